//! The counting rules as a form: trying others shows the value they would give, saving is an act of its own.

use super::api::trial;
use crate::i18n::problem_text;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::number::localized;
use domain::indicators::wire::{IndicatorQuery, PoliciesForm, PoliciesView, Trial, Tried};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const ACTION: &str = "/api/indicators/change_policies";

/// «Правила подсчёта»
#[component]
pub fn Rules() -> impl IntoView {
    let map = use_query_map().get_untracked();
    let read = |name: &str| {
        map.get(name)
            .or(map.get(&format!("policies[{name}]")))
            .unwrap_or_default()
    };
    let query = IndicatorQuery {
        year: read("year"),
        as_of: String::new(),
    };
    let is_tried = map.get("policies[census_day]").is_some();
    let tried = is_tried.then(|| PoliciesForm {
        census_day: read("census_day"),
        period_policy: read("period_policy"),
        min_answered_percent: read("min_answered_percent"),
        test_scope: read("test_scope"),
        include_external: read("include_external"),
        exclude_long_leave: read("exclude_long_leave"),
        iom_policy: read("iom_policy"),
        min_level: read("min_level"),
        count_temporary: read("count_temporary"),
        precision: read("precision"),
        anonymity_threshold: read("anonymity_threshold"),
    });
    view! {
        <Frame title=t!("policies-title") width=Width::Middle>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            <div class="page-head"><div>
                <h1>{t!("policies-title")}</h1>
                <p class="lead">{t!("policies-lead")}</p>
            </div></div>
            {loaded(trial(query, tried), |view| view! { <RulesForm view/> })}
        </Frame>
    }
}

#[component]
fn RulesForm(view: PoliciesView) -> impl IntoView {
    let form = view.tried.as_ref().map_or(&view.form, |tried| &tried.form).clone();
    view! {
        {result(&view)}
        <PostForm action=ACTION class="stack loose section">
            <Field name="policies[census_day]" label=t!("policies-census_day") value=form.census_day kind="number"/>
            <Field name="policies[min_answered_percent]" label=t!("policies-min_answered_percent") value=form.min_answered_percent/>
            <Choices name="period_policy" codes=vec!["previous_year", "same_year"] chosen=form.period_policy has_hints=true/>
            <Choices name="test_scope" codes=vec!["any", "all"] chosen=form.test_scope/>
            <Choices name="include_external" codes=vec!["false", "true"] chosen=form.include_external/>
            <Choices name="exclude_long_leave" codes=vec!["false", "true"] chosen=form.exclude_long_leave/>
            <Choices name="iom_policy" codes=vec!["approved_in_period", "in_force_in_period"] chosen=form.iom_policy/>
            <Choices name="min_level" codes=vec!["municipal_only", "municipal_or_higher", "any_level", "any"] chosen=form.min_level/>
            <Choices name="count_temporary" codes=vec!["true", "false"] chosen=form.count_temporary/>
            <Field name="policies[precision]" label=t!("policies-precision") value=form.precision kind="number"/>
            <Field name="policies[anonymity_threshold]" label=t!("policies-anonymity_threshold") value=form.anonymity_threshold kind="number"/>
            <div class="actions fill">
                <button class="button" type="submit" formmethod="get" formaction="/indicators/rules">{t!("policies-try")}</button>
                <button class="button primary" type="submit">{t!("policies-save")}</button>
            </div>
        </PostForm>
        <History happened=view.history/>
    }
}

/// The values now and those that the tried rules would give.
fn result(view: &PoliciesView) -> impl IntoView + use<> {
    let problems = view.tried.as_ref().map(problems);
    let tried = view
        .tried
        .as_ref()
        .map(|tried| tried.values.clone())
        .unwrap_or_default();
    let lines = view
        .now
        .iter()
        .map(|now| line(now, tried.iter().find(|one| one.code == now.code)));
    let lines: Vec<_> = lines.collect();
    let is_same = !tried.is_empty() && tried == view.now;
    view! {
        <div id="result">
            {problems}
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th scope="col">{t!("policies-indicator")}</th>
                    <th scope="col">{t!("policies-now")}</th>
                    <th scope="col">{t!("policies-tried")}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table></div>
            {is_same.then(|| view! { <p class="hint">{t!("policies-same")}</p> })}
        </div>
    }
}

fn line(now: &Trial, tried: Option<&Trial>) -> impl IntoView + use<> {
    let tried = tried.map(|one| view! { <b>{localized(&one.shown)}</b><small>{localized(&one.formula)}</small> });
    view! {
        <tr>
            <th scope="row">{now.short.clone()}</th>
            <td data-label=t!("policies-now")><b>{localized(&now.shown)}</b><small>{localized(&now.formula)}</small></td>
            <td data-label=t!("policies-tried")>{tried}</td>
        </tr>
    }
}

fn problems(tried: &Tried) -> impl IntoView + use<> {
    let lines = tried.problems.iter().map(|problem| {
        let name = t!(&format!("policies-{}", problem.at));
        view! { <li>{name}": "{problem_text(problem)}</li> }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| view! { <div class="errors" role="alert"><ul>{lines}</ul></div> })
}

#[component]
fn Choices(
    name: &'static str,
    codes: Vec<&'static str>,
    chosen: String,
    #[prop(optional)] has_hints: bool,
) -> impl IntoView {
    let field = format!("policies[{name}]");
    let state = FieldState::of(&field);
    let chosen = state.typed.unwrap_or(chosen);
    let options = codes.into_iter().map(|code| {
        let is_chosen = code == chosen;
        let hint = has_hints.then(|| view! { <small>{t!(&format!("{name}-{code}-hint"))}</small> });
        view! {
            <label class="choice">
                <input type="radio" name=field.clone() value=code checked=is_chosen/>
                <span>{t!(&format!("{name}-{code}"))}{hint}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" id=format!("field-policies[{name}]")>
            <legend>{t!(&format!("policies-{name}"))}</legend>
            {state.error.map(|error| view! { <p class="error">{error}</p> })}
            <div class="choices inline">{options.collect_view()}</div>
        </fieldset>
    }
}
