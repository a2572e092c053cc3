//! The side «Уровни»: a ready scale to begin with, then its bounds, titles and polarity as data (DD-18).

use super::acts::{act, act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::fields::{Look, bare, field};
use crate::t;
use crate::ui::icon::Icon;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::points::{Exact, show_short, whole};
use domain::scoring::levels::{Level, LevelScale, PRESETS, preset};
use leptos::prelude::*;

/// The whole side.
pub fn side(bench: &Bench) -> AnyView {
    let scale = bench.desk.draft.keys.scale.as_ref().map(|scale| own(bench, scale));
    view! {
        <section class="section beside">
            <div>
                <h2>{t!("levels-title")}</h2>
                {match scale {
                    Some(scale) => scale,
                    None => view! { <p class="empty">{t!("levels-empty")}</p> }.into_any(),
                }}
            </div>
            {bench.desk.may_write.then(|| presets(bench))}
        </section>
    }
    .into_any()
}

fn own(bench: &Bench, scale: &LevelScale) -> AnyView {
    let rows = scale.levels.iter().enumerate();
    let rows = rows
        .map(|(place, level)| row(bench, scale, place, level))
        .collect_view();
    let polarities = ["deficit", "competence"];
    let polarities = polarities
        .map(|code| (code.to_owned(), t!(&format!("polarity-{code}"))))
        .to_vec();
    let add = EditForm {
        act: "add_level".to_owned(),
        ..EditForm::default()
    };
    let label = view! { <Icon name="add"/>{t!("levels-add")} };
    view! {
        {field(bench, &Target::Whole, Field::Polarity, Look::OneOf(polarities), t!("levels-polarity"), &t!("levels-polarity-hint"))}
        <div class="table-wrap">
            <table class="table stacks plan">
                <thead>
                    <tr>
                        <th scope="col">{t!("levels-from")}</th>
                        <th scope="col">{t!("levels-range")}</th>
                        <th scope="col">{t!("levels-name")}</th>
                        <th scope="col">{t!("levels-severity")}</th>
                        <th scope="col"><span class="hidden-label">{t!("delete")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {bench.desk.may_write.then(|| act(bench, add, "button quiet", label))}
        <p class="hint">{t!("levels-hint")}</p>
        {feedback(bench, scale)}
    }
    .into_any()
}

fn row(bench: &Bench, scale: &LevelScale, place: usize, level: &Level) -> AnyView {
    let at = Target::Level(level.code.clone());
    let severities = (0..=3)
        .map(|it| (it.to_string(), t!(&format!("severity-{it}"))))
        .collect();
    let remove = EditForm {
        act: "delete_level".to_owned(),
        part: level.code.clone(),
        ..EditForm::default()
    };
    let above = place
        .checked_sub(1)
        .and_then(|it| scale.levels.get(it))
        .map(|it| it.from);
    view! {
        <tr>
            <td data-label=t!("levels-from")>{bare(bench, &at, Field::BoundPercent, Look::Anchor, t!("levels-from"))}</td>
            <td data-label=t!("levels-range")>{range(level.from, above)}</td>
            <td data-label=t!("levels-name")>{bare(bench, &at, Field::Title, Look::Line, t!("levels-name"))}</td>
            <td data-label=t!("levels-severity")>{bare(bench, &at, Field::Severity, Look::OneOf(severities), t!("levels-severity"))}</td>
            <td class="act">
                {bench.desk.may_write.then(|| act_icon(bench, remove, "delete", t!("levels-delete")))}
            </td>
        </tr>
    }
    .into_any()
}

/// The author's words to who has a level, one field for each (E14).
fn feedback(bench: &Bench, scale: &LevelScale) -> AnyView {
    let fields = scale.levels.iter().map(|level| {
        let at = Target::Level(level.code.clone());
        field(bench, &at, Field::Feedback, Look::Lines(2), level.title.clone(), "")
    });
    view! {
        <section class="section stack">
            <h3>{t!("levels-feedback")}</h3>
            <p class="hint">{t!("levels-feedback-hint")}</p>
            <div class="stack">{fields.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// «от 60 % до 80 %, не включая 80 %»
fn range(from: Exact, above: Option<Exact>) -> String {
    let percent = |share: Exact| show_short(share * whole(100), crate::i18n::locale().decimal_mark());
    match above {
        Some(above) => t!("levels-between", from = percent(from), to = percent(above)),
        None if from == whole(1) => t!("levels-whole"),
        None => t!("levels-up", from = percent(from)),
    }
}

fn presets(bench: &Bench) -> AnyView {
    let lines = PRESETS.into_iter().filter_map(|code| {
        let scale = preset(code)?;
        let bounds: Vec<String> = scale.levels.iter().map(|it| it.title.clone()).collect();
        Some(view! {
            <label class="choice">
                <input type="radio" name="edit[value]" value=code/>
                <span>{t!(&format!("preset-{code}"))}<small>{bounds.join(" · ")}</small></span>
            </label>
        })
    });
    let edit = EditForm {
        act: "use_scale".to_owned(),
        ..EditForm::default()
    };
    view! {
        <aside class="card">
            <h2>{t!("levels-presets")}</h2>
            <form method="post" action=EDIT class="stack">
                {hidden(bench, &edit)}
                <div class="choices">{lines.collect_view()}</div>
                <button class="button" type="submit">{t!("levels-use")}</button>
            </form>
        </aside>
    }
    .into_any()
}
