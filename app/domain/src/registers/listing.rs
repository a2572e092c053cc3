//! What part of a register is asked for, as its address says it, and the page of rows that answers.

use crate::spelling::composed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows of one page.
pub const PER_PAGE: u64 = 50;

/// Search, filters, order and page of a list; everything empty asks for its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Listing {
    /// Words that all have to be found.
    pub find: String,
    /// The filters by name; one that is empty is not there.
    pub filters: BTreeMap<String, String>,
    /// A column's name, with `-` before it from the last to the first; empty is the register's own order.
    pub sort: String,
    /// The page, from 1; empty is the first.
    pub page: String,
}

impl Listing {
    /// Reads an address: what is not a filter of this register is left aside.
    pub fn read(filters: &[&str], get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| composed(get(name).unwrap_or_default().trim());
        let set = filters.iter().map(|name| ((*name).to_owned(), text(name)));
        Self {
            find: text("find"),
            filters: set.filter(|(_, value)| !value.is_empty()).collect(),
            sort: text("sort"),
            page: text("page"),
        }
    }

    /// The value of a filter, or empty.
    pub fn filter(&self, name: &str) -> &str {
        self.filters.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The column to sort by, and whether from the last to the first.
    pub fn order(&self) -> (&str, bool) {
        match self.sort.strip_prefix('-') {
            Some(column) => (column, true),
            None => (&self.sort, false),
        }
    }

    /// The number of the page, from 1.
    pub fn number(&self) -> u64 {
        self.page.parse().unwrap_or(1).clamp(1, 1_000_000)
    }

    /// Does it ask for less than everything?
    pub fn is_narrowed(&self) -> bool {
        !self.find.is_empty() || !self.filters.is_empty()
    }

    /// The same with this filter, from the first page.
    #[must_use]
    pub fn with_filter(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.page = String::new();
        match value.is_empty() {
            true => other.filters.remove(name),
            false => other.filters.insert(name.to_owned(), value.to_owned()),
        };
        other
    }

    /// The same sorted by this column; by the same column once more, the other way round.
    #[must_use]
    pub fn sorted_by(&self, column: &str) -> Self {
        let sort = match self.order() {
            (own, false) if own == column => format!("-{column}"),
            _ => column.to_owned(),
        };
        let page = String::new();
        Self {
            sort,
            page,
            ..self.clone()
        }
    }

    /// The same in this order unless another one was asked for: a register's own order may run from the last.
    #[must_use]
    pub fn or_sorted(&self, sort: &str) -> Self {
        let mut other = self.clone();
        if other.sort.is_empty() {
            sort.clone_into(&mut other.sort);
        }
        other
    }

    /// The same on that page.
    #[must_use]
    pub fn on_page(&self, number: u64) -> Self {
        let page = if number > 1 { number.to_string() } else { String::new() };
        Self { page, ..self.clone() }
    }

    /// The names and values that its address is made of.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let own = [("find", &self.find), ("sort", &self.sort), ("page", &self.page)];
        let own = own.into_iter().map(|(name, value)| (name, value.as_str()));
        let filters = self.filters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        filters.chain(own).filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// One page of a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many rows fit the search and the filters.
    pub total: u64,
    /// The number of this page, from 1.
    pub number: u64,
}

impl<T> Page<T> {
    /// How many pages there are, at least one.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(PER_PAGE).max(1)
    }

    /// The first and the last row shown, counted from 1; 0 and 0 of an empty page.
    pub fn span(&self) -> (u64, u64) {
        let before = (self.number.max(1) - 1) * PER_PAGE;
        let shown = self.rows.len() as u64;
        (
            if shown == 0 { 0 } else { before + 1 },
            if shown == 0 { 0 } else { before + shown },
        )
    }

    /// The same page with other rows.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(change).collect(),
            total: self.total,
            number: self.number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_the_filters_and_go_back_to_the_first_page() {
        let get = |name: &str| {
            let typed = [("find", " Ёлк "), ("state", "left"), ("page", "3"), ("else", "x")];
            typed
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, value)| (*value).to_owned())
        };
        let listing = Listing::read(&["state", "union"], get);
        assert_eq!(listing.pairs(), [("state", "left"), ("find", "Ёлк"), ("page", "3")]);
        let sorted = listing.sorted_by("since");
        assert_eq!(sorted.pairs(), [("state", "left"), ("find", "Ёлк"), ("sort", "since")]);
        assert_eq!(sorted.sorted_by("since").order(), ("since", true));
        assert_eq!(sorted.sorted_by("since").sorted_by("since").order(), ("since", false));
        assert_eq!(listing.with_filter("state", "").pairs(), [("find", "Ёлк")]);
    }

    #[test]
    fn a_page_says_which_rows_it_shows() {
        let page = |number, rows, total| Page {
            rows: vec![(); rows],
            total,
            number,
        };
        assert_eq!(page(2, 50, 1240).span(), (51, 100));
        assert_eq!(page(25, 40, 1240).span(), (1201, 1240));
        assert_eq!((page(1, 0, 0).span(), page(1, 0, 0).pages()), ((0, 0), 1));
        assert_eq!(page(1, 50, 1240).pages(), 25);
        let wrong = Listing {
            page: "-4".to_owned(),
            ..Listing::default()
        };
        assert_eq!(wrong.number(), 1);
    }
}
