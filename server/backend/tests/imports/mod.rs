//! Files into registers: another school loaded from nothing but files, and the steps of the wizard.

mod another_school;
mod elsewhere;
mod steps;

use backend::Backend;
use backend::actor::Actor;
use backend::error::{Error, Result};
use backend::formats::workbook;
use backend::imports::{Imported, import_book};
use domain::ids::OrgId;
use domain::imports::register::Register;

/// Loads the bytes of a file the way the command line does, but for the process that takes it apart.
pub async fn load(cx: &Backend, actor: &Actor, org: OrgId, register: Register, bytes: &[u8]) -> Result<Imported> {
    let book = workbook::read(bytes).map_err(|problem| Error::Invalid(vec![problem]))?;
    import_book(cx, actor, org, register, &book).await
}

/// What was refused, as `place kind`.
pub fn refused(answer: Result<Imported>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(problems)) => problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect(),
        other => panic!("{other:?}"),
    }
}

pub const ROSTER: &str = include_str!("../../src/demo/data/roster.csv");
pub const CAMPAIGNS: &str = include_str!("../../src/demo/data/campaigns.csv");
pub const ATTEMPTS: &str = include_str!("../../src/demo/data/attempts.csv");

/// Every file of a school, in the order in which it is loaded.
pub const FILES: [(Register, &str); 8] = [
    (Register::Roster, ROSTER),
    (Register::Absences, include_str!("../../src/demo/data/absences.csv")),
    (Register::Campaigns, CAMPAIGNS),
    (Register::Attempts, ATTEMPTS),
    (Register::Events, include_str!("../../src/demo/data/events.csv")),
    (
        Register::Participation,
        include_str!("../../src/demo/data/event_participation.csv"),
    ),
    (Register::Routes, include_str!("../../src/demo/data/iom.csv")),
    (Register::Vacancies, include_str!("../../src/demo/data/vacancies.csv")),
];
