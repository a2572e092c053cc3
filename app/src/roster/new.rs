//! Adding a person to the staff, with the first contract.

use super::api::hiring;
use super::fields::{ContractFields, PersonFields, TITLES};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Choices;
use crate::ui::form::PostForm;
use domain::roster::wire::HiringChoices;
use leptos::prelude::*;

/// `/roster/new`
#[component]
pub fn NewPerson() -> impl IntoView {
    view! {
        <Frame title=t!("staff-new") width=Width::Middle>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            <div class="page-head"><div><h1>{t!("staff-new")}</h1><p class="lead">{t!("staff-new-lead")}</p></div></div>
            {loaded(hiring(), |choices| view! { <Form choices/> })}
        </Frame>
    }
}

#[component]
fn Form(choices: HiringChoices) -> impl IntoView {
    view! {
        <PostForm action="/api/roster/add" class="stack loose">
            <Choices id=TITLES words=choices.titles/>
            <section class="card"><h2>{t!("staff-person")}</h2><PersonFields/></section>
            <section class="card"><h2>{t!("staff-first-contract")}</h2><ContractFields choices=choices.unions/></section>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("staff-add")}</button>
                <a class="button quiet" href="/roster">{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}
