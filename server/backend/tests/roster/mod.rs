//! The staff register: imports, the list, acts on a person, unions, posts, doubles.

mod acts;
mod export;
mod import_absences;
mod import_roster;
mod list;
mod merge;
mod merge_campaigns;
mod rehire;
mod unions;

use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::roster::{add_person, import_absences, import_roster, people};
use domain::ids::{OrgId, PersonId};
use domain::roster::wire_input::{ContractInput, PersonInput};
use tempfile::TempDir;

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");
const ABSENCES: &[u8] = include_bytes!("../../src/demo/data/absences.csv");

/// The staff of the demonstration school, whole, with its coordinator.
async fn staffed() -> (Backend, Actor, OrgId, TempDir) {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    import_roster(&cx, &actor, org, ROSTER).await.unwrap();
    import_absences(&cx, &actor, org, ABSENCES).await.unwrap();
    (cx, actor, org, folder)
}

/// The person a file calls by that code.
async fn coded(cx: &Backend, org: OrgId, code: &str) -> PersonId {
    let people = people(cx.db.read(), org).await.unwrap();
    let found = people.iter().find(|(_, one)| one.has_code(code));
    *found.unwrap().0
}

/// A name in three words, as the form sends it.
fn named(name: &str) -> PersonInput {
    let mut words = name.split(' ').map(str::to_owned);
    PersonInput {
        last: words.next().unwrap_or_default(),
        first: words.next().unwrap_or_default(),
        patronymic: words.next().unwrap_or_default(),
        ..PersonInput::default()
    }
}

/// A main contract from that day on.
fn contract(position: &str, start: &str) -> ContractInput {
    ContractInput {
        position: position.to_owned(),
        kind: "main".to_owned(),
        rate: "1".to_owned(),
        start: start.to_owned(),
        ..ContractInput::default()
    }
}

/// A new person of that name and code, a teacher since that day.
async fn teacher(cx: &Backend, actor: &Actor, org: OrgId, name: &str, code: &str, start: &str) -> PersonId {
    let person = PersonInput {
        code: code.to_owned(),
        other: "yes".to_owned(),
        ..named(name)
    };
    let contract = contract("учитель химии", start);
    add_person(cx, actor, org, &person, &contract).await.unwrap()
}
