//! Reading a row of a light register, and the rules it has to keep beside the other rows (SR-45, SR-47, SR-48).

use crate::{
    ids::{LightRecordId, PersonId, UnionId},
    light::{
        register::{Field, Light},
        wire::LightInput,
    },
    problem::Problem,
    registers::reading::{LONGEST_LINE, LONGEST_TEXT, Reading},
    roster::name::fold,
};
use chrono::{Datelike, NaiveDate};

/// More hours or people than this are a slip of the finger.
const MOST: u32 = 10_000;

/// A row as it was typed, understood; people are still as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The kind of row.
    pub form: String,
    /// The methodical union.
    pub union: Option<UnionId>,
    /// What it is about.
    pub title: String,
    /// Where, with whom.
    pub place: String,
    /// Hours, or people.
    pub amount: Option<i32>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Number of an order, a protocol, a certificate.
    pub number: String,
    /// How far it is.
    pub state: String,
    /// A remark.
    pub note: String,
}

/// What other rows of the register say that a row must not contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Which row.
    pub id: LightRecordId,
    /// The kind of row.
    pub form: String,
    /// Whose.
    pub person: Option<PersonId>,
    /// Which methodical union's.
    pub union: Option<UnionId>,
    /// What it is about.
    pub title: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// The name of a field of the form.
pub fn at(field: Field) -> String {
    format!("record[{}]", field.code())
}

/// Is this row one of a methodical union and not of a person?
pub fn is_of_union(register: Light, form: &str) -> bool {
    register == Light::Plans || (register == Light::Requests && form == "collective")
}

/// Reads a row; problems stand at `record[…]`.
pub fn read(register: Light, input: &LightInput) -> Result<Typed, Vec<Problem>> {
    let mut reading = Reading::default();
    let described = register.described();
    let form = one_of(&mut reading, Field::Form, &input.form, described.forms);
    let state = one_of(&mut reading, Field::State, &input.state, described.states);
    let is_collective = is_of_union(register, &form);
    needed_names(&mut reading, register, input, is_collective);
    let union = input.union.trim().parse().ok().filter(|_| is_collective);
    let title = match register {
        Light::Mentors => reading.text(&at(Field::Title), &input.title, LONGEST_LINE),
        _ => reading.needed(&at(Field::Title), &input.title, LONGEST_LINE),
    };
    let from = reading.date(&at(Field::From), &input.from);
    let to = reading.date(&at(Field::To), &input.to);
    if input.from.trim().is_empty() {
        reading.refuse(&at(Field::From), "required");
    }
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reading.refuse(&at(Field::To), "end-before-start");
    }
    let amount = reading.number(&at(Field::Amount), &input.amount);
    if amount.is_some_and(|amount| amount > MOST) {
        reading.refuse(&at(Field::Amount), "light-amount-too-large");
    }
    let number = reading.text(&at(Field::Number), &input.number, LONGEST_LINE);
    if let Some(kind) = lacks_number(register, &form, &state).filter(|_| number.is_empty()) {
        reading.refuse(&at(Field::Number), kind);
    }
    if register == Light::Courses && state == "completed" && input.to.trim().is_empty() {
        reading.refuse(&at(Field::To), "required");
    }
    let typed = Typed {
        place: reading.text(&at(Field::Place), &input.place, LONGEST_LINE),
        note: reading.text(&at(Field::Note), &input.note, LONGEST_TEXT),
        amount: amount.and_then(|amount| i32::try_from(amount).ok()),
        from: from.unwrap_or_default(),
        form,
        union,
        title,
        to,
        number,
        state,
    };
    reading.give(typed)
}

fn needed_names(reading: &mut Reading, register: Light, input: &LightInput, is_collective: bool) {
    let needs = [
        (Field::Person, &input.person, !is_collective),
        (Field::Other, &input.other, register == Light::Mentors),
        (Field::Union, &input.union, is_collective),
    ];
    for (field, text, is_needed) in needs {
        if is_needed && register.has(field) && text.trim().is_empty() {
            reading.refuse(&at(field), "required");
        }
    }
}

/// The code that was chosen; nothing chosen is the first one.
fn one_of(reading: &mut Reading, field: Field, chosen: &str, codes: &[&str]) -> String {
    let chosen = chosen.trim();
    match codes.first() {
        None => String::new(),
        Some(first) if chosen.is_empty() => (*first).to_owned(),
        Some(_) if codes.contains(&chosen) => chosen.to_owned(),
        Some(_) => {
            reading.refuse(&at(field), "light-not-in-list");
            String::new()
        }
    }
}

/// Which paper a row cannot do without: the order of a pair, the protocol of a meeting or of a collective request.
fn lacks_number(register: Light, form: &str, state: &str) -> Option<&'static str> {
    match (register, form, state) {
        (Light::Mentors, ..) => Some("light-order-missing"),
        (Light::Plans, "meeting", "held") | (Light::Requests, "collective", _) => Some("light-protocol-missing"),
        _ => None,
    }
}

/// What a row contradicts; `own` is its id, none of a new one.
pub fn against(
    register: Light,
    typed: &Typed,
    person: Option<PersonId>,
    own: Option<LightRecordId>,
    others: &[Beside],
) -> Option<Problem> {
    let mut others = others.iter().filter(|one| Some(one.id) != own);
    match register {
        Light::Requests => {
            let is_same = |one: &Beside| {
                let whose = (one.person, one.union) == (person, typed.union);
                whose && one.from.year() == typed.from.year() && fold(&one.title) == fold(&typed.title)
            };
            others
                .any(is_same)
                .then(|| Problem::new(at(Field::Title), "light-request-repeated"))
        }
        Light::Mentors if typed.form == "main" => {
            let overlaps = |one: &Beside| {
                let (until, others_until) = (typed.to.unwrap_or(NaiveDate::MAX), one.to.unwrap_or(NaiveDate::MAX));
                one.form == "main" && one.person == person && one.from <= until && typed.from <= others_until
            };
            others
                .any(overlaps)
                .then(|| Problem::new(at(Field::Other), "light-mentor-taken"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use uuid::Uuid;

    fn refused(register: Light, input: &LightInput) -> Vec<(String, String)> {
        let problems = read(register, input).err().unwrap_or_default();
        problems.into_iter().map(|one| (one.at, one.kind)).collect()
    }

    fn input(form: &str, state: &str) -> LightInput {
        LightInput {
            form: form.to_owned(),
            state: state.to_owned(),
            person: "P01".to_owned(),
            other: "P02".to_owned(),
            union: Uuid::nil().to_string(),
            title: "Оценивание".to_owned(),
            from: "01.02.2026".to_owned(),
            ..LightInput::default()
        }
    }

    #[test]
    fn sr_45_47_48_a_paper_that_is_needed_is_asked_for_at_its_field() {
        let number = |kind: &str| vec![("record[number]".to_owned(), kind.to_owned())];
        let protocol = number("light-protocol-missing");
        assert_eq!(refused(Light::Requests, &input("collective", "")), protocol);
        assert_eq!(refused(Light::Requests, &input("individual", "")), []);
        assert_eq!(refused(Light::Plans, &input("meeting", "held")), protocol);
        assert_eq!(refused(Light::Plans, &input("meeting", "planned")), []);
        assert_eq!(refused(Light::Plans, &input("plan", "held")), []);
        assert_eq!(
            refused(Light::Mentors, &input("main", "")),
            number("light-order-missing")
        );
    }

    #[test]
    fn what_is_missing_or_strange_is_named_by_its_field() {
        let empty = refused(Light::Courses, &LightInput::default());
        let at: Vec<&str> = empty.iter().map(|(at, _)| at.as_str()).collect();
        assert_eq!(at, ["record[person]", "record[title]", "record[from]"]);
        let strange = LightInput {
            to: "01.01.2026".to_owned(),
            amount: "99999".to_owned(),
            ..input("by_post", "completed")
        };
        let at: Vec<String> = refused(Light::Courses, &strange)
            .into_iter()
            .map(|(at, _)| at)
            .collect();
        assert_eq!(at, ["record[form]", "record[to]", "record[amount]"]);
    }

    #[test]
    fn sr_45_one_choice_per_person_and_direction_in_a_year() {
        let (person, own) = (PersonId(Uuid::now_v7()), LightRecordId(Uuid::now_v7()));
        let typed = read(Light::Requests, &input("individual", "")).unwrap();
        let known = Beside {
            id: own,
            form: "individual".to_owned(),
            person: Some(person),
            union: None,
            title: "оценивание".to_owned(),
            from: typed.from,
            to: None,
        };
        let mut earlier = known.clone();
        earlier.from = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let of = |own, others: &[Beside]| against(Light::Requests, &typed, Some(person), own, others);
        assert_eq!(
            of(None, std::slice::from_ref(&known)).unwrap().kind,
            "light-request-repeated"
        );
        assert_eq!(of(Some(own), &[known]), None, "a row does not contradict itself");
        assert_eq!(of(None, &[earlier]), None, "last year's request is another one");
    }

    #[test]
    fn sr_48_at_most_one_main_mentor_at_a_time() {
        let person = PersonId(Uuid::now_v7());
        let mut typed = LightInput {
            number: "12".to_owned(),
            ..input("main", "")
        };
        let ended = NaiveDate::from_ymd_opt(2026, 1, 31);
        let known = |to| Beside {
            id: LightRecordId(Uuid::now_v7()),
            form: "main".to_owned(),
            person: Some(person),
            union: None,
            title: String::new(),
            from: NaiveDate::from_ymd_opt(2025, 9, 1).unwrap_or_default(),
            to,
        };
        let of = |typed: &LightInput, other: Beside| {
            let typed = read(Light::Mentors, typed).unwrap();
            against(Light::Mentors, &typed, Some(person), None, &[other]).map(|one| one.kind)
        };
        assert_eq!(of(&typed, known(None)).as_deref(), Some("light-mentor-taken"));
        assert_eq!(of(&typed, known(ended)), None, "the day after the last one is free");
        typed.form = "additional".to_owned();
        assert_eq!(of(&typed, known(None)), None);
    }
}
