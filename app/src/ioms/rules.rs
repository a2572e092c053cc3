//! The rules: who needs a route, and what is proposed for a competence and a level.

use super::api::rules;
use super::words::kinds;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::ioms::proposal::Proposal;
use domain::ioms::rules_wire::RulesPage;
use domain::ioms::state::ActivityKind;
use leptos::prelude::*;

const FRESH: usize = 3;

/// `/ioms/rules`
#[component]
pub fn IomRulesPage() -> impl IntoView {
    view! {
        <Frame title=t!("ioms-rules") width=Width::Middle>
            {crumbs([("/ioms".to_owned(), t!("ioms-title"))])}
            {loaded(rules(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: RulesPage) -> impl IntoView {
    let (may_write, is_default) = (page.may_write, page.is_default);
    view! {
        <div class="page-head"><div>
            <h1>{t!("ioms-rules")}</h1>
            <p class="lead">{t!("ioms-rules-lead")}</p>
        </div></div>
        <PostForm action="/api/ioms/change_rules" class="stack loose">
            <Whom page=page.clone()/>
            <What page/>
            {may_write.then(|| view! {
                <div class="actions fill"><button class="button primary" type="submit">{t!("save")}</button></div>
            })}
        </PostForm>
        {(may_write && !is_default).then(|| view! {
            <PostForm action="/api/ioms/change_rules?defaults" class="section">
                <input type="hidden" name="rules[defaults]" value="yes"/>
                <button class="button quiet" type="submit">{t!("iom-rules-defaults")}</button>
            </PostForm>
        })}
    }
}

fn severities(off: String) -> Vec<(String, String)> {
    let level = |number: u8| (number.to_string(), t!(&format!("iom-severity-{number}")));
    std::iter::once(("0".to_owned(), off))
        .chain((1..=3).map(level))
        .collect()
}

#[component]
fn Whom(page: RulesPage) -> impl IntoView {
    let need = page.rules.need.clone();
    let refused = crate::request::PageRequest::here();
    let typed = refused.refused("/api/ioms/change_rules").is_some();
    let young = FieldState::of("rules[young_any]").typed;
    let is_young = if typed { young.is_some() } else { need.young_any };
    view! {
        <section class="card">
            <h2>{t!("iom-rules-whom")}</h2>
            <Select name="rules[required_total]" label=t!("iom-rule-required") value=need.required_total.to_string() choices=severities(t!("iom-severity-off"))/>
            <label class="check"><input type="checkbox" name="rules[young_any]" value="yes" checked=is_young/>{t!("iom-rule-young")}</label>
            <Select name="rules[recommended_total]" label=t!("iom-rule-recommended") value=need.recommended_total.to_string() choices=severities(t!("iom-severity-off"))/>
            <Field name="rules[recommended_competences]" label=t!("iom-rule-competences") hint=t!("iom-rule-competences-hint") value=need.recommended_competences.to_string()/>
        </section>
    }
}

#[component]
fn What(page: RulesPage) -> impl IntoView {
    let names = page
        .competences
        .clone()
        .into_iter()
        .map(|name| view! { <option value=name></option> });
    let names = names.collect_view();
    let count = page.rules.proposals.len();
    let known = page.rules.proposals.clone().into_iter().map(Some);
    let rows = known.chain(std::iter::repeat_n(None, FRESH)).enumerate();
    let rows = rows.map(|(number, one)| view! { <Rule number one is_fresh={number >= count}/> });
    let rows = rows.collect_view();
    view! {
        <section class="card">
            <h2>{t!("iom-rules-new")}</h2>
            <Field name="rules[days]" label=t!("iom-rule-days") value=page.rules.days.to_string()/>
            <Area name="rules[goal]" label=t!("iom-goal") hint=t!("iom-rule-goal-hint") value=page.rules.goal.clone()/>
            <Area name="rules[expected]" label=t!("iom-expected") value=page.rules.expected.clone()/>
        </section>
        <section class="stack">
            <h2>{t!("iom-rules-what")}</h2>
            <p class="hint">{t!("iom-rules-what-hint")}</p>
            <datalist id="iom-competences">{names}</datalist>
            {rows}
        </section>
    }
}

#[component]
fn Rule(number: usize, one: Option<Proposal>, is_fresh: bool) -> impl IntoView {
    let one = one.unwrap_or_else(blank);
    let name = |field: &str| format!("rules[proposals][{number}][{field}]");
    let legend = match is_fresh {
        true => t!("iom-rule-new"),
        false => t!("iom-rule-no", no = number + 1),
    };
    let days = if is_fresh { String::new() } else { one.days.to_string() };
    view! {
        <fieldset class="card iom-activity">
            <legend>{legend}</legend>
            <div class="window">
                <Competence name=name("competence") value=one.competence/>
                <Select name=name("severity") label=t!("iom-rule-severity") value=one.severity.to_string() choices=severities(t!("iom-severity-any"))/>
                <Select name=name("kind") label=t!("iom-activity-kind") value=one.kind.code().to_owned() choices=kinds()/>
            </div>
            <Field name=name("title") label=t!("iom-activity-title") hint=if is_fresh { String::new() } else { t!("iom-rule-title-hint") } value=one.title/>
            <div class="window">
                <Field name=name("provider") label=t!("iom-activity-provider") value=one.provider/>
                <Field name=name("hours") label=t!("iom-activity-hours") value=one.hours.map(|hours| hours.to_string()).unwrap_or_default()/>
                <Field name=name("days") label=t!("iom-rule-due") value=days/>
                <Field name=name("result_form") label=t!("iom-activity-result") value=one.result_form/>
            </div>
        </fieldset>
    }
}

#[component]
fn Competence(name: String, value: String) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = format!("field-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{t!("iom-rule-competence")}</label>
            <input class="input" type="text" id=id name=name list="iom-competences" value=state.typed.unwrap_or(value) placeholder=t!("iom-rule-any")/>
        </div>
    }
}

fn blank() -> Proposal {
    Proposal {
        competence: String::new(),
        severity: 0,
        kind: ActivityKind::Nonformal,
        title: String::new(),
        provider: String::new(),
        hours: None,
        days: 0,
        result_form: String::new(),
    }
}
