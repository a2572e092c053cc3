//! The plan of a route: its activities, each marked as it is done.

use super::words::{day_or_dash, kind_word};
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::select::Select;
use domain::ids::IomId;
use domain::ioms::state::{ActivityState, IomState};
use domain::ioms::wire::{ActivityLine, IomPage};
use leptos::prelude::*;

#[component]
pub fn Plan(page: IomPage) -> impl IntoView {
    let (id, at) = (page.id, format!("/ioms/{}/edit", page.id));
    let may_mark = page.may_write && matches!(page.state, IomState::Approved | IomState::Active);
    let may_fill = page.may_write && page.activities.is_empty();
    let about = |link: &str| {
        let found = page.links.iter().find(|one| one.id == link);
        found.map(|one| one.title.clone()).unwrap_or_default()
    };
    let today = page.today.to_string();
    let rows = page.activities.iter().map(|one| {
        let deficit = about(&one.link);
        view! { <Row id one=one.clone() deficit may_mark today=today.clone()/> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" id="plan">
            <h2>{t!("iom-plan")}</h2>
            {match page.activities.is_empty() {
                true => view! {
                    <p class="hint">{t!("iom-plan-none")}</p>
                    {may_fill.then(|| view! { <p><a href=at>{t!("iom-plan-fill")}</a></p> })}
                }.into_any(),
                false => view! { <ol class="iom-plan">{rows}</ol> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Row(id: IomId, one: ActivityLine, deficit: String, may_mark: bool, today: String) -> impl IntoView {
    let hours = one
        .hours
        .map(|hours| t!("iom-hours-of", count = hours))
        .unwrap_or_default();
    let about: Vec<String> = [
        kind_word(one.kind),
        one.provider.clone(),
        hours,
        one.result_form.clone(),
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect();
    let mark = match one.state {
        ActivityState::Planned => {
            view! { <span class="badge">{t!("iom-due-by", day = day_or_dash(one.due))}</span> }.into_any()
        }
        ActivityState::Done => {
            let on = one.done_on.map(day).unwrap_or_default();
            view! { <span class="badge good">{t!("iom-done-on", day = on)}</span> }.into_any()
        }
        ActivityState::Dropped => view! { <span class="badge warn">{t!("iom-activity-dropped")}</span> }.into_any(),
    };
    let evidence = one.evidence.clone();
    view! {
        <li>
            <p><b>{one.title.clone()}</b> " " {mark}</p>
            <p class="hint">{about.join(" · ")}</p>
            {(!deficit.is_empty()).then(|| view! { <p class="hint">{t!("iom-for-deficit", title = deficit)}</p> })}
            {(!evidence.is_empty()).then(|| view! { <p>{t!("iom-evidence-is", text = evidence)}</p> })}
            {may_mark.then(|| view! { <Mark id one today/> })}
        </li>
    }
}

#[component]
fn Mark(id: IomId, one: ActivityLine, today: String) -> impl IntoView {
    let states = ActivityState::ALL.iter();
    let states = states.map(|state| (state.code().to_owned(), t!(&format!("iom-activity-{}", state.code()))));
    let shown = match one.state {
        ActivityState::Planned => ActivityState::Done,
        other => other,
    };
    view! {
        <details class="act">
            <summary class="linklike" aria-label=t!("iom-mark-of", title = one.title.clone())>{t!("iom-mark")}</summary>
            <PostForm action="/api/ioms/mark" class="stack">
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="mark[activity]" value=one.id/>
                <div class="window">
                    <Select name="mark[state]" label=t!("iom-activity-state") value=shown.code().to_owned() choices=states.collect()/>
                    <Field name="mark[on]" label=t!("iom-mark-on") kind="date" value=one.done_on.map_or(today, |on| on.to_string())/>
                </div>
                <Field name="mark[evidence]" label=t!("iom-evidence") hint=t!("iom-evidence-hint") value=one.evidence/>
                <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
            </PostForm>
        </details>
    }
}
