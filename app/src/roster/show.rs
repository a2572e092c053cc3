//! A person's page: who it is, what they work as, what else the register knows, and what can be done.

use super::api::show;
use super::contracts::{Contracts, Dismiss, Hire};
use super::parts::{Absences, Memberships, Qualifications};
use super::words::person_of_page;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Choices;
use crate::ui::history::History;
use crate::ui::number::day;
use domain::roster::wire::PersonPage;
use leptos::prelude::*;

/// `/roster/:id`
#[component]
pub fn ShowPerson() -> impl IntoView {
    let id = person_of_page();
    view! {
        <Frame title=t!("staff-person")>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: PersonPage) -> impl IntoView {
    let at = format!("/roster/{}", page.id);
    let may_write = page.may_write;
    let works = page.works;
    view! {
        <div class="page-head">
            <div>
                <h1>{page.name.full()}</h1>
                <p class="lead">{marks(&page)}</p>
            </div>
            {may_write.then(|| view! {
                <div class="actions">
                    <a class="button" href=format!("{at}/edit")>{t!("staff-edit")}</a>
                    <a class="button" href=format!("{at}/merge")>{t!("merge-with")}</a>
                </div>
            })}
        </div>
        {(may_write && !page.doubles.is_empty()).then(|| doubles(&page))}
        <Choices id=super::fields::TITLES words=page.titles.clone()/>
        <div class="beside">
            <div>
                <Facts page=page.clone()/>
                <Contracts page=page.clone()/>
                <Absences page=page.clone()/>
                <Memberships page=page.clone()/>
                <Qualifications page=page.clone()/>
                <History happened=page.history.clone()/>
            </div>
            {may_write.then(|| view! {
                <aside class="stack">
                    <section class="card staff-acts">
                        <h2>{t!("staff-acts")}</h2>
                        <Hire page=page.clone()/>
                        {works.then(|| view! { <Dismiss page/> })}
                    </section>
                </aside>
            })}
        </div>
    }
}

/// In ЧП or not, and what stands out today.
fn marks(page: &PersonPage) -> impl IntoView + use<> {
    let (class, word) = match (page.works, page.is_in_chp) {
        (false, _) => ("badge", t!("staff-does-not-work")),
        (true, true) => ("badge good", t!("staff-in-chp")),
        (true, false) => ("badge", t!("staff-not-in-chp")),
    };
    let away = page.away.clone().filter(|_| page.works);
    view! {
        <span class=class>{word}</span> " "
        {page.is_young.then(|| view! { <span class="badge accent">{t!("roster-young")}</span> " " })}
        {away.map(|kind| view! { <span class="badge warn">{t!(&format!("absence-{kind}"))}</span> })}
    }
}

fn doubles(page: &PersonPage) -> impl IntoView + use<> {
    let id = page.id;
    let links = page.doubles.iter().map(|one| {
        let href = format!("/roster/{id}/merge?other={}", one.id);
        let code = (!one.code.is_empty()).then(|| format!(" ({})", one.code));
        view! { <li><a href=href>{one.name.clone()}{code}</a></li> }
    });
    let links = links.collect_view();
    view! { <div class="notice warn"><p>{t!("staff-has-doubles")}</p><ul>{links}</ul></div> }
}

#[component]
fn Facts(page: PersonPage) -> impl IntoView {
    let line = |key: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{t!(key)}</dt><dd>{value}</dd> });
    let years = page
        .experience_years
        .map(|years| t!("staff-years", count = years))
        .unwrap_or_default();
    let began = match page.experience {
        Some(began) => t!("staff-experience-since", day = day(began)),
        None => t!("staff-experience-here"),
    };
    let merged = page.merged.join(", ");
    view! {
        <section class="card">
            <dl class="facts">
                {line("staff-code", page.code)}
                {line("staff-birth", page.birth.map(day).unwrap_or_default())}
                {(!years.is_empty()).then(|| view! { <dt>{t!("staff-experience-years")}</dt><dd>{years}<small>{began}</small></dd> })}
                {line("staff-email", page.email)}
                {line("staff-phone", page.phone)}
                {line("staff-merged", merged)}
            </dl>
        </section>
    }
}
