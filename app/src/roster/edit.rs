//! Correcting a person's name, days and contacts.

use super::api::show;
use super::fields::PersonFields;
use super::words::person_of_page;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::{ErrorPage, loaded};
use crate::ui::form::PostForm;
use domain::roster::wire::PersonPage;
use leptos::prelude::*;

/// `/roster/:id/edit`
#[component]
pub fn EditPerson() -> impl IntoView {
    let id = person_of_page();
    view! {
        <Frame title=t!("staff-edit") width=Width::Middle>
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: PersonPage) -> AnyView {
    if !page.may_write {
        return view! { <ErrorPage error=crate::error::AppError::Forbidden/> }.into_any();
    }
    let (name, at) = (page.name.full(), format!("/roster/{}", page.id));
    view! {
        {crumbs([("/roster".to_owned(), t!("roster-title")), (at.clone(), name)])}
        <div class="page-head"><div><h1>{t!("staff-edit")}</h1></div></div>
        <PostForm action="/api/roster/edit" class="stack loose">
            <input type="hidden" name="id" value=page.id.to_string()/>
            <section class="card"><PersonFields known=Some(page)/></section>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=at>{t!("cancel")}</a>
            </div>
        </PostForm>
    }
    .into_any()
}
