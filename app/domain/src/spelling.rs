//! One spelling for one text (security 50): «й» may come as one sign or as «и» with a breve, and both look alike.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text in composed form (Unicode NFC); what is composed already is only looked at.
pub fn composed(text: &str) -> String {
    if is_composed(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Is the text in composed form?
pub fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_50_letters_of_two_signs_become_one() {
        for (given, kept) in [
            ("и\u{306}", "й"),
            ("Е\u{308}лка", "Ёлка"),
            ("готово", "готово"),
            ("plain", "plain"),
            ("\u{301}", "\u{301}"),
            ("👩\u{200d}🏫 \u{202e}", "👩\u{200d}🏫 \u{202e}"),
        ] {
            assert_eq!(composed(given), kept, "{given:?}");
            assert!(is_composed(&composed(given)));
        }
    }
}
