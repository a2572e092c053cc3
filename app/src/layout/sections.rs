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
    (Verb::UnionRead, "/union", "section-union"),
];
/// The registers by what they are about: a heading, and the sections below it.
const REGISTERS: &[(&str, &[Section])] = &[
    (
        "menu-people",
        &[
            (Verb::RosterRead, "/roster", "section-roster"),
            (Verb::LightRead, "/registers/mentors", "section-mentors"),
            (Verb::LightRead, "/registers/plans", "section-plans"),
        ],
    ),
    (
        "menu-growth",
        &[
            (Verb::IomRead, "/ioms", "section-ioms"),
            (Verb::LightRead, "/registers/requests", "section-requests"),
            (Verb::LightRead, "/registers/courses", "section-courses"),
            (Verb::EventRead, "/events", "section-events"),
        ],
    ),
    (
        "menu-school",
        &[
            (Verb::VacancyRead, "/vacancies", "section-vacancies"),
            (Verb::DocumentRead, "/documents", "section-documents"),
            (Verb::RegisterImport, "/imports", "section-imports"),
        ],
    ),
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
                <ul>{lines(&request, WORK)}{groups(&request)}{lines(&request, OUTCOME)}</ul>
            </details>
        })}
    }
}

fn registers(request: &PageRequest) -> impl IntoView + use<> {
    let mut shown = REGISTERS
        .iter()
        .flat_map(|(_, sections)| seen(request, sections))
        .peekable();
    let is_shown = shown.peek().is_some();
    let is_here = shown.any(|(_, href, _)| request.path.starts_with(href));
    is_shown.then(|| {
        view! {
            <details class="menu left" name="top">
                <summary aria-current=is_here.then_some("true")>{t!("section-registers")}<Icon name="menu"/></summary>
                <ul>{groups(request)}</ul>
            </details>
        }
    })
}

/// Each group of registers under its heading; one of which nothing may be read is not there.
fn groups(request: &PageRequest) -> impl IntoView + use<> {
    let group = |(key, sections): &(&'static str, &'static [Section])| {
        let is_shown = seen(request, sections).next().is_some();
        is_shown.then(|| {
            view! { <li class="group"><span>{t!(*key)}</span><ul>{lines(request, sections)}</ul></li> }
        })
    };
    REGISTERS.iter().map(group).collect_view()
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
