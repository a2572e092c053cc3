//! A scale from a number to a number: a row of cells, or a line with a knob, with a word at each end. Both are radio
//! buttons: a range input is never unanswered, and without a script nobody could tell.

use crate::attempts::sheet::{Sheet, name};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::scale::Scale;
use leptos::prelude::*;

/// How it is drawn.
pub fn class(scale: &Scale) -> &'static str {
    match scale.slider {
        true => "scale slide",
        false if scale.to - scale.from <= 4 => "scale five",
        false => "scale",
    }
}

pub fn body(item: &Item, scale: &Scale, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let end = |step: i16, label: &str| (!label.is_empty()).then(|| format!("{step} — {label}"));
    let ends = [end(scale.from, &scale.low_label), end(scale.to, &scale.high_label)];
    let cells = (scale.from..=scale.to).map(|step| {
        let (text, label) = (
            step.to_string(),
            match step {
                step if step == scale.from => ends[0].clone(),
                step if step == scale.to => ends[1].clone(),
                _ => None,
            },
        );
        let checked = sheet.has(&field, &text);
        view! {
            <label>
                <input type="radio" name=name(&field) value=text.clone() checked=checked aria-label=label/>
                <span>{text}</span>
            </label>
        }
    });
    let cells = cells.collect_view();
    let [low, high] = ends;
    let has_ends = low.is_some() || high.is_some();
    view! {
        <div class=class(scale)>{cells}</div>
        {has_ends.then(|| view! {
            <div class="scale-ends" aria-hidden="true"><span>{low}</span><span>{high}</span></div>
        })}
    }
    .into_any()
}
