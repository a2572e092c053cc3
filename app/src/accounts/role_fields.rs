//! A role with its days and its order: the fields to give one, and the words to show one (SR-11).

use crate::t;
use crate::ui::field::{Field, FieldState};
use crate::ui::number::day;
use crate::ui::select::Select;
use domain::access::{Role, Verb, may};
use domain::accounts::wire::{RoleRow, Standing};
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;

/// Verbs of which a role needs one to open any page.
const OPENING: [Verb; 4] = [
    Verb::UserManage,
    Verb::CampaignRead,
    Verb::MunicipalityRead,
    Verb::UnionRead,
];

/// Which role, of which union for a head, from when to when, by which order.
#[component]
pub fn RoleFields(unions: Vec<UnionChoice>) -> impl IntoView {
    let state = FieldState::of("role");
    let (id, chosen) = (state.id, state.typed.unwrap_or_default());
    let opening = Role::ALL
        .into_iter()
        .filter(|role| OPENING.iter().any(|verb| may(*role, *verb)));
    let options = opening.map(|role| {
        let selected = role.code() == chosen;
        view! { <option value=role.code() selected=selected>{role_name(role)}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{t!("user-role")}</label>
            <p class="hint" id=format!("{id}-hint")>{t!("user-role-hint")}</p>
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <select class="select middle" id=id.clone() name="role" aria-describedby=format!("{id}-hint")>
                {options.collect_view()}
            </select>
        </div>
        <Select name="term[union]" label=t!("role-union") choices=or_none(unions)/>
        <div class="columns">
            <Field name="term[from]" label=t!("role-from") hint=t!("role-from-hint") kind="date"/>
            <Field name="term[to]" label=t!("role-to") hint=t!("role-to-hint") kind="date"/>
        </div>
        <Field name="term[order_ref]" label=t!("role-order") hint=t!("role-order-hint") autocomplete="off"/>
    }
}

fn or_none(unions: Vec<UnionChoice>) -> Vec<(String, String)> {
    let none = (String::new(), t!("role-union-none"));
    let choice = |union: UnionChoice| (union.id, union.title);
    std::iter::once(none).chain(unions.into_iter().map(choice)).collect()
}

/// «руководитель МО · МО точных наук»
pub fn role_title(row: &RoleRow) -> String {
    let name = role_name(row.role);
    match row.union.as_str() {
        "" => name,
        union => format!("{name} · {union}"),
    }
}

fn role_name(role: Role) -> String {
    t!(&format!("role-{}", role.code()))
}

/// «с 01.09.2026 по 31.05.2027»
pub fn days(row: &RoleRow) -> String {
    match (row.from, row.to) {
        (Some(from), Some(to)) => t!("role-days", from = day(from), to = day(to)),
        (Some(from), None) => t!("role-since", from = day(from)),
        (None, Some(to)) => t!("role-until", to = day(to)),
        (None, None) => t!("role-always"),
    }
}

/// A word beside a role that opens nothing today.
pub fn mark(row: &RoleRow) -> Option<AnyView> {
    let word = match row.standing {
        Standing::Valid => return None,
        Standing::Coming => t!("role-coming"),
        Standing::Over => t!("role-over"),
    };
    Some(view! { " " <span class="badge">{word}</span> }.into_any())
}
