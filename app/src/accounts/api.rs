//! The doors of accounts.

use crate::error::{Answer, AppError};
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

/// The name of the signed-in user; a stranger is sent to sign in.
#[server(endpoint = "accounts/home")]
pub async fn home() -> Result<String, AppError> {
    let (_, actor, _) = crate::ssr::member().await?;
    Ok(match actor {
        backend::actor::Actor::User { name, .. } => name,
        _ => String::new(),
    })
}
