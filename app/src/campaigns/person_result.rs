//! One person's attempt for the coordinator and the administration. Looking at it is written down.

use super::board_api::attempt_result;
use super::board_words::{campaign_of_page, moment};
use super::results::LevelBadge;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::bar::{Bar, BarRow};
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::{percent, points};
use domain::campaigns::results_wire::{CompetenceLine, PersonResult};
use domain::ids::AttemptId;
use domain::points::{Exact, whole};
use domain::scoring::levels::Level;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The attempt in the address.
#[component]
pub fn PersonResultPage() -> impl IntoView {
    let id = campaign_of_page();
    let attempt = use_params_map().with_untracked(|params| params.get("attempt"));
    let attempt = attempt.and_then(|id| id.parse().ok());
    let attempt = attempt.unwrap_or(AttemptId(uuid::Uuid::nil()));
    view! {
        <Frame title=t!("results-title") width=Width::Middle>
            {loaded(attempt_result(id, attempt), |result| view! { <Whole result/> })}
        </Frame>
    }
}

#[component]
fn Whole(result: PersonResult) -> impl IntoView {
    let place = [result.position.clone(), result.union.clone()];
    let place = place
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let results = format!("/campaigns/{}/results", result.campaign);
    let struck = result.invalid_reason.clone();
    let may_invalidate = result.may_invalidate;
    let (campaign, attempt) = (result.campaign.to_string(), result.attempt.to_string());
    view! {
        {crumbs([("/campaigns".to_owned(), t!("section-campaigns")), (results, t!("results-title"))])}
        <div class="page-head">
            <div>
                <h1>{result.name.clone()}</h1>
                <p class="lead">{place}</p>
            </div>
        </div>
        {struck.map(|reason| view! { <div class="notice bad"><p>{t!("results-struck", reason = reason)}</p></div> })}
        {result.is_provisional.then(|| view! { <div class="notice warn"><p>{t!("results-person-provisional")}</p></div> })}
        <Total result=result.clone()/>
        <Profile competences=result.competences/>
        <Rule levels=result.levels/>
        {may_invalidate.then(|| view! { <Invalidate campaign attempt/> })}
    }
}

#[component]
fn Total(result: PersonResult) -> impl IntoView {
    let (earned, max) = (result.points.unwrap_or(whole(0)), result.max.unwrap_or(whole(0)));
    let share = if max > whole(0) { earned / max } else { whole(0) };
    let submitted = result.submitted_at.map(moment);
    let which = t!(
        if result.is_record {
            "results-is-record"
        } else {
            "results-is-not-record"
        },
        no = result.no
    );
    view! {
        <section class="section stack">
            <div class="profile-total">
                <span class="value">{percent(share)}" "<small>{t!("results-points-of", points = points(earned), max = points(max))}</small></span>
                <Bar percentage={share * 100}/>
                {(!result.level.is_empty()).then(|| view! { <p class="words">{t!("results-level-is", level = result.level.clone())}</p> })}
            </div>
            <dl class="facts">
                <dt>{t!("results-test")}</dt><dd>{result.title}</dd>
                <dt>{t!("results-attempt")}</dt><dd>{which}</dd>
                {submitted.map(|at| view! { <dt>{t!("results-submitted")}</dt><dd>{at}</dd> })}
                {result.minutes.map(|minutes| view! { <dt>{t!("results-took")}</dt><dd>{t!("results-minutes", count = minutes)}</dd> })}
            </dl>
        </section>
    }
}

#[component]
fn Profile(competences: Vec<CompetenceLine>) -> impl IntoView {
    let is_empty = competences.is_empty();
    let row = |one: CompetenceLine| {
        let share = if one.max > whole(0) {
            one.points / one.max * 100
        } else {
            whole(0)
        };
        let value = t!("board-part", complete = points(one.points), eligible = points(one.max));
        let mut note = one.level;
        if one.is_indicative {
            note = format!("{note} · {}", t!("results-indicative"));
        }
        view! { <BarRow name=one.title note value percentage=share/> }
    };
    let rows = competences.into_iter().map(row).collect_view();
    (!is_empty).then(|| {
        view! {
            <section class="section">
                <h2>{t!("results-by-competence")}</h2>
                <ul class="bars">{rows}</ul>
            </section>
        }
    })
}

/// How a share becomes a level, as the version's scale says it.
#[component]
fn Rule(levels: Vec<Level>) -> impl IntoView {
    let from = |share: Exact| format!("{}\u{a0}%", points(share * 100));
    let lines = levels.iter().map(|level| {
        let (title, severity) = (level.title.clone(), level.severity);
        let bound = t!("results-rule-from", bound = from(level.from));
        view! { <li>{bound}" "<LevelBadge title severity/></li> }
    });
    let lines = lines.collect_view();
    (!levels.is_empty()).then(|| {
        view! {
            <section class="section rule card">
                <h2>{t!("results-rule")}</h2>
                <p>{t!("results-rule-text")}</p>
                <ul class="rules">{lines}</ul>
            </section>
        }
    })
}

#[component]
fn Invalidate(campaign: String, attempt: String) -> impl IntoView {
    view! {
        <section class="section card" id="invalidate">
            <h2>{t!("results-invalidate")}</h2>
            <p class="hint">{t!("results-invalidate-hint")}</p>
            <PostForm action="/api/campaigns/invalidate" class="stack">
                <input type="hidden" name="campaign" value=campaign/>
                <input type="hidden" name="attempt" value=attempt/>
                <Field name="reason" label=t!("results-invalidate-reason") required=true/>
                <div class="actions"><button class="button danger" type="submit">{t!("results-invalidate")}</button></div>
            </PostForm>
        </section>
    }
}
