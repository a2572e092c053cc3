//! The normative acts that the programme names: compared between its two lists, taken into the register (SR-03).

use super::save;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::document;
use crate::error::Result;
use crate::programme::{acts_in_force, today};
use domain::access::Verb;
use domain::documents::document::{DocumentKind, DocumentLevel};
use domain::documents::form::Typed;
use domain::ids::OrgId;
use domain::programme::edition::Act;
use domain::roster::name::fold;
use domain::safe_url::SafeUrl;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// The acts of the edition that is in force, or of the newest.
pub async fn of_programme(cx: &Backend, org: OrgId) -> Result<Vec<Act>> {
    let today = today(cx, org).await?;
    acts_in_force(cx.db.read(), org, today).await
}

/// «письмо № 02-21/55»
pub fn name(act: &Act) -> String {
    format!("{} № {}", act.kind, act.number)
}

/// The acts that the register does not hold yet, told by their numbers.
pub async fn not_taken<'a>(db: &impl ConnectionTrait, org: OrgId, acts: &'a [Act]) -> Result<Vec<&'a Act>> {
    let known: Vec<String> = document::Entity::find()
        .select_only()
        .column(document::Column::Number)
        .filter(document::Column::OrgId.eq(org.0))
        .filter(document::Column::Kind.eq(DocumentKind::Act.code()))
        .into_tuple()
        .all(db)
        .await?;
    let known: BTreeSet<String> = known.iter().map(|number| fold(number)).collect();
    Ok(acts.iter().filter(|act| !known.contains(&fold(&act.number))).collect())
}

/// Takes the programme's acts into the register; those that are there already stay as they are.
pub async fn take_acts(cx: &Backend, actor: &Actor, org: OrgId) -> Result<usize> {
    actor.require(Verb::DocumentWrite, org)?;
    let acts = of_programme(cx, org).await?;
    let tx = cx.db.begin_write().await?;
    let new = not_taken(&tx, org, &acts).await?;
    for act in &new {
        save::insert(&tx, actor, org, cx.clock.now(), typed(act)).await?;
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(new.len())
}

fn typed(act: &Act) -> Typed {
    Typed {
        kind: DocumentKind::Act,
        level: level(act),
        number: act.number.clone(),
        dated_on: act.adopted_on,
        edition: String::new(),
        title: act.title.clone(),
        body: String::new(),
        url: SafeUrl::parse(&act.url),
        approved_by: String::new(),
        order_no: String::new(),
        order_on: None,
        is_repealed: act.is_repealed,
        note: act.kind.clone(),
    }
}

/// Who issued it, as far as its name says; anybody can correct it.
fn level(act: &Act) -> DocumentLevel {
    let said = fold(&format!("{} {}", act.kind, act.title));
    let names = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if names(&[
        "федеральн",
        "правительств",
        "президент",
        "министерства просвещения",
        "рособрнадзор",
    ]) {
        DocumentLevel::Federal
    } else if names(&["област", "регион", "департамент"]) {
        DocumentLevel::Regional
    } else if names(&["городского округа", "муниципальн", "управлени"]) {
        DocumentLevel::Municipal
    } else {
        DocumentLevel::Federal
    }
}
