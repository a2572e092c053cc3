//! The papers of a campaign on its page: what it cites, what no order has approved yet, what it could cite (SR-23).

use super::api::cited;
use super::words::{by_order, standing_badge};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::documents::document::Standing;
use domain::documents::wire::{CitedDocuments, DocumentLine};
use domain::ids::CampaignId;
use leptos::prelude::*;

/// The card of a campaign's page.
#[component]
pub fn Papers(campaign: CampaignId) -> impl IntoView {
    view! {
        <section class="card stack" id="papers">
            <h2>{t!("papers-title")}</h2>
            {loaded(cited(campaign), move |papers| view! { <Content campaign papers/> })}
        </section>
    }
}

#[component]
fn Content(campaign: CampaignId, papers: CitedDocuments) -> impl IntoView {
    let is_empty = papers.cited.is_empty();
    let doubtful = papers.cited.iter().filter(|one| one.standing != Standing::InForce);
    let doubtful: Vec<String> = doubtful.map(|one| t!("quoted", text = one.title.clone())).collect();
    let may_write = papers.may_write;
    let rows = papers
        .cited
        .into_iter()
        .map(|one| row(campaign, one, may_write))
        .collect_view();
    let may_cite = may_write && !papers.spare.is_empty();
    let choices = papers
        .spare
        .into_iter()
        .map(|(id, title)| (id.to_string(), title))
        .collect();
    view! {
        {(!doubtful.is_empty()).then(|| view! {
            <div class="notice warn"><p>{t!("papers-unapproved", titles = doubtful.join(", "))}</p></div>
        })}
        {match is_empty {
            true => view! { <p class="hint">{t!("papers-none")}</p> }.into_any(),
            false => view! { <ul class="papers">{rows}</ul> }.into_any(),
        }}
        {may_cite.then(|| view! {
            <PostForm action="/api/documents/cite" class="stack">
                <input type="hidden" name="campaign" value=campaign.to_string()/>
                <Select name="document" label=t!("papers-cite") choices/>
                <div class="actions"><button class="button" type="submit">{t!("add")}</button></div>
            </PostForm>
        })}
    }
}

fn row(campaign: CampaignId, one: DocumentLine, may_write: bool) -> impl IntoView {
    let order = one.order.as_ref().map(by_order);
    let words = t!("papers-uncite", title = one.title.clone());
    view! {
        <li>
            <a href=format!("/documents/{}", one.id)>{one.title.clone()}</a> " " {standing_badge(&one)} " "
            {may_write.then(|| view! {
                <PostForm action="/api/documents/uncite" fixed=vec![("document", one.id.to_string())]>
                    <input type="hidden" name="campaign" value=campaign.to_string()/>
                    <button class="linklike" type="submit" aria-label=words>{t!("papers-uncite-short")}</button>
                </PostForm>
            })}
            {order.map(|order| view! { <small>{order}</small> })}
        </li>
    }
}
