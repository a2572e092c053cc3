//! What can be done with a campaign now: each act a plain form, those people will ask about later with a reason.

use crate::t;
use crate::ui::field::Field;
use crate::ui::form::{FormPath, PostForm};
use domain::campaigns::window::Act;
use domain::campaigns::wire::CampaignPage;
use domain::ids::CampaignId;
use leptos::prelude::*;

const DOOR: &str = "/api/campaigns/turn";

/// The acts that the campaign's state allows.
#[component]
pub fn Turns(page: CampaignPage) -> impl IntoView {
    let id = page.row.id;
    let closes = page.settings.closes.clone();
    let is_anonymous = page.settings.anonymity == "anonymous";
    let acts = page.acts.iter().copied().filter(|act| *act != Act::Edit);
    let forms: Vec<AnyView> = acts
        .map(|act| view! { <Turn id act closes=closes.clone() is_anonymous/> }.into_any())
        .collect();
    let is_nothing = forms.is_empty() && !page.may_approve_results;
    view! {
        {(!is_nothing).then(|| view! {
            <section class="card stack">
                <h2>{t!("campaign-acts")}</h2>
                {page.may_approve_results.then(|| view! {
                    <PostForm action="/api/campaigns/approve_results" class="stack">
                        <input type="hidden" name="id" value=id.to_string()/>
                        <button class="button primary wide" type="submit">{t!("act-approve-results")}</button>
                        <p class="hint">{t!("act-approve-results-note")}</p>
                    </PostForm>
                })}
                {forms}
            </section>
        })}
    }
}

#[component]
fn Turn(id: CampaignId, act: Act, closes: String, is_anonymous: bool) -> impl IntoView {
    let code = act.code();
    let fixed = vec![("id", id.to_string()), ("turn[act]", code.to_owned())];
    let was_refused = FormPath {
        action: DOOR.to_owned(),
        fixed: fixed.clone(),
    }
    .refusal()
    .is_some();
    let has_end = matches!(act, Act::Extend | Act::Reopen);
    let has_reason = has_end || matches!(act, Act::Close | Act::Pause);
    let label = t!(&format!("act-{code}"));
    let class = match act {
        Act::Approve | Act::Resume => "button primary wide",
        Act::Close => "button danger wide",
        _ => "button wide",
    };
    let note = match act {
        Act::Close if is_anonymous => t!("act-close-anonymous"),
        _ => t!(&format!("act-{code}-note")),
    };
    let button = view! { <button class=class type="submit">{label.clone()}</button> };
    if !has_reason {
        let fields_at = format!("/campaigns/{id}/edit");
        return view! {
            <PostForm action=DOOR class="stack" fixed=fixed fields_at=fields_at>
                {button}
                <p class="hint">{note}</p>
            </PostForm>
        }
        .into_any();
    }
    view! {
        <details class="act" open=was_refused>
            <summary class=class>{label.clone()}</summary>
            <PostForm action=DOOR class="stack" fixed=fixed>
                <p class="hint">{note}</p>
                {has_end.then(|| view! {
                    <Field name="turn[closes]" label=t!("turn-closes") kind="datetime-local" value=closes/>
                })}
                <Field name="turn[reason]" label=t!("turn-reason") required=act != Act::Pause/>
                {button}
            </PostForm>
        </details>
    }
    .into_any()
}
