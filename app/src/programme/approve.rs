//! Approving an edition: the order's number and date.

use super::api::open;
use super::frame::{asked, name};
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use domain::programme::Status;
use domain::programme::wire::{ProgrammePage, ShownEdition};
use leptos::prelude::*;

/// `/programme/approve`
#[component]
pub fn Approve() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("programme-approve-title") width=Width::Narrow>
            <nav class="crumbs" aria-label=t!("crumbs")><a href="/programme">{t!("programme-title")}</a></nav>
            {loaded(open(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: ProgrammePage) -> AnyView {
    match page.shown {
        Some(edition) if edition.version.status == Status::Draft && page.may_approve => {
            view! { <Order edition/> }.into_any()
        }
        _ => view! { <p class="notice warn">{t!("programme-immutable")}</p> }.into_any(),
    }
}

#[component]
fn Order(edition: ShownEdition) -> impl IntoView {
    let id = edition.version.id;
    let empty = edition
        .empty_rows
        .iter()
        .map(|row| t!(&format!("passport-row-{row}")))
        .collect::<Vec<_>>();
    view! {
        <div class="page-head"><div>
            <h1>{t!("programme-approve-title")}</h1>
            <p class="lead">{name(&edition.version)}</p>
        </div></div>
        {(!empty.is_empty()).then(|| view! {
            <div class="notice warn"><p>{t!("programme-rows-empty", rows = empty.join(", "))}</p></div>
        })}
        <PostForm action="/api/programme/approve" class="card">
            <p>{t!("programme-approve-note")}</p>
            <input type="hidden" name="version" value=id.to_string()/>
            <Field name="order[no]" label=t!("order-no") required=true/>
            <Field name="order[date]" label=t!("order-date") kind="date" required=true/>
            <Field name="order[annex]" label=t!("order-annex")/>
            <div class="actions">
                <button class="button primary" type="submit">{t!("programme-approve")}</button>
                <a class="button quiet" href=format!("/programme?v={id}")>{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}
