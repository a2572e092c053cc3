//! `otklik import`: every refused row is named with its line and field, and then nothing is written.

use super::{open, said};
use crate::reading;
use crate::settings_import::{Import, ImportWhat};
use anyhow::Context;
use app::i18n::Locale;
use app::imports::words::row_problem;
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::error::{Error, Result};
use backend::formats::workbook::MAX_FILE_BYTES;
use backend::imports::{Imported, import_book};
use domain::imports::register::Register;
use domain::problem::Problem;
use std::io::Read;

pub async fn run(what: ImportWhat) -> anyhow::Result<()> {
    let (register, settings) = asked(&what);
    let file = read(settings)?;
    let cx = open(&settings.common).await?;
    let done = load(&cx, register, settings, file).await;
    cx.db.close().await?;
    match done {
        Ok(imported) => {
            let warnings = imported.warnings.iter();
            warnings.for_each(|one| eprintln!("внимание: {}", row_problem(Locale::Ru, register, one)));
            println!("строк: {}, новых и изменённых: {}", imported.rows, imported.changed);
            Ok(())
        }
        Err(Error::Invalid(problems)) => {
            refuse(register, &problems);
            std::process::exit(1)
        }
        Err(other) => Err(said(other)),
    }
}

/// The same way as a file brought by browser: taken apart by a process of its own.
async fn load(cx: &backend::Backend, register: Register, settings: &Import, file: Vec<u8>) -> Result<Imported> {
    let org = organization_by_code(cx, &settings.org).await?.id;
    let program = std::env::current_exe().context("finding this program")?;
    let book = reading::read(&program, file).await?;
    import_book(cx, &Actor::System, org, register, &book).await
}

fn refuse(register: Register, problems: &[Problem]) {
    for one in problems {
        eprintln!("{}", row_problem(Locale::Ru, register, one));
    }
    eprintln!("файл не загружен, ошибок: {}", problems.len());
}

/// One byte more than may be: then the file is too large, and the reader says so.
fn read(settings: &Import) -> anyhow::Result<Vec<u8>> {
    let named = || format!("reading {}", settings.file.display());
    let file = std::fs::File::open(&settings.file).with_context(named)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .with_context(named)?;
    Ok(bytes)
}

fn asked(what: &ImportWhat) -> (Register, &Import) {
    match what {
        ImportWhat::Roster(settings) => (Register::Roster, settings),
        ImportWhat::Absences(settings) => (Register::Absences, settings),
        ImportWhat::Campaigns(settings) => (Register::Campaigns, settings),
        ImportWhat::Attempts(settings) => (Register::Attempts, settings),
        ImportWhat::Events(settings) => (Register::Events, settings),
        ImportWhat::Participation(settings) => (Register::Participation, settings),
        ImportWhat::Vacancies(settings) => (Register::Vacancies, settings),
        ImportWhat::Routes(settings) => (Register::Routes, settings),
        ImportWhat::Requests(settings) => (Register::Requests, settings),
        ImportWhat::Courses(settings) => (Register::Courses, settings),
        ImportWhat::Mentors(settings) => (Register::Mentors, settings),
        ImportWhat::Plans(settings) => (Register::Plans, settings),
        ImportWhat::Documents(settings) => (Register::Documents, settings),
    }
}
