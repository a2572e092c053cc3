//! Who is asked: groups, unions, people by name; and how many that makes.

use crate::t;
use crate::ui::tick::Tick;
use domain::campaigns::audience::AudienceGroup;
use domain::campaigns::wire::{CampaignInput, Choice, HeadCount};
use leptos::prelude::*;

/// The rule of the audience.
#[component]
pub fn Audience(input: CampaignInput, unions: Vec<Choice>, persons: Vec<Choice>) -> impl IntoView {
    let groups = AudienceGroup::ALL.iter().map(|group| {
        let code = group.code();
        let is_on = input.groups.iter().any(|chosen| chosen == code);
        view! { <Tick name="campaign[groups][]" value=code words=t!(&format!("audience-{code}")) is_on/> }
    });
    let groups = groups.collect_view();
    let has_persons = !input.persons.is_empty();
    let union_ticks = ticks("campaign[unions][]", unions, &input.unions);
    let person_ticks = ticks("campaign[persons][]", persons, &input.persons);
    let is_external = !input.include_external.is_empty();
    view! {
        <fieldset class="stack">
            <legend><h2>{t!("campaign-whom")}</h2></legend>
            <div class="choices inline">{groups}</div>
            {union_ticks.map(|rows| view! {
                <h3>{t!("campaign-unions")}</h3>
                <p class="hint">{t!("campaign-unions-hint")}</p>
                <div class="choices inline">{rows}</div>
            })}
            {person_ticks.map(|rows| view! {
                <details class="people" open=has_persons>
                    <summary>{t!("campaign-persons")}</summary>
                    <p class="hint">{t!("campaign-persons-hint")}</p>
                    <div class="choices">{rows}</div>
                </details>
            })}
            <label class="check">
                <input type="checkbox" name="campaign[include_external]" value="yes" checked=is_external/>
                {t!("campaign-external")}
            </label>
        </fieldset>
    }
}

fn ticks(name: &'static str, choices: Vec<Choice>, chosen: &[String]) -> Option<AnyView> {
    if choices.is_empty() {
        return None;
    }
    let rows = choices.into_iter().map(|one| {
        let is_on = chosen.contains(&one.value);
        view! { <Tick name value=one.value words=one.words note=one.note is_on/> }
    });
    Some(rows.collect_view().into_any())
}

/// How many get a link, and who is left out; «Пересчитать» asks anew with all that is typed.
#[component]
pub fn Heads(heads: HeadCount, recount: String) -> impl IntoView {
    let left_out = heads.ineligible.len();
    let names = heads.ineligible.into_iter().map(|(name, reason)| {
        view! { <li>{name} " — " {t!(&format!("ineligible-{reason}"))}</li> }
    });
    let of = match heads.total {
        0 => t!("heads-nobody"),
        total => t!("heads-of", total = total, left_out = left_out),
    };
    view! {
        <aside class="card head-count">
            <h2>{t!("heads-title")}</h2>
            <div id="head-count" aria-live="polite">
                <output class="value">{heads.eligible}</output>
                <p class="hint">{of}</p>
                {(left_out > 0).then(|| view! {
                    <details open>
                        <summary>{t!("heads-left-out", count = left_out)}</summary>
                        <ul>{names.collect_view()}</ul>
                    </details>
                })}
            </div>
            <input type="hidden" name="way_back" value=recount.clone()/>
            <button class="button wide" type="submit" formmethod="get" formaction=recount>{t!("heads-recount")}</button>
            <p class="hint">{t!("heads-note")}</p>
        </aside>
    }
}
