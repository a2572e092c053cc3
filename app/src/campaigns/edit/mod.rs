//! The form of a campaign: what is asked, when, whom, and by which rules. Everything works without a script;
//! with one, the head-count follows the choice by itself.

mod audience;
mod parts;
mod rules;
mod typed;

use super::api::form;
use super::words::{id_of_page, zone_words};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::refresh::Refresh;
use audience::{Audience, Heads};
use domain::campaigns::wire::{CampaignForm, CampaignInput, VersionChoice};
use domain::ids::CampaignId;
use leptos::prelude::*;
use parts::{Pick, Radios};
use rules::Rules;

/// `/campaigns/new`
#[component]
pub fn NewCampaign() -> impl IntoView {
    page(None)
}

/// `/campaigns/{id}/edit`
#[component]
pub fn EditCampaign() -> impl IntoView {
    page(Some(id_of_page()))
}

fn page(id: Option<CampaignId>) -> impl IntoView {
    let action = if id.is_some() {
        "/api/campaigns/edit"
    } else {
        "/api/campaigns/create"
    };
    let typed = typed::typed(action);
    let title = if id.is_some() {
        t!("campaign-edit-title")
    } else {
        t!("campaign-new")
    };
    view! {
        <Frame title=title.clone()>
            {loaded(form(id, typed), move |data| view! { <Content id action title data/> })}
        </Frame>
    }
}

#[component]
fn Content(id: Option<CampaignId>, action: &'static str, title: String, data: CampaignForm) -> impl IntoView {
    let CampaignForm {
        input,
        versions,
        unions,
        persons,
        zone,
        head_count,
    } = data;
    let back = id.map_or("/campaigns".to_owned(), |id| format!("/campaigns/{id}"));
    let here = id.map_or("/campaigns/new".to_owned(), |id| format!("/campaigns/{id}/edit"));
    let crumbs = crumbs([("/campaigns".to_owned(), t!("campaigns-title"))]);
    if id.is_none() && versions.is_empty() {
        return view! {
            {crumbs}
            <div class="page-head"><div><h1>{title}</h1></div></div>
            <div class="empty">
                <h2>{t!("campaign-no-version-title")}</h2>
                <p>{t!("campaigns-empty-no-version")}</p>
                <div class="actions"><a class="button primary" href="/instruments">{t!("campaigns-to-instruments")}</a></div>
            </div>
        }
        .into_any();
    }
    view! {
        {crumbs}
        <h1>{title}</h1>
        <Refresh part="head-count".to_owned()>
            <PostForm action=action class="stack section">
                {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
                <div class="beside">
                <div class="stack loose">
                    <What input=input.clone() versions/>
                    <When input=input.clone() zone/>
                    <Audience input=input.clone() unions persons/>
                    <Rules input/>
                    <div class="actions">
                        <button class="button primary" type="submit">{t!("campaign-save")}</button>
                        <a class="button quiet" href=back>{t!("cancel")}</a>
                    </div>
                </div>
                <Heads heads=head_count recount=here/>
                </div>
            </PostForm>
        </Refresh>
    }
    .into_any()
}

#[component]
fn What(input: CampaignInput, versions: Vec<VersionChoice>) -> impl IntoView {
    let words = |one: &VersionChoice| {
        t!(
            "campaign-version",
            title = one.title.as_str(),
            no = one.no,
            date = day(one.published.date())
        )
    };
    let choices: Vec<(String, String)> = versions.iter().map(|one| (one.id.clone(), words(one))).collect();
    let kinds = ["main", "second_wave", "pilot"].map(|kind| {
        (
            kind,
            t!(&format!("campaign-kind-{kind}")),
            t!(&format!("campaign-kind-{kind}-note")),
        )
    });
    view! {
        <section class="stack">
            <Pick name="campaign[version]" label=t!("campaign-instrument") choices current=input.version empty=t!("campaign-choose")/>
            <Field name="campaign[title]" label=t!("campaign-name") hint=t!("campaign-name-hint") value=input.title required=true/>
            <Field name="campaign[code]" label=t!("campaign-code") hint=t!("campaign-code-hint") value=input.code/>
            <Radios name="campaign[kind]" legend=t!("campaign-kind") current=input.kind choices=kinds.to_vec()/>
        </section>
    }
}

#[component]
fn When(input: CampaignInput, zone: String) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{t!("campaign-when")}</h2>
            <div class="window">
                <Field name="campaign[opens]" label=t!("campaign-opens") kind="datetime-local" value=input.opens required=true/>
                <Field name="campaign[closes]" label=t!("campaign-closes") kind="datetime-local" value=input.closes required=true/>
            </div>
            <p class="hint">{t!("campaign-zone", zone = zone_words(&zone))}</p>
        </section>
    }
}
