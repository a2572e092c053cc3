//! Files to take away: the personal links of a campaign as a table, its results as a workbook.

use crate::site::Site;
use app::error::AppError;
use app::i18n::{Locale, text_in};
use app::ssr::cookie;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use backend::accounts::Visit;
use backend::campaigns::{LinksFormat, LinksWords, ResultsWords, export_links, results_book};
use backend::error::Error;
use backend::formats::table::cell;
use domain::campaigns::dataset::Measure;
use domain::campaigns::disposition::Disposition;
use domain::ids::CampaignId;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use std::fmt::Write;

pub const CSV: &str = "text/csv; charset=utf-8";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `/campaigns/{id}/links.csv`
pub async fn links_csv(site: State<Site>, id: Path<String>, visit: Extension<Visit>, parts: Parts) -> Response {
    links(&site, &id, &visit, &parts, LinksFormat::Csv).await
}

/// `/campaigns/{id}/links.xlsx`
pub async fn links_xlsx(site: State<Site>, id: Path<String>, visit: Extension<Visit>, parts: Parts) -> Response {
    links(&site, &id, &visit, &parts, LinksFormat::Xlsx).await
}

/// `/campaigns/{id}/results.xlsx`
pub async fn results_xlsx(site: State<Site>, id: Path<String>, visit: Extension<Visit>, parts: Parts) -> Response {
    let locale = cookie(&parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    let words = results_words(locale.unwrap_or_default());
    let file = async {
        let id: CampaignId = id.parse().map_err(|_| Error::NotFound("campaign"))?;
        let org = visit.actor.home()?;
        let (name, book) = results_book(&site.cx, &visit.actor, (org, id), &words).await?;
        Ok::<_, Error>((format!("{name}.xlsx"), book))
    };
    match file.await {
        Ok((name, content)) => attachment(&name, content, XLSX),
        Err(error) => refused(error),
    }
}

fn results_words(locale: Locale) -> ResultsWords {
    let word = |key: &str| text_in(locale, key, &[]);
    let measure = |one: &Measure| (one.code().to_owned(), word(&format!("measure-{}", one.code())));
    ResultsWords {
        title: word("results-file"),
        hidden: word("results-hidden"),
        veiled: word("results-veiled"),
        texts: word("results-sheet-texts"),
        columns_alone: word("results-columns-alone"),
        sheets: ["people", "competences", "answers", "codebook"].map(|one| word(&format!("results-sheet-{one}"))),
        people: ["name", "position", "points", "max", "percent", "level"]
            .map(|one| word(&format!("results-file-{one}"))),
        competences: ["code", "competence", "count", "mean"].map(|one| word(&format!("results-file-{one}"))),
        codebook: ["variable", "question", "part", "kind", "values"].map(|one| word(&format!("codebook-{one}"))),
        measures: Measure::ALL.iter().map(measure).collect(),
    }
}

async fn links(site: &Site, id: &str, visit: &Visit, parts: &Parts, format: LinksFormat) -> Response {
    let locale = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    let words = words(locale.unwrap_or_default());
    let file = async {
        let id: CampaignId = id.parse().map_err(|_| Error::NotFound("campaign"))?;
        let org = visit.actor.home()?;
        export_links(&site.cx, &visit.actor, (org, id), &site.public_url, format, &words).await
    };
    let kind = match format {
        LinksFormat::Csv => CSV,
        LinksFormat::Xlsx => XLSX,
    };
    match file.await {
        Ok(file) => attachment(&file.name, file.content, kind),
        Err(error) => refused(error),
    }
}

fn words(locale: Locale) -> LinksWords {
    let word = |key: &str| text_in(locale, key, &[]);
    let rung = |one: &Disposition| (one.code().to_owned(), word(&format!("disposition-{}", one.code())));
    LinksWords {
        title: word("links-file"),
        name: word("links-name"),
        union: word("links-union"),
        position: word("links-position"),
        state: word("links-state"),
        url: word("links-link"),
        code: word("links-code"),
        disposition: Disposition::ALL.iter().map(rung).collect(),
    }
}

/// An answer that is saved as a file of that name.
pub fn attachment(name: &str, content: Vec<u8>, kind: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, content).into_response()
}

/// A file that somebody sent: saved by the browser, and without any right should it be opened all the same.
pub fn kept(name: &str, content: Vec<u8>, kind: &'static str) -> Response {
    let mut response = attachment(name, content, kind);
    let alone = HeaderValue::from_static("sandbox; default-src 'none'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, alone);
    response
}

/// A file's name in any script (RFC 6266 with RFC 5987), beside a plain one for old programs.
///
/// A name passes `cell` like every text: it may stand in a list of files that is opened as a table (security 39).
fn disposition(name: &str) -> HeaderValue {
    let name = &cell(name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            // Writing to a string cannot fail.
            other => drop(write!(encoded, "%{other:02X}")),
        }
    }
    let value = format!("attachment; filename=\"links.{ending}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}

/// What a download answers instead of a file.
pub fn refused(error: Error) -> Response {
    match error {
        Error::Unknown => axum::response::Redirect::to("/sign-in").into_response(),
        other => {
            // Outside of a rendering there is nobody to take the status from, so it is said here.
            let status = match AppError::from(other) {
                AppError::NotFound => StatusCode::NOT_FOUND,
                AppError::Forbidden => StatusCode::FORBIDDEN,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            };
            status.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_russian_name_travels_encoded_and_cannot_break_the_header() {
        let value = disposition("Ссылки Т1\"\r\n.xlsx");
        assert_eq!(
            value.to_str().unwrap(),
            "attachment; filename=\"links.xlsx\"; \
             filename*=UTF-8''%D0%A1%D1%81%D1%8B%D0%BB%D0%BA%D0%B8%20%D0%A21%22%0D%0A.xlsx"
        );
    }

    #[test]
    fn security_39_a_file_s_name_never_begins_like_a_formula() {
        for trigger in backend::formats::table::TRIGGERS {
            let value = disposition(&format!("{trigger}cmd.xlsx"));
            let name = value.to_str().unwrap().split("UTF-8''").nth(1).unwrap();
            assert!(name.starts_with("%27"), "{name}");
        }
    }
}
