//! The search, the filters, the files to take away, and what stands there instead of an empty table.

use super::address;
use crate::t;
use crate::ui::icon::Icon;
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// One filter of a register; its name is also a name in the address.
#[derive(Clone, Debug)]
pub enum Filter {
    /// One of a few values; `any` is the word for all of them.
    Choice {
        name: &'static str,
        label: String,
        any: String,
        choices: Vec<(String, String)>,
    },
    /// A day; `shown` stands there when none was chosen.
    Day {
        name: &'static str,
        label: String,
        shown: String,
    },
}

/// Search and filters in one row, sent by one button.
///
/// `hidden` names filters that are chosen elsewhere, such as tabs; they and the order are kept.
#[component]
pub fn Toolbar(
    #[prop(into)] path: String,
    listing: Listing,
    #[prop(into)] find_label: String,
    #[prop(optional)] filters: Vec<Filter>,
    #[prop(optional)] hidden: &'static [&'static str],
) -> impl IntoView {
    let kept = hidden.iter().map(|name| (*name, listing.filter(name).to_owned()));
    let kept = kept.chain([("sort", listing.sort.clone())]);
    let kept = kept
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let kept = kept.collect_view();
    let whole = path.clone();
    let fields = filters.into_iter().map(|one| filter(one, &listing)).collect_view();
    view! {
        <form class="toolbar" method="get" action=path role="search">
            {kept}
            <input
                class="input search" type="search" name="find" aria-label=find_label.clone()
                placeholder=find_label.clone() value=listing.find.clone()
            />
            {fields}
            <button class="button" type="submit">{t!("register-show")}</button>
            {listing.is_narrowed().then(|| view! { <a class="button quiet" href=whole>{t!("register-reset")}</a> })}
        </form>
    }
}

fn filter(one: Filter, listing: &Listing) -> AnyView {
    match one {
        Filter::Choice {
            name,
            label,
            any,
            choices,
        } => {
            let chosen = listing.filter(name).to_owned();
            let options = choices.into_iter().map(move |(value, word)| {
                let is_chosen = value == chosen;
                view! { <option value=value selected=is_chosen>{word}</option> }
            });
            view! {
                <select class="select middle" name=name aria-label=label>
                    <option value="">{any}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        Filter::Day { name, label, shown } => {
            let chosen = listing.filter(name).to_owned();
            let value = if chosen.is_empty() { shown } else { chosen };
            view! {
                <label class="with-unit"><span class="hint">{label}</span>
                <input class="input day" type="date" name=name value=value/></label>
            }
            .into_any()
        }
    }
}

/// Links to the same rows as files: `path.xlsx` and `path.csv`.
#[component]
pub fn Exports(path: &'static str, listing: Listing, #[prop(into, optional)] label: Option<String>) -> impl IntoView {
    let all = listing.on_page(1);
    let link = |ending: &str| address(&format!("{path}.{ending}"), &all);
    view! {
        <details class="menu">
            <summary class="button"><Icon name="download"/>{label.unwrap_or_else(|| t!("register-export"))}</summary>
            <ul>
                <li><a href=link("xlsx") download="">"XLSX"</a></li>
                <li><a href=link("csv") download="">"CSV"</a></li>
            </ul>
        </details>
    }
}

/// A register in which there is nothing yet; the children are the buttons that begin it.
#[component]
pub fn NothingYet(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

/// A register in which nothing fits the search and the filters.
#[component]
pub fn NothingFound(#[prop(into)] path: String) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{t!("register-nothing")}</h2>
            <p>{t!("register-nothing-text")}</p>
            <div class="actions"><a class="button" href=path>{t!("register-reset")}</a></div>
        </div>
    }
}
