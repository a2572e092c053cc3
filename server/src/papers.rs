//! Papers as files to take away: the indicator table form of a school, the table of a municipality.

use crate::downloads::{CSV, XLSX, attachment, refused};
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
use backend::formats::{csv, xlsx};
use backend::indicators::form;
use backend::municipality::overview;
use domain::indicators::form_wire::Wording;
use domain::municipality::total::{Standing, Unit};
use domain::municipality::wire::SchoolRow;
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
    let sheet = form(
        &site.cx,
        &visit.actor,
        visit.actor.home()?,
        &year,
        wording.unwrap_or_default(),
    )
    .await?;
    let rows = sheet
        .rows
        .iter()
        .map(|row| cells(locale, &sheet, row).map(Cell::from).to_vec());
    let words = text_in(locale, &format!("form-{}", sheet.wording.code()), &[]);
    Ok(Table {
        title: format!(
            "{} {} {}",
            text_in(locale, "form-file", &[]),
            sheet.year,
            words.to_lowercase()
        ),
        head: head(locale).to_vec(),
        rows: rows.collect(),
    })
}

/// `/municipality.xlsx`
pub async fn municipality_xlsx(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    match municipality_table(&site, &asked, &visit, language(&parts)).await {
        Ok(table) => workbook(&table),
        Err(error) => refused(error),
    }
}

/// `/municipality.csv`
pub async fn municipality_csv(site: State<Site>, asked: Asked, visit: Extension<Visit>, parts: Parts) -> Response {
    let table = municipality_table(&site, &asked, &visit, language(&parts)).await;
    match table.and_then(|table| Ok((csv::write(&table)?, table))) {
        Ok((content, table)) => attachment(&format!("{}.csv", table.title), content, CSV),
        Err(error) => refused(error),
    }
}

/// A line per indicator and school, each indicator's total first.
async fn municipality_table(site: &Site, asked: &Asked, visit: &Visit, locale: Locale) -> Result<Table> {
    let year = asked.get("year").and_then(|year| year.parse().ok());
    let page = overview(&site.cx, &visit.actor, visit.actor.home()?, year).await?;
    let word = |key: &str| text_in(locale, key, &[]);
    let head = [
        "municipality-column-indicator",
        "rating-place",
        "rating-school",
        "municipality-column-numerator",
        "municipality-column-denominator",
        "rating-value",
        "rating-standing",
        "municipality-column-submitted",
        "municipality-column-note",
    ];
    let rows = page.indicators.iter().flat_map(|one| {
        let title = match one.title.as_str() {
            "" => word(&format!("municipal-{}", one.code)),
            said => said.to_owned(),
        };
        let total = SchoolRow {
            name: word("municipality-total"),
            place: None,
            numerator: Some(one.numerator),
            denominator: (one.unit == Unit::Percent).then_some(one.denominator),
            shown: one.shown.clone(),
            standing: Standing::Counted,
            absent_reason: None,
            other_formula: None,
            other_rules: Vec::new(),
            submitted_at: None,
            note: String::new(),
        };
        let all = std::iter::once(total).chain(one.rows.iter().cloned());
        all.map(move |row| school_line(locale, &title, row)).collect::<Vec<_>>()
    });
    Ok(Table {
        title: format!("{} {}", word("municipality-file"), page.year),
        rows: rows.collect(),
        head: head.map(word).to_vec(),
    })
}

fn school_line(locale: Locale, title: &str, row: SchoolRow) -> Vec<Cell> {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let standing = text_in(locale, &format!("standing-{}", row.standing.code()), &[]);
    let reason = row
        .absent_reason
        .map(|reason| text_in(locale, &format!("absent-{reason}"), &[]));
    let at = row.submitted_at.map(|at| at.format("%d.%m.%Y %H:%M").to_string());
    [
        title.to_owned(),
        row.place.map_or_else(String::new, |place| place.to_string()),
        row.name,
        number(row.numerator),
        number(row.denominator),
        row.shown,
        [Some(standing), reason]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(": "),
        at.unwrap_or_default(),
        row.note,
    ]
    .map(Cell::from)
    .to_vec()
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
