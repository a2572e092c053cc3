//! `otklik import`: every refused row is named with its line and field, and then nothing is written.

use super::{open, said};
use crate::settings::{Import, ImportWhat};
use anyhow::Context;
use app::i18n::{Locale, problem_text, text_in};
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::error::Error;
use backend::events::{import_events, import_participations};
use backend::ioms::import_ioms;
use backend::roster::{import_absences, import_roster};
use backend::vacancies::import_vacancies;
use domain::problem::Problem;

pub async fn run(what: ImportWhat) -> anyhow::Result<()> {
    let (ImportWhat::Roster(settings)
    | ImportWhat::Absences(settings)
    | ImportWhat::Events(settings)
    | ImportWhat::Participation(settings)
    | ImportWhat::Vacancies(settings)
    | ImportWhat::Routes(settings)) = &what;
    let file = read(settings)?;
    let columns = columns(&what);
    let cx = open(&settings.common).await?;
    let org = organization_by_code(&cx, &settings.org).await.map_err(said)?.id;
    let done = match what {
        ImportWhat::Roster(_) => import_roster(&cx, &Actor::System, org, &file).await,
        ImportWhat::Absences(_) => import_absences(&cx, &Actor::System, org, &file).await,
        ImportWhat::Events(_) => import_events(&cx, &Actor::System, org, &file).await,
        ImportWhat::Participation(_) => import_participations(&cx, &Actor::System, org, &file).await,
        ImportWhat::Vacancies(_) => import_vacancies(&cx, &Actor::System, org, &file).await,
        ImportWhat::Routes(_) => import_ioms(&cx, &Actor::System, org, &file).await,
    };
    cx.db.close().await?;
    match done {
        Ok(imported) => {
            imported
                .warnings
                .iter()
                .for_each(|one| eprintln!("внимание: {}", sentence(one, columns)));
            println!("строк: {}, новых и изменённых: {}", imported.rows, imported.changed);
            Ok(())
        }
        Err(Error::Invalid(problems)) => {
            problems.iter().for_each(|one| eprintln!("{}", sentence(one, columns)));
            eprintln!("файл не загружен, ошибок: {}", problems.len());
            std::process::exit(1)
        }
        Err(other) => Err(said(other)),
    }
}

fn read(settings: &Import) -> anyhow::Result<Vec<u8>> {
    std::fs::read(&settings.file).with_context(|| format!("reading {}", settings.file.display()))
}

/// What the texts of a register's columns begin with.
fn columns(what: &ImportWhat) -> &'static str {
    match what {
        ImportWhat::Roster(_) | ImportWhat::Absences(_) => "roster",
        ImportWhat::Events(_) => "events",
        ImportWhat::Participation(_) => "participations",
        ImportWhat::Vacancies(_) => "vacancies",
        ImportWhat::Routes(_) => "iom",
    }
}

/// «строка 7, поле «Ставка»: ставка должна быть больше 0 и не больше 2 («3»)»
fn sentence(problem: &Problem, columns: &str) -> String {
    let (place, column) = problem.at.split_once(':').unwrap_or((&problem.at, ""));
    let place = match place.strip_prefix("line ") {
        Some(number) => format!("строка {number}"),
        None => "заголовок".to_owned(),
    };
    let field = text_in(Locale::Ru, &format!("{columns}-column-{column}"), &[]);
    let value = problem.with.get("value").filter(|value| !value.is_empty());
    let value = value.map(|value| format!(" («{value}»)")).unwrap_or_default();
    format!("{place}, поле «{field}»: {}{value}", problem_text(problem))
}
