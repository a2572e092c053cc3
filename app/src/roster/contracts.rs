//! The contracts of a person: the list, a correction of each, hiring to one more post, the end of work.

use super::fields::ContractFields;
use super::words::{days, group_word, rate};
use crate::request::PageRequest;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::roster::wire::{ContractLine, PersonPage};
use leptos::prelude::*;

const DOOR: &str = "/api/roster/set_contract";
const END_DOOR: &str = "/api/roster/dismiss";

/// «Трудоустройства»
#[component]
pub fn Contracts(page: PersonPage) -> impl IntoView {
    let (id, may_write) = (page.id.to_string(), page.may_write);
    let rows = page.contracts.into_iter().map(|one| {
        view! { <Row person=id.clone() one may_write/> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" id="contracts">
            <h2>{t!("staff-contracts")}</h2>
            <ol class="records">{rows}</ol>
        </section>
    }
}

#[component]
fn Row(person: String, one: ContractLine, may_write: bool) -> impl IntoView {
    let rate = t!("staff-rate-of", rate = rate(i64::from(one.rate_hundredths)));
    let about = [t!(&format!("employment-{}", one.kind)), rate, days(one.start, one.end)];
    let orders = [("staff-hired-by", &one.hire_order), ("staff-ended-by", &one.end_order)];
    let orders: Vec<String> = orders
        .into_iter()
        .filter(|(_, order)| !order.is_empty())
        .map(|(key, order)| t!(key, order = order.as_str()))
        .collect();
    let group = match one.group {
        Some(group) => group_word(group),
        None => t!("position-group-unknown"),
    };
    let badge = one
        .lasts
        .then(|| view! { <span class="badge good">{t!("staff-lasts")}</span> });
    let (title, note, contract) = (one.position.clone(), one.note.clone(), one.id.to_string());
    let is_open = is_refused(DOOR, "contract[id]", &contract);
    view! {
        <li>
            <p><b>{title.clone()}</b> " " {badge}</p>
            <p class="hint">{about.join(" · ")}</p>
            <p class="hint">{group}</p>
            {(!orders.is_empty()).then(|| view! { <p class="hint">{orders.join(" · ")}</p> })}
            {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
            {may_write.then(|| view! {
                <details class="act" open=is_open>
                    <summary class="linklike" aria-label=t!("staff-change-of", title = title)>{t!("staff-change")}</summary>
                    <PostForm action=DOOR class="stack" fixed=vec![("contract[id]", contract)]>
                        <input type="hidden" name="id" value=person/>
                        <ContractFields known=Some(one)/>
                        <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
                    </PostForm>
                </details>
            })}
        </li>
    }
}

/// One more post, or the way back of somebody who left.
#[component]
pub fn Hire(page: PersonPage) -> impl IntoView {
    let (word, position) = match page.works {
        true => (t!("staff-hire-more"), String::new()),
        false => {
            let last = page.contracts.first().map(|one| one.position.clone());
            (t!("staff-hire-again"), last.unwrap_or_default())
        }
    };
    let class = if page.works {
        "button wide"
    } else {
        "button primary wide"
    };
    let open_unions = page.unions.iter().map(|one| &one.id);
    let open_unions: Vec<&String> = open_unions.collect();
    let last = page
        .memberships
        .first()
        .filter(|one| !page.works && open_unions.contains(&&one.union));
    let union = last.map(|one| one.union.clone()).unwrap_or_default();
    view! {
        <details class="act" open=is_refused(DOOR, "contract[id]", "")>
            <summary class=class>{word.clone()}</summary>
            <PostForm action=DOOR class="stack" fixed=vec![("contract[id]", String::new())]>
                <input type="hidden" name="id" value=page.id.to_string()/>
                <ContractFields choices=page.unions.clone() union position/>
                <button class="button wide" type="submit">{word}</button>
            </PostForm>
        </details>
    }
}

/// The end of work, of all contracts or of one.
#[component]
pub fn Dismiss(page: PersonPage) -> impl IntoView {
    let lasting = page.contracts.iter().filter(|one| one.lasts || one.end.is_none());
    let mut choices: Vec<(String, String)> = lasting.map(|one| (one.id.to_string(), one.position.clone())).collect();
    let has_several = choices.len() > 1;
    choices.insert(0, (String::new(), t!("staff-dismiss-all")));
    let was_refused = PageRequest::here().refused(END_DOOR).is_some();
    view! {
        <details class="act" open=was_refused>
            <summary class="button danger wide">{t!("staff-dismiss")}</summary>
            <PostForm action=END_DOOR class="stack">
                <input type="hidden" name="id" value=page.id.to_string()/>
                <p class="hint">{t!("staff-dismiss-note")}</p>
                {has_several.then(|| view! { <Select name="dismissal[contract]" label=t!("staff-dismiss-what") choices/> })}
                <Field name="dismissal[on]" label=t!("staff-end") kind="date" value=page.today.to_string()/>
                <Field name="dismissal[order]" label=t!("staff-end-order")/>
                <button class="button danger wide" type="submit">{t!("staff-dismiss")}</button>
            </PostForm>
        </details>
    }
}

/// Was this one of the forms with that door refused?
pub fn is_refused(door: &str, field: &str, value: &str) -> bool {
    let request = PageRequest::here();
    let typed = request.refused(door).and_then(|flash| flash.typed.get(field).cloned());
    typed.is_some_and(|values| values.iter().any(|one| one == value))
}
