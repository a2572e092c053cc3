//! The side «Компетенции и план»: the competence framework, and items and points planned against those there are.

use super::acts::{act, act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::fields::{Look, bare};
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::number::points;
use domain::instruments::check_list::{BlueprintLine, blueprint};
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::instruments::frameworks::Framework;
use domain::points::Exact;
use domain::scoring::keys::Competence;
use leptos::prelude::*;

/// The codes of the blocks competences belong to, in their order.
pub const DOMAINS: [&str; 6] = [
    "subject",
    "methodical",
    "psych_ped",
    "digital",
    "legal",
    "communicative",
];

/// The whole side.
pub fn side(bench: &Bench) -> AnyView {
    let lines = blueprint(&bench.desk.draft);
    let rows = bench.desk.draft.keys.competences.iter().map(|it| {
        let line = lines.iter().find(|line| line.competence == it.code);
        row(bench, it, line)
    });
    let rows = rows.collect_view();
    let (is_empty, total) = (lines.is_empty(), total(&lines));
    view! {
        <section class="section">
            <h2>{t!("plan-title")}</h2>
            <p class="hint">{t!("plan-hint")}</p>
            {match is_empty {
                true => view! { <p class="empty">{t!("plan-empty")}</p> }.into_any(),
                false => table(rows, total),
            }}
            {bench.desk.may_write.then(|| add(bench))}
            {bench.desk.may_write.then(|| from_frameworks(bench))}
        </section>
    }
    .into_any()
}

fn table(rows: impl IntoView + 'static, total: AnyView) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="table stacks plan">
                <thead>
                    <tr>
                        <th scope="col">{t!("plan-code")}</th>
                        <th scope="col">{t!("plan-competence")}</th>
                        <th scope="col">{t!("plan-domain")}</th>
                        <th scope="col">{t!("plan-items")}</th>
                        <th scope="col">{t!("plan-points")}</th>
                        <th scope="col"><span class="hidden-label">{t!("delete")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot id="plan-total" data-fresh="">{total}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn row(bench: &Bench, competence: &Competence, line: Option<&BlueprintLine>) -> AnyView {
    let (own, plan) = (
        Target::Competence(competence.code.clone()),
        Target::Plan(competence.code.clone()),
    );
    let domains = DOMAINS
        .map(|code| (code.to_owned(), t!(&format!("domain-{code}"))))
        .to_vec();
    let remove = EditForm {
        act: "delete_competence".to_owned(),
        part: competence.code.clone(),
        ..EditForm::default()
    };
    let actual_items = line.map_or(0, |it| it.actual_items);
    let actual_points = line.map(|it| points(it.actual_points)).unwrap_or_default();
    let state = match line.is_none_or(BlueprintLine::is_met) {
        true => "badge good",
        false => "badge warn",
    };
    let of = |what: &str, actual: String| {
        let id = format!("actual-{what}-{}", competence.code);
        view! { <span id=id data-fresh=""><span class=state>{t!("plan-actual", actual = actual)}</span></span> }
    };
    view! {
        <tr>
            <td data-label=t!("plan-code")>{bare(bench, &own, Field::Code, Look::Anchor, t!("plan-code"))}</td>
            <td data-label=t!("plan-competence")>{bare(bench, &own, Field::Title, Look::Lines(1), t!("plan-competence"))}</td>
            <td data-label=t!("plan-domain")>{bare(bench, &own, Field::Domain, Look::OneOf(domains), t!("plan-domain"))}</td>
            <td data-label=t!("plan-items")>
                {bare(bench, &plan, Field::PlannedItems, Look::Number, t!("plan-items"))}
                {of("items", actual_items.to_string())}
            </td>
            <td data-label=t!("plan-points")>
                {bare(bench, &plan, Field::PlannedPoints, Look::Number, t!("plan-points"))}
                {of("points", actual_points)}
            </td>
            <td class="act">
                {bench.desk.may_write.then(|| act_icon(bench, remove, "delete", t!("plan-delete")))}
            </td>
        </tr>
    }
    .into_any()
}

fn total(lines: &[BlueprintLine]) -> AnyView {
    let planned: (usize, Exact) = (
        lines.iter().map(|it| usize::from(it.planned_items)).sum(),
        lines.iter().map(|it| it.planned_points).sum(),
    );
    let actual: (usize, Exact) = (
        lines.iter().map(|it| it.actual_items).sum(),
        lines.iter().map(|it| it.actual_points).sum(),
    );
    view! {
        <tr>
            <th scope="row" colspan="3">{t!("plan-total")}</th>
            <td data-label=t!("plan-items")>
                {t!("plan-of", planned = planned.0, actual = actual.0)}
            </td>
            <td data-label=t!("plan-points")>
                {t!("plan-of", planned = points(planned.1), actual = points(actual.1))}
            </td>
            <td></td>
        </tr>
    }
    .into_any()
}

fn add(bench: &Bench) -> AnyView {
    let edit = EditForm {
        act: "add_competence".to_owned(),
        ..EditForm::default()
    };
    view! {
        <form method="post" action=EDIT class="test-form section">
            {hidden(bench, &edit)}
            <div class="field">
                <label for="new-competence">{t!("plan-add-title")}</label>
                <input class="input" id="new-competence" name="edit[value]" autocomplete="off"/>
            </div>
            <button class="button" type="submit"><Icon name="add"/>{t!("plan-add")}</button>
        </form>
    }
    .into_any()
}

/// What the organisation's frameworks hold and this test has not.
fn from_frameworks(bench: &Bench) -> AnyView {
    let own = &bench.desk.draft.keys.competences;
    let lists = bench.desk.frameworks.iter().filter_map(|framework| {
        let left = framework
            .competences
            .iter()
            .filter(|it| own.iter().all(|known| known.code != it.code));
        let left: Vec<&Competence> = left.collect();
        (!left.is_empty()).then(|| from_framework(bench, framework, &left))
    });
    let lists = lists.collect_view();
    view! {
        <section class="section stack">
            <h3>{t!("frameworks-take-title")}</h3>
            <p class="hint">{t!("frameworks-take-hint")} " " <a href="/instruments/competences">{t!("frameworks-open")}</a></p>
            {lists}
        </section>
    }
    .into_any()
}

fn from_framework(bench: &Bench, framework: &Framework, left: &[&Competence]) -> AnyView {
    let take = |code: &str| EditForm {
        act: "take_competences".to_owned(),
        value: framework.id.to_string(),
        part: code.to_owned(),
        ..EditForm::default()
    };
    let rows = left.iter().map(|it| {
        let label = t!("frameworks-take-one", title = it.title.as_str());
        view! { <li><span><b>{it.code.clone()}</b> " " {it.title.clone()}</span>{act_icon(bench, take(&it.code), "add", label)}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="card" open=left.len() <= 12>
            <summary>{framework.title.clone()}</summary>
            <ul class="tests">{rows}</ul>
            {act(bench, take(""), "button", t!("frameworks-take-all", count = left.len()))}
        </details>
    }
    .into_any()
}
