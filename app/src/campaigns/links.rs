//! Personal links: to copy, to take away as a file, to print; and what can be done for one person.

use super::api::links;
use super::person::{AddLate, Person};
use super::words::{RungBadge, id_of_page, zone_words};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::copy::{CopyButton, Copying};
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use domain::campaigns::links_wire::{LinkFilter, LinkRow, LinksPage};
use domain::ids::CampaignId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/campaigns/{id}/links`
#[component]
pub fn Links() -> impl IntoView {
    let (id, filter) = (id_of_page(), filter_of_page());
    let person = use_query_map()
        .with_untracked(|query| query.get("person"))
        .unwrap_or_default();
    view! {
        <Frame title=t!("links-title")>
            {loaded(links(id, filter.clone()), move |page| view! { <Content id filter person page/> })}
        </Frame>
    }
}

/// The filter of the page's address.
pub fn filter_of_page() -> LinkFilter {
    use_query_map().with_untracked(|query| LinkFilter {
        union: query.get("union").unwrap_or_default(),
        position: query.get("position").unwrap_or_default(),
        only: query.get("only").unwrap_or_default(),
    })
}

#[component]
fn Content(id: CampaignId, filter: LinkFilter, person: String, page: LinksPage) -> impl IntoView {
    let chosen = page
        .links
        .iter()
        .find(|link| link.target.to_string() == person)
        .cloned();
    let (has_codes, state, limit) = (page.has_codes, page.state, page.limit_minutes);
    let is_veiled = page.is_veiled;
    let shown = page.links.len();
    let until = t!("links-lead", at = moment(page.closes), zone = zone_words(&page.zone));
    view! {
        {crumbs([("/campaigns".to_owned(), t!("campaigns-title")), (format!("/campaigns/{id}"), page.title.clone())])}
        <div class="page-head">
            <div><h1>{t!("links-title")}</h1><p class="lead">{until}</p></div>
            <Takeaway id is_veiled/>
        </div>
        {chosen.map(|link| view! { <Person id link has_limit=limit.is_some() limit=limit.unwrap_or_default()/> })}
        {is_veiled.then(|| view! { <p class="hint">{t!("links-veiled")}</p> })}
        <Filter filter unions=page.unions positions=page.positions is_veiled/>
        <p class="hint links-shown">{t!("links-shown", shown = shown, total = page.total)}</p>
        {match shown {
            0 => view! { <div class="empty"><h2>{t!("links-empty-title")}</h2><p>{t!("links-empty-text")}</p></div> }.into_any(),
            _ => view! { <Table id links=page.links has_codes has_state={!is_veiled}/> }.into_any(),
        }}
        <AddLate id state others=page.others/>
    }
}

#[component]
fn Takeaway(id: CampaignId, is_veiled: bool) -> impl IntoView {
    view! {
        <div class="actions">
            <a class="button primary" href=format!("/campaigns/{id}/slips")><Icon name="print"/>{t!("campaign-slips")}</a>
            {(!is_veiled).then(|| view! {
                <a class="button" href=format!("/campaigns/{id}/slips?only=silent")>{t!("slips-silent")}</a>
            })}
            <a class="button" href=format!("/campaigns/{id}/links.xlsx") rel="external" download><Icon name="download"/>"XLSX"</a>
            <a class="button" href=format!("/campaigns/{id}/links.csv") rel="external" download><Icon name="download"/>"CSV"</a>
        </div>
    }
}

#[component]
fn Filter(filter: LinkFilter, unions: Vec<String>, positions: Vec<String>, is_veiled: bool) -> impl IntoView {
    let select = |name: &'static str, label: String, values: Vec<String>, current: &str| {
        let options = values.into_iter().map(|value| {
            let is_on = value == current;
            view! { <option value=value.clone() selected=is_on>{value.clone()}</option> }
        });
        view! {
            <label class="hidden-label" for=format!("filter-{name}")>{label.clone()}</label>
            <select class="select middle" id=format!("filter-{name}") name=name>
                <option value="">{label}</option>
                {options.collect_view()}
            </select>
        }
    };
    view! {
        <form method="get" class="toolbar section" aria-label=t!("filter")>
            {select("union", t!("filter-union"), unions, &filter.union)}
            {select("position", t!("filter-position"), positions, &filter.position)}
            {(!is_veiled).then(|| view! {
                <label class="check"><input type="checkbox" name="only" value="silent" checked=filter.only == "silent"/>{t!("filter-silent")}</label>
            })}
            <button class="button" type="submit">{t!("filter-show")}</button>
        </form>
    }
}

#[component]
fn Table(id: CampaignId, links: Vec<LinkRow>, has_codes: bool, has_state: bool) -> impl IntoView {
    let rows = links
        .into_iter()
        .map(move |link| view! { <Row id link has_codes has_state/> });
    view! {
        <Copying done=t!("copied")>
            <div class="table-wrap">
                <table class="table stacks links">
                    <thead><tr>
                        <th>{t!("links-name")}</th>
                        {has_state.then(|| view! { <th>{t!("links-state")}</th> })}
                        <th>{t!("links-link")}</th>
                        {has_codes.then(|| view! { <th>{t!("links-code")}</th> })}
                        <th><span class="hidden-label">{t!("links-act")}</span></th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </Copying>
    }
}

#[component]
fn Row(id: CampaignId, link: LinkRow, has_codes: bool, has_state: bool) -> impl IntoView {
    let field = format!("link-{}", link.target);
    let place = [link.position, link.union]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let more = format!("/campaigns/{id}/links?person={}#person", link.target);
    let address = match (link.url.is_empty(), link.is_revoked) {
        (false, _) => view! {
            <span class="copy">
                <input class="input" id=field.clone() readonly value=link.url aria-label=t!("links-link-of", name = link.name.as_str())/>
                <CopyButton of=field words=t!("copy-link") label=t!("copy-link-of", name = link.name.as_str())/>
            </span>
        }
        .into_any(),
        (true, true) => view! { <span class="badge bad">{t!("link-revoked")}</span> }.into_any(),
        (true, false) => view! { <span class="hint">{t!("link-none")}</span> }.into_any(),
    };
    let marks = view! {
        {link.is_added_late.then(|| view! { <small>{t!("link-late")}</small> })}
        {(link.extra_minutes > 0).then(|| view! { <small>{t!("link-extra", minutes = link.extra_minutes)}</small> })}
        {link.ineligible_reason.map(|reason| view! { <small>{t!(&format!("ineligible-{reason}"))}</small> })}
    };
    let badge = link.disposition.map(|disposition| view! { <RungBadge disposition/> });
    let (beside_name, state) = match has_state {
        true => (
            None,
            Some(view! { <td data-label=t!("links-state")><div>{badge}{marks}</div></td> }),
        ),
        false => (Some(marks), None),
    };
    view! {
        <tr>
            <th scope="row">{link.name.clone()}<small>{place}</small>{beside_name}</th>
            {state}
            <td>{address}</td>
            {has_codes.then(|| view! { <td class="number" data-label=t!("links-code")>{link.resume_code}</td> })}
            <td class="act"><a class="button quiet" href=more aria-label=t!("links-act-of", name = link.name)>{t!("links-act")}</a></td>
        </tr>
    }
}
