//! Numbers and moments as people write them: decimal comma, «92,7 %», «20.04.2026 12:00».

use crate::i18n::locale;
use chrono::{NaiveDate, NaiveDateTime};
use domain::points::{Exact, show, show_short, whole};

/// A share as a percentage with one digit, rounded once: «92,7 %».
pub fn percent(share: Exact) -> String {
    format!("{}\u{a0}%", show(share * whole(100), 1, locale().decimal_mark()))
}

/// Points without needless digits: «25», «1,5».
pub fn points(value: Exact) -> String {
    show_short(value, locale().decimal_mark())
}

/// A text with numbers that was written with decimal commas, «(38 / 41) × 100 = 92,7 %», in the reader's own marks.
pub fn localized(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let letter = |(at, c): (usize, &char)| match *c {
        ',' if is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1)) => locale().decimal_mark(),
        other => other,
    };
    letters.iter().enumerate().map(letter).collect()
}

/// «20.04.2026»
pub fn day(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// «20.04.2026 12:00»
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%d.%m.%Y %H:%M").to_string()
}

/// A count with its thousands apart: «1 240».
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let said = [0, 999, 1240, 1_000_000].map(grouped);
        assert_eq!(said, ["0", "999", "1\u{a0}240", "1\u{a0}000\u{a0}000"]);
    }
}
