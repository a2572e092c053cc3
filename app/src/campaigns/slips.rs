//! Slips with personal links: A4, ten on a sheet, to cut apart and hand out.

use super::api::slips;
use super::links::filter_of_page;
use super::words::{id_of_page, zone_words};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::moment;
use crate::ui::print::PrintButton;
use domain::campaigns::links_wire::{Slip, SlipsPage};
use domain::ids::CampaignId;
use leptos::prelude::*;

/// `/campaigns/{id}/slips`, `?only=silent` for those who have not answered.
#[component]
pub fn Slips() -> impl IntoView {
    let (id, filter) = (id_of_page(), filter_of_page());
    let is_silent = filter.only == "silent";
    view! {
        <Frame title=t!("slips-title")>
            {loaded(slips(id, filter), move |page| view! { <Content id page is_silent/> })}
        </Frame>
    }
}

#[component]
fn Content(id: CampaignId, page: SlipsPage, is_silent: bool) -> impl IntoView {
    let until = t!("slip-until", at = moment(page.closes), zone = zone_words(&page.zone));
    let limit = page.limit_minutes.map(|minutes| t!("limit-minutes", minutes = minutes));
    let until = [Some(until), limit]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let (count, is_veiled) = (page.slips.len(), page.is_veiled);
    let here = format!("/campaigns/{id}/slips");
    let title = page.title;
    let rows = page
        .slips
        .into_iter()
        .map(|slip| view! { <OneSlip slip title=title.clone() until=until.clone()/> });
    let rows = rows.collect_view();
    view! {
        <div class="no-print">
            {crumbs([("/campaigns".to_owned(), t!("campaigns-title")), (format!("/campaigns/{id}"), title.clone()), (format!("/campaigns/{id}/links"), t!("links-title"))])}
            <div class="page-head">
                <div>
                    <h1>{t!("slips-title")}</h1>
                    <p class="lead">{t!("slips-lead", count = count)}</p>
                </div>
                <div class="actions">
                    {(count > 0).then(|| view! { <PrintButton words=t!("print")/> })}
                {(!is_veiled).then(|| view! {
                    <nav class="segments" aria-label=t!("filter")>
                        <a href=here.clone() aria-current=(!is_silent).then_some("true")>{t!("slips-all")}</a>
                        <a href=format!("{here}?only=silent") aria-current=is_silent.then_some("true")>{t!("slips-only-silent")}</a>
                    </nav>
                })}
                </div>
            </div>
        </div>
        {match count {
            0 => view! { <div class="empty"><h2>{t!("slips-empty-title")}</h2><p>{t!("slips-empty-text")}</p></div> }.into_any(),
            _ => view! { <ul class="sheet">{rows}</ul> }.into_any(),
        }}
    }
}

#[component]
fn OneSlip(slip: Slip, title: String, until: String) -> impl IntoView {
    let frame = format!("0 0 {} {}", slip.qr_size, slip.qr_size);
    view! {
        <li class="slip">
            <h2>{slip.name}</h2>
            <p class="what">{title}<br/>{until}</p>
            <p>{t!("slip-how")}</p>
            <p class="code">{slip.address}</p>
            {(!slip.code.is_empty()).then(|| view! { <p>{t!("slip-code")} " " <b class="code">{slip.code}</b></p> })}
            <svg class="qr" viewBox=frame role="img" aria-label=t!("slip-qr") shape-rendering="crispEdges">
                <path fill="#000" d=slip.qr_path/>
            </svg>
        </li>
    }
}
