//! A route: what it is about, the deficits it is linked to, its plan, what can be done with it now.

use super::acts::{Acts, AddLink, Meeting};
use super::api::show;
use super::plan::Plan;
use super::words::{iom_of_page, period, state_badge};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::number::day;
use domain::ids::IomId;
use domain::ioms::state::{DeficitState, IomState, NoteKind};
use domain::ioms::wire::{IomPage, LinkLine, NoteLine};
use leptos::prelude::*;

/// `/ioms/:id`
#[component]
pub fn ShowIom() -> impl IntoView {
    let id = iom_of_page();
    view! {
        <Frame title=t!("iom-title")>
            {crumbs([("/ioms".to_owned(), t!("ioms-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: IomPage) -> impl IntoView {
    let place = [page.position.clone(), page.union.clone()];
    let place: Vec<String> = place.into_iter().filter(|word| !word.is_empty()).collect();
    let at = format!("/ioms/{}", page.id);
    let lacks_link = page.links.is_empty() && !page.state.is_over();
    let may_amend = page.may_write;
    let edit_word = match page.state.is_free() {
        true => t!("iom-edit"),
        false => t!("iom-amend"),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{page.name.clone()} " " {state_badge(page.state)}</h1>
                <p class="lead">{place.join(" · ")}</p>
            </div>
            <div class="actions">
                {may_amend.then(|| view! { <a class="button" href=format!("{at}/edit")>{edit_word}</a> })}
                <a class="button" href=format!("{at}/sheet")>{t!("iom-sheet")}</a>
            </div>
        </div>
        {lacks_link.then(|| view! { <div class="notice warn"><p>{t!("iom-lacks-link")}</p></div> })}
        <div class="beside">
            <div>
                <Facts page=page.clone()/>
                <Deficits page=page.clone()/>
                <Plan page=page.clone()/>
                <Notes page=page.clone()/>
                <History happened=page.history.clone()/>
            </div>
            <aside class="stack"><Acts page/></aside>
        </div>
    }
}

#[component]
fn Facts(page: IomPage) -> impl IntoView {
    let line = |key: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{t!(key)}</dt><dd>{value}</dd> });
    let approved = page.approved_on.map(|on| match page.approved_by.is_empty() {
        true => day(on),
        false => format!("{}, {}", day(on), page.approved_by),
    });
    view! {
        <section class="card">
            <dl class="facts">
                {line("iom-period", period(page.from, page.to))}
                {line("iom-escort", page.escort.clone())}
                {line("iom-goal", page.goal.clone())}
                {line("iom-expected", page.expected.clone())}
                {line("iom-approved", approved.unwrap_or_default())}
                {line("iom-ended", page.ended_on.map(day).unwrap_or_default())}
                {line("iom-conclusion", page.conclusion.clone())}
                {line("iom-next-step", page.next_step.clone())}
                {line("iom-cancel-reason", page.cancel_reason.clone())}
                {line("iom-note", page.note)}
            </dl>
        </section>
    }
}

#[component]
fn Deficits(page: IomPage) -> impl IntoView {
    let (id, may_write) = (page.id, page.may_write);
    let is_free = page.state.is_free();
    let keeps_last = page.links.len() == 1 && page.state.is_drawn_up();
    let rows = page.links.iter().map(|link| {
        let may_remove = may_write && is_free && !keeps_last;
        view! { <Deficit id link=link.clone() may_remove may_close=may_write && !is_free/> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" id="deficits">
            <h2>{t!("iom-deficits")}</h2>
            {match page.links.is_empty() {
                true => view! { <p class="hint">{t!("iom-deficits-none")}</p> }.into_any(),
                false => view! { <ol class="iom-deficits">{rows}</ol> }.into_any(),
            }}
            {may_write.then(|| view! { <AddLink page/> })}
        </section>
    }
}

#[component]
fn Deficit(id: IomId, link: LinkLine, may_remove: bool, may_close: bool) -> impl IntoView {
    let title = match (link.title.is_empty(), link.deficit) {
        (true, _) => t!("iom-elsewhere"),
        _ => link.title.clone(),
    };
    let found = link.detected_on.map(|on| t!("iom-found-on", day = day(on)));
    let about: Vec<String> = [Some(link.source.clone()).filter(|text| !text.is_empty()), found]
        .into_iter()
        .flatten()
        .collect();
    let closed = (link.state == Some(DeficitState::Closed)).then(|| {
        let on = link.closed_on.map(day).unwrap_or_default();
        match link.moved.is_empty() {
            true => t!("iom-closed-by-expert", day = on, reason = link.closed_reason.clone()),
            false => t!("iom-closed-by-test", day = on, moved = link.moved.clone()),
        }
    });
    let withdrawn = (link.state == Some(DeficitState::Withdrawn)).then(|| t!("iom-withdrawn"));
    let is_open = link.state == Some(DeficitState::Open);
    let deficit = link.deficit.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <li>
            <p><b>{title}</b> " " {(!link.level.is_empty()).then(|| view! { <span class="badge">{link.level.clone()}</span> })}</p>
            {(!about.is_empty()).then(|| view! { <p class="hint">{about.join(" · ")}</p> })}
            {closed.map(|said| view! { <p><span class="badge good">{t!("iom-closed")}</span> " " {said}</p> })}
            {withdrawn.map(|said| view! { <p class="hint">{said}</p> })}
            {may_remove.then(|| view! {
                <PostForm action="/api/ioms/relink?remove">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="link[remove]" value=link.id/>
                    <button class="linklike" type="submit">{t!("iom-unlink")}</button>
                </PostForm>
            })}
            {(may_close && is_open).then(|| view! {
                <details class="act">
                    <summary class="linklike">{t!("iom-close-deficit")}</summary>
                    <PostForm action="/api/ioms/close_deficit" class="stack">
                        <input type="hidden" name="id" value=id.to_string()/>
                        <input type="hidden" name="deficit" value=deficit/>
                        <Field name="reason" label=t!("iom-closing-reason") hint=t!("iom-closing-hint")/>
                        <div class="actions"><button class="button" type="submit">{t!("iom-close-deficit")}</button></div>
                    </PostForm>
                </details>
            })}
        </li>
    }
}

#[component]
fn Notes(page: IomPage) -> impl IntoView {
    let may_meet = page.may_write && matches!(page.state, IomState::Approved | IomState::Active);
    let is_empty = page.notes.is_empty();
    let lines = page.notes.into_iter().map(note).collect_view();
    (!is_empty || may_meet).then(|| {
        view! {
            <section class="section" id="notes">
                <h2>{t!("iom-notes")}</h2>
                {(!is_empty).then(|| view! { <ol class="happened">{lines}</ol> })}
                {may_meet.then(|| view! { <Meeting id=page.id today=page.today/> })}
            </section>
        }
    })
}

fn note(one: NoteLine) -> impl IntoView {
    let word = match one.kind {
        NoteKind::Amendment => t!("iom-note-amendment", day = day(one.on)),
        NoteKind::Meeting => t!("iom-note-meeting", day = day(one.on)),
    };
    let changes = one.changes.into_iter().map(|change| {
        let field = t!(&format!("iom-field-{}", change.field));
        view! {
            <li>{field} ": "
                {(!change.before.is_empty()).then(|| view! { <del>{change.before}</del> " → " })}
                <ins>{if change.after.is_empty() { "—".to_owned() } else { change.after }}</ins>
            </li>
        }
    });
    let changes = changes.collect_view();
    view! { <li><p><b>{word}</b></p><p>{one.text}</p><ul>{changes}</ul></li> }
}
