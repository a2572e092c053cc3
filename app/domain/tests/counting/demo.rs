//! The demo school as facts, read from the files the product itself imports.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::{
    campaigns::disposition::{AttemptState, Contact, Progress},
    ids::{CampaignId, EmploymentId, InstrumentId, PersonId, UnionId, VacancyId},
    indicators::{
        definition::{BUILT_IN, Definitions},
        evaluate::{IndicatorOutcome, evaluate},
        facts::{
            AttemptFact, CampaignFact, Confirmation, ContactFact, Facts, ParticipationFact, Reach, RouteFact,
            RouteStage, VacancyFact,
        },
        policies::Policies,
    },
    points::{Exact, parse_decimal, whole},
    roster::{
        absences::{AbsenceRow, read_absences},
        import::{RosterRow, read_roster},
        position::{PositionGroup, position_group},
        sheet::Sheet,
        staff::{Employment, LongAbsence, Membership},
    },
};
use std::collections::BTreeMap;
use uuid::Uuid;

macro_rules! demo_file {
    ($name:literal) => {
        include_str!(concat!("../../../../server/backend/src/demo/data/", $name))
    };
}

pub const ROSTER: &str = demo_file!("roster.csv");
const ABSENCES: &str = demo_file!("absences.csv");
const CAMPAIGNS: &str = demo_file!("campaigns.csv");
const ATTEMPTS: &str = demo_file!("attempts.csv");
const EVENTS: &str = demo_file!("events.csv");
const PARTICIPATION: &str = demo_file!("event_participation.csv");
const ROUTES: &str = demo_file!("iom.csv");
const VACANCIES: &str = demo_file!("vacancies.csv");
const GOLDEN: &str = demo_file!("golden.json");

/// The indicators and variables that come with the product.
pub fn definitions() -> Definitions {
    toml::from_str(BUILT_IN).unwrap()
}

/// An indicator's value by its code.
pub fn value_of(code: &str, facts: &Facts, year: i32, as_of: NaiveDateTime, policies: &Policies) -> IndicatorOutcome {
    let all = definitions();
    let definition = all.indicators.iter().find(|one| one.code == code).unwrap();
    evaluate(definition, &all.variables, facts, year, as_of, policies)
}

fn day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| date(text))
}

fn route(row: &BTreeMap<String, String>) -> RouteFact {
    RouteFact {
        person: person(&row["person"]),
        stage: match row["status"].as_str() {
            "draft" => RouteStage::Draft,
            "cancelled" => RouteStage::Cancelled,
            _ => RouteStage::Approved,
        },
        approved_on: day(&row["approved_on"]),
        ended_on: None,
        deficits: row["deficits"].parse().unwrap(),
    }
}

fn participation(row: &BTreeMap<String, String>, events: &[BTreeMap<String, String>]) -> ParticipationFact {
    let event = events.iter().find(|event| event["id"] == row["event"]).unwrap();
    ParticipationFact {
        person: person(&row["person"]),
        reach: match event["level"].as_str() {
            "school" => Reach::Below,
            "municipal" => Reach::Municipal,
            _ => Reach::Above,
        },
        kind: "seminar".to_owned(),
        is_sci_method: event["sci_method"] == "True",
        date_to: date(&event["date"]),
        confirmation: Confirmation::from_code(&row["status"]).unwrap(),
    }
}

fn vacancy(number: usize, row: &BTreeMap<String, String>) -> VacancyFact {
    VacancyFact {
        id: VacancyId(Uuid::from_u128(number as u128 + 1)),
        code: row["id"].clone(),
        position: row["position"].clone(),
        posts: 1,
        rate: parse_decimal(&row["rate"]).unwrap(),
        is_pedagogical: position_group(&row["position"]) == Some(PositionGroup::Pedagogical),
        is_temporary: row["kind"].starts_with("временная"),
        opened_on: date(&row["opened"]),
        closed_on: day(&row["closed"]),
    }
}

pub fn golden() -> serde_json::Value {
    serde_json::from_str(GOLDEN).unwrap()
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// `P07` is person 7.
pub fn person(code: &str) -> PersonId {
    PersonId(Uuid::from_u128(code[1..].parse().unwrap()))
}

pub fn code(person: PersonId) -> String {
    format!("P{:02}", person.0.as_u128())
}

pub fn sheet(text: &str) -> Sheet {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let line = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let mut lines = reader.records().map(|record| line(record.unwrap())).enumerate();
    Sheet {
        header: lines.next().map(|(_, cells)| cells).unwrap_or_default(),
        lines: lines.map(|(index, cells)| (index + 1, cells)).collect(),
    }
}

/// Lines of a file as maps from heading to cell.
fn maps(text: &str) -> Vec<BTreeMap<String, String>> {
    let sheet = sheet(text);
    let map = |(_, cells): (usize, Vec<String>)| sheet.header.iter().cloned().zip(cells).collect();
    sheet.lines.clone().into_iter().map(map).collect()
}

pub fn roster_rows() -> Vec<RosterRow> {
    let (rows, problems) = read_roster(&sheet(ROSTER));
    assert_eq!(problems, []);
    rows
}

pub fn union_of(name: &str) -> Option<UnionId> {
    union_in(&roster_rows(), name)
}

fn union_in(rows: &[RosterRow], name: &str) -> Option<UnionId> {
    let place = rows.iter().position(|row| !name.is_empty() && row.union == name)?;
    Some(UnionId(Uuid::from_u128(place as u128)))
}

fn employment(row: &RosterRow, rows: &[RosterRow]) -> Employment {
    Employment {
        id: EmploymentId(Uuid::from_u128(row.line as u128)),
        person: person(&row.person),
        unions: stays(row, rows),
        experience_start: None,
        counts_in_chp: row.group == Some(PositionGroup::Pedagogical),
        position: row.position.clone(),
        group: row.group,
        kind: row.kind,
        start: row.start,
        end: row.end,
    }
}

fn stays(row: &RosterRow, rows: &[RosterRow]) -> Vec<Membership> {
    let own = rows.iter().filter(|other| other.person == row.person);
    let stay = |other: &RosterRow| {
        Some(Membership {
            union: union_in(rows, &other.union)?,
            from: other.start,
            to: other.end,
        })
    };
    own.filter_map(stay).collect()
}

fn absence(row: AbsenceRow) -> LongAbsence {
    LongAbsence {
        person: person(&row.person),
        kind: row.kind,
        from: row.from,
        to: row.to,
    }
}

/// A counted school-level diagnosis; tests turn single marks off.
pub fn campaign(number: u128, instrument: u128) -> CampaignFact {
    CampaignFact {
        id: CampaignId(Uuid::from_u128(number)),
        instrument: InstrumentId(Uuid::from_u128(instrument)),
        counts_for_indicators: true,
        is_pilot: false,
        is_anonymous: false,
        is_deficit_diagnostics: true,
        is_school_level: true,
    }
}

/// A complete attempt handed in at that moment.
pub fn attempt(person: PersonId, campaign: CampaignFact, submitted_at: NaiveDateTime) -> AttemptFact {
    AttemptFact {
        person,
        campaign,
        state: AttemptState::Submitted,
        started_at: submitted_at - TimeDelta::minutes(20),
        submitted_at: Some(submitted_at),
        answered_share: whole(1),
    }
}

/// The demo school.
pub fn facts() -> Facts {
    let (absences, problems) = read_absences(&sheet(ABSENCES));
    assert_eq!(problems, []);
    let rows = roster_rows();
    let mut facts = Facts {
        employments: rows.iter().map(|row| employment(row, &rows)).collect(),
        absences: absences.into_iter().map(absence).collect(),
        routes: maps(ROUTES).iter().map(route).collect(),
        participations: maps(PARTICIPATION)
            .iter()
            .map(|row| participation(row, &maps(EVENTS)))
            .collect(),
        vacancies: maps(VACANCIES)
            .iter()
            .enumerate()
            .map(|(number, row)| vacancy(number, row))
            .collect(),
        ..Facts::default()
    };
    for (number, row) in maps(CAMPAIGNS).into_iter().enumerate() {
        let instrument = if row["instrument"] == "T1" { 1 } else { 2 };
        let campaign = campaign(number as u128, instrument);
        let opens_at = moment(&row["opens_at"]);
        let mine = maps(ATTEMPTS)
            .into_iter()
            .filter(|attempt| attempt["campaign"] == row["id"]);
        mine.for_each(|line| add(&mut facts, campaign, opens_at, &line));
    }
    facts
}

fn add(facts: &mut Facts, campaign: CampaignFact, opens_at: NaiveDateTime, line: &BTreeMap<String, String>) {
    let person = person(&line["person"]);
    let disposition = line["disposition"].as_str();
    let came = !matches!(disposition, "ineligible" | "not_opened");
    let first_seen = opens_at + TimeDelta::hours(3);
    let is_known = facts
        .contacts
        .iter()
        .any(|one| one.person == person && one.campaign == campaign);
    if !is_known {
        facts.contacts.push(ContactFact {
            person,
            campaign,
            is_eligible: disposition != "ineligible",
            asked_at: opens_at,
            opened_at: came.then_some(first_seen),
        });
    }
    match disposition {
        "complete" => facts
            .attempts
            .push(attempt(person, campaign, moment(&line["submitted_at"]))),
        "break_off" => facts.attempts.push(AttemptFact {
            state: AttemptState::InProgress,
            submitted_at: None,
            started_at: first_seen,
            answered_share: Exact::new(1, 4),
            ..attempt(person, campaign, first_seen)
        }),
        _ => {}
    }
}

/// What is known of every target of a campaign at a moment, links having been given out.
pub fn contacts(facts: &Facts, campaign: u128, as_of: NaiveDateTime) -> Vec<Contact> {
    let id = CampaignId(Uuid::from_u128(campaign));
    let of_person = |person: PersonId| {
        let own = facts
            .attempts
            .iter()
            .filter(move |one| one.campaign.id == id && one.person == person);
        let seen = own.filter(|one| one.submitted_at.unwrap_or(one.started_at) <= as_of);
        let progress = |one: &AttemptFact| Progress {
            state: one.state,
            answered_share: one.answered_share,
        };
        seen.map(progress).collect()
    };
    let contact = |one: &ContactFact| Contact {
        is_eligible: one.is_eligible,
        is_sent: true,
        is_bounced: false,
        is_opened: one.opened_at.is_some(),
        attempts: of_person(one.person),
    };
    let targets = facts.contacts.iter().filter(|one| one.campaign.id == id);
    targets.map(contact).collect()
}
