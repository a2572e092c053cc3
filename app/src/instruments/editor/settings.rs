//! The side «Настройки»: texts around the items, time, order, attempts, release; and the published versions.

use super::bench::Bench;
use super::fields::{Look, field};
use crate::instruments::version::VersionList;
use crate::t;
use crate::ui::form::PostForm;
use domain::instruments::draft::InstrumentKind;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use leptos::prelude::*;

/// The whole side.
pub fn side(bench: &Bench) -> AnyView {
    let is_test = bench.desk.draft.kind == InstrumentKind::Test;
    view! {
        <div class="section settings">
            {texts(bench)}
            {time(bench)}
            {is_test.then(|| attempts(bench))}
            <section class="card">
                <h2>{t!("versions-title")}</h2>
                <VersionList instrument=bench.desk.id lines=bench.desk.versions.clone()/>
            </section>
            {bench.desk.may_write.then(|| put_away(bench))}
        </div>
    }
    .into_any()
}

fn put_away(bench: &Bench) -> impl IntoView + use<> {
    view! {
        <section class="card">
            <h2>{t!("instrument-archive-title")}</h2>
            <p class="hint">{t!("instrument-archive-hint")}</p>
            <PostForm action="/api/instruments/archive" fixed=vec![("instrument", bench.desk.id.to_string())]>
                <input type="hidden" name="is_archived" value="yes"/>
                <button class="button" type="submit">{t!("instrument-archive")}</button>
            </PostForm>
        </section>
    }
}

fn whole(bench: &Bench, name: Field, look: Look, label: &str, hint: &str) -> AnyView {
    let hint = if hint.is_empty() { String::new() } else { t!(hint) };
    field(bench, &Target::Whole, name, look, t!(label), &hint)
}

fn texts(bench: &Bench) -> impl IntoView + use<> {
    view! {
        <section class="card">
            <h2>{t!("settings-texts")}</h2>
            {whole(bench, Field::Title, Look::Line, "settings-name", "")}
            {whole(bench, Field::Purpose, Look::Lines(4), "settings-purpose", "settings-purpose-hint")}
            {whole(bench, Field::Thanks, Look::Lines(2), "settings-thanks", "markdown-hint")}
        </section>
    }
}

fn time(bench: &Bench) -> impl IntoView + use<> {
    view! {
        <section class="card">
            <h2>{t!("settings-taking")}</h2>
            <div class="columns">
                {whole(bench, Field::TakesMinutes, Look::Number, "settings-takes", "settings-takes-hint")}
                {whole(bench, Field::LimitMinutes, Look::Number, "settings-limit", "settings-limit-hint")}
            </div>
            {whole(bench, Field::ShuffleItems, Look::Flag, "settings-shuffle-items", "")}
            {whole(bench, Field::ShuffleOptions, Look::Flag, "settings-shuffle-options", "")}
            {whole(bench, Field::FixedOrder, Look::Flag, "settings-fixed-order", "settings-fixed-order-hint")}
        </section>
    }
}

fn attempts(bench: &Bench) -> impl IntoView + use<> {
    let named = |prefix: &str, codes: [&str; 3]| {
        let all = codes.map(|code| (code.to_owned(), t!(&format!("{prefix}-{code}"))));
        Look::OneOf(all.to_vec())
    };
    let policies = named("attempt-policy", ["first", "best", "last"]);
    let releases = named("release", ["at_once", "after_close", "after_approval"]);
    view! {
        <section class="card">
            <h2>{t!("settings-attempts-title")}</h2>
            <div class="columns">
                {whole(bench, Field::AttemptsAllowed, Look::Number, "settings-attempts", "")}
                {whole(bench, Field::AttemptPolicy, policies, "settings-policy", "")}
                {whole(bench, Field::Release, releases, "settings-release", "")}
            </div>
        </section>
    }
}
