//! The dictionary of posts: to which group each belongs, and so whether its holder counts in ЧП.

use super::api::positions;
use super::words::{group_word, groups};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::select::Select;
use domain::roster::position::PositionGroup;
use domain::roster::wire::{PositionLine, PositionsPage};
use leptos::prelude::*;

const DOOR: &str = "/api/roster/set_position";

/// `/roster/positions`
#[component]
pub fn Positions() -> impl IntoView {
    view! {
        <Frame title=t!("positions-title") width=Width::Middle>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            <div class="page-head"><div><h1>{t!("positions-title")}</h1><p class="lead">{t!("positions-lead")}</p></div></div>
            {loaded(positions(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: PositionsPage) -> impl IntoView {
    let may_write = page.may_write;
    let (unknown, own): (Vec<_>, Vec<_>) = page.own.into_iter().partition(|one| one.group.is_none());
    view! {
        {(!unknown.is_empty()).then(|| view! {
            <section class="section">
                <h2>{t!("positions-unknown")}</h2>
                <p class="hint">{t!("positions-unknown-text")}</p>
                {table(unknown, may_write, t!("positions-unknown"))}
            </section>
        })}
        <section class="section stack">
            <h2>{t!("positions-own")}</h2>
            {match own.is_empty() {
                true => view! { <p class="hint">{t!("positions-own-none")}</p> }.into_any(),
                false => table(own, may_write, t!("positions-own")).into_any(),
            }}
            {may_write.then(|| view! {
                <PostForm action=DOOR class="card stack" fixed=vec![("position[remove]", String::new())]>
                    <div class="window">
                        <Field name="position[title]" label=t!("roster-column-position")/>
                        <Select name="position[group]" label=t!("staff-group") choices=groups()/>
                    </div>
                    <div class="actions"><button class="button" type="submit">{t!("position-add")}</button></div>
                </PostForm>
            })}
        </section>
        <section class="section">
            <h2>{t!("positions-dictionary")}</h2>
            {table(page.dictionary, false, t!("positions-dictionary"))}
        </section>
        <History happened=page.history/>
    }
}

fn table(lines: Vec<PositionLine>, may_write: bool, caption: String) -> impl IntoView {
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{caption}</caption>
                <thead><tr>
                    <th scope="col">{t!("roster-column-position")}</th>
                    <th scope="col">{t!("staff-group")}</th>
                    <th scope="col">{t!("roster-in-chp")}</th>
                    <th scope="col" class="number">{t!("position-holders")}</th>
                    {may_write.then(|| view! { <th scope="col"><span class="hidden-label">{t!("staff-acts")}</span></th> })}
                </tr></thead>
                <tbody>{lines.into_iter().map(|line| row(line, may_write)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: PositionLine, may_write: bool) -> impl IntoView {
    let group = line.group.map_or_else(|| t!("position-group-unknown"), group_word);
    let counts = match line.group {
        Some(PositionGroup::Pedagogical) => t!("roster-in"),
        _ => t!("roster-out"),
    };
    let act = may_write.then(|| {
        let title = line.title.clone();
        let act = match line.group {
            Some(_) => view! {
                <PostForm action=format!("{DOOR}?row")>
                    <input type="hidden" name="position[title]" value=title.clone()/>
                    <input type="hidden" name="position[remove]" value="yes"/>
                    <button class="linklike" type="submit" aria-label=t!("position-remove-of", title = title)>{t!("position-remove")}</button>
                </PostForm>
            }
            .into_any(),
            None => view! {
                <PostForm action=format!("{DOOR}?row") class="actions">
                    <input type="hidden" name="position[title]" value=title.clone()/>
                    <GroupChoice title/>
                    <button class="button" type="submit">{t!("save")}</button>
                </PostForm>
            }
            .into_any(),
        };
        view! { <td class="act">{act}</td> }
    });
    view! {
        <tr>
            <th scope="row">{line.title}</th>
            <td data-label=t!("staff-group")>{group}</td>
            <td data-label=t!("roster-in-chp")>{counts}</td>
            <td class="number" data-label=t!("position-holders")>{line.holders}</td>
            {act}
        </tr>
    }
}

/// A choice in a row of a table: its label is the post.
#[component]
fn GroupChoice(title: String) -> impl IntoView {
    let options = groups()
        .into_iter()
        .map(|(value, word)| view! { <option value=value>{word}</option> });
    view! {
        <select class="select middle" name="position[group]" aria-label=t!("position-group-of", title = title)>
            {options.collect_view()}
        </select>
    }
}
