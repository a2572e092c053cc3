//! An address that may stand in a link (security 34). Escaping does not help against `javascript:`, so a text becomes a
//! link only through this type.

use serde::{Deserialize, Serialize};
use std::fmt;

const LONGEST: usize = 2000;

/// An `https:`, `http:` or `mailto:` address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Takes an address; `None` for every other scheme, for none, and for what a browser would read in another way.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`');
        if text.chars().count() > LONGEST || text.chars().any(is_odd) {
            return None;
        }
        let (scheme, rest) = text.split_once(':')?;
        let host = rest.trim_start_matches('/');
        let fits = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => rest.starts_with("//") && !rest.starts_with("///") && !host.is_empty(),
            "mailto" => rest.contains('@') && !rest.starts_with('/'),
            _ => false,
        };
        fits.then(|| Self(text.to_owned()))
    }

    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Does a text look like an address that may not become a link? Words with a colon in them do not.
pub fn is_unsafe_address(text: &str) -> bool {
    let text = text.trim();
    let scheme = text.split_once(':').map(|(scheme, rest)| (scheme, rest.chars().next()));
    let is_scheme = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    scheme.is_some_and(|(word, next)| is_scheme(word) && next.is_some_and(|c| !c.is_whitespace()))
        && SafeUrl::parse(text).is_none()
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<SafeUrl> for String {
    fn from(url: SafeUrl) -> Self {
        url.0
    }
}

impl TryFrom<String> for SafeUrl {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not an address for a link")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn security_34_only_web_and_mail_addresses_become_links() {
        for good in [
            "https://school.test/a?b=1#c",
            "HTTP://школа.рф/файл",
            "mailto:a@school.test",
        ] {
            assert_eq!(SafeUrl::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "//evil.test",
            "/api/accounts/sign_out",
            "https:evil.test",
            "https:///evil.test",
            "mailto:nobody",
            "протокол № 3",
            "",
        ] {
            assert_eq!(SafeUrl::parse(bad), None, "{bad:?}");
        }
        let stored: Result<SafeUrl, _> = serde_json::from_str("\"javascript:alert(1)\"");
        assert!(stored.is_err(), "nor by way of JSON");
    }

    #[test]
    fn words_about_a_paper_are_no_address() {
        for words in [
            "протокол № 3 от 19.03.2026",
            "Приказ: № 15",
            "N 3: list",
            "https://school.test/a",
            "",
        ] {
            assert!(!is_unsafe_address(words), "{words}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://school.test",
            "https:/evil.test",
        ] {
            assert!(is_unsafe_address(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn security_34_whatever_is_taken_begins_with_an_allowed_scheme(text in any::<String>()) {
            if let Some(url) = SafeUrl::parse(&text) {
                let low = url.as_str().to_ascii_lowercase();
                prop_assert!(["https://", "http://", "mailto:"].iter().any(|one| low.starts_with(one)));
                prop_assert!(!low.chars().any(|c| c.is_control() || c.is_whitespace()));
            }
        }
    }
}
