//! The sheet of a route to print and sign (`domain.md` 6.4).

use super::api::show;
use super::words::{day_or_dash, iom_of_page, kind_word, period};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::day;
use crate::ui::print::PrintButton;
use domain::ioms::state::{ActivityState, DeficitState, NoteKind};
use domain::ioms::wire::{ActivityLine, IomPage};
use leptos::prelude::*;

/// `/ioms/:id/sheet`
#[component]
pub fn IomSheet() -> impl IntoView {
    let id = iom_of_page();
    view! {
        <Frame title=t!("iom-sheet-title")>
            {crumbs([("/ioms".to_owned(), t!("ioms-title")), (format!("/ioms/{id}"), t!("iom-title"))])}
            {loaded(show(id), |page| view! { <Sheet page/> })}
        </Frame>
    }
}

#[component]
fn Sheet(page: IomPage) -> impl IntoView {
    view! {
        <article class="iom-sheet">
            <header>
                <p>{page.organization.clone()}</p>
                <h1>{t!("iom-sheet-title")}</h1>
                <p>{page.name.clone()}</p>
                <p class="hint no-print">{t!("iom-sheet-print")}</p>
                <PrintButton words=t!("print")/>
            </header>
            <Person page=page.clone()/>
            <Deficits page=page.clone()/>
            <section>
                <h2>{t!("iom-sheet-goal")}</h2>
                <p>{or_line(page.goal.clone())}</p>
                <p><b>{t!("iom-expected")}": "</b>{or_line(page.expected.clone())}</p>
            </section>
            <Table page=page.clone()/>
            <Meetings page=page.clone()/>
            <Outcome page=page.clone()/>
            <Signatures page/>
        </article>
    }
}

/// A text, or a line to write on.
fn or_line(text: String) -> AnyView {
    match text.is_empty() {
        true => view! { <span class="line"></span> }.into_any(),
        false => text.into_any(),
    }
}

#[component]
fn Person(page: IomPage) -> impl IntoView {
    let found: Vec<String> = page
        .links
        .iter()
        .filter_map(|link| Some(format!("{} ({})", link.source, day(link.detected_on?))))
        .collect();
    let mut basis = found;
    basis.dedup();
    view! {
        <section>
            <h2>{t!("iom-sheet-person")}</h2>
            <dl class="facts">
                <dt>{t!("iom-position")}</dt><dd>{or_line(page.position)}</dd>
                <dt>{t!("iom-union")}</dt><dd>{or_line(page.union)}</dd>
                <dt>{t!("iom-since")}</dt><dd>{day_or_dash(page.since)}</dd>
                <dt>{t!("iom-period")}</dt><dd>{period(page.from, page.to)}</dd>
                <dt>{t!("iom-escort")}</dt><dd>{or_line(page.escort)}</dd>
                <dt>{t!("iom-basis")}</dt><dd>{or_line(basis.join(", "))}</dd>
            </dl>
        </section>
    }
}

#[component]
fn Deficits(page: IomPage) -> impl IntoView {
    let rows = page.links.into_iter().enumerate().map(|(number, link)| {
        let title = match link.title.is_empty() {
            true => t!("iom-elsewhere"),
            false => link.title,
        };
        view! { <tr><td>{number + 1}</td><td>{title}</td><td>{link.level}</td><td>{link.source}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2>{t!("iom-sheet-deficits")}</h2>
            <div class="table-wrap" tabindex="0"><table class="table">
                <thead><tr>
                    <th scope="col">"№"</th><th scope="col">{t!("iom-competence")}</th>
                    <th scope="col">{t!("iom-level")}</th><th scope="col">{t!("iom-source")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

#[component]
fn Table(page: IomPage) -> impl IntoView {
    let title = |link: &str| {
        let found = page.links.iter().find(|one| one.id == link);
        found.map(|one| one.title.clone()).unwrap_or_default()
    };
    let rows = page.activities.iter().enumerate();
    let rows = rows.map(|(number, one)| activity(number, one, title(&one.link)));
    let rows = rows.collect_view();
    let heads = [
        "deficit", "title", "kind", "provider", "hours", "due", "result", "mark", "evidence",
    ];
    let heads = heads.map(|key| view! { <th scope="col">{t!(&format!("iom-head-{key}"))}</th> });
    view! {
        <section>
            <h2>{t!("iom-plan")}</h2>
            <div class="table-wrap" tabindex="0"><table class="table">
                <thead><tr><th scope="col">"№"</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

fn activity(number: usize, one: &ActivityLine, deficit: String) -> impl IntoView + use<> {
    let mark = match one.state {
        ActivityState::Planned => String::new(),
        ActivityState::Done => one.done_on.map(day).unwrap_or_default(),
        ActivityState::Dropped => t!("iom-activity-dropped"),
    };
    view! {
        <tr>
            <td>{number + 1}</td>
            <td>{deficit}</td>
            <td>{one.title.clone()}</td>
            <td>{kind_word(one.kind)}</td>
            <td>{one.provider.clone()}</td>
            <td>{one.hours}</td>
            <td>{day_or_dash(one.due)}</td>
            <td>{one.result_form.clone()}</td>
            <td>{mark}</td>
            <td>{one.evidence.clone()}</td>
        </tr>
    }
}

#[component]
fn Meetings(page: IomPage) -> impl IntoView {
    let lines = page.notes.into_iter().map(|one| {
        let word = match one.kind {
            NoteKind::Amendment => t!("iom-note-amendment", day = day(one.on)),
            NoteKind::Meeting => t!("iom-note-meeting", day = day(one.on)),
        };
        view! { <li><b>{word}". "</b>{one.text}</li> }
    });
    let lines: Vec<_> = lines.collect();
    let is_empty = lines.is_empty();
    view! {
        <section>
            <h2>{t!("iom-sheet-meeting")}</h2>
            {match is_empty {
                true => view! { <p><span class="line"></span></p><p><span class="line"></span></p> }.into_any(),
                false => view! { <ul class="rules">{lines}</ul> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Outcome(page: IomPage) -> impl IntoView {
    let closed = page
        .links
        .iter()
        .filter(|link| link.state == Some(DeficitState::Closed));
    let closed: Vec<String> = closed.map(|link| format!("{}: {}", link.title, link.moved)).collect();
    view! {
        <section>
            <h2>{t!("iom-sheet-outcome")}</h2>
            <p><b>{t!("iom-sheet-repeat")}": "</b>{or_line(closed.join("; "))}</p>
            <p><b>{t!("iom-conclusion")}": "</b>{or_line(page.conclusion)}</p>
            <p><b>{t!("iom-next-step")}": "</b>{or_line(page.next_step)}</p>
        </section>
    }
}

#[component]
fn Signatures(page: IomPage) -> impl IntoView {
    let sign = |key: &str, name: String| {
        view! { <li><span>{t!(key)}</span><span class="line"></span><span>{name}</span></li> }
    };
    let approved = page.approved_on.map(day);
    view! {
        <section>
            <h2>{t!("iom-sheet-signatures")}</h2>
            <ul class="signatures">
                {sign("iom-sign-person", page.name)}
                {sign("iom-sign-escort", page.escort)}
                {sign("iom-sign-head", page.approved_by)}
            </ul>
            <p>{t!("iom-approved-on")}": "{or_line(approved.unwrap_or_default())}</p>
        </section>
    }
}
