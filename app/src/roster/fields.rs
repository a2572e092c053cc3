//! The fields of a person and of a contract, the same wherever they are typed.

use super::words::{kinds, rate, typed_day, unions};
use crate::t;
use crate::ui::area::Area;
use crate::ui::check::Check;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::FormPath;
use crate::ui::select::Select;
use domain::roster::wire::{ContractLine, PersonPage, UnionChoice};
use leptos::prelude::*;

/// The list of posts that every field of a post offers.
pub const TITLES: &str = "staff-titles";

/// Name, code, days, contacts.
#[component]
pub fn PersonFields(#[prop(optional_no_strip)] known: Option<PersonPage>) -> impl IntoView {
    let known = known.as_ref();
    let text = |read: fn(&PersonPage) -> String| known.map(read).unwrap_or_default();
    let is_namesake = has_problem("person-namesake");
    view! {
        <div class="window">
            <Field name="person[last]" label=t!("roster-column-last") value=text(|one| one.name.last.clone()) autocomplete="off"/>
            <Field name="person[first]" label=t!("roster-column-first") value=text(|one| one.name.first.clone()) autocomplete="off"/>
            <Field name="person[patronymic]" label=t!("roster-column-patronymic") value=text(|one| one.name.patronymic.clone()) autocomplete="off"/>
        </div>
        {is_namesake.then(|| view! { <Check name="person[other]" label=t!("staff-other-person")/> })}
        <div class="window">
            <Field name="person[birth]" label=t!("staff-birth") kind="date" value=text(|one| typed_day(one.birth))/>
            <Field name="person[experience]" label=t!("staff-experience") kind="date" value=text(|one| typed_day(one.experience))/>
            <Field name="person[code]" label=t!("staff-code") value=text(|one| one.code.clone()) autocomplete="off"/>
        </div>
        <p class="hint">{t!("staff-experience-hint")}</p>
        <div class="window">
            <Field name="person[email]" label=t!("staff-email") kind="email" value=text(|one| one.email.clone()) autocomplete="off"/>
            <Field name="person[phone]" label=t!("staff-phone") kind="tel" value=text(|one| one.phone.clone()) autocomplete="off"/>
        </div>
    }
}

/// Post, kind, rate, days, orders; `unions` are offered with a new contract.
#[component]
pub fn ContractFields(
    #[prop(optional_no_strip)] known: Option<ContractLine>,
    #[prop(optional)] choices: Vec<UnionChoice>,
    #[prop(into, optional)] union: String,
    #[prop(into, optional)] position: String,
) -> impl IntoView {
    let known = known.as_ref();
    let text = |read: fn(&ContractLine) -> String| known.map(read).unwrap_or_default();
    let position = known.map_or(position, |one| one.position.clone());
    let kind = known.map_or_else(|| "main".to_owned(), |one| one.kind.clone());
    let rate = known.map_or_else(|| rate(100), |one| rate(i64::from(one.rate_hundredths)));
    let is_second_main = has_problem("contract-second-main");
    let is_unknown = has_problem("position-not-in-dictionary");
    view! {
        <Field name="contract[position]" label=t!("roster-column-position") value=position list=TITLES autocomplete="off"/>
        {is_unknown.then(|| view! {
            <p class="hint"><a href="/roster/positions" target="_blank">{t!("staff-positions-open")}</a></p>
        })}
        <div class="window">
            <Select name="contract[kind]" label=t!("staff-kind") value=kind choices=kinds()/>
            <Field name="contract[rate]" label=t!("roster-column-rate") value=rate/>
        </div>
        {is_second_main.then(|| view! { <Check name="contract[second_main]" label=t!("staff-second-main")/> })}
        <div class="window">
            <Field name="contract[start]" label=t!("staff-start") kind="date" value=text(|one| one.start.to_string())/>
            <Field name="contract[hire_order]" label=t!("staff-hire-order") value=text(|one| one.hire_order.clone())/>
        </div>
        {match known {
            Some(_) => view! {
                <div class="window">
                    <Field name="contract[end]" label=t!("staff-end") kind="date" value=text(|one| typed_day(one.end))/>
                    <Field name="contract[end_order]" label=t!("staff-end-order") value=text(|one| one.end_order.clone())/>
                </div>
                <Area name="contract[note]" label=t!("roster-column-note") value=text(|one| one.note.clone())/>
            }.into_any(),
            None => view! { <Select name="contract[union]" label=t!("roster-union") value=union choices=unions(&choices)/> }.into_any(),
        }}
    }
}

/// Was the form around refused for that?
fn has_problem(kind: &str) -> bool {
    let flash = use_context::<FormPath>().and_then(|form| form.refusal());
    let problems = flash.map(|flash| flash.problems).unwrap_or_default();
    problems.iter().any(|problem| problem.kind == kind) || was_ticked(kind)
}

/// A confirmation that was given stays on the page when something else is refused.
fn was_ticked(kind: &str) -> bool {
    let name = match kind {
        "person-namesake" => "person[other]",
        "contract-second-main" => "contract[second_main]",
        _ => return false,
    };
    FieldState::of(name).typed.is_some()
}
