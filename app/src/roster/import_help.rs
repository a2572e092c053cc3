//! How the staff register is loaded: columns, the command, and what it promises.

use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use leptos::prelude::*;

const COLUMNS: [(&str, bool); 9] = [
    ("person", false),
    ("fio", true),
    ("position", true),
    ("mo", false),
    ("kind", true),
    ("rate", true),
    ("start", true),
    ("end", false),
    ("note", false),
];

/// «Как загрузить список педагогов»
#[component]
pub fn ImportHelp() -> impl IntoView {
    view! {
        <Frame title=t!("roster-import-title") width=Width::Middle>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            <div class="page-head"><div>
                <h1>{t!("roster-import-title")}</h1>
                <p class="lead">{t!("roster-import-lead")}</p>
            </div></div>
            <section class="section">
                <h2>{t!("roster-import-columns")}</h2>
                <p>{t!("roster-import-columns-text")}</p>
                <dl class="facts">{COLUMNS.map(column).collect_view()}</dl>
            </section>
            <section class="section">
                <h2>{t!("roster-import-command")}</h2>
                <p><code>"otklik import roster roster.csv --org demo"</code></p>
                <p>{t!("roster-import-absences")}": "<code>"otklik import absences absences.csv --org demo"</code></p>
            </section>
            <section class="section">
                <h2>{t!("roster-import-safe")}</h2>
                <ul class="rules">
                    <li>{t!("roster-import-safe-whole")}</li>
                    <li>{t!("roster-import-safe-again")}</li>
                    <li>{t!("roster-import-safe-left")}</li>
                </ul>
            </section>
        </Frame>
    }
}

fn column((name, is_required): (&'static str, bool)) -> impl IntoView {
    let required = is_required.then(|| view! { <small>{t!("roster-import-required")}</small> });
    view! {
        <dt>{t!(&format!("roster-column-{name}"))} " " <code>{name}</code></dt>
        <dd>{t!(&format!("roster-example-{name}"))}{required}</dd>
    }
}
