//! What every register page is built from: search and filters, headings that sort, paging, empty states, files to take
//! away. All of it is links and one GET form, so an address says what is shown and can be sent to somebody.

mod table;
mod toolbar;

pub use table::{Heading, paging};
pub use toolbar::{Exports, Filter, NothingFound, NothingYet, Toolbar};

use domain::registers::listing::Listing;
use leptos::prelude::WithUntracked;
use leptos_router::hooks::use_query_map;

/// What the page's address asks for.
pub fn asked(filters: &[&str]) -> Listing {
    use_query_map().with_untracked(|map| Listing::read(filters, |name| map.get(name)))
}

/// The address of a register with this search, order and page.
pub fn address(path: &str, listing: &Listing) -> String {
    let pairs: Vec<String> = listing
        .pairs()
        .into_iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    match pairs.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", pairs.join("&")),
    }
}

/// A value in an address (RFC 3986, 2.3: only unreserved characters stay).
fn encoded(value: &str) -> String {
    let mut text = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_searched_for_stays_one_value_of_the_address() {
        let listing = Listing {
            find: "Ёж & co=1#".to_owned(),
            ..Listing::default()
        };
        assert_eq!(
            address("/roster", &listing.sorted_by("name")),
            "/roster?find=%D0%81%D0%B6%20%26%20co%3D1%23&sort=name"
        );
        assert_eq!(address("/roster", &Listing::default()), "/roster");
    }
}
