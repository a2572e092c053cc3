//! `otklik user`

use super::{open, read_password, said};
use crate::settings::UserAct;
use anyhow::anyhow;
use backend::Backend;
use backend::accounts::{NewUser, add_user, organization_by_code, unions_to_head};
use backend::actor::Actor;
use chrono::NaiveDate;
use domain::access::Role;
use domain::accounts::wire::Term;
use domain::ids::OrgId;

pub async fn run(act: UserAct) -> anyhow::Result<()> {
    let UserAct::Add {
        common,
        org,
        login,
        name,
        role,
        from,
        to,
        order,
        union,
        password,
    } = act;
    let role = Role::from_code(&role).ok_or_else(|| anyhow!("unknown role {role}"))?;
    let password = match password {
        Some(password) => password,
        None => read_password()?,
    };
    let cx = open(&common).await?;
    let org = organization_by_code(&cx, &org).await.map_err(said)?;
    let union = union_of_title(&cx, org.id, &union).await?;
    let name = if name.is_empty() { login.clone() } else { name };
    let new = NewUser {
        login: login.clone(),
        name,
        password,
        role,
        term: term(from, to, order, union),
    };
    add_user(&cx, &Actor::System, org.id, new).await.map_err(said)?;
    println!("user {login} added as {} of {}", role.code(), org.code);
    Ok(cx.db.close().await?)
}

/// The id of the union of that title.
async fn union_of_title(cx: &Backend, org: OrgId, title: &str) -> anyhow::Result<String> {
    if title.is_empty() {
        return Ok(String::new());
    }
    let open = unions_to_head(cx, &Actor::System, org).await.map_err(said)?;
    let meant = open.into_iter().find(|union| union.title == title);
    meant
        .map(|union| union.id)
        .ok_or_else(|| anyhow!("unknown union {title}"))
}

/// A role without days was always there.
fn term(from: Option<NaiveDate>, to: Option<NaiveDate>, order_ref: String, union: String) -> Option<Term> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let is_dated = from.is_some() || to.is_some() || !order_ref.is_empty() || !union.is_empty();
    is_dated.then(|| Term {
        from: day(from),
        to: day(to),
        order_ref,
        union,
    })
}
