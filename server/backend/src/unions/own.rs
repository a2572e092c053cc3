//! The union of its head: members, how many of them are done with each campaign, what came out for all of them
//! together, where they were (`domain.md` 1.2, SR-47). Which union it is follows from who asks, never from an address.

use crate::Backend;
use crate::accounts::{headed_union, organization};
use crate::actor::Actor;
use crate::campaigns::campaigns_of_union;
use crate::clock::day;
use crate::error::Result;
use crate::events::events_of;
use crate::indicators::policies;
use crate::roster::{Member, union_members};
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::unions::wire::{MemberLine, UnionPage};

/// The union that the actor heads today.
pub async fn own_union(cx: &Backend, actor: &Actor, org: OrgId) -> Result<UnionPage> {
    actor.require(Verb::UnionRead, org)?;
    let (union, title) = headed_union(cx, actor, org).await?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let today = day(cx.clock.now(), zone);
    let threshold = policies(db, org).await?.anonymity_threshold;
    let threshold = usize::try_from(threshold).unwrap_or(usize::MAX);
    let members = union_members(db, org, union, today).await?;
    let persons = members.iter().map(|one| one.person.0).collect();
    Ok(UnionPage {
        title,
        today,
        campaigns: campaigns_of_union(cx, (org, zone), union, today.year(), threshold).await?,
        events: events_of(db, org, persons, today.year()).await?,
        members: members.into_iter().map(line).collect(),
        threshold,
    })
}

fn line(member: Member) -> MemberLine {
    MemberLine {
        name: member.name,
        position: member.position,
        is_head: member.is_head,
    }
}
