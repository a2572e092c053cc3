//! Registers as files to take away: the rows of the page's address, in the columns of the import.

use crate::downloads::{CSV, XLSX, attachment, kept, refused};
use crate::router::Site;
use app::i18n::{Locale, text_in};
use app::ssr::cookie;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use backend::accounts::Visit;
use backend::error::Result;
use backend::formats::table::Table;
use backend::formats::{csv, xlsx};
use backend::ioms::{IomWords, export};
use backend::registers::FileWords;
use backend::{events, vacancies};
use domain::events::event::{EventKind, EventLevel};
use domain::events::participation::{ParticipantRole, ParticipationState};
use domain::ioms::state::IomState;
use domain::registers::listing::Listing;
use http::request::Parts;
use std::collections::BTreeMap;

type Asked = Query<BTreeMap<String, String>>;

/// What a register is written as.
#[derive(Clone, Copy, Debug)]
enum Format {
    Csv,
    Xlsx,
}

/// `/ioms.csv`
pub async fn ioms_csv(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    file(ioms(&site, &asked, &visit, &parts).await, Format::Csv)
}

/// `/ioms.xlsx`
pub async fn ioms_xlsx(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    file(ioms(&site, &asked, &visit, &parts).await, Format::Xlsx)
}

async fn ioms(site: &Site, asked: &Asked, visit: &Visit, parts: &Parts) -> Result<Table> {
    let listing = Listing::read(&["state", "union", "year"], |name| asked.get(name).cloned());
    let words = iom_words(locale_of(parts));
    export(&site.cx, &visit.actor, visit.actor.home()?, &listing, &words).await
}

fn iom_words(locale: Locale) -> IomWords {
    let word = |key: &str| text_in(locale, key, &[]);
    let head = [
        "iom-file-code",
        "iom-file-name",
        "iom-column-status",
        "iom-column-approved_on",
        "iom-column-deficits",
        "iom-column-period_from",
        "iom-column-period_to",
        "iom-column-escort",
        "iom-column-note",
    ];
    let state = |one: &IomState| (one.code().to_owned(), word(&format!("iom-state-{}", one.code())));
    IomWords {
        title: word("iom-file"),
        head: head.map(word),
        states: IomState::ALL.iter().map(state).collect(),
    }
}

/// Two files of each register below: the path before its ending, and what is written.
pub fn files() -> Router<Site> {
    let mut files = Router::new();
    for (path, kind) in [
        ("/events", Kind::Events),
        ("/participations", Kind::Participations),
        ("/vacancies", Kind::Vacancies),
    ] {
        for (ending, format) in [("csv", Format::Csv), ("xlsx", Format::Xlsx)] {
            let give = move |site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts| async move {
                file(table(&site, kind, &asked, &visit, &parts).await, format)
            };
            files = files.route(&format!("{path}.{ending}"), get(give));
        }
    }
    files
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Events,
    Participations,
    Vacancies,
}

async fn table(site: &Site, kind: Kind, asked: &Asked, visit: &Visit, parts: &Parts) -> Result<Table> {
    let (cx, actor, org) = (&site.cx, &visit.actor, visit.actor.home()?);
    let listing = |filters: &[&str]| Listing::read(filters, |name| asked.get(name).cloned());
    let words = file_words(kind, locale_of(parts));
    match kind {
        Kind::Events => events::export_events(cx, actor, org, &listing(&events::FILTERS), &words).await,
        Kind::Participations => events::export_participations(cx, actor, org, &listing(&events::FILTERS), &words).await,
        Kind::Vacancies => vacancies::export_vacancies(cx, actor, org, &listing(&vacancies::FILTERS), &words).await,
    }
}

/// Headings in the reader's language; codes become words in Russian, which the import reads as well as the codes.
fn file_words(kind: Kind, locale: Locale) -> FileWords {
    let (name, columns, codes) = match kind {
        Kind::Events => ("events", EVENT_COLUMNS, event_codes()),
        Kind::Participations => ("participations", PARTICIPATION_COLUMNS, participation_codes()),
        Kind::Vacancies => (
            "vacancies",
            VACANCY_COLUMNS,
            vec![
                ("kind", "permanent", "vacancies-kind"),
                ("kind", "temporary", "vacancies-kind"),
            ],
        ),
    };
    let word = |key: &str| text_in(locale, key, &[]);
    let head = columns.iter().map(|column| match *column {
        "name" => word("participations-file-name"),
        column => word(&format!("{name}-column-{column}")),
    });
    let is_worded = locale == Locale::Ru;
    let codes = codes.into_iter().filter(|_| is_worded);
    FileWords {
        title: word(&format!("{name}-file")),
        head: head.collect(),
        codes: codes
            .map(|(of, code, key)| ((of, code.to_owned()), word(&format!("{key}-{code}"))))
            .collect(),
    }
}

const EVENT_COLUMNS: &[&str] = &[
    "id",
    "title",
    "level",
    "kind",
    "date",
    "date_to",
    "sci_method",
    "organiser",
    "place",
    "network_orgs",
    "note",
];
const PARTICIPATION_COLUMNS: &[&str] = &["event", "person", "name", "role", "status", "evidence", "evidence_on"];
const VACANCY_COLUMNS: &[&str] = &[
    "id",
    "position",
    "subject",
    "posts",
    "rate",
    "load",
    "opened",
    "closed",
    "kind",
    "reason",
    "confirmed",
    "note",
];

/// What the code is of, the code, and the beginning of its word's key.
type Code = (&'static str, &'static str, &'static str);

fn event_codes() -> Vec<Code> {
    let levels = EventLevel::ALL.iter().map(|one| ("level", one.code(), "events-level"));
    let kinds = EventKind::ALL.iter().map(|one| ("kind", one.code(), "events-kind"));
    let answers = ["yes", "no"].map(|code| ("yes_no", code, "events-method"));
    levels.chain(kinds).chain(answers).collect()
}

fn participation_codes() -> Vec<Code> {
    let roles = ParticipantRole::ALL
        .iter()
        .map(|one| ("role", one.code(), "events-role"));
    let states = ParticipationState::ALL
        .iter()
        .map(|one| ("state", one.code(), "events-state"));
    roles.chain(states).collect()
}

/// `/events/{id}/evidence/{participation}`: the file that proves a participation, to be saved and never to be opened as
/// a page of ours (security 38).
pub async fn evidence(
    State(site): State<Site>,
    Path((_, participation)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let found = async { events::evidence_file(&site.cx, &visit.actor, visit.actor.home()?, &participation).await };
    match found.await {
        Ok(file) => kept(&file.name, file.content, file.media_type),
        Err(error) => refused(error),
    }
}

/// The language of the person's pages.
fn locale_of(parts: &Parts) -> Locale {
    let locale = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    locale.unwrap_or_default()
}

fn file(table: Result<Table>, format: Format) -> Response {
    let written = table.and_then(|table| {
        let (content, ending) = match format {
            Format::Csv => (csv::write(&table)?, "csv"),
            Format::Xlsx => (xlsx::write(&table)?, "xlsx"),
        };
        Ok((format!("{}.{ending}", table.title), content))
    });
    let kind = match format {
        Format::Csv => CSV,
        Format::Xlsx => XLSX,
    };
    match written {
        Ok((name, content)) => attachment(&name, content, kind),
        Err(error) => refused(error),
    }
}
