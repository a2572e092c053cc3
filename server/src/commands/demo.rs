//! `otklik demo`: loads the demonstration school once and says how to get in.

use super::{open, said};
use crate::settings::Demo;
use backend::Backend;
use backend::accounts::organization_by_code;
use backend::demo::{CODE, LOGINS, Link, PASSWORD, links, load};
use serde_json::json;

pub async fn run(settings: Demo) -> anyhow::Result<()> {
    let cx = open(&settings.common).await?;
    let org = load(&cx).await.map_err(said)?;
    let address = settings.public_url.trim_end_matches('/');
    if settings.json {
        let links = links(&cx, org).await.map_err(said)?;
        println!("{}", serde_json::to_string_pretty(&as_json(address, &links))?);
    } else {
        println!("Отклик: {address}");
        print(&cx, address).await?;
    }
    Ok(cx.db.close().await?)
}

/// The logins and one teacher's link, when the demonstration school is there.
pub async fn print(cx: &Backend, address: &str) -> anyhow::Result<()> {
    let Ok(org) = organization_by_code(cx, CODE).await else {
        return Ok(());
    };
    println!("Демонстрационная школа, пароль у всех: {PASSWORD}");
    for login in LOGINS {
        println!("  {:<12} {} ({})", login.login, login.name, role_name(login.role));
    }
    let links = links(cx, org.id).await.map_err(said)?;
    match links.iter().find(|link| !link.is_complete) {
        Some(link) => {
            println!("Личная ссылка педагога ({}): {}", link.name, link.title);
            println!("  {}{}", address.trim_end_matches('/'), link.path);
        }
        None => println!("Открытых кампаний сейчас нет, поэтому нет и личных ссылок."),
    }
    Ok(())
}

fn role_name(role: domain::access::Role) -> String {
    let key = format!("role-{}", role.code());
    app::i18n::text_in(app::i18n::Locale::Ru, &key, &[])
}

fn as_json(address: &str, links: &[Link]) -> serde_json::Value {
    let logins = LOGINS
        .iter()
        .map(|one| json!({ "login": one.login, "password": PASSWORD, "role": one.role.code(), "name": one.name }));
    let links = links.iter().map(|link| {
        json!({
            "person": link.person,
            "name": link.name,
            "campaign": link.campaign,
            "url": format!("{address}{}", link.path),
        })
    });
    json!({
        "address": address,
        "logins": logins.collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
    })
}
