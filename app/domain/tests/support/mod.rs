//! Fixtures by name, form fields from pairs, and a respondent's story.

pub mod scenario;

use domain::ids::{ItemId, Slug};
use domain::instruments::draft::Draft;
use domain::problem::Problem;
use domain::questionnaire::Questionnaire;
use std::collections::BTreeMap;
use std::path::Path;

pub type Form = BTreeMap<String, Vec<String>>;

pub fn questionnaire(fixture: &str) -> Questionnaire {
    serde_json::from_str(&text(fixture)).unwrap()
}

pub fn draft(fixture: &str) -> Draft {
    serde_json::from_str(&text(fixture)).unwrap()
}

fn text(fixture: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    std::fs::read_to_string(folder.join(format!("{fixture}.json"))).unwrap()
}

pub fn slug(name: &str) -> ItemId {
    Slug::parse(name).unwrap()
}

pub fn slugs<C: FromIterator<ItemId>>(names: &str) -> C {
    names.split_whitespace().map(slug).collect()
}

/// Form fields of `name=text` pairs; a name may stand several times.
pub fn form<'a>(pairs: impl IntoIterator<Item = &'a str>) -> Form {
    let mut form = Form::new();
    for pair in pairs {
        let (name, text) = pair.split_once('=').unwrap();
        form.entry(name.to_owned()).or_default().push(text.to_owned());
    }
    form
}

/// `at kind name=value …` of each problem.
pub fn told(problems: &[Problem]) -> Vec<String> {
    let tell = |problem: &Problem| {
        let with = problem.with.iter().map(|(name, value)| format!(" {name}={value}"));
        format!("{} {}{}", problem.at, problem.kind, with.collect::<String>())
    };
    problems.iter().map(tell).collect()
}
