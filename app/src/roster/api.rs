//! The doors of the roster.

use crate::error::{Answer, AppError};
use domain::ids::PersonId;
use domain::registers::listing::Listing;
use domain::roster::wire::{DoublesPage, HiringChoices, MergePage, PersonPage, PositionsPage, StaffList, UnionsPage};
use domain::roster::wire_input::{
    AbsenceInput, ContractInput, DismissalInput, MembershipInput, MergeInput, PersonInput, PositionInput,
    QualificationInput, UnionInput,
};
use leptos::prelude::*;

/// A part of the register on a date. For `roster.read`.
#[server(endpoint = "roster/list")]
pub async fn list(listing: Listing) -> Result<StaffList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::list(&cx, &actor, org, &listing).await?)
}

/// One person. For `roster.read`.
#[server(endpoint = "roster/show")]
pub async fn show(id: PersonId) -> Result<PersonPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::show(&cx, &actor, org, id).await?)
}

/// What the form for a new person offers. For `roster.write`.
#[server(endpoint = "roster/hiring")]
pub async fn hiring() -> Result<HiringChoices, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::hiring(&cx, &actor, org).await?)
}

/// Adds a person with a first contract. For `roster.write`.
#[server(endpoint = "roster/add")]
pub async fn add(person: PersonInput, contract: ContractInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::roster::add_person(&cx, &actor, org, &person, &contract).await?;
    crate::ssr::go_to(&format!("/roster/{id}"));
    Ok(())
}

/// Corrects a person. For `roster.write`.
#[server(endpoint = "roster/edit")]
pub async fn edit(id: PersonId, person: PersonInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::edit_person(&cx, &actor, org, id, &person).await?;
    crate::ssr::go_to(&format!("/roster/{id}"));
    Ok(())
}

/// Hires to one more post or corrects a contract. For `roster.write`.
#[server(endpoint = "roster/set_contract")]
pub async fn set_contract(id: PersonId, contract: ContractInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_contract(&cx, &actor, org, id, &contract).await?;
    crate::ssr::go_to(&format!("/roster/{id}#contracts"));
    Ok(())
}

/// Ends contracts. For `roster.write`.
#[server(endpoint = "roster/dismiss")]
pub async fn dismiss(id: PersonId, dismissal: DismissalInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::dismiss(&cx, &actor, org, id, &dismissal).await?;
    crate::ssr::go_to(&format!("/roster/{id}#contracts"));
    Ok(())
}

/// Writes a long absence down or changes it. For `roster.write`.
#[server(endpoint = "roster/set_absence")]
pub async fn set_absence(id: PersonId, absence: AbsenceInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_absence(&cx, &actor, org, id, &absence).await?;
    crate::ssr::go_to(&format!("/roster/{id}#absences"));
    Ok(())
}

/// Writes a qualification category down or changes it. For `roster.write`.
#[server(endpoint = "roster/set_qualification")]
pub async fn set_qualification(id: PersonId, qualification: QualificationInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_qualification(&cx, &actor, org, id, &qualification).await?;
    crate::ssr::go_to(&format!("/roster/{id}#qualifications"));
    Ok(())
}

/// Writes a stay in a union down or changes it. For `roster.write`.
#[server(endpoint = "roster/set_membership")]
pub async fn set_membership(id: PersonId, membership: MembershipInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_membership(&cx, &actor, org, id, &membership).await?;
    crate::ssr::go_to(&format!("/roster/{id}#unions"));
    Ok(())
}

/// The methodical unions. For `roster.read`.
#[server(endpoint = "roster/unions")]
pub async fn unions() -> Result<UnionsPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::union_list(&cx, &actor, org).await?)
}

/// Adds a union, or renames, closes, gives it a head. For `roster.write`.
#[server(endpoint = "roster/set_union")]
pub async fn set_union(union: UnionInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_union(&cx, &actor, org, &union).await?;
    crate::ssr::go_to("/roster/unions");
    Ok(())
}

/// The dictionary of posts. For `roster.read`.
#[server(endpoint = "roster/positions")]
pub async fn positions() -> Result<PositionsPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::position_list(&cx, &actor, org).await?)
}

/// Says to which group a post belongs. For `roster.write`.
#[server(endpoint = "roster/set_position")]
pub async fn set_position(position: PositionInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::set_position(&cx, &actor, org, &position).await?;
    crate::ssr::go_to("/roster/positions");
    Ok(())
}

/// Who looks like one person. For `roster.read`.
#[server(endpoint = "roster/doubles")]
pub async fn doubles() -> Result<DoublesPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::doubles(&cx, &actor, org).await?)
}

/// Two records side by side. For `roster.write`.
#[server(endpoint = "roster/compare")]
pub async fn compare(id: PersonId, other: String) -> Result<MergePage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::compare(&cx, &actor, org, id, &other).await?)
}

/// Merges two records of one person. For `roster.write`.
#[server(endpoint = "roster/merge")]
pub async fn merge(pair: MergeInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::roster::merge(&cx, &actor, org, &pair).await?;
    crate::ssr::go_to(&format!("/roster/{id}"));
    Ok(())
}

/// They are two. For `roster.write`.
#[server(endpoint = "roster/tell_apart")]
pub async fn tell_apart(pair: MergeInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::roster::tell_apart(&cx, &actor, org, &pair).await?;
    crate::ssr::go_to("/roster/doubles");
    Ok(())
}
