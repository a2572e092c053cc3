//! Who took part in an event: role, decision, proof; and deciding about several at once.

use super::words::{role_word, roles, state_badge};
use crate::request::PageRequest;
use crate::t;
use crate::ui::field::{Field, FieldState, described_by};
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::proof::Proof;
use crate::ui::select::Select;
use domain::events::participation::ParticipationState;
use domain::events::wire::{EventPage, ParticipantLine};
use domain::files::ENDINGS;
use domain::ids::EventId;
use leptos::prelude::*;

/// The form that ticks of the table belong to, since forms cannot stand in one another.
const DECIDE: &str = "decide";

#[component]
pub fn Participants(page: EventPage) -> impl IntoView {
    let (id, may_write) = (page.id, page.may_write);
    let count = |state| page.participants.iter().filter(|one| one.state == state).count();
    let pending = count(ParticipationState::Pending);
    let summary = t!(
        "event-people-sum",
        all = page.participants.len(),
        confirmed = count(ParticipationState::Confirmed),
        pending = pending,
        rejected = count(ParticipationState::Rejected)
    );
    let may_decide = page.may_confirm && !page.participants.is_empty();
    let (is_empty, others) = (page.participants.is_empty(), page.others);
    view! {
        <section class="section stack" id="participants">
            <div class="section-head"><h2>{t!("event-people")}</h2></div>
            {match (is_empty, others) {
                (true, 0) => view! { <p class="hint">{t!("event-people-none")}</p> }.into_any(),
                (true, _) => ().into_any(),
                (false, _) => view! {
                    <p>{summary}</p>
                    <Table rows=page.participants id may_write may_decide today=page.today.to_string()/>
                }.into_any(),
            }}
            {(others > 0).then(|| view! { <p class="hint">{t!("event-people-others", count = others)}</p> })}
            {may_decide.then(|| view! { <Decide id pending/> })}
        </section>
    }
}

#[component]
fn Table(rows: Vec<ParticipantLine>, id: EventId, may_write: bool, may_decide: bool, today: String) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|one| view! { <Row one id may_write may_decide today=today.clone()/> });
    view! {
        <div class="table-wrap">
            <table class="table stacks participants">
                <caption class="hidden-label">{t!("event-people")}</caption>
                <thead><tr>
                    {may_decide.then(|| view! { <th scope="col"><span class="hidden-label">{t!("event-tick")}</span></th> })}
                    <th scope="col">{t!("event-person")}</th>
                    <th scope="col">{t!("events-field-role")}</th>
                    <th scope="col">{t!("events-field-state")}</th>
                    <th scope="col">{t!("event-proof")}</th>
                    {may_write.then(|| view! { <th scope="col"><span class="hidden-label">{t!("event-change")}</span></th> })}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(one: ParticipantLine, id: EventId, may_write: bool, may_decide: bool, today: String) -> impl IntoView {
    let name = one.name.clone();
    let key = one.id.to_string();
    let row_id = format!("p-{key}");
    let is_pending = one.state == ParticipationState::Pending;
    let may_change = one.may_change;
    view! {
        <tr id=row_id>
            {may_decide.then(|| view! {
                <td class="tick">
                    <input
                        type="checkbox" name="decide[participations][]" value=key form=DECIDE checked=is_pending
                        aria-label=t!("event-tick-of", name = name.clone())
                    />
                </td>
            })}
            <th scope="row">{name}{(!one.union.is_empty()).then(|| view! { <small>{one.union.clone()}</small> })}</th>
            <td data-label=t!("events-field-role")>{role_word(one.role)}</td>
            <td data-label=t!("events-field-state")>{said(&one)}</td>
            <td data-label=t!("event-proof")>{proof(&one, id)}</td>
            {may_write.then(|| view! { <td class="act">{may_change.then(|| view! { <Change one id today/> })}</td> })}
        </tr>
    }
}

/// The state, and below it who decided, when and why.
pub fn said(one: &ParticipantLine) -> impl IntoView + use<> {
    let decided: Vec<String> = [one.decided_on.map(day).unwrap_or_default(), one.decided_by.clone()]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let reason = one.reason.clone();
    let proposed = one
        .is_proposed
        .then(|| view! { <small>{t!("event-proposed-own")}</small> });
    view! {
        <div>
            {state_badge(one.state)}
            {proposed}
            {(!decided.is_empty()).then(|| view! { <small>{decided.join(", ")}</small> })}
            {(!reason.is_empty()).then(|| view! { <small>{reason}</small> })}
        </div>
    }
}

/// The link, the file and their day.
pub fn proof(one: &ParticipantLine, event: EventId) -> impl IntoView + use<> {
    let (link, id) = (one.link.clone(), one.id);
    let is_none = link.is_empty() && one.file.is_none();
    let on = one.evidence_on.filter(|_| !is_none).map(day);
    let file = one.file.clone().map(|file| {
        let size = t!("file-size", kilobytes = file.size_bytes.div_ceil(1024));
        view! { <div><a href=format!("/events/{event}/evidence/{id}") download="">{file.name}</a> " " <small>{size}</small></div> }
    });
    view! {
        <div>
            {is_none.then_some("—")}
            {(!link.is_empty()).then(|| view! { <div><Proof text=link/></div> })}
            {file}
            {on.map(|on| view! { <small>{t!("event-proof-on", day = on)}</small> })}
        </div>
    }
}

#[component]
fn Change(one: ParticipantLine, id: EventId, today: String) -> impl IntoView {
    let key = one.id.to_string();
    let upload = format!("/events/{id}/evidence");
    let typed = |form: &str, field: &str| {
        let request = PageRequest::here();
        let flash = request.refused(form).and_then(|flash| flash.typed.get(field).cloned());
        flash.is_some_and(|values| values.contains(&key))
    };
    let was_refused = typed(&upload, "evidence[participation]")
        || typed("/api/events/change_participant", "participant[participation]");
    let on = one.evidence_on.map_or(today, |on| on.to_string());
    let of_role = vec![("participant[participation]", key.clone())];
    let of_remove = vec![
        ("participant[participation]", key.clone()),
        ("participant[remove]", "yes".to_owned()),
    ];
    view! {
        <details class="act" open=was_refused>
            <summary class="linklike" aria-label=t!("event-change-of", name = one.name.clone())>{t!("event-change")}</summary>
            <PostForm action=upload.clone() class="stack card" files=true fixed=vec![("evidence[participation]", key.clone())]>
                <Field name="evidence[link]" label=t!("event-proof-link") hint=t!("event-proof-link-hint") value=one.link.clone()/>
                <FileField name="evidence[file]" label=t!("event-proof-file") hint=t!("event-proof-file-hint")/>
                <Field name="evidence[on]" label=t!("event-proof-day") kind="date" value=on/>
                <div class="actions"><button class="button" type="submit">{t!("event-proof-save")}</button></div>
            </PostForm>
            <PostForm action="/api/events/change_participant" class="stack card" fixed=of_role>
                <input type="hidden" name="id" value=id.to_string()/>
                <Select name="participant[role]" label=t!("events-field-role") value=one.role.code().to_owned() choices=roles()/>
                <div class="actions"><button class="button" type="submit">{t!("event-role-save")}</button></div>
            </PostForm>
            <PostForm action="/api/events/change_participant" fixed=of_remove>
                <input type="hidden" name="id" value=id.to_string()/>
                <button class="button quiet danger" type="submit">{t!("event-drop")}</button>
            </PostForm>
        </details>
    }
}

/// A field of one file.
#[component]
fn FileField(#[prop(into)] name: String, #[prop(into)] label: String, #[prop(into)] hint: String) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = state.id;
    let described = described_by(&id, true, state.error.is_some());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            {state.error.clone().map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <input
                class="input" type="file" id=id name=name accept=ENDINGS aria-describedby=described
                aria-invalid=state.error.is_some().then_some("true")
            />
        </div>
    }
}

/// Deciding about everybody who is ticked.
#[component]
fn Decide(id: EventId, pending: usize) -> impl IntoView {
    view! {
        <PostForm action="/api/events/decide" id=DECIDE class="card stack" fixed=vec![("decide[back]", id.to_string())]>
            <Decision pending/>
        </PostForm>
    }
}

/// What can be decided about those who are ticked; where nobody is, that is said here.
#[component]
pub fn Decision(pending: usize) -> impl IntoView {
    let ticks = FieldState::of("decide[participations]");
    let was_refused = FieldState::of("decide[reason]").error.is_some();
    view! {
        {ticks.error.map(|error| view! { <p class="error">{error}</p> })}
        <p class="hint" id=ticks.id>{t!("event-decide-hint", count = pending)}</p>
        <div class="actions">
            <button class="button primary" type="submit" name="decide[state]" value="confirmed">{t!("event-confirm-ticked")}</button>
        </div>
        <details class="act" open=was_refused>
            <summary class="linklike">{t!("event-reject")}</summary>
            <div class="stack">
                <Field name="decide[reason]" label=t!("event-reject-reason") hint=t!("event-reject-hint")/>
                <div class="actions">
                    <button class="button danger" type="submit" name="decide[state]" value="rejected">{t!("event-reject-do")}</button>
                </div>
            </div>
        </details>
    }
}
