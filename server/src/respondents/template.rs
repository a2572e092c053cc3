//! A page that looks alike for many: the text of one rendering, cut at what is each reader's own.

use super::packed::{Packed, Stream};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// More looks than a municipality has open campaigns.
const KEPT: usize = 500;

/// A text with holes.
#[derive(Debug)]
pub struct Template {
    start: Piece,
    /// Which hole, and the text after it.
    rest: Vec<(usize, Piece)>,
}

/// What does not change, as it is and packed.
#[derive(Debug)]
struct Piece {
    text: String,
    packed: Packed,
}

impl Piece {
    fn new(text: &str) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            packed: Packed::new(text)?,
        })
    }
}

impl Template {
    /// Cuts a rendering at its own values. None when a value is not in it, or does not come back where it was.
    pub fn learn(text: &str, own: &[&str]) -> Option<Self> {
        let (mut start, mut rest) = (text.len(), Vec::new());
        let mut at = 0;
        while let Some((hole, found)) = next(&text[at..], own) {
            let (from, to) = (at + found, at + found + own[hole].len());
            match rest.last_mut() {
                None => start = from,
                Some((_, _, end)) => *end = from,
            }
            rest.push((hole, to, text.len()));
            at = to;
        }
        let pieces = rest
            .iter()
            .map(|(hole, from, to)| Some((*hole, Piece::new(&text[*from..*to])?)));
        let template = Self {
            start: Piece::new(&text[..start])?,
            rest: pieces.collect::<Option<_>>()?,
        };
        let is_whole = (0..own.len()).all(|hole| rest.iter().any(|(known, ..)| *known == hole));
        (is_whole && template.fill(own) == text).then_some(template)
    }

    /// The text with somebody else's values.
    pub fn fill(&self, own: &[&str]) -> String {
        let length = self.length(own, |piece| piece.text.len());
        let mut page = String::with_capacity(length);
        page.push_str(&self.start.text);
        for (hole, piece) in &self.rest {
            page.push_str(own.get(*hole).copied().unwrap_or_default());
            page.push_str(&piece.text);
        }
        page
    }

    /// The same, packed by gzip.
    pub fn fill_packed(&self, own: &[&str]) -> Vec<u8> {
        let mut page = Stream::with_capacity(self.length(own, |piece| piece.packed.len() + 8));
        page.push(&self.start.packed);
        for (hole, piece) in &self.rest {
            page.push_plain(own.get(*hole).copied().unwrap_or_default());
            page.push(&piece.packed);
        }
        page.finish()
    }

    fn length(&self, own: &[&str], of: impl Fn(&Piece) -> usize) -> usize {
        let rest = self.rest.iter();
        let rest = rest.map(|(hole, piece)| own.get(*hole).map_or(0, |own| own.len()) + of(piece));
        of(&self.start) + rest.sum::<usize>()
    }
}

/// The value that comes first, and where.
fn next(text: &str, own: &[&str]) -> Option<(usize, usize)> {
    let found = own.iter().enumerate().filter(|(_, value)| !value.is_empty());
    found
        .filter_map(|(hole, value)| Some((hole, text.find(value)?)))
        .min_by_key(|(_, at)| *at)
}

/// Templates by what their pages look different by.
#[derive(Debug)]
pub struct Looks<K> {
    known: RwLock<HashMap<K, Arc<Template>>>,
}

impl<K> Default for Looks<K> {
    fn default() -> Self {
        Self {
            known: RwLock::default(),
        }
    }
}

impl<K: Eq + Hash> Looks<K> {
    /// The template of a look.
    pub fn get(&self, look: &K) -> Option<Arc<Template>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(look).cloned()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Keeps one.
    pub fn put(&self, look: K, template: Template) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(look, Arc::new(template));
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn a_page_is_cut_at_every_value_and_filled_with_others() {
        let template = Template::learn("<a id=7>Анна</a><b id=7>", &["7", "Анна"]);
        let filled = template.map(|template| template.fill(&["8", "Пётр"]));
        assert_eq!(filled.as_deref(), Some("<a id=8>Пётр</a><b id=8>"));
    }

    #[test]
    fn what_does_not_come_back_is_not_learned() {
        assert!(Template::learn("<a>", &["7"]).is_none(), "a value that is not there");
        assert!(
            Template::learn("<a id=7>", &["7", ""]).is_none(),
            "a value that is nothing"
        );
    }
}
