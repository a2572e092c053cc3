//! Events, participations and vacancies as files to take away.

use crate::registers::{Asked, Format, file, words_of};
use crate::router::Site;
use app::i18n::{Locale, text_in};
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use backend::accounts::Visit;
use backend::error::Result;
use backend::formats::table::Table;
use backend::registers::FileWords;
use backend::{events, vacancies};
use domain::events::event::{EventKind, EventLevel};
use domain::events::participation::{ParticipantRole, ParticipationState};
use domain::registers::listing::Listing;
use http::request::Parts;

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
    let words = file_words(kind, words_of(parts));
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
