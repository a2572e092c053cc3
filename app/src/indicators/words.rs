//! What stands beside a value wherever it is shown: coverage, state, the frozen name, the rules in words.

use crate::request::PageRequest;
use crate::t;
use crate::ui::number::{day, moment};
use domain::access::Verb;
use domain::indicators::wire::{Dashboard, Reading};
use leptos::prelude::*;

/// «на 23.11.2026 12:00 · 38 из 41 · оперативно» (SR-06)
pub fn coverage(reading: &Reading) -> String {
    let of = reading.numerator.zip(reading.denominator).filter(|(_, of)| *of > 0);
    let of = of.map(|(part, of)| t!("indicators-of", part = part, of = of));
    let state = match reading.frozen {
        Some(_) => None,
        None => Some(t!(&format!("value-state-{}", reading.state))),
    };
    let at = t!("indicators-at", at = moment(reading.as_of));
    [Some(at), of, state]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\u{a0}· ")
}

/// Is there no value yet because the register of staff has nobody on that date?
pub fn lacks_staff(reading: &Reading) -> bool {
    reading.frozen.is_none() && reading.absent_reason.as_deref() == Some("no_staff_on_date")
}

/// A school that has no staff yet: its shares cannot be counted.
pub fn is_new(view: &Dashboard) -> bool {
    view.tiles.iter().any(|one| lacks_staff(&one.current))
}

/// The way to load the staff, for those who may.
pub fn load_staff() -> impl IntoView {
    let may_load = PageRequest::here().may(Verb::RegisterImport);
    may_load.then(|| view! { " " <a href="/imports?register=roster">{t!("indicators-new-do")}</a> })
}

/// Whether a value is frozen, and whether it still follows from the data.
pub fn frozen_note(reading: &Reading) -> impl IntoView + use<> {
    reading.frozen.clone().map(|frozen| {
        let href = format!("/indicators/values/{}", frozen.id);
        let said = t!("value-frozen", day = day(frozen.at.date()), who = frozen.by);
        let changed = frozen.would_be.map(|would_be| {
            view! { <p class="notice warn">{t!("value-data-changed")} " " {t!("value-would-be", value = would_be)}</p> }
        });
        // That it is frozen the link itself says.
        let corrected = (reading.state == "corrected")
            .then(|| view! { <span class="badge good">{t!("value-state-corrected")}</span> " " });
        view! {
            <p class="hint">{corrected}<a href=href>{said}</a></p>
            {changed}
        }
    })
}

/// What is told beside the number: «ожидают подтверждения: 1».
pub fn sides(reading: &Reading) -> impl IntoView + use<> {
    let told = reading.sides.iter();
    let lines = told.map(|(name, value)| t!(&format!("side-{name}"), value = value.clone()));
    let said = lines.collect::<Vec<_>>().join(" · ");
    (!said.is_empty()).then(|| view! { <p class="hint">{said}</p> })
}

/// The rules in words: those without a choice (DD-01, DD-02, DD-05, DD-06, DD-13, DD-14), then those somebody has chosen.
pub fn rules(all: &[(String, String)]) -> impl IntoView + use<> {
    let said = all.iter().filter_map(|(name, value)| rule(name, value));
    let fixed = [
        "rule-persons",
        "rule-year",
        "rule-within",
        "rule-absent",
        "rule-aggregation",
    ]
    .map(|key| t!(key));
    let lines = fixed.into_iter().chain(said);
    let lines: Vec<_> = lines.map(|said| view! { <li>{said}</li> }).collect();
    view! { <ul class="rules">{lines}</ul> }
}

/// One rule in words.
pub fn rule(name: &str, value: &str) -> Option<String> {
    match name {
        "census_day" | "min_answered_percent" | "precision" | "anonymity_threshold" => {
            Some(t!(&format!("rule-{name}"), value = value.to_owned()))
        }
        _ => Some(t!(&format!("rule-{name}-{value}"))),
    }
}
