//! Who may sign in to the organisation, and adding somebody.

use super::api::{unions_to_head, users};
use super::done::Done;
use super::role_fields::{RoleFields, days, mark, role_title};
use crate::error::AppError;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use domain::accounts::wire::{RoleRow, Standing, UserRow};
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;

/// The list of users and the form below it.
#[component]
pub fn Accounts() -> impl IntoView {
    view! {
        <Frame title=t!("section-accounts")>
            {loaded(async { Ok::<_, AppError>((users().await?, unions_to_head().await?)) }, |(rows, unions)| view! {
                <div class="page-head">
                    <div>
                        <h1>{t!("section-accounts")}</h1>
                        <p class="lead">{t!("accounts-lead")}</p>
                    </div>
                </div>
                <Done/>
                <Users rows/>
                <NewUser unions/>
            })}
        </Frame>
    }
}

#[component]
fn Users(rows: Vec<UserRow>) -> impl IntoView {
    view! {
        <section class="section">
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("accounts-caption")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("user-name")}</th>
                            <th scope="col">{t!("sign-in-login")}</th>
                            <th scope="col">{t!("user-roles")}</th>
                            <th scope="col">{t!("role-order")}</th>
                            <th scope="col"><span class="hidden-label">{t!("user-acts")}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(|row| view! { <Line row/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Line(row: UserRow) -> impl IntoView {
    let closed = row
        .is_disabled
        .then(|| view! { " " <span class="badge">{t!("user-disabled")}</span> });
    let standing: Vec<RoleRow> = row
        .roles
        .iter()
        .filter(|it| it.standing != Standing::Over)
        .cloned()
        .collect();
    let roles = standing.iter().map(|it| {
        view! { <p class="plain">{role_title(it)}{mark(it)} <small>{days(it)}</small></p> }
    });
    let orders = standing
        .iter()
        .filter(|it| !it.order_ref.is_empty())
        .map(|it| view! { <p class="plain">{it.order_ref.clone()}</p> });
    view! {
        <tr>
            <td data-label=t!("user-name")>
                <a href=format!("/accounts/{}", row.id)>{row.name.clone()}</a> {closed}
            </td>
            <td data-label=t!("sign-in-login")>{row.login.clone()}</td>
            <td data-label=t!("user-roles")>{roles.collect_view()}</td>
            <td data-label=t!("role-order")>{orders.collect_view()}</td>
            <td class="act">{act(&row)}</td>
        </tr>
    }
}

fn act(row: &UserRow) -> AnyView {
    let id = row.id.to_string();
    match (row.is_you, row.is_disabled) {
        (true, _) => view! { <a class="button quiet" href="/accounts/password">{t!("password-title")}</a> }.into_any(),
        (false, true) => view! {
            <PostForm action="/api/accounts/enable_user">
                <input type="hidden" name="user" value=id/>
                <button class="button quiet" type="submit">{t!("user-enable")}</button>
            </PostForm>
        }
        .into_any(),
        (false, false) => {
            view! { <a class="button quiet" href=format!("/accounts/{id}/disable")>{t!("user-disable")}</a> }.into_any()
        }
    }
}

#[component]
fn NewUser(unions: Vec<UnionChoice>) -> impl IntoView {
    view! {
        <section class="section" id="new">
            <h2>{t!("user-add-title")}</h2>
            <PostForm action="/api/accounts/add_user" class="card">
                <Field name="name" label=t!("user-name") autocomplete="off" required=true/>
                <Field name="login" label=t!("sign-in-login") hint=t!("user-login-hint") autocomplete="off" required=true/>
                <RoleFields unions/>
                <Field name="password" label=t!("sign-in-password") hint=t!("password-hint") kind="password" autocomplete="new-password" required=true/>
                <div class="actions"><button class="button primary" type="submit">{t!("user-add")}</button></div>
            </PostForm>
        </section>
    }
}
