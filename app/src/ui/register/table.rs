//! Headings that sort and the way through the pages.

use super::address;
use crate::t;
use crate::ui::number::grouped;
use domain::registers::listing::{Listing, Page};
use leptos::prelude::*;

/// A heading; pressed once it sorts by its column, pressed again the other way round. `own` is the register's own order.
#[component]
pub fn Heading(
    path: &'static str,
    listing: Listing,
    column: &'static str,
    #[prop(into)] label: String,
    #[prop(optional)] own: bool,
    #[prop(optional)] is_number: bool,
) -> impl IntoView {
    let (sorted, descends) = listing.order();
    let is_sorted = sorted == column || (sorted.is_empty() && own);
    let way = match (is_sorted, descends) {
        (false, _) => None,
        (true, false) => Some("ascending"),
        (true, true) => Some("descending"),
    };
    // In its own order the register is sorted already: the first press turns it round.
    let next = match is_sorted && sorted.is_empty() {
        true => listing.sorted_by(column).sorted_by(column),
        false => listing.sorted_by(column),
    };
    let mark = way.map(|way| if way == "ascending" { "\u{a0}↑" } else { "\u{a0}↓" });
    view! {
        <th scope="col" class=is_number.then_some("number") aria-sort=way>
            <a class="sorts" href=address(path, &next)>{label}{mark.map(|mark| view! { <span aria-hidden="true">{mark}</span> })}</a>
        </th>
    }
}

/// «51–100 из 1 240» and the neighbouring pages.
#[component]
pub fn Paging(
    #[prop(into)] path: String,
    listing: Listing,
    number: u64,
    pages: u64,
    total: u64,
    span: (u64, u64),
) -> impl IntoView {
    let link = |to: u64, word: String, rel: &'static str| {
        view! { <a class="button quiet" rel=rel href=address(&path, &listing.on_page(to))>{word}</a> }
    };
    let before = (number > 1).then(|| link(number - 1, t!("register-before"), "prev"));
    let after = (number < pages).then(|| link(number + 1, t!("register-after"), "next"));
    let said = t!(
        "register-span",
        first = grouped(span.0),
        last = grouped(span.1),
        total = grouped(total)
    );
    view! {
        <nav class="paging" aria-label=t!("register-pages")>
            <span class="hint">{said}</span>
            {before}
            {after}
        </nav>
    }
}

/// What [`Paging`] needs of a page.
pub fn paging<T>(path: &str, listing: &Listing, page: &Page<T>) -> impl IntoView + use<T> {
    let path = path.to_owned();
    let (number, pages, total, span) = (page.number, page.pages(), page.total, page.span());
    view! { <Paging path listing=listing.clone() number pages total span/> }
}
