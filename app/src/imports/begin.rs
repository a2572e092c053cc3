//! The first step: into which register, and the file.

use super::api::begin;
use super::words::register_word;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{FieldState, described_by};
use crate::ui::form::PostForm;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use domain::imports::register::Register;
use domain::imports::wire::{Beginning, UploadLine};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What a file chooser offers first.
const ENDINGS: &str = ".xlsx,.xls,.ods,.csv,.txt";

/// `/imports`
#[component]
pub fn Imports() -> impl IntoView {
    let asked = use_query_map().with_untracked(|map| map.get("register").unwrap_or_default());
    view! {
        <Frame title=t!("imports-title") width=Width::Middle>
            <div class="page-head"><div>
                <h1>{t!("imports-title")}</h1>
                <p class="lead">{t!("imports-lead")}</p>
            </div></div>
            {loaded(begin(), |begin| view! { <Steps begin asked/> })}
        </Frame>
    }
}

#[component]
fn Steps(begin: Beginning, asked: String) -> impl IntoView {
    let templates = begin.registers.clone();
    view! {
        <PostForm action="/imports/upload" class="card stack loose" files=true>
            <Registers registers=begin.registers asked/>
            <FileField/>
            <div class="actions fill"><button class="button primary" type="submit">{t!("imports-bring")}</button></div>
        </PostForm>
        {(!begin.uploads.is_empty()).then(|| view! { <Brought uploads=begin.uploads/> })}
        <section class="section stack">
            <h2>{t!("imports-templates")}</h2>
            <p>{t!("imports-templates-text")}</p>
            <ul class="rules">{templates.into_iter().map(template).collect_view()}</ul>
        </section>
        <section class="section">
            <h2>{t!("imports-know")}</h2>
            <ul class="rules">
                <li>{t!("imports-know-whole")}</li>
                <li>{t!("imports-know-again")}</li>
                <li>{t!("imports-know-left")}</li>
                <li>{t!("imports-know-kept")}</li>
            </ul>
        </section>
    }
}

#[component]
fn Registers(registers: Vec<Register>, asked: String) -> impl IntoView {
    let typed = FieldState::of("register").typed.filter(|typed| !typed.is_empty());
    let chosen = Register::from_code(&typed.unwrap_or(asked)).or(registers.first().copied());
    let choices = registers.into_iter().map(|register| {
        let is_chosen = chosen == Some(register);
        view! {
            <label class="choice">
                <input type="radio" name="register" value=register.code() checked=is_chosen/>
                <span>{register_word(register)}<small>{t!(&format!("import-register-{}-text", register.code()))}</small></span>
            </label>
        }
    });
    let choices = choices.collect_view();
    view! {
        <fieldset class="field">
            <legend>{t!("imports-register")}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

#[component]
fn FileField() -> impl IntoView {
    let state = FieldState::of("file");
    let id = state.id;
    let described = described_by(&id, true, state.error.is_some());
    let invalid = state.error.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{t!("imports-file")}</label>
            <p class="hint" id=format!("{id}-hint")>{t!("imports-file-hint")}</p>
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <input
                class="input" type="file" id=id name="file" accept=ENDINGS required=true
                aria-invalid=invalid aria-describedby=described
            />
        </div>
    }
}

fn template(register: Register) -> impl IntoView {
    let href = format!("/imports/templates/{}.xlsx", register.code());
    view! { <li><a href=href download="">{register_word(register)}</a></li> }
}

#[component]
fn Brought(uploads: Vec<UploadLine>) -> impl IntoView {
    view! {
        <section class="section">
            <h2>{t!("imports-brought")}</h2>
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("imports-brought")}</caption>
                    <thead><tr>
                        <th scope="col">{t!("imports-brought-file")}</th>
                        <th scope="col">{t!("imports-register")}</th>
                        <th scope="col">{t!("imports-brought-at")}</th>
                        <th scope="col">{t!("imports-brought-state")}</th>
                        <th scope="col"><span class="hidden-label">{t!("imports-discard")}</span></th>
                    </tr></thead>
                    <tbody>{uploads.into_iter().map(brought).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn brought(one: UploadLine) -> impl IntoView {
    let state = match one.applied {
        Some(_) => view! { <span class="badge good">{t!("imports-state-applied")}</span> }.into_any(),
        None => view! { <span class="badge warn">{t!("imports-state-waiting")}</span> }.into_any(),
    };
    let fixed = vec![("id", one.id.to_string())];
    let name = match one.file_name.is_empty() {
        true => t!("imports-nameless"),
        false => one.file_name.clone(),
    };
    let word = t!("imports-discard-file", file = name.clone());
    view! {
        <tr>
            <th scope="row"><a href=format!("/imports/{}", one.id)>{name}</a></th>
            <td data-label=t!("imports-register")>{register_word(one.register)}</td>
            <td data-label=t!("imports-brought-at")>{moment(one.at)}</td>
            <td data-label=t!("imports-brought-state")>{state}</td>
            <td class="act">
                <PostForm action="/api/imports/discard" fixed>
                    <button class="button quiet only" type="submit" aria-label=word><Icon name="delete"/></button>
                </PostForm>
            </td>
        </tr>
    }
}
