//! The doors of accounts.

use crate::error::{Answer, AppError};
use domain::access::Role;
use domain::accounts::wire::{StartPage, Term, UserCard, UserRow};
use domain::ids::{RoleId, UserId};
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;

/// Signs in and leads to the start page. Open to everybody.
#[server(endpoint = "accounts/sign_in")]
pub async fn sign_in(login: String, password: String) -> Result<(), AppError> {
    let (cx, visit) = crate::ssr::visitor().await?;
    let address = crate::ssr::client_address();
    let session = backend::accounts::sign_in(&cx, &visit, &address, &login, password).await?;
    crate::ssr::set_cookie("otklik", &session.token, 60 * 60 * 12);
    crate::ssr::go_to("/");
    Ok(())
}

/// Signs out. Open to everybody.
#[server(endpoint = "accounts/sign_out")]
pub async fn sign_out() -> Answer<()> {
    let (cx, visit) = crate::ssr::visitor().await?;
    backend::accounts::sign_out(&cx, &visit).await?;
    crate::ssr::set_cookie("otklik", "", 0);
    crate::ssr::set_header("clear-site-data", "\"cache\", \"storage\"");
    crate::ssr::go_to("/sign-in");
    Ok(())
}

/// Is there nobody yet who could sign in? Open to everybody.
#[server(endpoint = "accounts/is_without_users")]
pub async fn is_without_users() -> Answer<bool> {
    let (cx, _) = crate::ssr::visitor().await?;
    Ok(backend::accounts::is_without_users(&cx).await?)
}

/// What the start page shows; a stranger is sent to sign in.
#[server(endpoint = "accounts/home")]
pub async fn home() -> Answer<StartPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::accounts::home(&cx, &actor, org).await?)
}

/// The users of the organisation.
#[server(endpoint = "accounts/users")]
pub async fn users() -> Answer<Vec<UserRow>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::accounts::users(&cx, &actor, org).await?)
}

/// One of them, with the history of their roles.
#[server(endpoint = "accounts/user")]
pub async fn user(user: UserId) -> Answer<UserCard> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::accounts::user_card(&cx, &actor, org, user).await?)
}

/// The methodical unions that a head can be given.
#[server(endpoint = "accounts/unions_to_head")]
pub async fn unions_to_head() -> Answer<Vec<UnionChoice>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::accounts::unions_to_head(&cx, &actor, org).await?)
}

/// Adds a user with one role, from today on unless other days are given.
#[server(endpoint = "accounts/add_user")]
pub async fn add_user(
    login: String,
    name: String,
    password: String,
    role: Role,
    #[server(default)] term: Term,
) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let term = Some(term);
    let new = backend::accounts::NewUser {
        login,
        name,
        password,
        role,
        term,
    };
    backend::accounts::add_user(&cx, &actor, org, new).await?;
    crate::ssr::go_to("/accounts?done=added");
    Ok(())
}

/// Gives a user one more role.
#[server(endpoint = "accounts/give_role")]
pub async fn give_role(user: UserId, role: Role, #[server(default)] term: Term) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::accounts::give_role(&cx, &actor, org, user, (role, term)).await?;
    crate::ssr::go_to(&format!("/accounts/{user}?done=role"));
    Ok(())
}

/// Ends a role with a last day.
#[server(endpoint = "accounts/end_role")]
pub async fn end_role(role: RoleId, #[server(default)] last_day: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let user = backend::accounts::end_role(&cx, &actor, org, role, &last_day).await?;
    crate::ssr::go_to(&format!("/accounts/{user}?done=role"));
    Ok(())
}

/// Closes an account; its sessions end with the next request.
#[server(endpoint = "accounts/disable_user")]
pub async fn disable_user(user: UserId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::accounts::disable_user(&cx, &actor, org, user).await?;
    crate::ssr::go_to("/accounts?done=disabled");
    Ok(())
}

/// Opens it again.
#[server(endpoint = "accounts/enable_user")]
pub async fn enable_user(user: UserId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::accounts::enable_user(&cx, &actor, org, user).await?;
    crate::ssr::go_to("/accounts?done=enabled");
    Ok(())
}

/// Changes one's own password; all other sessions end.
#[server(endpoint = "accounts/change_password")]
pub async fn change_password(old_password: String, new_password: String) -> Answer<()> {
    let (cx, actor) = crate::ssr::caller().await?;
    let address = crate::ssr::client_address();
    let session = backend::accounts::change_password(&cx, &actor, &address, old_password, new_password).await?;
    crate::ssr::set_cookie("otklik", &session.token, 60 * 60 * 12);
    crate::ssr::go_to("/accounts/password?done=changed");
    Ok(())
}

/// The name of the signed-in user; a stranger is sent to sign in.
#[server(endpoint = "accounts/me")]
pub async fn me() -> Answer<String> {
    let (_, actor, _) = crate::ssr::member().await?;
    Ok(actor.name())
}
