//! «Паспорт программы» of an edition, as on the paper; the first page of the programme.

use super::api::open;
use super::frame::{Head, asked, name};
use super::ribbon::StageRibbon;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use domain::programme::Status;
use domain::programme::criteria::Criterion;
use domain::programme::edition::Act;
use domain::programme::wire::{ProgrammePage, ShownEdition, VersionLine};
use leptos::prelude::*;

/// `/programme`
#[component]
pub fn Passport() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("programme-title")>
            {loaded(open(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: ProgrammePage) -> AnyView {
    match page.shown.clone() {
        Some(edition) => view! { <Edition page edition/> }.into_any(),
        None => view! { <Nothing may_write=page.may_write/> }.into_any(),
    }
}

/// No programme yet: it begins with the document's own text.
#[component]
fn Nothing(may_write: bool) -> impl IntoView {
    view! {
        <div class="empty">
            <h1>{t!("programme-empty-title")}</h1>
            <p>{t!("programme-empty-text")}</p>
            {may_write.then(|| view! {
                <PostForm action="/api/programme/begin">
                    <div class="actions"><button class="button primary" type="submit">{t!("programme-begin")}</button></div>
                </PostForm>
            })}
        </div>
    }
}

#[component]
fn Edition(page: ProgrammePage, edition: ShownEdition) -> impl IntoView {
    let version = edition.version.clone();
    let (own_page, own_version) = (page.clone(), version.clone());
    view! {
        <Head version=version.clone() here=""><Acts page=own_page version=own_version/></Head>
        <Years versions=page.versions.clone() here=version/>
        <StageRibbon ribbon=edition.ribbon.clone()/>
        {edition.is_retold.then(|| view! { <p class="notice" id="retold">{t!("passport-retold")}</p> })}
        <Card edition=edition.clone()/>
        <Criteria criteria=edition.criteria.clone()/>
        <ActList acts=edition.acts/>
        {page.may_write.then(|| view! { <NextYear version=edition.version.clone()/> })}
    }
}

/// What can be done with this edition.
#[component]
fn Acts(page: ProgrammePage, version: VersionLine) -> impl IntoView {
    let is_draft = version.status == Status::Draft;
    let id = version.id;
    view! {
        {(is_draft && page.may_write).then(|| view! {
            <a class="button" href=format!("/programme/edit?v={id}")>{t!("programme-edit")}</a>
        })}
        {(is_draft && page.may_approve).then(|| view! {
            <a class="button primary" href=format!("/programme/approve?v={id}")>{t!("programme-approve")}</a>
        })}
        {(!is_draft && page.may_write).then(|| view! {
            <a class="button" href="#next-year">{t!("programme-next-year")}</a>
        })}
    }
}

/// All editions; with one there is nothing to choose.
#[component]
fn Years(versions: Vec<VersionLine>, here: VersionLine) -> impl IntoView {
    let is_choice = versions.len() > 1;
    let links = versions.into_iter().map(|one| {
        let current = (one.id == here.id).then_some("true");
        view! { <a href=format!("/programme?v={}", one.id) aria-current=current>{name(&one)}</a> }
    });
    is_choice.then(|| {
        view! { <nav class="segments no-print" aria-label=t!("programme-years")>{links.collect_view()}</nav> }
    })
}

/// The card with the row titles of the paper.
#[component]
fn Card(edition: ShownEdition) -> impl IntoView {
    let passport = edition.passport;
    let acts = edition
        .acts
        .iter()
        .filter(|act| act.in_passport)
        .map(|act| view! { <li>{act_name(act)}</li> });
    let stages = edition.ribbon.stages.iter().map(|stage| {
        let days = t!("stage-days", from = day(stage.from), to = day(stage.to));
        view! { <li>{t!(&format!("stage-{}", stage.code.code()))} ": " {days}</li> }
    });
    view! {
        <section class="card section" id="passport">
            <h2>{t!("passport-title")}</h2>
            <dl class="facts passport">
                <dt>{t!("passport-row-title")}</dt><dd>{said(passport.title)}</dd>
                <dt>{t!("passport-row-acts")}</dt><dd><ol>{acts.collect_view()}</ol></dd>
                <dt>{t!("passport-row-developer")}</dt><dd>{said(passport.developer)}</dd>
                <dt>{t!("passport-row-goal")}</dt><dd>{said(passport.goal)}</dd>
                <dt>{t!("passport-row-tasks")}</dt><dd>{listed(&passport.tasks)}</dd>
                <dt>{t!("passport-row-terms")}</dt><dd>{said(passport.terms)}<ul>{stages.collect_view()}</ul></dd>
                <dt>{t!("passport-row-objects")}</dt><dd>{said(passport.objects)}</dd>
                <dt>{t!("passport-row-subjects")}</dt><dd>{listed(&passport.subjects)}</dd>
            </dl>
        </section>
    }
}

fn said(text: String) -> String {
    if text.is_empty() { "—".to_owned() } else { text }
}

fn listed(lines: &str) -> impl IntoView + use<> {
    let lines = lines.lines().map(|line| view! { <li>{line.to_owned()}</li> });
    view! { <ol>{lines.collect_view()}</ol> }
}

/// «Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании …»»
pub fn act_name(act: &Act) -> String {
    let date = act
        .adopted_on
        .map(|date| t!("act-date", date = day(date)))
        .unwrap_or_default();
    let number = t!("act-number", no = act.number.clone());
    format!("{} {date} {number} «{}»", act.kind, act.title)
}

#[component]
fn Criteria(criteria: Vec<(Criterion, Vec<String>)>) -> impl IntoView {
    let rows = criteria.into_iter().map(|(criterion, indicators)| {
        let own = match indicators.is_empty() {
            true => view! { <span class="badge warn">{t!("criterion-bare")}</span> }.into_any(),
            false => indicators.join("; ").into_any(),
        };
        view! {
            <tr>
                <td data-label=t!("criterion-no")>{criterion.code.trim_start_matches('C').to_owned()}</td>
                <td data-label=t!("criterion-title")>{criterion.title}</td>
                <td data-label=t!("criterion-indicators")>{own}</td>
            </tr>
        }
    });
    view! {
        <section class="section">
            <h2>{t!("criteria-title")}</h2>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th>{t!("criterion-no")}</th><th>{t!("criterion-title")}</th><th>{t!("criterion-indicators")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
}

#[component]
fn ActList(acts: Vec<Act>) -> impl IntoView {
    let mark = |is_in: bool| if is_in { "✓" } else { "—" };
    let rows = acts.into_iter().map(|act| {
        let is_one = act.in_passport != act.in_section;
        let note = match act.in_passport {
            true => t!("act-not-in-section"),
            false => t!("act-not-in-passport"),
        };
        view! {
            <tr>
                <td data-label=t!("act-title")>{act_name(&act)}{is_one.then(|| view! { <small>{note}</small> })}</td>
                <td data-label=t!("act-in-passport")>{mark(act.in_passport)}</td>
                <td data-label=t!("act-in-section")>{mark(act.in_section)}</td>
            </tr>
        }
    });
    view! {
        <section class="section">
            <h2>{t!("acts-title")}</h2>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th>{t!("act-title")}</th><th>{t!("act-in-passport")}</th><th>{t!("act-in-section")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
}

/// «Создать цикл на год»
#[component]
fn NextYear(version: VersionLine) -> impl IntoView {
    view! {
        <section class="section no-print" id="next-year">
            <h2>{t!("programme-next-year")}</h2>
            <PostForm action="/api/programme/copy_to_year" class="card">
                <p>{t!("programme-next-year-note")}</p>
                <input type="hidden" name="version" value=version.id.to_string()/>
                <crate::ui::field::Field name="year" label=t!("programme-year") kind="number" value=(version.year + 1).to_string()/>
                <div class="actions"><button class="button" type="submit">{t!("programme-copy")}</button></div>
            </PostForm>
        </section>
    }
}
