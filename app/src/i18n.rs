//! The texts of the interface in Russian and English, by Fluent with its plural rules. Islands get the few words
//! they need as props, so no text and no plural rule is shipped to the browser.

use domain::problem::Problem;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use leptos::prelude::*;
use std::sync::LazyLock;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    #[default]
    Ru,
    En,
}

impl Locale {
    /// The language of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "ru" => Some(Locale::Ru),
            "en" => Some(Locale::En),
            _ => None,
        }
    }

    /// `ru` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Locale::Ru => "ru",
            Locale::En => "en",
        }
    }

    /// The mark between whole and fraction.
    pub fn decimal_mark(self) -> char {
        match self {
            Locale::Ru => ',',
            Locale::En => '.',
        }
    }
}

/// The Fluent files of one language, by feature; the list stands here once.
macro_rules! texts {
    ($lang:literal) => {
        texts!($lang: "ui", "accounts", "attempts", "backups", "board", "campaigns", "documents", "events", "help", "imports", "indicators", "instruments", "ioms", "light", "municipality", "programme", "results", "roster", "trials", "unions", "vacancies")
    };
    ($lang:literal: $($feature:literal),* $(,)?) => {
        [$(include_str!(concat!("../locales/", $lang, "/", $feature, ".ftl"))),*]
    };
}

static RU: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("ru", &texts!("ru")));
static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en", &texts!("en")));

fn bundle(language: &str, files: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    for file in files {
        // A broken line loses its own text only; a test reads every file strictly.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The language of the page being rendered.
pub fn locale() -> Locale {
    use_context::<crate::request::PageRequest>()
        .map(|request| request.locale)
        .unwrap_or_default()
}

/// The text of that key in that language; the key itself when there is none.
pub fn text_in(locale: Locale, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let bundle = match locale {
        Locale::Ru => &*RU,
        Locale::En => &*EN,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

/// Is there such a text in that language?
pub fn has_text(locale: Locale, key: &str) -> bool {
    match locale {
        Locale::Ru => RU.has_message(key),
        Locale::En => EN.has_message(key),
    }
}

/// `t!("key")` or `t!("key", count = 5, name = "…")`: the text in the page's language.
#[macro_export]
macro_rules! t {
    ($key:expr) => {
        $crate::i18n::text_in($crate::i18n::locale(), $key, &[])
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::text_in($crate::i18n::locale(), $key, &[$((stringify!($name), ($value).into())),+])
    };
}

/// The sentence of a problem, in the page's language. Its key is `problem-` and the kind.
pub fn problem_text(problem: &Problem) -> String {
    problem_text_in(locale(), problem)
}

/// The same in that language.
pub fn problem_text_in(locale: Locale, problem: &Problem) -> String {
    let args: Vec<(&str, FluentValue<'_>)> = problem
        .with
        .iter()
        .map(|(name, value)| {
            let number = value.parse::<i64>().ok();
            (
                name.as_str(),
                number.map_or_else(|| value.as_str().into(), FluentValue::from),
            )
        })
        .collect();
    text_in(locale, &format!("problem-{}", problem.kind), &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_plurals_agree() {
        let said = |count: i64| text_in(Locale::Ru, "count-teachers", &[("count", count.into())]);
        assert_eq!(
            [said(1), said(2), said(5), said(21)],
            ["1 педагог", "2 педагога", "5 педагогов", "21 педагог"]
        );
    }
}
