//! Reading what was typed about a vacancy. Nothing typed is lost when it is refused.

use crate::{
    points::{Exact, parse_decimal},
    problem::Problem,
    registers::reading::{LONGEST_LINE, LONGEST_TEXT, Reading},
    roster::position::{PositionGroup, position_group},
    vacancies::{
        import::{MOST_HOURS, MOST_POSTS, fits_rate},
        wire::{CloseInput, VacancyInput},
    },
};
use chrono::NaiveDate;

/// A vacancy as it was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacancyForm {
    /// The post.
    pub position: String,
    /// The group the post belongs to, when it is in the dictionary.
    pub group: Option<PositionGroup>,
    /// Does indicator 4 count it?
    pub counts: bool,
    /// The subject.
    pub subject: String,
    /// How many posts.
    pub posts: u32,
    /// The ставка of each.
    pub rate: Exact,
    /// Hours a week.
    pub load_hours: Option<u32>,
    /// The first day.
    pub opened: NaiveDate,
    /// The day it was closed.
    pub closed: Option<NaiveDate>,
    /// Why it was closed.
    pub reason: String,
    /// Only while somebody is away?
    pub is_temporary: bool,
    /// A remark.
    pub note: String,
}

/// How a vacancy was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The first day on which it is no longer open.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Reads a vacancy; problems stand at `vacancy[…]`.
pub fn read_vacancy(input: &VacancyInput, today: NaiveDate) -> Result<VacancyForm, Vec<Problem>> {
    let mut reading = Reading::default();
    let position = reading.needed("vacancy[position]", &input.position, LONGEST_LINE);
    let group = position_group(&position);
    let counts = match input.counts.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            if group.is_none() && !position.is_empty() {
                reading.refuse("vacancy[counts]", "vacancy-counts");
            }
            group == Some(PositionGroup::Pedagogical)
        }
    };
    let subject = reading.text("vacancy[subject]", &input.subject, LONGEST_LINE);
    let posts = reading.number("vacancy[posts]", &input.posts).unwrap_or(1);
    if !(1..=MOST_POSTS).contains(&posts) {
        reading.extend([Problem::new("vacancy[posts]", "vacancy-posts").with("max", MOST_POSTS)]);
    }
    let rate = parse_decimal(&input.rate).filter(|rate| fits_rate(*rate));
    if rate.is_none() {
        reading.refuse("vacancy[rate]", "vacancy-rate");
    }
    let load_hours = reading.number("vacancy[load]", &input.load);
    if load_hours.is_some_and(|hours| !(1..=MOST_HOURS).contains(&hours)) {
        reading.extend([Problem::new("vacancy[load]", "vacancy-load").with("max", MOST_HOURS)]);
    }
    let opened = reading.date("vacancy[opened]", &input.opened);
    if input.opened.trim().is_empty() {
        reading.refuse("vacancy[opened]", "required");
    }
    if opened.is_some_and(|opened| opened > today) {
        reading.refuse("vacancy[opened]", "day-ahead");
    }
    let closed = reading.date("vacancy[closed]", &input.closed);
    let reason = closing(
        &mut reading,
        ("vacancy[closed]", "vacancy[reason]"),
        (opened, closed, today),
        &input.reason,
    );
    let note = reading.text("vacancy[note]", &input.note, LONGEST_TEXT);
    let read = rate.zip(opened).map(|(rate, opened)| VacancyForm {
        position,
        group,
        counts,
        subject,
        posts,
        rate,
        load_hours,
        opened,
        closed,
        reason,
        is_temporary: !input.temporary.is_empty(),
        note,
    });
    reading
        .give(read)?
        .ok_or_else(|| vec![Problem::new("", "form-unreadable")])
}

/// Reads how a vacancy that was opened on that day is closed; problems stand at `close[…]`.
pub fn read_closing(input: &CloseInput, opened: NaiveDate, today: NaiveDate) -> Result<Closing, Vec<Problem>> {
    let mut reading = Reading::default();
    let on = match input.on.trim() {
        "" => Some(today),
        typed => reading.date("close[on]", typed),
    };
    let reason = closing(
        &mut reading,
        ("close[on]", "close[reason]"),
        (Some(opened), on, today),
        &input.reason,
    );
    let read = on.map(|on| Closing { on, reason });
    reading
        .give(read)?
        .ok_or_else(|| vec![Problem::new("", "form-unreadable")])
}

/// The day of closing has come and is not before the first; a closed vacancy says why.
fn closing(
    reading: &mut Reading,
    (at, why): (&str, &str),
    (opened, closed, today): (Option<NaiveDate>, Option<NaiveDate>, NaiveDate),
    reason: &str,
) -> String {
    let Some(closed) = closed else {
        return String::new();
    };
    if opened.is_some_and(|opened| closed < opened) {
        reading.refuse(at, "end-before-start");
    }
    if closed > today {
        reading.refuse(at, "day-ahead");
    }
    if reason.trim().is_empty() {
        reading.refuse(why, "vacancy-close-reason");
    }
    reading.text(why, reason, LONGEST_LINE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TODAY: &str = "2026-04-20";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn typed() -> VacancyInput {
        VacancyInput {
            position: "учитель физики".to_owned(),
            rate: "0,5".to_owned(),
            opened: "20.04.2026".to_owned(),
            ..VacancyInput::default()
        }
    }

    fn named(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect()
    }

    #[test]
    fn dd_11_what_counts_goes_by_the_post_and_an_unknown_post_is_asked_about() {
        let read = read_vacancy(&typed(), day(TODAY)).unwrap();
        assert!(read.counts && read.group == Some(PositionGroup::Pedagogical));
        assert_eq!((read.posts, read.rate), (1, Exact::new(1, 2)));
        let cleaner = VacancyInput {
            position: "уборщик служебных помещений".to_owned(),
            ..typed()
        };
        assert!(!read_vacancy(&cleaner, day(TODAY)).unwrap().counts);
        let unknown = VacancyInput {
            position: "заклинатель змей".to_owned(),
            ..typed()
        };
        let problems = read_vacancy(&unknown, day(TODAY)).unwrap_err();
        assert_eq!(named(&problems), ["vacancy[counts] vacancy-counts"]);
        let told = VacancyInput {
            counts: "yes".to_owned(),
            ..unknown
        };
        assert!(read_vacancy(&told, day(TODAY)).unwrap().counts);
    }

    #[test]
    fn sr_65_every_wrong_field_is_named() {
        let wrong = VacancyInput {
            position: String::new(),
            posts: "0".to_owned(),
            rate: "3".to_owned(),
            load: "100".to_owned(),
            opened: "2026-04-21".to_owned(),
            closed: "2026-04-19".to_owned(),
            ..VacancyInput::default()
        };
        let problems = read_vacancy(&wrong, day(TODAY)).unwrap_err();
        assert_eq!(
            named(&problems),
            [
                "vacancy[position] required",
                "vacancy[posts] vacancy-posts",
                "vacancy[rate] vacancy-rate",
                "vacancy[load] vacancy-load",
                "vacancy[opened] day-ahead",
                "vacancy[closed] end-before-start",
                "vacancy[reason] vacancy-close-reason"
            ]
        );
    }

    #[test]
    fn a_vacancy_is_closed_with_a_reason_on_a_day_that_has_come() {
        let close = |on: &str, reason: &str| {
            let input = CloseInput {
                on: on.to_owned(),
                reason: reason.to_owned(),
            };
            read_closing(&input, day("2026-04-01"), day(TODAY))
        };
        assert_eq!(
            named(&close("", "").unwrap_err()),
            ["close[reason] vacancy-close-reason"]
        );
        assert_eq!(
            named(&close("2026-04-21", "приём").unwrap_err()),
            ["close[on] day-ahead"]
        );
        assert_eq!(
            named(&close("2026-03-31", "приём").unwrap_err()),
            ["close[on] end-before-start"]
        );
        assert_eq!(close("", "приём").unwrap().on, day(TODAY));
    }
}
