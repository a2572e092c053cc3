//! Joining what two records of one person say: spans of days that overlap are one.

use chrono::NaiveDate;

/// Days from one to another, inclusive; open while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Span {
    /// Have they a day in common?
    pub fn overlaps(&self, other: &Span) -> bool {
        let is_over = |one: &Span, two: &Span| one.to.is_some_and(|to| to < two.from);
        !is_over(self, other) && !is_over(other, self)
    }

    /// All days of both and those between.
    #[must_use]
    pub fn with(&self, other: &Span) -> Span {
        Span {
            from: self.from.min(other.from),
            to: self.to.zip(other.to).map(|(one, two)| one.max(two)),
        }
    }
}

/// One record to join: what it is about, its days, whose it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<K, I> {
    /// Which record.
    pub id: I,
    /// Records about the same thing may not overlap.
    pub about: K,
    /// Its days.
    pub span: Span,
    /// Was it the record of the one who stays?
    pub stays: bool,
}

/// What becomes of the records of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined<I> {
    /// Records that stay, each with its days, wider where it took others in.
    pub kept: Vec<(I, Span)>,
    /// Records that went into one that stays.
    pub dropped: Vec<I>,
}

/// Joins the records of two: what overlaps about the same thing becomes one, the record of the one who stays first.
pub fn join<K: PartialEq, I: Clone>(mut parts: Vec<Part<K, I>>) -> Joined<I> {
    parts.sort_by_key(|part| (!part.stays, part.span.from));
    let mut kept: Vec<Part<K, I>> = Vec::new();
    let mut dropped = Vec::new();
    for part in parts {
        let mut part = part;
        // A record of the other may bridge two that stay apart so far.
        while let Some(at) = kept
            .iter()
            .position(|one| one.about == part.about && one.span.overlaps(&part.span))
        {
            let mut first = kept.remove(at);
            first.span = first.span.with(&part.span);
            dropped.push(part.id);
            part = first;
        }
        kept.push(part);
    }
    Joined {
        kept: kept.into_iter().map(|part| (part.id, part.span)).collect(),
        dropped,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        "2026-01-01".parse::<NaiveDate>().unwrap() + chrono::Days::new(number)
    }

    fn part(id: usize, about: u8, from: u64, to: Option<u64>, stays: bool) -> Part<u8, usize> {
        let span = Span {
            from: day(from),
            to: to.map(|length| day(from + length)),
        };
        Part { id, about, span, stays }
    }

    #[test]
    fn one_contract_entered_twice_is_one_and_the_record_of_who_stays_is_kept() {
        let joined = join(vec![
            part(1, 0, 10, Some(20), true),
            part(2, 0, 0, Some(10), false),
            part(3, 1, 0, None, false),
            part(4, 0, 60, None, false),
        ]);
        assert_eq!(joined.dropped, [2]);
        let kept: Vec<usize> = joined.kept.iter().map(|(id, _)| *id).collect();
        assert_eq!(kept, [1, 3, 4]);
        assert_eq!(
            joined.kept[0].1,
            Span {
                from: day(0),
                to: Some(day(30))
            }
        );
    }

    proptest! {
        #[test]
        fn every_day_of_both_is_still_there_once(
            rows in prop::collection::vec((0..3_u8, 0..60_u64, prop::option::of(0..20_u64), any::<bool>()), 0..12),
        ) {
            let parts: Vec<_> = rows.iter().enumerate()
                .map(|(id, (about, from, to, stays))| part(id, *about, *from, *to, *stays))
                .collect();
            let about = |id: usize| rows[id].0;
            let joined = join(parts.clone());
            prop_assert_eq!(joined.kept.len() + joined.dropped.len(), parts.len());
            for number in 0..100 {
                let here = Span { from: day(number), to: Some(day(number)) };
                for what in 0..3 {
                    let before = parts.iter().any(|one| one.about == what && one.span.overlaps(&here));
                    let after = joined.kept.iter().filter(|(id, span)| about(*id) == what && span.overlaps(&here)).count();
                    prop_assert_eq!(usize::from(before), after);
                }
            }
        }
    }
}
