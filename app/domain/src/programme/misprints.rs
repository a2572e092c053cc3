//! Slips of the approved text that can be recognised: letters in numbers, words lost, one task in two bullets.

use crate::programme::edition::{Act, Edition};
use crate::programme::findings::{Finding, FindingKind};

/// Endings of an adjective that waits for its noun, so that the bullet goes on in the next.
const UNFINISHED: [&str; 5] = ["ого", "его", "ных", "ной", "ным"];
/// What a definition of a variable begins with.
const COUNTED: [&str; 3] = ["число", "общее число", "количество"];

/// Numbers of a formula as they were typed or recognised, and as they are read.
pub fn numbers(at: &str, formula: &str) -> Vec<Finding> {
    let (head, _) = formula.split_once(", где").unwrap_or((formula, ""));
    let chars: Vec<char> = head.chars().collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let run = chars[from..]
            .iter()
            .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | 'О' | 'о' | 'O' | 'o'))
            .count();
        let written: String = chars[from..from + run].iter().collect();
        found.extend(number(at, written.trim()));
        from += run.max(1);
    }
    found
}

fn number(at: &str, written: &str) -> Option<Finding> {
    let starts = written.starts_with(|c: char| c.is_ascii_digit());
    let read: String = written
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| if c.is_ascii_digit() { c } else { '0' })
        .collect();
    let kind = match written.chars().any(char::is_alphabetic) {
        true => FindingKind::LetterForDigit,
        false => FindingKind::SplitNumber,
    };
    (starts && read != written).then(|| Finding::new(kind, at, written, read))
}

/// Definitions after «где» that lost the symbol or the word «число».
pub fn missing_variables(at: &str, formula: &str) -> Vec<Finding> {
    let Some((_, definitions)) = formula.split_once("где") else {
        return Vec::new();
    };
    let wrong = definitions.split(';').filter_map(|definition| {
        let definition = definition.trim();
        let (symbol, meaning) = definition.split_once('-')?;
        let (symbol, meaning) = (symbol.trim(), meaning.trim());
        let is_whole = !symbol.is_empty() && COUNTED.iter().any(|start| meaning.starts_with(start));
        if is_whole {
            return None;
        }
        let symbol = if symbol.is_empty() { "ЧП" } else { symbol };
        let word = if COUNTED.iter().any(|start| meaning.starts_with(start)) {
            ""
        } else {
            "число "
        };
        let read = format!("{symbol} — {word}{meaning}");
        Some(Finding::new(FindingKind::VariableUndefined, at, definition, read))
    });
    wrong.collect()
}

/// The number of an act, and the lists it is in (SR-03).
pub fn act(act: &Act) -> Vec<Finding> {
    let mut found = Vec::new();
    if !act.number_verbatim.is_empty() && act.number_verbatim != act.number {
        let (written, read) = (format!("№ {}", act.number_verbatim), format!("№ {}", act.number));
        found.push(Finding::new(FindingKind::ActNumber, &act.code, written, read));
    }
    if act.in_passport != act.in_section {
        let list = if act.in_passport { "passport" } else { "section" };
        let written = format!("{} № {}", act.kind, act.number);
        found.push(Finding::new(FindingKind::ActInOneList, &act.code, written, list));
    }
    found
}

/// One task that the paper prints as two bullets.
pub fn tasks(edition: &Edition) -> Vec<Finding> {
    let bullets = edition.verbatim.tasks.windows(2);
    let split = bullets.filter(|pair| {
        let last = pair[0].split_whitespace().last().unwrap_or_default();
        UNFINISHED.iter().any(|ending| last.ends_with(ending))
    });
    split
        .map(|pair| {
            let joined = format!("{} {}", pair[0], pair[1]);
            Finding::new(FindingKind::TaskSplit, "", pair.join(" ‖ "), joined)
        })
        .collect()
}

/// Days that two stages have in common.
pub fn stages(edition: &Edition) -> Vec<Finding> {
    let pairs = edition.calendar.stages.windows(2);
    let shared = pairs.filter(|pair| pair[0].to == pair[1].from);
    shared
        .map(|pair| {
            let day = pair[1].from.format("%d.%m").to_string();
            Finding::new(FindingKind::StagesShareDay, pair[1].code.code(), &day, &day)
        })
        .collect()
}

/// «образовательной организаций»: an adjective in the singular before a noun in the plural.
pub fn words(edition: &Edition) -> Vec<Finding> {
    let sentences = edition.verbatim.participants.iter();
    let wrong = sentences.filter_map(|sentence| {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let pair = words
            .windows(2)
            .find(|pair| pair[0].ends_with("ной") && pair[1].ends_with("ций"))?;
        let read = sentence.replace(pair[1], &format!("{}и", pair[1].trim_end_matches('й')));
        Some(Finding::new(FindingKind::WordsDisagree, "", sentence, read))
    });
    wrong.collect()
}

/// A period of the year that no stage is called by; the preparing one is the initial stage.
pub fn periods(edition: &Edition) -> Vec<Finding> {
    const STAGES: [&str; 3] = ["начальный", "основной", "заключительный"];
    let unknown = edition
        .verbatim
        .periods
        .iter()
        .filter(|period| !STAGES.iter().any(|stage| period.to_lowercase().starts_with(stage)));
    unknown
        .map(|period| Finding::new(FindingKind::PeriodUnknown, "initial", period, "начальный этап"))
        .collect()
}
