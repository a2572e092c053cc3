//! The page of one campaign: what is asked of whom and when, what can be done now, what happened.

use super::api::show;
use super::list::Bar;
use super::turns::Turns;
use super::words::{StateBadge, id_of_page, rate, window, zone_words};
use crate::documents::campaign::Papers;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use domain::campaigns::window::State;
use domain::campaigns::wire::{CampaignPage, Happened};
use leptos::prelude::*;

/// `/campaigns/{id}`
#[component]
pub fn ShowCampaign() -> impl IntoView {
    let id = id_of_page();
    view! {
        <Frame title=t!("campaign-title")>
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: CampaignPage) -> impl IntoView {
    let row = page.row.clone();
    view! {
        {crumbs([("/campaigns".to_owned(), t!("campaigns-title"))])}
        <div class="page-head">
            <div>
                <h1>{row.title.clone()} " " <StateBadge state=row.state/></h1>
                <p class="lead">{t!("campaign-window", window = window(row.opens, row.closes), zone = zone_words(&page.zone))}</p>
            </div>
            <Ways page=page.clone()/>
        </div>
        {page.is_imported.then(|| view! { <div class="notice"><p>{t!("campaign-imported")}</p></div> })}
        <div class="beside section">
            <div class="stack loose">
                {row.is_frozen.then(|| view! { <Progress page=page.clone()/> })}
                <section class="card"><h2>{t!("campaign-what")}</h2><What page=page.clone()/></section>
                <section class="card"><h2>{t!("campaign-whom")}</h2><Whom page=page.clone()/></section>
                <Papers campaign=row.id/>
                <section class="section"><h2>{t!("campaign-history")}</h2><History history=page.history.clone()/></section>
            </div>
            <aside class="stack"><Turns page/></aside>
        </div>
    }
}

/// Where to go from here: the board, the links, the slips.
#[component]
fn Ways(page: CampaignPage) -> impl IntoView {
    let base = format!("/campaigns/{}", page.row.id);
    let is_prepared = matches!(page.row.state, State::Draft | State::Scheduled);
    let to = |end: &str| format!("{base}/{end}");
    view! {
        <div class="actions">
            {page.row.is_frozen.then(|| view! {
                <a class="button primary" href=to("board")>{t!("campaign-board")}</a>
                <a class="button" href=to("results")>{t!("campaign-results")}</a>
            })}
            {(page.may_write && page.row.is_frozen && !page.is_imported).then(|| view! {
                <a class="button" href=to("links")><Icon name="link"/>{t!("campaign-links")}</a>
                <a class="button" href=to("slips")><Icon name="print"/>{t!("campaign-slips")}</a>
            })}
            {(page.may_write && is_prepared).then(|| view! {
                <a class="button" href=to("edit")><Icon name="edit"/>{t!("campaign-edit")}</a>
            })}
        </div>
    }
}

#[component]
fn Progress(page: CampaignPage) -> impl IntoView {
    let (complete, eligible) = (page.row.complete, page.row.eligible);
    view! {
        <section class="card campaign-row">
            <div>
                <h2>{t!("campaign-rate")}</h2>
                <p class="hint">{t!("campaign-done-of", complete = complete, eligible = eligible)}</p>
            </div>
            <p class="rate">{rate(complete, eligible).unwrap_or_else(|| "—".to_owned())}</p>
            <Bar complete eligible/>
        </section>
    }
}

#[component]
fn What(page: CampaignPage) -> impl IntoView {
    let settings = page.settings;
    let kind = t!(&format!("campaign-kind-{}", page.row.kind));
    let counts = if settings.counts_for_indicators.is_empty() {
        "campaign-counts-no"
    } else {
        "campaign-counts-yes"
    };
    let limit = page
        .limit_minutes
        .map_or_else(|| t!("limit-none"), |minutes| t!("limit-minutes", minutes = minutes));
    let attempts: i64 = settings.attempts_allowed.parse().unwrap_or(1);
    let approved = page
        .results_approved
        .map(|at| t!("results-approved-at", at = moment(at)));
    let mut facts = vec![
        (
            t!("campaign-instrument"),
            page.row.instrument,
            t!("campaign-version-short", no = page.version_no, items = page.items),
        ),
        (t!("campaign-kind"), kind, t!(counts)),
        (t!("campaign-limit"), limit, String::new()),
        (
            t!("campaign-attempts"),
            t!("attempts-count", count = attempts),
            if attempts > 1 {
                t!(&format!("policy-{}", settings.attempt_policy))
            } else {
                String::new()
            },
        ),
        (
            t!("campaign-who-sees"),
            t!(&format!("anonymity-{}", settings.anonymity)),
            t!(&format!("anonymity-{}-note", settings.anonymity)),
        ),
        (
            t!("campaign-resume"),
            t!(&format!("resume-{}", settings.resume_by)),
            String::new(),
        ),
        (
            t!("campaign-release"),
            t!(&format!("campaign-release-{}", settings.release)),
            approved.unwrap_or_default(),
        ),
        (t!("campaign-code"), page.code, String::new()),
        (t!("campaign-contact"), settings.contact, String::new()),
        (t!("campaign-order"), settings.order_ref, String::new()),
        (t!("campaign-reason"), settings.reason_out_of_stage, String::new()),
    ];
    facts.retain(|(_, value, _)| !value.is_empty());
    let rows = facts.into_iter().map(|(name, value, note)| {
        view! {
            <dt>{name}</dt>
            <dd>{value}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</dd>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}

#[component]
fn Whom(page: CampaignPage) -> impl IntoView {
    let groups: Vec<String> = page.groups.iter().map(|code| t!(&format!("audience-{code}"))).collect();
    let mut parts = Vec::new();
    if !groups.is_empty() {
        parts.push((t!("campaign-groups"), groups.join(", ")));
    }
    if !page.unions.is_empty() {
        parts.push((t!("campaign-unions"), page.unions.join(", ")));
    }
    if page.persons > 0 {
        parts.push((t!("campaign-persons"), t!("count-people", count = page.persons)));
    }
    if page.include_external {
        parts.push((t!("campaign-part-timers"), t!("campaign-external-yes")));
    }
    let rows = parts
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> });
    let heads = page.head_count;
    let said = t!(
        "heads-sum",
        total = heads.total,
        eligible = heads.eligible,
        left_out = heads.ineligible.len()
    );
    let names = heads.ineligible.into_iter().map(|(name, reason)| {
        view! { <li>{name} " — " {t!(&format!("ineligible-{reason}"))}</li> }
    });
    view! {
        <p>{said}</p>
        <ul class="rules">{names.collect_view()}</ul>
        <dl class="facts">{rows.collect_view()}</dl>
        <p class="hint">{if page.row.is_frozen { t!("heads-frozen") } else { t!("heads-note") }}</p>
    }
}

#[component]
fn History(history: Vec<Happened>) -> impl IntoView {
    let rows = history.into_iter().map(|one| {
        let mut said = t!(&format!("happened-{}", one.act), reason = one.reason.as_str());
        if !one.about.is_empty() {
            said = format!("{said}: {}", one.about);
        }
        let reason = match one.act.as_str() {
            "exclude" => t!(&format!("ineligible-{}", one.reason)),
            "more_time" => String::new(),
            _ => one.reason,
        };
        let who = if one.who.is_empty() {
            t!("happened-by-itself")
        } else {
            one.who
        };
        view! {
            <tr>
                <td data-label=t!("history-at")>{moment(one.at)}</td>
                <td data-label=t!("history-what")>
                    {said}
                    {(!reason.is_empty()).then(|| view! { <small>{reason}</small> })}
                </td>
                <td data-label=t!("history-who")>{who}</td>
            </tr>
        }
    });
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <thead><tr><th>{t!("history-at")}</th><th>{t!("history-what")}</th><th>{t!("history-who")}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
