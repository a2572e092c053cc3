//! The form of a row of a light register, new or known, with its history.

use super::api::show;
use super::missing::Missing;
use super::words::{choices, label, register_of_page, said};
use crate::i18n::{has_text, locale};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::error_page::loaded;
use crate::ui::field::{Choices, Field as Input};
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::select::Select;
use domain::ids::LightRecordId;
use domain::light::form::at;
use domain::light::register::{Field, Light};
use domain::light::wire::{LightLine, LightPage};
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/registers/:register/new`
#[component]
pub fn NewLightRecord() -> impl IntoView {
    opened(None)
}

/// `/registers/:register/:id`
#[component]
pub fn EditLightRecord() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    opened(Some(id.unwrap_or(LightRecordId(uuid::Uuid::nil()))))
}

fn opened(id: Option<LightRecordId>) -> AnyView {
    let Some(register) = register_of_page() else {
        return view! { <Missing/> }.into_any();
    };
    let title = said(register, if id.is_some() { "one" } else { "new" });
    view! {
        <Frame title=title width=Width::Middle>
            {crumbs([(register.described().path.to_owned(), said(register, "title"))])}
            {loaded(show(register, id), |page| view! { <Content page/> })}
        </Frame>
    }
    .into_any()
}

#[component]
fn Content(page: LightPage) -> impl IntoView {
    let (register, is_known, line) = (page.register, page.line.id.is_some(), page.line);
    let described = register.described();
    let id = line.id.map(|id| id.to_string()).unwrap_or_default();
    let action = if is_known { "/api/light/edit" } else { "/api/light/add" };
    let known_id = id.clone();
    view! {
        <div class="page-head"><h1>{said(register, if is_known { "one" } else { "new" })}</h1></div>
        <PostForm action class="card">
            <input type="hidden" name="register" value=register.code()/>
            {is_known.then(|| view! { <input type="hidden" name="id" value=known_id/> })}
            <Fields register line unions=page.unions/>
            <div class="actions fill">
                {page.may_write.then(|| view! { <button class="button primary" type="submit">{t!("save")}</button> })}
                <a class="button quiet" href=described.path>{t!("cancel")}</a>
            </div>
            <Choices id="light-staff" words=page.staff/>
            <Choices id="light-titles" words=page.titles/>
        </PostForm>
        {is_known.then(|| view! {
            {page.may_write.then(|| view! { <Remove register id/> })}
            <History happened=page.history/>
        })}
    }
}

/// The fields in their order; they look for what was refused, so they are made inside of the form.
#[component]
fn Fields(register: Light, line: LightLine, unions: Vec<UnionChoice>) -> impl IntoView {
    let unions: Vec<(String, String)> = unions.into_iter().map(|one| (one.id, one.title)).collect();
    let fields = register.described().fields.iter();
    let fields = fields.map(|field| input(register, *field, &line, &unions));
    view! { <div class="stack">{fields.collect_view()}</div> }
}

fn input(register: Light, field: Field, line: &LightLine, unions: &[(String, String)]) -> AnyView {
    let (name, label) = (at(field), label(register, field));
    let hint_key = format!("{}-hint-{}", register.code(), field.code());
    let hint = if has_text(locale(), &hint_key) {
        t!(&hint_key)
    } else {
        String::new()
    };
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    match field {
        Field::Form => {
            view! { <Select name label value=line.form.clone() choices=choices(register, field)/> }.into_any()
        }
        Field::State => {
            view! { <Select name label value=line.state.clone() choices=choices(register, field)/> }.into_any()
        }
        Field::Union => {
            let mut choices = vec![(String::new(), "—".to_owned())];
            choices.extend(unions.iter().cloned());
            view! { <Select name label value=line.union.clone() choices/> }.into_any()
        }
        Field::Person => view! { <Input name label hint value=line.person.clone() list="light-staff"/> }.into_any(),
        Field::Other => view! { <Input name label hint value=line.other.clone() list="light-staff"/> }.into_any(),
        Field::Title => view! { <Input name label hint value=line.title.clone() list="light-titles"/> }.into_any(),
        Field::Place => view! { <Input name label hint value=line.place.clone()/> }.into_any(),
        Field::Number => view! { <Input name label hint value=line.number.clone()/> }.into_any(),
        Field::Amount => {
            let amount = line.amount.map(|amount| amount.to_string()).unwrap_or_default();
            view! { <Input name label hint value=amount/> }.into_any()
        }
        Field::From => view! { <Input name label hint kind="date" value=day(line.from)/> }.into_any(),
        Field::To => view! { <Input name label hint kind="date" value=day(line.to)/> }.into_any(),
        Field::Note => view! { <Area name label hint value=line.note.clone()/> }.into_any(),
    }
}

/// A row entered by mistake; taking it out is asked for twice.
#[component]
fn Remove(register: Light, id: String) -> impl IntoView {
    view! {
        <details class="section">
            <summary class="linklike">{t!("light-remove")}</summary>
            <PostForm action="/api/light/remove" class="stack">
                <input type="hidden" name="register" value=register.code()/>
                <input type="hidden" name="id" value=id/>
                <p>{t!("light-remove-text")}</p>
                <div class="actions"><button class="button danger" type="submit">{t!("light-remove-sure")}</button></div>
            </PostForm>
        </details>
    }
}
