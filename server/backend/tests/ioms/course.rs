//! A route from the need to its end, on the demonstration school.

use crate::demo::golden::{golden, school_at};
use backend::Backend;
use backend::actor::Actor;
use backend::clock::moment;
use backend::error::Error;
use backend::indicators::indicator;
use backend::ioms::{change_rules, compose, edit, ioms, mark, needed, relink, show, turn};
use chrono::NaiveDateTime;
use domain::ids::{IomId, OrgId, PersonId};
use domain::indicators::wire::IndicatorQuery;
use domain::ioms::need::Need;
use domain::ioms::rules_wire::RulesInput;
use domain::ioms::state::{ActivityState, IomState};
use domain::ioms::wire::{ActivityInput, IomInput, IomPage, IomTurn, LinkInput, MarkInput};
use domain::registers::listing::Listing;

const ME: &Actor = &Actor::System;

async fn drawn_up(cx: &Backend, org: OrgId) -> usize {
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        ..IndicatorQuery::default()
    };
    let view = indicator(cx, ME, org, "I2", &query).await.unwrap();
    view.reading.numerator.unwrap()
}

async fn person(cx: &Backend, org: OrgId, code: &str) -> PersonId {
    let list = needed(cx, ME, org, "2026").await.unwrap();
    let found = list.rows.iter().find(|row| row.code.as_deref() == Some(code));
    found.unwrap().person
}

async fn act(cx: &Backend, org: OrgId, id: IomId, act: &str) -> Result<(), Error> {
    let input = IomTurn {
        act: act.to_owned(),
        conclusion: "Всё получилось".to_owned(),
        reason: "Смена задач".to_owned(),
        ..IomTurn::default()
    };
    turn(cx, ME, org, id, &input).await
}

fn typed(page: &IomPage) -> IomInput {
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    IomInput {
        from: text(page.from),
        to: text(page.to),
        goal: page.goal.clone(),
        expected: page.expected.clone(),
        escort: page.escort.clone(),
        activities: page
            .activities
            .iter()
            .map(|one| ActivityInput {
                id: one.id.clone(),
                link: one.link.clone(),
                kind: one.kind.code().to_owned(),
                title: one.title.clone(),
                provider: one.provider.clone(),
                hours: one.hours.map(|hours| hours.to_string()).unwrap_or_default(),
                due: text(one.due),
                result_form: one.result_form.clone(),
                remove: String::new(),
            })
            .collect(),
        ..IomInput::default()
    }
}

#[tokio::test]
async fn the_golden_list_of_need_has_sixteen_names_of_whom_fourteen_have_a_route() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let list = needed(&cx, ME, org, "2026").await.unwrap();
    assert_eq!((list.needed, list.drawn_up), (16, 14));
    let required = list.rows.iter().filter(|row| row.need == Need::Required);
    let mut codes: Vec<&str> = required.clone().filter_map(|row| row.code.as_deref()).collect();
    codes.sort_unstable();
    let mut expected: Vec<String> = golden()["iom_needed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap().to_owned())
        .collect();
    // The young teacher with any deficit is required beside those of the highest total.
    expected.push("P34".to_owned());
    expected.sort();
    assert_eq!(codes, expected);
    let without = required.filter(|row| !row.iom.is_some_and(|(_, state)| state.is_drawn_up()));
    let mut without: Vec<&str> = without.filter_map(|row| row.code.as_deref()).collect();
    without.sort_unstable();
    assert_eq!(without, ["P26", "P41"]);
}

#[tokio::test]
async fn ac_08_approving_without_a_deficit_asks_for_one_and_the_value_moves_only_with_it() {
    let (cx, org, _folder) = school_at("2026-11-30T12:00").await;
    assert_eq!(drawn_up(&cx, org).await, 14);
    let id = compose(&cx, ME, org, person(&cx, org, "P26").await).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert!(!page.links.is_empty() && !page.activities.is_empty() && page.state == IomState::Draft);
    assert!(page.goal.contains(&page.links[0].title));
    for link in &page.links {
        let input = LinkInput {
            remove: link.id.clone(),
            ..LinkInput::default()
        };
        relink(&cx, ME, org, id, &input).await.unwrap();
    }
    act(&cx, org, id, "submit").await.unwrap();
    let Err(Error::Invalid(problems)) = act(&cx, org, id, "approve").await else {
        panic!("approved without a deficit");
    };
    assert_eq!(
        (problems[0].at.as_str(), problems[0].kind.as_str()),
        ("turn[deficit]", "iom-no-deficit")
    );
    assert_eq!(drawn_up(&cx, org).await, 14);
    let page = show(&cx, ME, org, id).await.unwrap();
    let approve = IomTurn {
        act: "approve".to_owned(),
        deficit: page.spare[0].id.to_string(),
        ..IomTurn::default()
    };
    turn(&cx, ME, org, id, &approve).await.unwrap();
    assert_eq!(drawn_up(&cx, org).await, 15);
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!((page.state, page.links.len()), (IomState::Approved, 1));
    assert_eq!(page.approved_on.unwrap().to_string(), "2026-11-30");
    assert_eq!(page.history[0].act, "approve");
}

#[tokio::test]
async fn composing_twice_gives_the_same_draft_and_after_approval_changes_are_dated_amendments() {
    let (cx, org, _folder) = school_at("2026-11-30T12:00").await;
    let whose = person(&cx, org, "P41").await;
    let id = compose(&cx, ME, org, whose).await.unwrap();
    assert_eq!(compose(&cx, ME, org, whose).await.unwrap(), id);
    let mut input = typed(&show(&cx, ME, org, id).await.unwrap());
    input.escort = "Авдеева И. П.".to_owned();
    input.activities[0].remove = "yes".to_owned();
    edit(&cx, ME, org, id, &input).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!(page.activities.len(), input.activities.len() - 1);
    act(&cx, org, id, "submit").await.unwrap();
    act(&cx, org, id, "approve").await.unwrap();
    let mut later = typed(&page);
    later.to = "2027-06-30".to_owned();
    let refused = edit(&cx, ME, org, id, &later).await;
    assert!(matches!(refused, Err(Error::Invalid(ref problems)) if problems[0].at == "iom[reason]"));
    later.reason = "Курсы перенесены".to_owned();
    edit(&cx, ME, org, id, &later).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!(page.to.unwrap().to_string(), "2027-06-30");
    assert_eq!((page.notes.len(), page.notes[0].text.as_str()), (1, "Курсы перенесены"));
    assert_eq!(page.notes[0].changes[0].after, "2027-06-30");
}

#[tokio::test]
async fn a_route_is_carried_out_and_ends_with_a_conclusion() {
    let (cx, org, _folder) = school_at("2026-11-30T12:00").await;
    let id = compose(&cx, ME, org, person(&cx, org, "P26").await).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    let done = MarkInput {
        activity: page.activities[0].id.clone(),
        state: "done".to_owned(),
        on: String::new(),
        evidence: "удостоверение № 12".to_owned(),
    };
    assert!(matches!(mark(&cx, ME, org, id, &done).await, Err(Error::Conflict(_))));
    for one in ["submit", "approve", "start"] {
        act(&cx, org, id, one).await.unwrap();
    }
    mark(&cx, ME, org, id, &done).await.unwrap();
    act(&cx, org, id, "complete").await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!(page.activities[0].state, ActivityState::Done);
    assert_eq!(
        (page.state, page.conclusion.as_str()),
        (IomState::Completed, "Всё получилось")
    );
    assert!(matches!(act(&cx, org, id, "cancel").await, Err(Error::Conflict(_))));
    assert!(!page.may_write);
}

#[tokio::test]
async fn a_later_diagnosis_without_the_deficit_closes_it_with_trace() {
    let (cx, org, _folder) = school_at("2026-06-20T12:00").await;
    let listing = Listing {
        find: "".to_owned(),
        ..Listing::default()
    };
    let routes = ioms(&cx, ME, org, &listing).await.unwrap();
    let first = show(&cx, ME, org, routes.page.rows[0].id).await.unwrap();
    let before = first.links[0].clone();
    crate::ioms::repeat::take_again(&cx, org, before.deficit.unwrap()).await;
    let page = show(&cx, ME, org, first.id).await.unwrap();
    let closed = page.links.iter().find(|link| link.id == before.id).unwrap();
    assert_eq!(closed.state.unwrap().code(), "closed");
    assert_eq!(closed.closed_on.unwrap().to_string(), "2026-06-15");
    assert!(closed.moved.contains('→'), "{}", closed.moved);
}

#[tokio::test]
async fn the_register_is_searched_filtered_and_paged() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let all = ioms(&cx, ME, org, &Listing::default()).await.unwrap();
    assert_eq!((all.all, all.page.total, all.needed, all.drawn_up), (18, 18, 16, 14));
    let active = Listing::default().with_filter("state", "active");
    let active = ioms(&cx, ME, org, &active).await.unwrap();
    assert!(active.page.total < 18 && active.page.rows.iter().all(|row| row.state == IomState::Active));
    let union = Listing::default().with_filter("union", &all.unions[0].id);
    assert!(ioms(&cx, ME, org, &union).await.unwrap().page.total < 18);
    let year = Listing::default().with_filter("year", "2025");
    assert_eq!(ioms(&cx, ME, org, &year).await.unwrap().page.total, 1);
}

#[tokio::test]
async fn the_rules_are_data() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let input = RulesInput {
        required_total: "0".to_owned(),
        recommended_total: "0".to_owned(),
        recommended_competences: "0".to_owned(),
        days: "90".to_owned(),
        ..RulesInput::default()
    };
    change_rules(&cx, ME, org, &input).await.unwrap();
    assert_eq!(needed(&cx, ME, org, "2026").await.unwrap().needed, 0);
    let back = RulesInput {
        defaults: "yes".to_owned(),
        ..RulesInput::default()
    };
    change_rules(&cx, ME, org, &back).await.unwrap();
    assert_eq!(needed(&cx, ME, org, "2026").await.unwrap().needed, 16);
}

#[tokio::test]
async fn another_school_s_route_is_not_found() {
    let (cx, org, _folder) = school_at("2026-11-30T12:00").await;
    let id = ioms(&cx, ME, org, &Listing::default()).await.unwrap().page.rows[0].id;
    let other = crate::support::school(&cx, "other").await;
    let stranger = crate::support::coordinator(other);
    assert!(matches!(show(&cx, &stranger, other, id).await, Err(Error::NotFound(_))));
    assert!(matches!(show(&cx, &stranger, org, id).await, Err(Error::NotFound(_))));
}

/// A local moment of the school.
pub fn at(text: &str) -> chrono::DateTime<chrono::Utc> {
    let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    moment(wall, backend::Zone::Europe__Moscow)
}
