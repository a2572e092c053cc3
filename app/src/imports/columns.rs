//! The second step, when it is needed: which column of the file is which of the register.

use super::api::columns;
use super::words::{column_word, register_word, upload_of_page};
use crate::i18n::locale;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::imports::register::Register;
use domain::imports::wire::{ColumnsPage, Field, FileColumn};
use leptos::prelude::*;

/// `/imports/:id/columns`
#[component]
pub fn ImportColumns() -> impl IntoView {
    let id = upload_of_page();
    view! {
        <Frame title=t!("imports-columns") width=Width::Middle>
            {crumbs([("/imports".to_owned(), t!("imports-title"))])}
            {loaded(columns(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: ColumnsPage) -> impl IntoView {
    let (register, id) = (page.upload.register, page.upload.id);
    let lacking = page.fields.iter().any(|field| field.is_needed && field.at.is_none());
    let lead = t!(
        "imports-columns-lead",
        register = register_word(register),
        file = page.upload.file_name.clone()
    );
    let unread: Vec<String> = unread(&page);
    view! {
        <div class="page-head"><div><h1>{t!("imports-columns")}</h1><p class="lead">{lead}</p></div></div>
        <div class="stack loose">
        {lacking.then(|| view! { <div class="notice warn"><p>{t!("imports-columns-lacking")}</p></div> })}
        <Headings page=page.clone()/>
        <PostForm action="/api/imports/choose" class="card stack loose" fixed=part(&id.to_string(), "rows")>
            <input type="hidden" name="form[sheet]" value=page.sheet/>
            <input type="hidden" name="form[header]" value=page.header/>
            <Fields register fields=page.fields.clone() columns=page.columns.clone()/>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("imports-check")}</button>
                <a class="button quiet" href=format!("/imports?register={}", register.code())>{t!("imports-other")}</a>
            </div>
        </PostForm>
        {(!unread.is_empty()).then(|| view! { <p class="hint">{t!("imports-unread", columns = unread.join(", "))}</p> })}
        </div>
    }
}

/// A choice for each column of the register, made inside its form: there it finds what was chosen and refused.
#[component]
fn Fields(register: Register, fields: Vec<Field>, columns: Vec<FileColumn>) -> impl IntoView {
    let fields = fields.iter().map(|one| field(register, one, &columns));
    fields.collect_view()
}

/// The sheet and the row of headings, where there is something to choose.
#[component]
fn Headings(page: ColumnsPage) -> impl IntoView {
    let sheets: Vec<(String, String)> = page
        .sheets
        .iter()
        .enumerate()
        .map(|(at, title)| (at.to_string(), title.clone()))
        .collect();
    let rows = page.heads.iter().map(|(at, number, beginning)| {
        let word = t!("imports-row", number = *number, beginning = beginning.clone());
        (at.to_string(), word)
    });
    let rows: Vec<(String, String)> = rows.collect();
    let id = page.upload.id.to_string();
    view! {
        <details class="card">
            <summary>{t!("imports-headings")}</summary>
            <PostForm action="/api/imports/choose" class="stack" fixed=part(&id, "headings")>
                {(sheets.len() > 1).then(|| view! {
                    <Select name="form[sheet]" label=t!("imports-sheet") value=page.sheet.to_string() choices=sheets/>
                })}
                <Select name="form[header]" label=t!("imports-header") value=page.header.to_string() choices=rows/>
                <div class="actions"><button class="button" type="submit">{t!("imports-headings-do")}</button></div>
            </PostForm>
        </details>
    }
}

/// Which of the page's two forms it is: a refusal is shown in its own.
fn part(id: &str, part: &str) -> Vec<(&'static str, String)> {
    vec![("id", id.to_owned()), ("part", part.to_owned())]
}

fn field(register: Register, field: &Field, columns: &[FileColumn]) -> impl IntoView + use<> {
    let word = column_word(locale(), register, &field.name);
    let label = match field.is_needed {
        true => t!("imports-field-needed", field = word),
        false => word,
    };
    let none = (String::new(), t!("imports-field-none"));
    let choices = std::iter::once(none).chain(columns.iter().map(|one| (one.at.to_string(), said(one))));
    let value = field.at.map(|at| at.to_string()).unwrap_or_default();
    view! { <Select name=format!("form[columns][{}]", field.name) label value choices=choices.collect()/> }
}

/// «C: Должность (учитель, педагог-психолог)»
fn said(column: &FileColumn) -> String {
    let heading = match column.heading.is_empty() {
        true => t!("imports-column-nameless"),
        false => column.heading.clone(),
    };
    let samples = match column.samples.is_empty() {
        true => t!("imports-column-empty"),
        false => column.samples.join(", "),
    };
    format!("{}: {heading} ({samples})", column.letters)
}

fn unread(page: &ColumnsPage) -> Vec<String> {
    let is_read = |column: &&FileColumn| page.fields.iter().any(|field| field.at == Some(column.at));
    let left = page
        .columns
        .iter()
        .filter(|column| !is_read(column) && !column.heading.is_empty());
    left.map(|column| column.heading.clone()).collect()
}
