//! What a bank adds up to on a day: pedagogical posts and their ставки, which indicator 4 counts, and the others beside.

use crate::{
    points::whole,
    vacancies::{
        vacancy::LONG_OPEN_DAYS,
        wire::{Sums, VacancyLine},
    },
};

/// Adds up the open rows; each tells for itself whether it is open on the day.
pub fn sums<'a>(lines: impl IntoIterator<Item = &'a VacancyLine>) -> Sums {
    let mut sums = Sums::default();
    for line in lines.into_iter().filter(|line| line.is_open) {
        let posts = u64::from(line.posts);
        if !line.counts {
            sums.other += posts;
            continue;
        }
        sums.posts += posts;
        sums.rates += line.rate * whole(i64::from(line.posts));
        sums.temporary += if line.is_temporary { posts } else { 0 };
        sums.long += if line.days > LONG_OPEN_DAYS { posts } else { 0 };
    }
    sums
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{ids::VacancyId, points::Exact, vacancies::vacancy::Open};

    fn line(posts: u32, rate: Exact, opened: &str, closed: Option<&str>) -> VacancyLine {
        let day = |text: &str| text.parse().unwrap();
        let open = Open {
            opened_on: day(opened),
            closed_on: closed.map(day),
        };
        let on = day("2027-01-01");
        VacancyLine {
            id: VacancyId(uuid::Uuid::nil()),
            position: "учитель".to_owned(),
            subject: String::new(),
            posts,
            rate,
            load_hours: None,
            opened_on: open.opened_on,
            closed_on: open.closed_on,
            reason: String::new(),
            is_temporary: false,
            counts: true,
            is_open: open.on(on),
            days: open.days(on),
            confirmed_on: None,
            note: String::new(),
        }
    }

    #[test]
    fn ex_17_dd_11_posts_are_counted_and_rates_stand_beside() {
        let temporary = VacancyLine {
            is_temporary: true,
            ..line(1, whole(1), "2026-09-01", None)
        };
        let cleaner = VacancyLine {
            counts: false,
            ..line(1, whole(1), "2026-10-01", None)
        };
        let bank = [
            line(1, whole(1), "2025-08-25", None),
            line(1, whole(1), "2026-09-01", None),
            temporary,
            line(1, whole(1), "2026-02-14", Some("2026-08-28")),
            line(1, Exact::new(1, 2), "2026-12-20", Some("2027-01-12")),
            cleaner,
            line(1, whole(1), "2027-01-11", None),
        ];
        let sums = sums(&bank);
        assert_eq!((sums.posts, sums.temporary, sums.other), (4, 1, 1), "not 5 and not 3");
        assert_eq!((sums.rates, sums.long), (Exact::new(7, 2), 3));
        let two = super::sums(&[line(2, Exact::new(3, 4), "2026-12-30", None)]);
        assert_eq!(
            (two.posts, two.rates),
            (2, Exact::new(3, 2)),
            "one row may stand for two posts"
        );
    }
}
