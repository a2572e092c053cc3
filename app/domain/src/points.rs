//! Exact numbers: points of a test and shares of people are fractions, rounded once, when they are shown.

use num_rational::Ratio;

/// Points, bounds and shares, exactly.
pub type Exact = Ratio<i64>;

/// A whole number as an exact one.
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(number)
}

/// Reads `12`, `-3,5` or `0.25`; spaces (also no-break ones) are ignored.
///
/// `None` for anything else and for more than 12 digits on one side of the mark.
pub fn parse_decimal(text: &str) -> Option<Exact> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}')
        .collect();
    let text = text.replace('\u{2212}', "-");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (int, frac) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_number = |s: &str| s.len() <= 12 && s.bytes().all(|b| b.is_ascii_digit());
    if !is_number(int) || frac.len() > 6 || !is_number(frac) || (int.is_empty() && frac.is_empty()) {
        return None;
    }
    let scale = 10_i64.pow(frac.len() as u32);
    let int: i64 = if int.is_empty() { 0 } else { int.parse().ok()? };
    let frac: i64 = if frac.is_empty() { 0 } else { frac.parse().ok()? };
    let value = Exact::new(int.checked_mul(scale)?.checked_add(frac)?, scale);
    Some(if negative { -value } else { value })
}

/// Reads a number as it is stored: a fraction `3/2`, or a decimal.
pub fn read_stored(text: &str) -> Option<Exact> {
    text.parse().ok().or_else(|| parse_decimal(text))
}

/// Rounds half up (away from zero) to `digits` after the mark and prints with `mark` (DD-15).
///
/// `show(Exact::new(3800, 41), 1, ',')` is `92,7`.
pub fn show(value: Exact, digits: u32, mark: char) -> String {
    let scale = 10_i128.pow(digits);
    let (numer, denom) = (i128::from(*value.numer()) * scale, i128::from(*value.denom()));
    let rounded = (numer.abs() * 2 + denom) / (denom * 2);
    let sign = if numer < 0 && rounded > 0 { "\u{2212}" } else { "" };
    if digits == 0 {
        return format!("{sign}{rounded}");
    }
    let (int, frac) = (rounded / scale, rounded % scale);
    format!("{sign}{int}{mark}{frac:0width$}", width = digits as usize)
}

/// Prints the shortest exact decimal up to three digits after the mark: `2`, `1,5`, `0,333`.
pub fn show_short(value: Exact, mark: char) -> String {
    if value.is_integer() {
        return value.numer().to_string();
    }
    show(value, 3, mark)
        .trim_end_matches('0')
        .trim_end_matches(mark)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_up_once() {
        for (numer, denom, expected) in [
            (3800, 41, "92,7"),
            (1, 8, "0,1"),
            (5, 100, "0,1"),
            (-5, 100, "\u{2212}0,1"),
            (100, 1, "100,0"),
        ] {
            assert_eq!(show(Exact::new(numer, denom), 1, ','), expected);
        }
    }

    #[test]
    fn reads_comma_and_point_and_refuses_the_rest() {
        assert_eq!(parse_decimal("12,50"), Some(Exact::new(25, 2)));
        assert_eq!(parse_decimal(" -0.5 "), Some(Exact::new(-1, 2)));
        assert_eq!(parse_decimal("1 000"), Some(whole(1000)));
        for wrong in ["", "-", ",", "1,2,3", "1e9", "NaN", "9999999999999", "1/2"] {
            assert_eq!(parse_decimal(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn shows_short_decimals() {
        assert_eq!(show_short(Exact::new(3, 2), ','), "1,5");
        assert_eq!(show_short(whole(2), ','), "2");
    }
}
