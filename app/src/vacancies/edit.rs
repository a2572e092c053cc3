//! Adding and changing a row of the bank: one form for both.

use super::api::{hints, show};
use super::words::vacancy_of_page;
use crate::error::AppError;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::check::Check;
use crate::ui::error_page::loaded;
use crate::ui::field::{Choices, Field};
use crate::ui::form::PostForm;
use crate::ui::number::points;
use crate::ui::select::Select;
use domain::ids::VacancyId;
use domain::vacancies::wire::{VacancyHints, VacancyInput, VacancyPage};
use leptos::prelude::*;

/// `/vacancies/new`
#[component]
pub fn NewVacancy() -> impl IntoView {
    let blank = || VacancyInput {
        posts: "1".to_owned(),
        rate: "1".to_owned(),
        ..VacancyInput::default()
    };
    view! {
        <Frame title=t!("vacancy-add") width=Width::Middle>
            {crumbs([("/vacancies".to_owned(), t!("vacancies-title"))])}
            {loaded(hints(), move |hints| view! { <Whole row=blank() id=None hints/> })}
        </Frame>
    }
}

/// `/vacancies/:id/edit`
#[component]
pub fn EditVacancy() -> impl IntoView {
    let id = vacancy_of_page();
    view! {
        <Frame title=t!("vacancy-edit") width=Width::Middle>
            {crumbs([
                ("/vacancies".to_owned(), t!("vacancies-title")),
                (format!("/vacancies/{id}"), t!("vacancy-title")),
            ])}
            {loaded(async move { Ok::<_, AppError>((show(id).await?, hints().await?)) }, move |(page, hints)| view! {
                <Whole row=typed(&page) id=Some(id) hints/>
            })}
        </Frame>
    }
}

/// What is stored as the form shows it.
fn typed(page: &VacancyPage) -> VacancyInput {
    let line = page.line.clone();
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    VacancyInput {
        position: line.position,
        counts: yes(line.counts),
        subject: line.subject,
        posts: line.posts.to_string(),
        rate: points(line.rate),
        load: line.load_hours.map(|hours| hours.to_string()).unwrap_or_default(),
        opened: line.opened_on.to_string(),
        closed: line.closed_on.map(|on| on.to_string()).unwrap_or_default(),
        reason: line.reason,
        temporary: if line.is_temporary { "yes" } else { "" }.to_owned(),
        note: line.note,
    }
}

#[component]
fn Whole(row: VacancyInput, id: Option<VacancyId>, hints: VacancyHints) -> impl IntoView {
    let (title, action, back) = match id {
        Some(id) => (t!("vacancy-edit"), "/api/vacancies/edit", format!("/vacancies/{id}")),
        None => (t!("vacancy-add"), "/api/vacancies/add", "/vacancies".to_owned()),
    };
    let counts = ["", "yes", "no"].map(|code| {
        let word = if code.is_empty() {
            t!("vacancies-counts-own")
        } else {
            t!(&format!("vacancies-counts-{code}"))
        };
        (code.to_owned(), word)
    });
    view! {
        <div class="page-head"><div><h1>{title}</h1></div></div>
        <PostForm action=action class="stack loose">
            {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
            <section class="card">
                <Field
                    name="vacancy[position]" label=t!("vacancies-field-position") hint=t!("vacancy-position-hint")
                    value=row.position list="positions" required=true
                />
                <Choices id="positions" words=hints.positions/>
                <Choices id="subjects" words=hints.subjects/>
                <div class="window section">
                    <Field name="vacancy[subject]" label=t!("vacancies-field-subject") value=row.subject list="subjects"/>
                    <Select name="vacancy[counts]" label=t!("vacancies-field-counts") value=row.counts choices=counts.to_vec()/>
                    <Field name="vacancy[rate]" label=t!("vacancy-rate-each") value=row.rate required=true/>
                    <Field name="vacancy[posts]" label=t!("vacancies-field-posts") value=row.posts/>
                    <Field name="vacancy[load]" label=t!("vacancies-field-load") value=row.load/>
                    <Field name="vacancy[opened]" label=t!("vacancies-field-opened") kind="date" value=row.opened required=true/>
                </div>
                <Check
                    name="vacancy[temporary]" label=t!("vacancy-temporary") hint=t!("vacancy-temporary-hint")
                    checked=!row.temporary.is_empty()
                />
                <Area name="vacancy[note]" label=t!("vacancies-field-note") value=row.note/>
            </section>
            {id.map(|_| view! {
                <section class="card">
                    <div class="window">
                        <Field name="vacancy[closed]" label=t!("vacancies-field-closed") kind="date" value=row.closed/>
                        <Field name="vacancy[reason]" label=t!("vacancies-field-reason") value=row.reason/>
                    </div>
                    <p class="hint">{t!("vacancy-reopen-hint")}</p>
                </section>
            })}
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=back>{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}
