//! A pasted list as lines: bullets and numbers in front are taken off, marks of the right ones are read.

use crate::instruments::edit::limits::tidy;

/// One line of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// It had `+` or `*` in front.
    pub right: bool,
}

/// The lines that are not empty. When every one of several lines is marked, the marks were bullets.
pub fn lines(text: &str) -> Vec<Line> {
    let text = tidy(text);
    let mut lines: Vec<Line> = text
        .split(['\n', '\r'])
        .map(line)
        .filter(|it| !it.text.is_empty())
        .collect();
    if lines.len() > 1 && lines.iter().all(|it| it.right) {
        lines.iter_mut().for_each(|it| it.right = false);
    }
    lines
}

fn line(text: &str) -> Line {
    let before = without_mark(text.trim());
    let bare = without_bullet(before.unwrap_or_else(|| text.trim()));
    let behind = without_mark(bare);
    Line {
        text: behind.unwrap_or(bare).to_owned(),
        right: before.or(behind).is_some(),
    }
}

/// `+ верно` and `*верно` without the mark; `+7`, `*курсив*` and `**жирный**` are texts.
fn without_mark(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| matches!(c, '+' | '*'))?;
    let rest = &text[1..];
    let next = rest.chars().next()?;
    let emphasis = mark == '*' && !next.is_whitespace() && rest.contains('*');
    let number = next.is_ascii_digit() && !looks_numbered(rest);
    (next != mark && !emphasis && !number).then(|| rest.trim_start())
}

/// `1. текст`, `12) текст`, `а) текст`, `- текст`, `• текст` without what stands in front.
fn without_bullet(text: &str) -> &str {
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    if let Some(rest) = text.strip_prefix(['•', '◦', '▪', '·', '●']) {
        return rest.trim_start();
    }
    if let Some(rest) = text
        .strip_prefix(dash)
        .filter(|rest| rest.starts_with(char::is_whitespace))
    {
        return rest.trim_start();
    }
    numbered(text).unwrap_or(text).trim_start()
}

fn looks_numbered(text: &str) -> bool {
    numbered(text).is_some()
}

fn numbered(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once(['.', ')'])?;
    let is_dot = text.as_bytes().get(name.len()) == Some(&b'.');
    let is_number = (1..=2).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_digit());
    let is_letter = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    let separate = !is_dot || rest.starts_with(|c: char| !c.is_ascii_digit());
    let fits = (is_number && separate) || (is_letter && !is_dot);
    (fits && !rest.trim().is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_numbers_and_marks_are_taken_off_and_texts_are_left() {
        for (pasted, text, right) in [
            ("1. Да", "Да", false),
            ("2) Нет", "Нет", false),
            ("а) Иногда", "Иногда", false),
            ("- Редко", "Редко", false),
            ("– Редко", "Редко", false),
            ("•\tЧасто", "Часто", false),
            ("+ Верно", "Верно", true),
            ("*Верно", "Верно", true),
            ("+ 3) Верно", "Верно", true),
            ("+3) Верно", "Верно", true),
            ("3) + Верно", "Верно", true),
            ("-5", "-5", false),
            ("+7 900", "+7 900", false),
            ("1.5 часа", "1.5 часа", false),
            ("А. С. Пушкин", "А. С. Пушкин", false),
            ("2025. Итог", "2025. Итог", false),
            ("*курсив*", "*курсив*", false),
            ("**жирный**", "**жирный**", false),
            ("1.", "1.", false),
            ("+", "+", false),
        ] {
            let found = lines(pasted);
            assert_eq!(
                found,
                [Line {
                    text: text.to_owned(),
                    right
                }],
                "{pasted}"
            );
        }
    }

    #[test]
    fn empty_lines_vanish_and_marks_on_every_line_are_bullets() {
        let found = lines("* Да\r\n\r\n* Нет\r\n");
        let texts: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["Да", "Нет"]);
        assert!(found.iter().all(|it| !it.right));
    }
}
