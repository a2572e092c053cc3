//! The page of copies (SR-40): the last one and whether it would come back, the plan, the newest ones below.

use super::api::overview;
use super::notice::CopiesNotice;
use crate::i18n::locale;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::moment;
use domain::backups::wire::{CopiesPage, CopiesPlan, CopyRow};
use domain::points::{Exact, show};
use leptos::prelude::*;

/// Copies of the database.
#[component]
pub fn Copies() -> impl IntoView {
    view! {
        <Frame title=t!("copies-title")>
            {loaded(overview(), |page| view! { <Page page/> })}
        </Frame>
    }
}

#[component]
fn Page(page: CopiesPage) -> impl IntoView {
    let last = page.rows.iter().find(|row| row.state == "made").cloned();
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("copies-title")}</h1>
                <p class="lead">{t!("copies-lead")}</p>
            </div>
        </div>
        {match page.alarm {
            Some(alarm) => view! { <CopiesNotice alarm/> }.into_any(),
            None => view! { <div class="notice good"><p>{t!("copies-well")}</p></div> }.into_any(),
        }}
        <div class="columns section">
            <Last last/>
            <Plan plan=page.plan/>
        </div>
        {(!page.rows.is_empty()).then(|| view! { <Rows rows=page.rows/> })}
        <section class="section stack">
            <h2>{t!("copies-bring-back-title")}</h2>
            <p>{t!("copies-bring-back")}</p>
            <p><code>"otklik backup --rehearse "{t!("copies-file-word")}</code></p>
            <p><code>"otklik restore "{t!("copies-file-word")}</code></p>
            <p class="hint">{t!("copies-key")}</p>
        </section>
    }
}

#[component]
fn Last(last: Option<CopyRow>) -> impl IntoView {
    let facts = last.map(|row| {
        view! {
            <dl class="facts">
                <dt>{t!("copies-made")}</dt>
                <dd>{moment(row.at)}</dd>
                <dt>{t!("copies-size")}</dt>
                <dd>{size(row.bytes)}</dd>
                <dt>{t!("copies-rehearsed")}</dt>
                <dd>{rehearsal(&row)}</dd>
            </dl>
        }
    });
    view! {
        <section class="card">
            <h2>{t!("copies-last")}</h2>
            {match facts {
                Some(facts) => facts.into_any(),
                None => view! { <p>{t!("copies-none-yet")}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Plan(plan: Option<CopiesPlan>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{t!("copies-plan")}</h2>
            {match plan {
                Some(plan) => view! {
                    <dl class="facts">
                        <dt>{t!("copies-next")}</dt>
                        <dd>{moment(plan.next)}</dd>
                        <dt>{t!("copies-keep")}</dt>
                        <dd>{t!("copies-kept", count = plan.keep as i64)}</dd>
                        <dt>{t!("copies-lock")}</dt>
                        <dd>{if plan.is_locked { t!("copies-locked") } else { t!("copies-open-lock") }}</dd>
                        <dt>{t!("copies-folder")}</dt>
                        <dd><code>{plan.folder}</code></dd>
                    </dl>
                }
                .into_any(),
                None => view! { <p>{t!("copies-no-plan")}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Rows(rows: Vec<CopyRow>) -> impl IntoView {
    view! {
        <section class="section">
            <h2>{t!("copies-newest")}</h2>
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("copies-newest")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("copies-begun")}</th>
                            <th scope="col">{t!("copies-file")}</th>
                            <th scope="col" class="number">{t!("copies-size")}</th>
                            <th scope="col">{t!("copies-state")}</th>
                            <th scope="col">{t!("copies-rehearsed")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(row: CopyRow) -> impl IntoView {
    let how = if row.is_planned {
        t!("copies-by-plan")
    } else {
        t!("copies-by-hand")
    };
    let badge = match row.state.as_str() {
        "made" => "badge good",
        "running" => "badge accent",
        _ => "badge bad",
    };
    let tried = rehearsal(&row);
    view! {
        <tr>
            <td data-label=t!("copies-begun")>{moment(row.at)} <br/><small>{how}</small></td>
            <td data-label=t!("copies-file")>
                <code>{row.file}</code>
                {row.sha256.map(|sum| view! { <br/><small>"SHA-256 "<code>{sum.chars().take(16).collect::<String>()}"…"</code></small> })}
            </td>
            <td data-label=t!("copies-size") class="number">{size(row.bytes)}</td>
            <td data-label=t!("copies-state")>
                <span class=badge>{t!(&format!("copies-state-{}", row.state))}</span>
                {row.failure.map(|why| view! { <br/><small>{why}</small> })}
            </td>
            <td data-label=t!("copies-rehearsed")>
                {tried}
                {row.rehearsal_failure.map(|why| view! { <br/><small>{why}</small> })}
            </td>
        </tr>
    }
}

fn rehearsal(row: &CopyRow) -> String {
    match (row.rehearsed_at, &row.rehearsal_failure) {
        (None, _) => t!("copies-never"),
        (Some(at), None) => t!("copies-came-back", moment = moment(at)),
        (Some(at), Some(_)) => t!("copies-did-not-come-back", moment = moment(at)),
    }
}

/// «4,2 МБ»; below a tenth of a megabyte in kilobytes.
fn size(bytes: Option<u64>) -> String {
    let Some(bytes) = bytes.and_then(|bytes| i64::try_from(bytes).ok()) else {
        return "—".to_owned();
    };
    match bytes {
        ..100_000 => t!("copies-kilobytes", count = bytes.div_euclid(1_000) + 1),
        _ => t!(
            "copies-megabytes",
            size = show(Exact::new(bytes, 1_000_000), 1, locale().decimal_mark())
        ),
    }
}
