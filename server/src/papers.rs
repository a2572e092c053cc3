//! Papers as files to take away: the indicator table form of a school, the table of a municipality.

use crate::downloads::{XLSX, attachment, refused};
use crate::router::Site;
use app::i18n::{Locale, text_in};
use app::indicators::form_table::{cells, head};
use app::ssr::cookie;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use backend::accounts::Visit;
use backend::error::Result;
use backend::formats::table::{Cell, Table};
use backend::formats::xlsx;
use backend::indicators::form;
use domain::indicators::form_wire::Wording;
use http::request::Parts;
use std::collections::BTreeMap;

type Asked = Query<BTreeMap<String, String>>;

/// `/indicators/form.xlsx`
pub async fn form_xlsx(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    match form_table(&site, &asked, &visit, language(&parts)).await {
        Ok(table) => workbook(&table),
        Err(error) => refused(error),
    }
}

async fn form_table(site: &Site, asked: &Asked, visit: &Visit, locale: Locale) -> Result<Table> {
    let year = asked.get("year").cloned().unwrap_or_default();
    let wording = asked.get("as").and_then(|code| Wording::from_code(code));
    let sheet = form(&site.cx, &visit.actor, visit.actor.home()?, &year, wording.unwrap_or_default()).await?;
    let rows = sheet.rows.iter().map(|row| cells(locale, &sheet, row).map(Cell::from).to_vec());
    let words = text_in(locale, &format!("form-{}", sheet.wording.code()), &[]);
    Ok(Table {
        title: format!("{} {} {}", text_in(locale, "form-file", &[]), sheet.year, words.to_lowercase()),
        head: head(locale).to_vec(),
        rows: rows.collect(),
    })
}

fn language(parts: &Parts) -> Locale {
    let chosen = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    chosen.unwrap_or_default()
}

fn workbook(table: &Table) -> Response {
    match xlsx::write(table) {
        Ok(content) => attachment(&format!("{}.xlsx", table.title), content, XLSX),
        Err(error) => refused(error),
    }
}
