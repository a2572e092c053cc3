//! Registers as files to take away: the rows of the page's address, in the columns of the import.

use crate::downloads::{CSV, XLSX, attachment, refused};
use crate::site::Site;
use app::i18n::{Locale, text_in};
use app::ssr::cookie;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use backend::accounts::Visit;
use backend::error::Result;
use backend::formats::table::Table;
use backend::formats::{csv, xlsx};
use backend::ioms::{IomWords, export};
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
    let locale = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    let words = iom_words(locale.unwrap_or_default());
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
