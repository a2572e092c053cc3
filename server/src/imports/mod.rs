//! What imports give to take away: the template of each register, and the report of a file.

mod upload;

pub use upload::{UPLOAD, upload};

use crate::downloads::{XLSX, attachment, refused};
use crate::router::Site;
use app::i18n::{Locale, text_in};
use app::imports::words::{column_word, row_problem};
use app::ssr::cookie;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use backend::accounts::Visit;
use backend::error::{Error, Result};
use backend::formats::table::{Cell, Table};
use backend::formats::xlsx;
use backend::imports::ReportWords;
use domain::access::Verb;
use domain::ids::UploadId;
use domain::imports::register::Register;
use domain::imports::verdict::Verdict;
use domain::problem::Problem;
use http::request::Parts;

/// `/imports/templates/{register}.xlsx`
pub async fn template(file: Path<String>, visit: Extension<Visit>, parts: Parts) -> Response {
    match template_of(&file, &visit, locale(&parts)) {
        Ok((name, content)) => attachment(&name, content, XLSX),
        Err(error) => refused(error),
    }
}

/// `/imports/{id}/report.xlsx`
pub async fn report(site: State<Site>, id: Path<String>, visit: Extension<Visit>, parts: Parts) -> Response {
    let file = async {
        let id: UploadId = id.parse().map_err(|_| Error::NotFound("upload"))?;
        let (org, locale) = (visit.actor.home()?, locale(&parts));
        let word = |key: &str| text_in(locale, key, &[]);
        let words = ReportWords {
            title: word("import-report-file"),
            head: ["import-report-line", "import-report-verdict", "import-report-remarks"].map(word),
            verdict: &|verdict: Verdict| word(&format!("import-verdict-{}", verdict.code())),
            column: &|register: Register, column: &str| column_word(locale, register, column),
            problem: &|register: Register, problem: &Problem| row_problem(locale, register, problem),
        };
        let table = backend::imports::report(&site.cx, &visit.actor, org, id, &words).await?;
        Ok::<_, Error>((format!("{}.xlsx", table.title), xlsx::write(&table)?))
    };
    match file.await {
        Ok((name, content)) => attachment(&name, content, XLSX),
        Err(error) => refused(error),
    }
}

fn template_of(file: &str, visit: &Visit, locale: Locale) -> Result<(String, Vec<u8>)> {
    visit.actor.require(Verb::RegisterImport, visit.actor.home()?)?;
    let code = file.strip_suffix(".xlsx").ok_or(Error::NotFound("template"))?;
    let register = Register::from_code(code).ok_or(Error::NotFound("template"))?;
    let title = text_in(locale, &format!("import-register-{code}"), &[]);
    Ok((
        format!("{title}.xlsx"),
        xlsx::write_all(&template_sheets(register, locale))?,
    ))
}

/// The sheet to fill, with headings only, and one that explains them.
pub fn template_sheets(register: Register, locale: Locale) -> [Table; 2] {
    let word = |key: &str| text_in(locale, key, &[]);
    let needed = register.needed();
    let explained = register.columns().iter().map(|(name, _)| {
        let must = match needed.iter().any(|one| one == name) {
            true => "import-needed",
            false => "import-optional",
        };
        let example = word(&format!("{}-example-{name}", register.words()));
        let cells = [column_word(locale, register, name), word(must), example];
        cells.into_iter().map(Cell::Text).collect()
    });
    let names = register
        .columns()
        .iter()
        .map(|(name, _)| column_word(locale, register, name));
    [
        Table {
            title: word(&format!("import-register-{}", register.code())),
            head: names.collect(),
            rows: Vec::new(),
        },
        Table {
            title: word("import-explained"),
            head: [
                "import-explained-field",
                "import-explained-needed",
                "import-explained-value",
            ]
            .map(word)
            .to_vec(),
            rows: explained.collect(),
        },
    ]
}

fn locale(parts: &Parts) -> Locale {
    let chosen = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    chosen.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::registers::{document_words, light_words};
    use app::i18n::has_text;
    use backend::formats::workbook;
    use domain::documents::import as documents;
    use domain::imports::mapping::{headings, recognised};
    use domain::light::import::columns;
    use domain::light::register::{Field, Light};
    use domain::light::words::code;

    #[test]
    fn every_template_is_recognised_column_by_column_in_both_languages() {
        for locale in [Locale::Ru, Locale::En] {
            for register in Register::ALL {
                let book = workbook::read(&xlsx::write_all(&template_sheets(*register, locale)).unwrap()).unwrap();
                let place = recognised(*register, &book);
                let named = register.columns().iter().enumerate();
                let missed = named.filter(|(at, (name, _))| place.columns.get(*name) != Some(at));
                let missed: Vec<&str> = missed.map(|(_, (name, _))| *name).collect();
                assert!(missed.is_empty(), "{register:?} in {locale:?}: {missed:?}");
                assert_eq!((place.sheet, place.header), (0, 0), "{register:?}");
            }
        }
    }

    #[test]
    fn every_column_has_its_word_and_its_example() {
        for register in Register::ALL {
            for (name, _) in register.columns() {
                let example = format!("{}-example-{name}", register.words());
                for key in [register.column_key(name), example] {
                    assert!(has_text(Locale::Ru, &key) && has_text(Locale::En, &key), "{key}");
                }
            }
        }
    }

    #[test]
    fn headings_and_words_of_the_files_of_light_registers_are_read_again_in_both_languages() {
        let both = |register: &Light| [(Locale::Ru, *register), (Locale::En, *register)];
        for (locale, register) in Light::ALL.iter().flat_map(both) {
            let words = light_words(register, locale);
            let found = headings(columns(register), &words.head);
            assert_eq!(found.len(), words.head.len(), "{register:?} in {locale:?}: {found:?}");
            for (field, pairs) in [(Field::Form, words.forms), (Field::State, words.states)] {
                for (own, word) in pairs {
                    assert_eq!(code(register, field, &word), Some(own.as_str()), "{register:?}: {word}");
                }
            }
        }
    }

    #[test]
    fn headings_and_words_of_the_file_of_documents_are_read_again_in_both_languages() {
        for locale in [Locale::Ru, Locale::En] {
            let words = document_words(locale);
            let found = headings(documents::COLUMNS, &words.head);
            let unread: Vec<usize> = (0..words.head.len())
                .filter(|at| !found.values().any(|taken| taken == at))
                .collect();
            assert_eq!(found.len(), documents::COLUMNS.len(), "{locale:?}: {found:?}");
            assert_eq!(
                unread,
                [10, 11],
                "how many were asked and have read: not for a file to say"
            );
            for (own, word) in words.kinds {
                assert_eq!(
                    documents::kind(&word).map(|one| one.code()),
                    Some(own.as_str()),
                    "{word}"
                );
            }
            for (own, word) in words.levels {
                assert_eq!(
                    documents::level(&word).map(|one| one.code()),
                    Some(own.as_str()),
                    "{word}"
                );
            }
            for (own, word) in words.standings {
                assert_eq!(documents::repealed(&word), Some(own == "repealed"), "{word}");
            }
        }
    }
}
