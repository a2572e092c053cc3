//! Reading what was typed about staff; problems stand under the names of the fields (`domain.md` 3.1).

use crate::{
    problem::Problem,
    registers::reading::Reading,
    roster::{
        absences::AbsenceKind,
        join::Span,
        name::FullName,
        qualification::Category,
        wire_input::{AbsenceInput, DismissalInput, MembershipInput, PersonInput, QualificationInput},
    },
};
use chrono::NaiveDate;

const LONGEST_NAME: usize = 60;
const LONGEST_LINE: usize = 200;

/// A person as typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonForm {
    /// The name.
    pub name: FullName,
    /// The code in the school's own files.
    pub code: Option<String>,
    /// The date of birth.
    pub birth: Option<NaiveDate>,
    /// An e-mail address, or empty.
    pub email: String,
    /// A telephone number, or empty.
    pub phone: String,
    /// The first day of experience.
    pub experience: Option<NaiveDate>,
}

/// A dismissal as typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DismissalForm {
    /// The last working day.
    pub on: NaiveDate,
    /// The order, or empty.
    pub order: String,
}

/// Reads a person; problems stand at `person[…]`.
pub fn read_person(input: &PersonInput, today: NaiveDate) -> Result<PersonForm, Vec<Problem>> {
    let mut reading = Reading::default();
    let name = read_name(&mut reading, input);
    let birth = reading.date("person[birth]", &input.birth);
    let experience = reading.date("person[experience]", &input.experience);
    for (at, day) in [("person[birth]", birth), ("person[experience]", experience)] {
        if day.is_some_and(|day| day > today) {
            reading.refuse(at, "staff-day-ahead");
        }
    }
    if birth
        .zip(experience)
        .is_some_and(|(birth, experience)| experience <= birth)
    {
        reading.refuse("person[experience]", "experience-before-birth");
    }
    let email = reading.text("person[email]", &input.email, LONGEST_LINE);
    if !email.is_empty() && !is_email(&email) {
        reading.refuse("person[email]", "email-unreadable");
    }
    let form = PersonForm {
        name,
        code: Some(reading.text("person[code]", &input.code, LONGEST_NAME)).filter(|code| !code.is_empty()),
        birth,
        email,
        phone: reading.text("person[phone]", &input.phone, LONGEST_NAME),
        experience,
    };
    reading.give(form)
}

fn read_name(reading: &mut Reading, input: &PersonInput) -> FullName {
    for (part, text) in [
        ("last", &input.last),
        ("first", &input.first),
        ("patronymic", &input.patronymic),
    ] {
        reading.text(&format!("person[{part}]"), text, LONGEST_NAME);
    }
    match FullName::from_parts(&input.last, &input.first, &input.patronymic) {
        Ok(name) => name,
        Err(part) => {
            let typed = [("last", &input.last), ("first", &input.first)];
            let is_empty = typed.iter().any(|(own, text)| *own == part && text.trim().is_empty());
            let kind = if is_empty { "required" } else { "person-part-unreadable" };
            reading.refuse(&format!("person[{part}]"), kind);
            FullName {
                last: String::new(),
                first: String::new(),
                patronymic: String::new(),
            }
        }
    }
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let is_place = |place: &str| place.contains('.') && !place.starts_with('.') && !place.ends_with('.');
    parts.is_some_and(|(name, place)| !name.is_empty() && is_place(place) && !text.contains(char::is_whitespace))
}

/// Reads a dismissal; problems stand at `dismissal[…]`.
pub fn read_dismissal(input: &DismissalInput) -> Result<DismissalForm, Vec<Problem>> {
    let mut reading = Reading::default();
    let on = reading.day("dismissal[on]", &input.on);
    let form = DismissalForm {
        on: on.unwrap_or_default(),
        order: reading.text("dismissal[order]", &input.order, LONGEST_LINE),
    };
    reading.give(form)
}

/// Reads a long absence; problems stand at `absence[…]`. `others` are the person's others of the same kind.
pub fn read_absence(input: &AbsenceInput, others: &[(AbsenceKind, Span)]) -> Result<(AbsenceKind, Span), Vec<Problem>> {
    let mut reading = Reading::default();
    let kind = reading.choice("absence[kind]", &input.kind, AbsenceKind::from_code);
    let from = reading.day("absence[from]", &input.from);
    let span = Span {
        from: from.unwrap_or_default(),
        to: reading.end("absence[to]", &input.to, from),
    };
    let is_same = |one: &&(AbsenceKind, Span)| Some(one.0) == kind && one.1.overlaps(&span);
    if from.is_some() && others.iter().any(|one| is_same(&one)) {
        reading.refuse("absence[from]", "absence-overlaps");
    }
    reading.give((kind.unwrap_or(AbsenceKind::SickLong), span))
}

/// Reads a qualification category with its days; problems stand at `qualification[…]`.
pub fn read_qualification(
    input: &QualificationInput,
) -> Result<(Category, Option<NaiveDate>, Option<NaiveDate>), Vec<Problem>> {
    let mut reading = Reading::default();
    let category = reading.choice("qualification[category]", &input.category, Category::from_code);
    let from = reading.date("qualification[from]", &input.from);
    let to = reading.end("qualification[valid_to]", &input.valid_to, from);
    reading.give((category.unwrap_or(Category::Suitable), from, to))
}

/// Reads the days of a stay in a union; problems stand at `membership[…]`. `others` are those in the same union.
pub fn read_membership(input: &MembershipInput, others: &[Span]) -> Result<Span, Vec<Problem>> {
    let mut reading = Reading::default();
    let from = reading.day("membership[from]", &input.from);
    let span = Span {
        from: from.unwrap_or_default(),
        to: reading.end("membership[to]", &input.to, from),
    };
    if from.is_some() && others.iter().any(|one| one.overlaps(&span)) {
        reading.refuse("membership[from]", "membership-overlaps");
    }
    reading.give(span)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn named(problems: &[Problem]) -> Vec<(&str, &str)> {
        problems
            .iter()
            .map(|one| (one.at.as_str(), one.kind.as_str()))
            .collect()
    }

    #[test]
    fn a_person_needs_a_name_and_days_that_can_be() {
        let today = "2026-11-27".parse().unwrap();
        let input = PersonInput {
            last: "Ёлкина".to_owned(),
            first: " ".to_owned(),
            birth: "2027-01-01".to_owned(),
            experience: "2020-01-01".to_owned(),
            email: "anna@school".to_owned(),
            ..PersonInput::default()
        };
        let expected = [
            ("person[first]", "required"),
            ("person[birth]", "staff-day-ahead"),
            ("person[experience]", "experience-before-birth"),
            ("person[email]", "email-unreadable"),
        ];
        assert_eq!(named(&read_person(&input, today).unwrap_err()), expected);
        let right = PersonInput {
            first: "Анна".to_owned(),
            birth: "01.05.1980".to_owned(),
            email: "anna@school.example".to_owned(),
            ..input
        };
        assert_eq!(read_person(&right, today).unwrap().name.full(), "Ёлкина Анна");
    }

    #[test]
    fn an_absence_of_one_kind_is_not_written_down_twice() {
        let span = |from: &str, to: Option<&str>| Span {
            from: from.parse().unwrap(),
            to: to.map(|to| to.parse().unwrap()),
        };
        let others = [(AbsenceKind::Parental, span("2025-09-01", None))];
        let input = |kind: &str| AbsenceInput {
            kind: kind.to_owned(),
            from: "2026-01-01".to_owned(),
            ..AbsenceInput::default()
        };
        assert_eq!(
            named(&read_absence(&input("parental"), &others).unwrap_err()),
            [("absence[from]", "absence-overlaps")]
        );
        assert!(read_absence(&input("sick_long"), &others).is_ok());
    }
}
