//! The texts of the interface: both languages have the same keys, every file reads strictly, and no key is missing.

use super::tree::{assert_none, below, read};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_text_file_reads_without_an_error() {
    let mut complaints = Vec::new();
    for file in below("app/locales", ".ftl") {
        if let Err((_, errors)) = FluentResource::try_new(file.text.clone()) {
            complaints.extend(errors.iter().map(|error| format!("{}: {error:?}", file.path)));
        }
    }
    assert_none("broken texts", complaints);
}

#[test]
fn both_languages_have_the_same_files_and_keys_and_no_key_stands_twice() {
    let (russian, english) = (keys_by_file("ru"), keys_by_file("en"));
    let mut complaints = Vec::new();
    for (file, keys) in &russian {
        let other: BTreeSet<&String> = english.get(file).into_iter().flatten().collect();
        let own: BTreeSet<&String> = keys.iter().collect();
        complaints.extend(
            own.symmetric_difference(&other)
                .map(|key| format!("{file}: {key} is in one language only")),
        );
    }
    complaints.extend(english.keys().filter(|file| !russian.contains_key(*file)).cloned());
    let mut seen = BTreeSet::new();
    for key in russian.values().flatten() {
        if !seen.insert(key) {
            complaints.push(format!("{key} stands twice"));
        }
    }
    assert_none("texts", complaints);
}

#[test]
fn every_file_of_texts_is_loaded() {
    let loaded = read("app/src/i18n.rs");
    let missing = keys_by_file("ru").into_keys().filter(|file| {
        let name = format!("\"{}\"", file.trim_end_matches(".ftl"));
        !loaded.contains(&name)
    });
    assert_none("not in the lists of i18n.rs", missing.collect());
}

#[test]
fn every_key_that_pages_name_has_a_text() {
    let known: BTreeSet<String> = keys_by_file("ru").into_values().flatten().collect();
    let mut complaints = Vec::new();
    for file in below("app/src", ".rs") {
        let code = file.code().replace("format!(", "");
        for part in code.split("t!(\"").skip(1) {
            let key = part.split('"').next().unwrap_or_default();
            if !known.contains(key) && file.name() != "i18n.rs" {
                complaints.push(format!("{}: {key}", file.path));
            }
        }
    }
    assert_none("keys without a text", complaints);
}

#[test]
fn every_problem_of_a_use_case_has_a_sentence() {
    let known: BTreeSet<String> = keys_by_file("ru").into_values().flatten().collect();
    let mut complaints = Vec::new();
    for file in below("server/backend/src", ".rs") {
        for start in ["Error::invalid(\"", "Error::conflict(\"", "on_constraint(\""] {
            for part in file.code().split(start).skip(1) {
                let call = part.split(')').next().unwrap_or_default();
                let kind = call
                    .trim_end_matches(['"', ',', ' ', '\n'])
                    .rsplit('"')
                    .next()
                    .unwrap_or_default();
                if !known.contains(&format!("problem-{kind}")) {
                    complaints.push(format!("{}: problem-{kind}", file.path));
                }
            }
        }
    }
    assert_none("problems without a sentence", complaints);
}

fn keys_by_file(language: &str) -> BTreeMap<String, Vec<String>> {
    let files = below(&format!("app/locales/{language}"), ".ftl");
    files
        .iter()
        .map(|file| (file.name().to_owned(), keys(&file.text)))
        .collect()
}

fn keys(text: &str) -> Vec<String> {
    let is_key = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains(' ');
    let names = text
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(name, _)| name));
    names.filter(|name| is_key(name)).map(str::to_owned).collect()
}
