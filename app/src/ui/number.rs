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
