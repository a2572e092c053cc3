//! What an edit was refused for, on top of the page: both texts of a conflict side by side, so nothing is lost.

use super::acts::act;
use super::bench::{Bench, Trouble};
use crate::i18n::problem_text;
use crate::t;
use domain::instruments::edit::form::EditForm;
use domain::instruments::wire::{FIELD_CHANGED, PART_GONE};
use leptos::prelude::*;

/// The notice; nothing when nothing was refused.
pub fn notice(bench: &Bench) -> AnyView {
    let Some(trouble) = &bench.trouble else {
        return ().into_any();
    };
    match trouble.problem.kind.as_str() {
        FIELD_CHANGED => conflict(bench, trouble),
        PART_GONE => gone(trouble),
        _ => refusal(bench, trouble),
    }
}

fn conflict(bench: &Bench, trouble: &Trouble) -> AnyView {
    let text = |name: &str| trouble.problem.with.get(name).cloned().unwrap_or_default();
    let (mine, theirs) = (text("mine"), text("theirs"));
    let take_mine = EditForm {
        value: mine.clone(),
        was: Some(theirs.clone()),
        ..trouble.edit.clone()
    };
    view! {
        <section class="notice warn conflict" role="alert" id="trouble" tabindex="-1">
            <h2>{t!("conflict-title")}</h2>
            <div class="columns">
                <div>
                    <h3>{t!("conflict-mine")}</h3>
                    <p class="said" id="conflict-mine">{mine}</p>
                    {act(bench, take_mine, "button primary", t!("conflict-take-mine"))}
                </div>
                <div>
                    <h3>{t!("conflict-theirs")}</h3>
                    <p class="said" id="conflict-theirs">{theirs}</p>
                    <a class="button" href=back(bench, trouble) data-open="">{t!("conflict-keep-theirs")}</a>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn gone(trouble: &Trouble) -> AnyView {
    let mine = trouble.edit.value.clone();
    view! {
        <section class="notice warn conflict" role="alert" id="trouble" tabindex="-1">
            <h2>{t!("conflict-gone-title")}</h2>
            <p>{t!("conflict-gone-text")}</p>
            {(!mine.is_empty()).then(|| view! {
                <h3>{t!("conflict-mine")}</h3>
                <p class="said" id="conflict-mine">{mine}</p>
            })}
        </section>
    }
    .into_any()
}

fn refusal(bench: &Bench, trouble: &Trouble) -> AnyView {
    let said = problem_text(&trouble.problem);
    let typed = trouble.edit.value.clone();
    let is_text = matches!(
        trouble.edit.act.as_str(),
        "paste_options" | "add_option" | "add_competence"
    );
    let link = (!trouble.edit.at.is_empty()).then(|| {
        let href = bench.href(&format!("?edit={0}#{0}", trouble.edit.at));
        view! { " " <a href=href data-open="">{t!("trouble-look")}</a> }
    });
    view! {
        <div class="errors" role="alert" id="trouble" tabindex="-1">
            <h2>{t!("form-refused")}</h2>
            <ul><li>{said}{link}</li></ul>
            {(is_text && !typed.is_empty()).then(|| view! { <p class="said">{typed}</p> })}
        </div>
    }
    .into_any()
}

fn back(bench: &Bench, trouble: &Trouble) -> String {
    match trouble.edit.at.as_str() {
        "" => bench.href(match trouble.edit.list.as_str() {
            "levels" => "?tab=levels",
            "competences" | "blueprint" => "?tab=plan",
            _ => "?tab=settings",
        }),
        at => bench.href(&format!("?edit={at}#{at}")),
    }
}
