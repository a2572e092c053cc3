//! Registers as files to take away: the rows of the page's address, in the columns of the import.

use crate::downloads::{CSV, XLSX, attachment, refused};
use crate::site::Site;
use app::i18n::{Locale, text_in};
use app::ssr::cookie;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use backend::accounts::Visit;
use backend::documents::DocumentWords;
use backend::error::Result;
use backend::formats::table::Table;
use backend::formats::{csv, xlsx};
use backend::ioms::{IomWords, export};
use backend::light::LightWords;
use backend::roster::{self, StaffWords};
use domain::documents::document::{DocumentKind, DocumentLevel, Standing};
use domain::ioms::state::IomState;
use domain::light::register::{Field, Light};
use domain::registers::listing::Listing;
use domain::roster::staff::EmploymentKind;
use http::request::Parts;
use std::collections::BTreeMap;

pub(crate) type Asked = Query<BTreeMap<String, String>>;

/// What a register is written as.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
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
    let words = iom_words(words_of(parts));
    export(&site.cx, &visit.actor, visit.actor.home()?, &listing, &words).await
}

/// `/roster.csv`
pub async fn roster_csv(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    file(roster(&site, &asked, &visit, &parts).await, Format::Csv)
}

/// `/roster.xlsx`
pub async fn roster_xlsx(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    file(roster(&site, &asked, &visit, &parts).await, Format::Xlsx)
}

async fn roster(site: &Site, asked: &Asked, visit: &Visit, parts: &Parts) -> Result<Table> {
    let listing = Listing::read(&roster::FILTERS, |name| asked.get(name).cloned());
    let words = staff_words(words_of(parts));
    roster::export(&site.cx, &visit.actor, visit.actor.home()?, &listing, &words).await
}

/// The import reads Russian words and, for everybody else, its own short names.
fn staff_words(locale: Locale) -> StaffWords {
    const COLUMNS: [&str; 9] = [
        "person", "fio", "position", "mo", "kind", "rate", "start", "end", "note",
    ];
    let word = |key: &str| text_in(locale, key, &[]);
    let kind = |one: &EmploymentKind| {
        let said = match locale {
            Locale::Ru => word(&format!("employment-{}", one.code())),
            Locale::En => one.code().to_owned(),
        };
        (one.code().to_owned(), said)
    };
    StaffWords {
        title: word("roster-title"),
        head: COLUMNS.map(|column| match locale {
            Locale::Ru => word(&format!("roster-column-{column}")),
            Locale::En => column.to_owned(),
        }),
        kinds: EmploymentKind::ALL.iter().map(kind).collect(),
    }
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

/// `/registers/requests.csv` and the others: two files of each light register.
pub fn light_files() -> Router<Site> {
    let mut files = Router::new();
    for register in Light::ALL.iter().copied() {
        for (path, format) in register.described().files.into_iter().zip([Format::Csv, Format::Xlsx]) {
            let give = move |site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts| async move {
                file(light(&site, register, &asked, &visit, &parts).await, format)
            };
            files = files.route(path, get(give));
        }
    }
    files
}

async fn light(site: &Site, register: Light, asked: &Asked, visit: &Visit, parts: &Parts) -> Result<Table> {
    let listing = Listing::read(&["form", "state", "union", "year"], |name| asked.get(name).cloned());
    let words = light_words(register, words_of(parts));
    let org = visit.actor.home()?;
    backend::light::export(&site.cx, &visit.actor, org, (register, &listing), &words).await
}

pub(crate) fn light_words(register: Light, locale: Locale) -> LightWords {
    let (code, described) = (register.code(), register.described());
    let word = |key: String| text_in(locale, &key, &[]);
    let coded = |field: &str, codes: &[&str]| {
        let pair = |one: &&str| ((*one).to_owned(), word(format!("{code}-{field}-{one}")));
        codes.iter().map(pair).collect()
    };
    let heading = |field: &Field| word(format!("{code}-field-{}", field.code()));
    LightWords {
        title: word(format!("{code}-title")),
        head: described.fields.iter().map(heading).collect(),
        forms: coded("form", described.forms),
        states: coded("state", described.states),
    }
}

/// `/documents.csv`, `/documents.xlsx`
pub fn document_files() -> Router<Site> {
    let mut files = Router::new();
    for (path, format) in [("/documents.csv", Format::Csv), ("/documents.xlsx", Format::Xlsx)] {
        let give = move |site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts| async move {
            file(documents(&site, &asked, &visit, &parts).await, format)
        };
        files = files.route(path, get(give));
    }
    files
}

async fn documents(site: &Site, asked: &Asked, visit: &Visit, parts: &Parts) -> Result<Table> {
    let listing = Listing::read(&["kind", "level", "standing"], |name| asked.get(name).cloned());
    let words = document_words(words_of(parts));
    backend::documents::export(&site.cx, &visit.actor, visit.actor.home()?, &listing, &words).await
}

pub(crate) fn document_words(locale: Locale) -> DocumentWords {
    let word = |key: &str| text_in(locale, key, &[]);
    let pair = |what: &str, code: &str| (code.to_owned(), word(&format!("documents-{what}-{code}")));
    let head = [
        "documents-field-title",
        "documents-field-kind",
        "documents-field-level",
        "documents-field-number",
        "documents-field-dated_on",
        "documents-field-edition",
        "documents-standing",
        "documents-field-approved_by",
        "documents-field-order_no",
        "documents-field-order_on",
        "documents-field-asked",
        "documents-read-column",
        "documents-field-url",
        "documents-field-note",
    ];
    DocumentWords {
        title: word("documents-title"),
        head: head.map(word),
        kinds: DocumentKind::ALL.iter().map(|one| pair("kind", one.code())).collect(),
        levels: DocumentLevel::ALL.iter().map(|one| pair("level", one.code())).collect(),
        standings: Standing::ALL.iter().map(|one| pair("standing", one.code())).collect(),
    }
}

/// The language of the person's pages.
pub(crate) fn words_of(parts: &Parts) -> Locale {
    let locale = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    locale.unwrap_or_default()
}

pub(crate) fn file(table: Result<Table>, format: Format) -> Response {
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
