//! What else a person's page holds: long absences, stays in unions, qualification categories; each a list with a
//! correction of every line and a form for one more.

use super::contracts::is_refused;
use super::words::{days, typed_day, unions};
use crate::t;
use crate::ui::check::Check;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::select::Select;
use domain::roster::absences::AbsenceKind;
use domain::roster::qualification::Category;
use domain::roster::wire::{AbsenceLine, MembershipLine, PersonPage, QualificationLine};
use leptos::prelude::*;

const ABSENCE: &str = "/api/roster/set_absence";
const MEMBERSHIP: &str = "/api/roster/set_membership";
const QUALIFICATION: &str = "/api/roster/set_qualification";

/// «Длительные отсутствия»
#[component]
pub fn Absences(page: PersonPage) -> impl IntoView {
    let (person, may_write, today) = (page.id.to_string(), page.may_write, page.today);
    let is_empty = page.absences.is_empty();
    let lines = page.absences.into_iter().map(|one| {
        let (id, title) = (one.id.clone(), t!(&format!("absence-{}", one.kind)));
        let lasts = one.from <= today && one.to.is_none_or(|to| today <= to);
        let badge = lasts.then(|| view! { <span class="badge warn">{t!("staff-lasts")}</span> });
        let known = Some(one.clone());
        let form = may_write.then(|| {
            change(ABSENCE, "absence[id]", &person, (&id, &title), move || {
                view! { <AbsenceFields known/> }.into_any()
            })
        });
        view! { <li><p><b>{title.clone()}</b> " " {badge}</p><p class="hint">{days(one.from, one.to)}</p>{form}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" id="absences">
            <h2>{t!("staff-absences")}</h2>
            {none_or(is_empty, "staff-absences-none", lines.into_any())}
            {may_write.then(|| one_more(ABSENCE, "absence[id]", &person, t!("staff-absence-add"), || view! { <AbsenceFields/> }.into_any()))}
        </section>
    }
}

#[component]
fn AbsenceFields(#[prop(optional_no_strip)] known: Option<AbsenceLine>) -> impl IntoView {
    let kinds = AbsenceKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.code().to_owned(), t!(&format!("absence-{}", kind.code()))));
    let text = |read: fn(&AbsenceLine) -> String| known.as_ref().map(read).unwrap_or_default();
    view! {
        <Select name="absence[kind]" label=t!("staff-absence-kind") value=text(|one| one.kind.clone()) choices=kinds.collect()/>
        <div class="window">
            <Field name="absence[from]" label=t!("staff-first-day") kind="date" value=text(|one| one.from.to_string())/>
            <Field name="absence[to]" label=t!("staff-last-day") kind="date" value=text(|one| typed_day(one.to))/>
        </div>
        {known.is_some().then(|| view! { <Check name="absence[remove]" label=t!("staff-remove")/> })}
    }
}

/// «Методические объединения»
#[component]
pub fn Memberships(page: PersonPage) -> impl IntoView {
    let (person, may_write) = (page.id.to_string(), page.may_write);
    let is_empty = page.memberships.is_empty();
    let choices = unions(&page.unions);
    let lines = page.memberships.into_iter().map(|one| {
        let (id, title) = (one.id.clone(), one.title.clone());
        let badge = one
            .is_head
            .then(|| view! { <span class="badge accent">{t!("staff-head")}</span> });
        let known = Some(one.clone());
        let form = may_write.then(|| {
            change(MEMBERSHIP, "membership[id]", &person, (&id, &title), move || {
                view! { <MembershipFields known choices=Vec::new()/> }.into_any()
            })
        });
        view! { <li><p><b>{title.clone()}</b> " " {badge}</p><p class="hint">{days(one.from, one.to)}</p>{form}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" id="unions">
            <h2>{t!("staff-unions")}</h2>
            {none_or(is_empty, "staff-unions-none", lines.into_any())}
            {may_write.then(|| one_more(MEMBERSHIP, "membership[id]", &person, t!("staff-union-add"), move || view! { <MembershipFields choices/> }.into_any()))}
        </section>
    }
}

#[component]
fn MembershipFields(
    #[prop(optional_no_strip)] known: Option<MembershipLine>,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let text = |read: fn(&MembershipLine) -> String| known.as_ref().map(read).unwrap_or_default();
    let is_head = known.as_ref().is_some_and(|one| one.is_head);
    view! {
        {known.is_none().then(|| view! { <Select name="membership[union]" label=t!("roster-union") choices/> })}
        <div class="window">
            <Field name="membership[from]" label=t!("staff-first-day") kind="date" value=text(|one| one.from.to_string())/>
            <Field name="membership[to]" label=t!("staff-last-day") kind="date" value=text(|one| typed_day(one.to))/>
        </div>
        <Check name="membership[is_head]" label=t!("staff-heads") checked=is_head/>
        {known.is_some().then(|| view! { <Check name="membership[remove]" label=t!("staff-remove")/> })}
    }
}

/// «Квалификационные категории»
#[component]
pub fn Qualifications(page: PersonPage) -> impl IntoView {
    let (person, may_write) = (page.id.to_string(), page.may_write);
    let is_empty = page.qualifications.is_empty();
    let lines = page.qualifications.into_iter().map(|one| {
        let (id, title) = (one.id.clone(), t!(&format!("category-{}", one.category)));
        let badge = one
            .is_over
            .then(|| view! { <span class="badge">{t!("staff-category-over")}</span> });
        let said = [
            one.from.map(|from| t!("staff-since-day", day = day(from))),
            one.valid_to.map(|to| t!("staff-valid-to", day = day(to))),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        let known = Some(one.clone());
        let form = may_write.then(|| {
            change(QUALIFICATION, "qualification[id]", &person, (&id, &title), move || {
                view! { <QualificationFields known/> }.into_any()
            })
        });
        view! { <li><p><b>{title.clone()}</b> " " {badge}</p><p class="hint">{said.join(" · ")}</p>{form}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" id="qualifications">
            <h2>{t!("staff-qualifications")}</h2>
            {none_or(is_empty, "staff-qualifications-none", lines.into_any())}
            {may_write.then(|| one_more(QUALIFICATION, "qualification[id]", &person, t!("staff-qualification-add"), || view! { <QualificationFields/> }.into_any()))}
        </section>
    }
}

#[component]
fn QualificationFields(#[prop(optional_no_strip)] known: Option<QualificationLine>) -> impl IntoView {
    let all = Category::ALL.iter();
    let all = all.map(|one| (one.code().to_owned(), t!(&format!("category-{}", one.code()))));
    let text = |read: fn(&QualificationLine) -> String| known.as_ref().map(read).unwrap_or_default();
    view! {
        <Select name="qualification[category]" label=t!("staff-category") value=text(|one| one.category.clone()) choices=all.collect()/>
        <div class="window">
            <Field name="qualification[from]" label=t!("staff-category-from") kind="date" value=text(|one| typed_day(one.from))/>
            <Field name="qualification[valid_to]" label=t!("staff-category-to") kind="date" value=text(|one| typed_day(one.valid_to))/>
        </div>
        {known.is_some().then(|| view! { <Check name="qualification[remove]" label=t!("staff-remove")/> })}
    }
}

fn none_or(is_empty: bool, key: &'static str, lines: AnyView) -> AnyView {
    match is_empty {
        true => view! { <p class="hint">{t!(key)}</p> }.into_any(),
        false => view! { <ol class="records">{lines}</ol> }.into_any(),
    }
}

/// The correction of one line, closed until it is wanted. Its fields look for the form around them, so they are made
/// inside it.
fn change(
    door: &'static str,
    field: &'static str,
    person: &str,
    (id, title): (&str, &str),
    fields: impl FnOnce() -> AnyView + Send + 'static,
) -> AnyView {
    let (person, id, title) = (person.to_owned(), id.to_owned(), title.to_owned());
    let is_open = is_refused(door, field, &id);
    view! {
        <details class="act" open=is_open>
            <summary class="linklike" aria-label=t!("staff-change-of", title = title)>{t!("staff-change")}</summary>
            <PostForm action=door class="stack" fixed=vec![(field, id)]>
                <input type="hidden" name="id" value=person/>
                {fields()}
                <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
            </PostForm>
        </details>
    }
    .into_any()
}

/// The form for one more line.
fn one_more(
    door: &'static str,
    field: &'static str,
    person: &str,
    word: String,
    fields: impl FnOnce() -> AnyView + Send + 'static,
) -> AnyView {
    let person = person.to_owned();
    view! {
        <details class="act" open=is_refused(door, field, "")>
            <summary class="button quiet">{word}</summary>
            <PostForm action=door class="card stack" fixed=vec![(field, String::new())]>
                <input type="hidden" name="id" value=person/>
                {fields()}
                <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
            </PostForm>
        </details>
    }
    .into_any()
}
