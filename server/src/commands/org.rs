//! `otklik org`

use super::{open, said};
use crate::settings::OrgAct;
use anyhow::anyhow;
use backend::accounts::{NewOrganization, add_organization};
use backend::actor::Actor;

pub async fn run(act: OrgAct) -> anyhow::Result<()> {
    let OrgAct::Add {
        common,
        code,
        name,
        kind,
        parent,
        tz,
    } = act;
    let zone = tz.parse().map_err(|_| anyhow!("unknown time zone {tz}"))?;
    let cx = open(&common).await?;
    let new = NewOrganization {
        code: code.clone(),
        name,
        kind,
        parent,
        zone,
        is_demo: false,
    };
    add_organization(&cx, &Actor::System, new).await.map_err(said)?;
    println!("organisation {code} added");
    Ok(cx.db.close().await?)
}
