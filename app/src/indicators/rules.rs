//! The counting rules as a form: trying others shows the value they would give, saving is an act of its own.

use super::api::trial;
use crate::i18n::problem_text;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use domain::indicators::wire::{IndicatorQuery, PoliciesForm, PoliciesView, Tried};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const ACTION: &str = "/api/indicators/change_policies";

/// «Правила подсчёта»
#[component]
pub fn Rules() -> impl IntoView {
    let map = use_query_map().get_untracked();
    let read = |name| map.get(name).unwrap_or_default();
    let query = IndicatorQuery {
        year: read("year"),
        as_of: String::new(),
    };
    let tried = map.get("census_day").map(|census_day| PoliciesForm {
        census_day,
        period_policy: read("period_policy"),
        min_answered_percent: read("min_answered_percent"),
        test_scope: read("test_scope"),
        include_external: read("include_external"),
        exclude_long_leave: read("exclude_long_leave"),
    });
    let view = Resource::new_blocking(|| (), move |()| trial(query.clone(), tried.clone()));
    view! {
        <Frame title=t!("policies-title") width=Width::Middle>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            <div class="page-head"><div>
                <h1>{t!("policies-title")}</h1>
                <p class="lead">{t!("policies-lead")}</p>
            </div></div>
            <Suspense>
                {move || Suspend::new(async move { loaded(view.await, |view| view! { <RulesForm view/> }) })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn RulesForm(view: PoliciesView) -> impl IntoView {
    let form = view.tried.as_ref().map_or(&view.form, |tried| &tried.form).clone();
    view! {
        {result(&view)}
        <PostForm action=ACTION class="stack loose section">
            <Field name="census_day" label=t!("policies-census_day") value=form.census_day kind="number"/>
            <Field name="min_answered_percent" label=t!("policies-min_answered_percent") value=form.min_answered_percent/>
            <Choices name="period_policy" codes=vec!["previous_year", "same_year"] chosen=form.period_policy has_hints=true/>
            <Choices name="test_scope" codes=vec!["any", "all"] chosen=form.test_scope/>
            <Choices name="include_external" codes=vec!["false", "true"] chosen=form.include_external/>
            <Choices name="exclude_long_leave" codes=vec!["false", "true"] chosen=form.exclude_long_leave/>
            <div class="actions fill">
                <button class="button" type="submit" formmethod="get" formaction="/indicators/rules">{t!("policies-try")}</button>
                <button class="button primary" type="submit">{t!("policies-save")}</button>
            </div>
        </PostForm>
    }
}

/// The value now and the value that the tried rules would give.
fn result(view: &PoliciesView) -> impl IntoView + use<> {
    let now = (view.now.shown.clone(), view.now.formula.clone());
    let tried = view.tried.as_ref().map(|tried| would_be(tried, &view.now.formula));
    view! {
        <div class="tiles" id="result">
            <div class="tile"><h2>{t!("policies-now")}</h2><span class="value">{now.0}</span><p class="hint">{now.1}</p></div>
            {tried}
        </div>
    }
}

fn would_be(tried: &Tried, now: &str) -> AnyView {
    let Some(view) = &tried.view else {
        let lines = tried.problems.iter().map(|problem| {
            let name = t!(&format!("policies-{}", problem.at));
            view! { <li>{name}": "{problem_text(problem)}</li> }
        });
        return view! { <div class="errors" role="alert"><ul>{lines.collect_view()}</ul></div> }.into_any();
    };
    let same = (view.formula == now).then(|| view! { <p class="hint">{t!("policies-same")}</p> });
    view! {
        <div class="tile">
            <h2>{t!("policies-tried")}</h2>
            <span class="value">{view.shown.clone()}</span>
            <p class="hint">{view.formula.clone()}</p>
            {same}
        </div>
    }
    .into_any()
}

#[component]
fn Choices(
    name: &'static str,
    codes: Vec<&'static str>,
    chosen: String,
    #[prop(optional)] has_hints: bool,
) -> impl IntoView {
    let state = FieldState::of(name);
    let chosen = state.typed.unwrap_or(chosen);
    let options = codes.into_iter().map(|code| {
        let is_chosen = code == chosen;
        let hint = has_hints.then(|| view! { <small>{t!(&format!("{name}-{code}-hint"))}</small> });
        view! {
            <label class="choice">
                <input type="radio" name=name value=code checked=is_chosen/>
                <span>{t!(&format!("{name}-{code}"))}{hint}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" id=format!("field-{name}")>
            <legend>{t!(&format!("policies-{name}"))}</legend>
            {state.error.map(|error| view! { <p class="error">{error}</p> })}
            <div class="choices inline">{options.collect_view()}</div>
        </fieldset>
    }
}
