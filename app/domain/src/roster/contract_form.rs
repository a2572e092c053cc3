//! Reading a contract as typed, and what keeps it from standing beside the others of the same person
//! (`domain.md` 3.1); problems stand at `contract[…]`.

use crate::{
    points::{parse_decimal, whole},
    problem::Problem,
    registers::reading::Reading,
    roster::{
        join::Span,
        name::fold,
        staff::{Employment, EmploymentKind},
        wire_input::ContractInput,
    },
};
use chrono::NaiveDate;

const LONGEST_LINE: usize = 200;
const LONGEST_NOTE: usize = 1000;

/// A contract as typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractForm {
    /// The post.
    pub position: String,
    /// Which contract it is.
    pub kind: EmploymentKind,
    /// The ставка in hundredths, above 0 and up to 200.
    pub rate_hundredths: i32,
    /// The days it lasts.
    pub span: Span,
    /// The order of hiring, or empty.
    pub hire_order: String,
    /// The order of dismissal, or empty.
    pub end_order: String,
    /// A remark, or empty.
    pub note: String,
}

/// Reads a contract; problems stand at `contract[…]`.
pub fn read_contract(input: &ContractInput) -> Result<ContractForm, Vec<Problem>> {
    let mut reading = Reading::default();
    let position = reading.needed("contract[position]", &input.position, LONGEST_LINE);
    let kind = reading.choice("contract[kind]", &input.kind, EmploymentKind::from_code);
    let rate = read_rate(&mut reading, &input.rate);
    let from = reading.day("contract[start]", &input.start);
    let to = reading.end("contract[end]", &input.end, from);
    let form = ContractForm {
        position,
        kind: kind.unwrap_or(EmploymentKind::Main),
        rate_hundredths: rate.unwrap_or_default(),
        span: Span {
            from: from.unwrap_or_default(),
            to,
        },
        hire_order: reading.text("contract[hire_order]", &input.hire_order, LONGEST_LINE),
        end_order: reading.text("contract[end_order]", &input.end_order, LONGEST_LINE),
        note: reading.text("contract[note]", &input.note, LONGEST_NOTE),
    };
    reading.give(form)
}

fn read_rate(reading: &mut Reading, text: &str) -> Option<i32> {
    const AT: &str = "contract[rate]";
    if text.trim().is_empty() {
        reading.refuse(AT, "required");
        return None;
    }
    let Some(rate) = parse_decimal(text) else {
        reading.refuse(AT, "number-unreadable");
        return None;
    };
    if rate <= whole(0) || rate > whole(2) {
        reading.refuse(AT, "rate-out-of-range");
        return None;
    }
    let hundredths = rate * whole(100);
    if !hundredths.is_integer() {
        reading.refuse(AT, "rate-too-fine");
    }
    i32::try_from(hundredths.to_integer()).ok()
}

/// What keeps a contract from standing beside the others of the same person: the same post in the same days, or a
/// second main one at once unless it is meant.
pub fn check_contract(others: &[Employment], form: &ContractForm, is_second_main_meant: bool) -> Vec<Problem> {
    let meets = |one: &&Employment| span_of(one).overlaps(&form.span);
    let same = others
        .iter()
        .filter(meets)
        .find(|one| fold(&one.position) == fold(&form.position));
    let overlap = same.map(|one| about(one, "contract[start]", "contract-overlaps"));
    let is_main = |one: &&Employment| one.kind == EmploymentKind::Main && form.kind == EmploymentKind::Main;
    let second = others
        .iter()
        .filter(meets)
        .find(is_main)
        .filter(|_| !is_second_main_meant);
    let second = second.map(|one| about(one, "contract[kind]", "contract-second-main"));
    overlap.into_iter().chain(second).collect()
}

/// The days of a contract.
pub fn span_of(one: &Employment) -> Span {
    Span {
        from: one.start,
        to: one.end,
    }
}

fn about(one: &Employment, at: &str, kind: &str) -> Problem {
    let day = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
    Problem::new(at, kind)
        .with("position", &one.position)
        .with("from", day(one.start))
        .with("to", one.end.map_or_else(|| "…".to_owned(), day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ids::{EmploymentId, PersonId};
    use uuid::Uuid;

    fn typed(position: &str, kind: &str, rate: &str, start: &str, end: &str) -> ContractInput {
        ContractInput {
            position: position.to_owned(),
            kind: kind.to_owned(),
            rate: rate.to_owned(),
            start: start.to_owned(),
            end: end.to_owned(),
            ..ContractInput::default()
        }
    }

    fn named(problems: &[Problem]) -> Vec<(&str, &str)> {
        problems
            .iter()
            .map(|one| (one.at.as_str(), one.kind.as_str()))
            .collect()
    }

    fn stored(position: &str, kind: EmploymentKind, start: &str, end: Option<&str>) -> Employment {
        Employment {
            id: EmploymentId(Uuid::from_u128(1)),
            person: PersonId(Uuid::from_u128(1)),
            unions: Vec::new(),
            experience_start: None,
            position: position.to_owned(),
            group: None,
            counts_in_chp: true,
            kind,
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
        }
    }

    #[test]
    fn every_wrong_field_of_a_contract_is_named() {
        for (input, expected) in [
            (
                typed("", "main", "1", "2026-09-01", ""),
                ("contract[position]", "required"),
            ),
            (
                typed("учитель", "often", "1", "2026-09-01", ""),
                ("contract[kind]", "choice-unknown"),
            ),
            (
                typed("учитель", "main", "0", "2026-09-01", ""),
                ("contract[rate]", "rate-out-of-range"),
            ),
            (
                typed("учитель", "main", "2,01", "2026-09-01", ""),
                ("contract[rate]", "rate-out-of-range"),
            ),
            (
                typed("учитель", "main", "0,333", "2026-09-01", ""),
                ("contract[rate]", "rate-too-fine"),
            ),
            (
                typed("учитель", "main", "много", "2026-09-01", ""),
                ("contract[rate]", "number-unreadable"),
            ),
            (typed("учитель", "main", "1", "", ""), ("contract[start]", "required")),
            (
                typed("учитель", "main", "1", "вчера", ""),
                ("contract[start]", "date-unreadable"),
            ),
            (
                typed("учитель", "main", "1", "2026-09-01", "2026-08-31"),
                ("contract[end]", "end-before-start"),
            ),
        ] {
            assert_eq!(named(&read_contract(&input).unwrap_err()), [expected], "{input:?}");
        }
        let one_day = read_contract(&typed("учитель", "main", "0,33", "2026-09-01", "2026-09-01")).unwrap();
        assert_eq!(one_day.rate_hundredths, 33);
    }

    #[test]
    fn the_same_post_may_follow_itself_but_not_overlap_and_a_second_main_one_has_to_be_meant() {
        let others = [stored(
            "Учитель химии",
            EmploymentKind::Main,
            "2020-09-01",
            Some("2026-08-31"),
        )];
        let check = |position: &str, kind: &str, start: &str, meant: bool| {
            let form = read_contract(&typed(position, kind, "1", start, "")).unwrap();
            let problems = check_contract(&others, &form, meant);
            problems.iter().map(|one| one.kind.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            check("учитель  химии", "internal_part_time", "2026-08-31", false),
            ["contract-overlaps"]
        );
        assert!(check("учитель химии", "main", "2026-09-01", false).is_empty());
        assert_eq!(check("тьютор", "main", "2026-08-01", false), ["contract-second-main"]);
        assert!(check("тьютор", "main", "2026-08-01", true).is_empty());
        assert!(check("тьютор", "internal_part_time", "2026-08-01", false).is_empty());
    }
}
