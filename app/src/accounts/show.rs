//! One user: the roles they have, had and will have, giving another, ending one (SR-11).

use super::api::{unions_to_head, user};
use super::done::Done;
use super::role_fields::{RoleFields, days, mark, role_title};
use crate::error::AppError;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::history::History;
use domain::accounts::wire::{RoleRow, Standing, UserCard};
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/accounts/{user}`
#[component]
pub fn ShowUser() -> impl IntoView {
    view! {
        <Frame title=t!("user-card-title") width=Width::Middle>
            {loaded(async { Ok::<_, AppError>((user_of_page().await?, unions_to_head().await?)) }, |(card, unions)| view! {
                <Card card unions/>
            })}
        </Frame>
    }
}

/// The user whom the page's address names.
pub async fn user_of_page() -> Result<UserCard, AppError> {
    let named = use_params_map().with_untracked(|params| params.get("user"));
    match named.and_then(|id| id.parse().ok()) {
        Some(id) => user(id).await,
        None => Err(AppError::NotFound),
    }
}

#[component]
fn Card(card: UserCard, unions: Vec<UnionChoice>) -> impl IntoView {
    let UserCard { user, history, .. } = card;
    let id = user.id.to_string();
    let is_you = user.is_you;
    let lines = user.roles.into_iter().rev().map(|row| view! { <Line row/> });
    view! {
        {crumbs([("/accounts".to_owned(), t!("section-accounts"))])}
        <div class="page-head">
            <div>
                <h1>{user.name.clone()}</h1>
                <p class="lead">{t!("user-card-login", login = user.login.clone())}</p>
            </div>
            {(!is_you && !user.is_disabled).then(|| view! {
                <div class="actions">
                    <a class="button" href=format!("/accounts/{id}/disable")>{t!("user-disable")}</a>
                </div>
            })}
        </div>
        <Done/>
        {user.is_disabled.then(|| view! { <div class="notice warn"><p>{t!("user-disabled-note")}</p></div> })}
        <section class="section">
            <h2>{t!("user-roles")}</h2>
            <ul class="role-list">{lines.collect_view()}</ul>
        </section>
        <section class="section" id="new">
            <h2>{t!("role-give-title")}</h2>
            <PostForm action="/api/accounts/give_role" class="card">
                <p class="hint">{t!("role-give-hint")}</p>
                <input type="hidden" name="user" value=id/>
                <RoleFields unions/>
                <div class="actions"><button class="button primary" type="submit">{t!("role-give")}</button></div>
            </PostForm>
        </section>
        <History happened=history/>
    }
}

#[component]
fn Line(row: RoleRow) -> impl IntoView {
    let order = row.order_ref.clone();
    let end = match row.standing {
        Standing::Over => ().into_any(),
        Standing::Coming => view! { <TakeBack id=row.id.to_string()/> }.into_any(),
        Standing::Valid => view! { <End id=row.id.to_string()/> }.into_any(),
    };
    view! {
        <li class="card">
            <p><b>{role_title(&row)}</b>{mark(&row)}</p>
            <p class="hint">
                {days(&row)}
                {(!order.is_empty()).then(|| view! { <br/>{t!("role-by-order", order = order)} })}
            </p>
            {end}
        </li>
    }
}

#[component]
fn TakeBack(id: String) -> impl IntoView {
    view! {
        <PostForm action="/api/accounts/end_role" fixed=vec![("role", id)]>
            <button class="button quiet" type="submit">{t!("role-take-back")}</button>
        </PostForm>
    }
}

#[component]
fn End(id: String) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{t!("role-end-title")}</summary>
            <PostForm action="/api/accounts/end_role" fixed=vec![("role", id)]>
                <Field name="last_day" label=t!("role-last-day") hint=t!("role-last-day-hint") kind="date"/>
                <div class="actions"><button class="button" type="submit">{t!("role-end")}</button></div>
            </PostForm>
        </details>
    }
}
