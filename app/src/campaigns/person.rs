//! What can be done for one person of a campaign, and adding one after the opening.

use crate::request::PageRequest;
use crate::t;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use domain::campaigns::audience::IneligibleReason;
use domain::campaigns::links_wire::LinkRow;
use domain::campaigns::window::State;
use domain::campaigns::wire::Choice;
use domain::ids::{CampaignId, TargetId};
use leptos::prelude::*;

const DOOR: &str = "/api/campaigns/person";

/// The card of one person.
#[component]
pub fn Person(id: CampaignId, link: LinkRow, has_limit: bool, limit: u32) -> impl IntoView {
    let target = link.target;
    let is_left_out = link.ineligible_reason.is_some();
    let reissue_note = if link.is_revoked {
        t!("person-reissue-again")
    } else {
        t!("person-reissue-note")
    };
    view! {
        <section class="card" id="person">
            <div class="section-head">
                <h2>{link.name}</h2>
                <a class="button quiet" href=format!("/campaigns/{id}/links")>{t!("close")}</a>
            </div>
            <div class="columns">
                <Act id target act="reissue">
                    <h3>{t!("person-link")}</h3>
                    <p class="hint">{reissue_note}</p>
                    <button class="button" type="submit">{t!("person-reissue")}</button>
                </Act>
                {(!link.url.is_empty()).then(|| view! {
                    <Act id target act="revoke">
                        <h3>{t!("person-revoke-title")}</h3>
                        <p class="hint">{t!("person-revoke-note")}</p>
                        <button class="button danger" type="submit">{t!("person-revoke")}</button>
                    </Act>
                })}
                {has_limit.then(|| view! {
                    <Act id target act="extend">
                        <h3>{t!("person-time")}</h3>
                        <Field name="person[minutes]" label=t!("person-minutes") hint=t!("person-minutes-hint", limit = limit) kind="number" value=link.extra_minutes.to_string()/>
                        <button class="button" type="submit">{t!("person-extend")}</button>
                    </Act>
                })}
                {match is_left_out {
                    true => view! {
                        <Act id target act="include">
                            <h3>{t!("person-left-out")}</h3>
                            <p class="hint">{t!("person-include-note")}</p>
                            <button class="button" type="submit">{t!("person-include")}</button>
                        </Act>
                    }.into_any(),
                    false => view! {
                        <Act id target act="exclude">
                            <h3>{t!("person-exclude-title")}</h3>
                            <Reasons/>
                            <button class="button" type="submit">{t!("person-exclude")}</button>
                        </Act>
                    }.into_any(),
                }}
            </div>
        </section>
    }
}

#[component]
fn Act(id: CampaignId, target: TargetId, act: &'static str, children: Children) -> impl IntoView {
    let request = PageRequest::here();
    let typed = request
        .refused(DOOR)
        .and_then(|flash| flash.typed.get("person[act]").cloned());
    // All acts share one door; only the one that was refused finds its flash there.
    let action = match typed.is_some_and(|acts| acts.iter().any(|one| one == act)) {
        true => DOOR.to_owned(),
        false => format!("{DOOR}?{act}"),
    };
    view! {
        <PostForm action=action class="stack">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="target" value=target.to_string()/>
            <input type="hidden" name="person[act]" value=act/>
            {children()}
        </PostForm>
    }
}

#[component]
fn Reasons() -> impl IntoView {
    let error = FieldState::of("person[reason]").error;
    let options = IneligibleReason::ALL.iter().map(|reason| {
        let code = reason.code();
        view! { <option value=code>{t!(&format!("ineligible-{code}"))}</option> }
    });
    view! {
        <div class="field">
            <label for="field-person[reason]">{t!("person-reason")}</label>
            <p class="hint">{t!("person-exclude-note")}</p>
            {error.map(|error| view! { <p class="error">{error}</p> })}
            <select class="select" id="field-person[reason]" name="person[reason]">
                <option value="">{t!("campaign-choose")}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Adding somebody who came after the opening.
#[component]
pub fn AddLate(id: CampaignId, state: State, others: Vec<Choice>) -> impl IntoView {
    let is_open = matches!(state, State::Open | State::Paused) && !others.is_empty();
    let is_refused = PageRequest::here().refused("/api/campaigns/add_late").is_some();
    let options = others
        .into_iter()
        .map(|one| view! { <option value=one.value>{one.words} " — " {one.note}</option> });
    let options = options.collect_view();
    is_open.then(|| {
        view! {
            <details class="section people" open=is_refused>
                <summary>{t!("add-late-title")}</summary>
                <PostForm action="/api/campaigns/add_late" class="stack">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <p class="hint">{t!("add-late-note")}</p>
                    <div class="field">
                        <label for="field-person">{t!("add-late-who")}</label>
                        <select class="select" id="field-person" name="person">
                            <option value="">{t!("campaign-choose")}</option>
                            {options}
                        </select>
                    </div>
                    <button class="button" type="submit">{t!("add")}</button>
                </PostForm>
            </details>
        }
    })
}
