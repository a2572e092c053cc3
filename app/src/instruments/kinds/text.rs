//! Short and long text: its greatest length; in a test the accepted answers, or an expert.

use super::is_test;
use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::text::Text;
use domain::scoring::keys::Key;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, text: &Text) -> AnyView {
    let at = Target::Part(item.id.clone());
    let by_expert = is_test(bench) && text.long;
    let hint = t!("text-accepted-hint");
    view! {
        {field(bench, &at, Field::Accepted, Look::Lines(3), t!("text-accepted"), &hint)}
        {by_expert.then(|| view! { <p class="hint">{t!("text-by-expert")}</p> })}
        <div class="item-settings">
            {field(bench, &at, Field::MaxChars, Look::Number, t!("text-max"), "")}
        </div>
    }
    .into_any()
}

pub fn show(text: &Text, key: Option<&Key>) -> AnyView {
    match key {
        Some(Key::Texts(texts)) if !texts.is_empty() => {
            let lines = texts.iter().map(|it| view! { <li data-key="">{it.clone()}</li> });
            view! { <ul class="options">{lines.collect_view()}</ul> }.into_any()
        }
        Some(Key::Expert) => view! { <p class="hint">{t!("text-by-expert")}</p> }.into_any(),
        _ if text.long => view! { <p class="hint">{t!("text-long-shown")}</p> }.into_any(),
        _ => view! { <p class="hint">{t!("text-short-shown")}</p> }.into_any(),
    }
}
