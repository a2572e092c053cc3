//! The competence frameworks of the organisation, one form each: a row is a competence, an emptied row takes it off.

use super::api::frameworks;
use super::editor::DOMAINS;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use domain::instruments::frameworks::{Framework, FrameworkList};
use domain::scoring::keys::Competence;
use leptos::prelude::*;

/// Empty rows below those that are there.
const FRESH: usize = 3;

/// `/instruments/competences`
#[component]
pub fn Competences() -> impl IntoView {
    view! {
        <Frame title=t!("frameworks-title") width=Width::Middle>
            {loaded(frameworks(), |list| view! { <List list/> })}
        </Frame>
    }
}

#[component]
fn List(list: FrameworkList) -> impl IntoView {
    let (is_empty, may_write) = (list.frameworks.is_empty(), list.may_write);
    let known = list.frameworks.into_iter().map(|one| match may_write {
        true => view! { <Form framework=Some(one)/> }.into_any(),
        false => view! { <Read framework=one/> }.into_any(),
    });
    let known = known.collect_view();
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title"))])}
        <div class="page-head">
            <div>
                <h1>{t!("frameworks-title")}</h1>
                <p class="lead">{t!("frameworks-lead")}</p>
            </div>
        </div>
        {is_empty.then(|| view! {
            <div class="empty"><h2>{t!("frameworks-empty")}</h2><p>{t!("frameworks-empty-text")}</p></div>
        })}
        <div class="stack loose">
            {known}
            {may_write.then(|| view! { <Form framework=None/> })}
        </div>
    }
}

#[component]
fn Read(framework: Framework) -> impl IntoView {
    let rows = framework.competences.into_iter();
    let rows = rows
        .map(|it| view! { <li><b>{it.code}</b> " " {it.title}</li> })
        .collect_view();
    view! {
        <section class="card" id=framework.id.to_string()><h2>{framework.title}</h2><ul class="rules">{rows}</ul></section>
    }
}

#[component]
fn Form(framework: Option<Framework>) -> impl IntoView {
    let id = framework.as_ref().map(|it| it.id.to_string()).unwrap_or_default();
    let anchor = if id.is_empty() { "new".to_owned() } else { id.clone() };
    let (title, competences) = framework.map(|it| (it.title, it.competences)).unwrap_or_default();
    let heading = if id.is_empty() {
        t!("frameworks-new")
    } else {
        title.clone()
    };
    let known = competences.into_iter().map(Some);
    let rows = known.chain(std::iter::repeat_n(None, FRESH)).enumerate();
    let rows = rows
        .map(|(number, one)| view! { <Row number one/> })
        .collect::<Vec<_>>();
    view! {
        <section class="card stack" id=anchor>
            <h2>{heading}</h2>
            <PostForm action="/api/instruments/save_framework" class="stack" fixed=vec![("framework[id]", id.clone())]>
                <Field name="framework[title]" label=t!("frameworks-name") value=title autocomplete="off"/>
                <p class="hint">{t!("frameworks-rows-hint")}</p>
                <div class="table-wrap">
                    <table class="table stacks plan">
                        <thead>
                            <tr>
                                <th scope="col">{t!("plan-code")}</th>
                                <th scope="col">{t!("plan-competence")}</th>
                                <th scope="col">{t!("plan-domain")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
                <div class="actions"><button class="button primary" type="submit">{t!("save")}</button></div>
            </PostForm>
            {(!id.is_empty()).then(|| view! { <Remove id/> })}
        </section>
    }
}

#[component]
fn Remove(id: String) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{t!("frameworks-remove")}</summary>
            <p class="hint">{t!("frameworks-remove-hint")}</p>
            <PostForm action="/api/instruments/remove_framework" fixed=vec![("framework", id)]>
                <button class="button danger" type="submit">{t!("frameworks-remove")}</button>
            </PostForm>
        </details>
    }
}

#[component]
fn Row(number: usize, one: Option<Competence>) -> impl IntoView {
    let (code, title, domain) = match one {
        Some(one) => (one.code, one.title, code_of(one.domain)),
        None => (String::new(), String::new(), "methodical"),
    };
    let name = |field: &str| format!("framework[rows][{number}][{field}]");
    let chosen = FieldState::of(&name("domain"));
    let current = chosen.typed.unwrap_or_else(|| domain.to_owned());
    let options = DOMAINS.map(|code| {
        view! { <option value=code selected=code == current>{t!(&format!("domain-{code}"))}</option> }
    });
    let label = |key: &str| format!("{}, {}", t!(key), t!("frameworks-row", number = number + 1));
    view! {
        <tr>
            <td data-label=t!("plan-code")><Cell name=name("code") value=code label=label("plan-code")/></td>
            <td data-label=t!("plan-competence")><Cell name=name("title") value=title label=label("plan-competence")/></td>
            <td data-label=t!("plan-domain")>
                <select class="select" id=chosen.id name=name("domain") aria-label=label("plan-domain")>
                    {options.collect_view()}
                </select>
            </td>
        </tr>
    }
}

/// A field of a row: its label is the column's heading, said to who does not see it.
#[component]
fn Cell(name: String, value: String, label: String) -> impl IntoView {
    let state = FieldState::of(&name);
    let error_id = format!("{}-error", state.id);
    let invalid = state.error.is_some().then_some("true");
    let described = state.error.is_some().then(|| error_id.clone());
    view! {
        {state.error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        <input
            class="input"
            id=state.id
            name=name
            value=state.typed.unwrap_or(value)
            aria-label=label
            aria-invalid=invalid
            aria-describedby=described
            autocomplete="off"
        />
    }
}

fn code_of(domain: domain::scoring::keys::CompetenceDomain) -> &'static str {
    use domain::scoring::keys::CompetenceDomain::*;
    match domain {
        Subject => "subject",
        Methodical => "methodical",
        PsychPed => "psych_ped",
        Digital => "digital",
        Legal => "legal",
        Communicative => "communicative",
    }
}
