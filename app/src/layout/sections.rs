//! The sections of the staff's pages, each shown to those who may read it: a row on a wide screen, a menu on a
//! narrow one.

use crate::request::PageRequest;
use crate::t;
use crate::ui::icon::Icon;
use domain::access::Verb;
use leptos::prelude::*;

/// Who sees a section, where it is, its word.
type Section = (Verb, &'static str, &'static str);

const WORK: &[Section] = &[
    (Verb::InstrumentRead, "/instruments", "section-instruments"),
    (Verb::CampaignRead, "/campaigns", "section-campaigns"),
];
const REGISTERS: &[Section] = &[
    (Verb::RosterRead, "/roster", "section-roster"),
    (Verb::IomRead, "/ioms", "section-ioms"),
    (Verb::EventRead, "/events", "section-events"),
    (Verb::VacancyRead, "/vacancies", "section-vacancies"),
];
const OUTCOME: &[Section] = &[
    (Verb::ProgrammeRead, "/programme", "section-programme"),
    (Verb::IndicatorRead, "/indicators", "section-indicators"),
    (Verb::MunicipalityRead, "/municipality", "section-municipality"),
    (Verb::UserManage, "/accounts", "section-accounts"),
];

#[component]
pub fn Sections() -> impl IntoView {
    let request = PageRequest::here();
    view! {
        <nav class="sections" aria-label=t!("sections")>
            {links(&request, WORK)}
            {registers(&request)}
            {links(&request, OUTCOME)}
        </nav>
        {request.viewer.is_some().then(|| view! {
            <details class="menu left sections-menu" name="top">
                <summary><Icon name="list"/>{t!("menu")}</summary>
                <ul>{[WORK, REGISTERS, OUTCOME].map(|part| lines(&request, part)).collect_view()}</ul>
            </details>
        })}
    }
}

fn registers(request: &PageRequest) -> impl IntoView + use<> {
    let is_here = seen(request, REGISTERS).any(|(_, href, _)| request.path.starts_with(href));
    let is_shown = seen(request, REGISTERS).next().is_some();
    is_shown.then(|| {
        view! {
            <details class="menu left" name="top">
                <summary aria-current=is_here.then_some("true")>{t!("section-registers")}<Icon name="menu"/></summary>
                <ul>{lines(request, REGISTERS)}</ul>
            </details>
        }
    })
}

fn lines(request: &PageRequest, sections: &'static [Section]) -> impl IntoView + use<> {
    let link = |section: &Section| view! { <li>{link(request, section)}</li> };
    seen(request, sections).map(link).collect_view()
}

fn links(request: &PageRequest, sections: &'static [Section]) -> impl IntoView + use<> {
    seen(request, sections)
        .map(|section| link(request, section))
        .collect_view()
}

fn link(request: &PageRequest, (_, href, key): &Section) -> impl IntoView + use<> {
    let (href, key) = (*href, *key);
    let current = request.path.starts_with(href).then_some("page");
    view! { <a href=href aria-current=current>{t!(key)}</a> }
}

fn seen<'a>(
    request: &'a PageRequest,
    sections: &'static [Section],
) -> impl Iterator<Item = &'static Section> + use<'a> {
    sections.iter().filter(|(verb, ..)| request.may(*verb))
}
