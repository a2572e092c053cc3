//! What can be done with a route now, each a plain form. Approving without a linked deficit asks for one (AC-08).

use crate::request::PageRequest;
use crate::t;
use crate::ui::area::Area;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use chrono::NaiveDate;
use domain::ids::IomId;
use domain::ioms::state::IomAct;
use domain::ioms::wire::IomPage;
use leptos::prelude::*;

const DOOR: &str = "/api/ioms/turn";

/// The acts that the route's state allows.
#[component]
pub fn Acts(page: IomPage) -> impl IntoView {
    let acts = page.acts.clone();
    let forms: Vec<AnyView> = acts
        .into_iter()
        .map(|act| view! { <Act act page=page.clone()/> }.into_any())
        .collect();
    (!forms.is_empty()).then(|| {
        view! { <section class="card stack"><h2>{t!("iom-acts")}</h2>{forms}</section> }
    })
}

#[component]
fn Act(act: IomAct, page: IomPage) -> impl IntoView {
    let code = act.code();
    let was_refused = is_refused(code);
    // All acts share one door; only the one that was refused finds its flash there.
    let action = match was_refused {
        true => DOOR.to_owned(),
        false => format!("{DOOR}?{code}"),
    };
    let class = match act {
        IomAct::Submit | IomAct::Approve | IomAct::Start => "button primary wide",
        IomAct::Complete if page.acts.first() == Some(&act) => "button primary wide",
        IomAct::Cancel => "button quiet wide",
        _ => "button wide",
    };
    let label = t!(&format!("iom-do-{code}"));
    let id = page.id.to_string();
    let fields = view! {
        <input type="hidden" name="id" value=id/>
        <input type="hidden" name="turn[act]" value=code/>
    };
    let button = view! { <button class=class type="submit">{label.clone()}</button> };
    if matches!(act, IomAct::Submit | IomAct::Start) {
        return view! {
            <PostForm action=action class="stack">
                {fields}
                {button}
                <p class="hint">{t!(&format!("iom-do-{code}-note"))}</p>
            </PostForm>
        }
        .into_any();
    }
    view! {
        <details class="act" open=was_refused>
            <summary class=class>{label.clone()}</summary>
            <PostForm action=action class="stack">
                {fields}
                <p class="hint">{t!(&format!("iom-do-{code}-note"))}</p>
                <Asked act page/>
                {button}
            </PostForm>
        </details>
    }
    .into_any()
}

/// What an act asks for; a component of its own, so that its fields are of the form around it.
#[component]
fn Asked(act: IomAct, page: IomPage) -> AnyView {
    let today = page.today.to_string();
    match act {
        IomAct::Submit | IomAct::Start => ().into_any(),
        IomAct::Approve => view! {
            {page.links.is_empty().then(|| view! { <Link page/> })}
            <Field name="turn[on]" label=t!("iom-approved-on") kind="date" value=today/>
        }
        .into_any(),
        IomAct::Complete => view! {
            <Area name="turn[conclusion]" label=t!("iom-conclusion") hint=t!("iom-conclusion-hint")/>
            <Area name="turn[next_step]" label=t!("iom-next-step")/>
            <Field name="turn[on]" label=t!("iom-ended") kind="date" value=today/>
        }
        .into_any(),
        IomAct::Return | IomAct::Cancel => view! {
            <Field name="turn[reason]" label=t!("iom-reason") required=act == IomAct::Cancel/>
        }
        .into_any(),
    }
}

/// The deficit to link a route with, so that it can be approved: one of the person's own, or one recorded elsewhere.
#[component]
fn Link(page: IomPage) -> impl IntoView {
    let error = FieldState::of("turn[deficit]").error;
    let choices = spare(&page);
    let is_none = choices.len() < 2;
    view! {
        <div class="notice warn" id="field-turn[deficit]-why"><p>{error.unwrap_or_else(|| t!("problem-iom-no-deficit"))}</p></div>
        {match is_none {
            true => view! { <p class="hint">{t!("iom-no-spare")}</p> }.into_any(),
            false => view! { <Select name="turn[deficit]" label=t!("iom-link-own") choices/> }.into_any(),
        }}
        <Field name="turn[elsewhere]" label=t!("iom-link-elsewhere") hint=t!("iom-link-elsewhere-hint")/>
    }
}

/// Links one more deficit; after approval with a reason.
#[component]
pub fn AddLink(page: IomPage) -> impl IntoView {
    let is_free = page.state.is_free();
    let choices = spare(&page);
    let has_own = choices.len() > 1;
    let was_refused = PageRequest::here().refused("/api/ioms/relink").is_some();
    view! {
        <details class="act" open=was_refused>
            <summary class="button quiet">{t!("iom-link-add")}</summary>
            <PostForm action="/api/ioms/relink" class="card stack">
                <input type="hidden" name="id" value=page.id.to_string()/>
                {has_own.then(|| view! { <Select name="link[deficit]" label=t!("iom-link-own") choices/> })}
                <Field name="link[elsewhere]" label=t!("iom-link-elsewhere") hint=t!("iom-link-elsewhere-hint")/>
                {(!is_free).then(|| view! { <Field name="link[reason]" label=t!("iom-amend-reason") required=true/> })}
                <div class="actions"><button class="button" type="submit">{t!("iom-link-add")}</button></div>
            </PostForm>
        </details>
    }
}

fn spare(page: &IomPage) -> Vec<(String, String)> {
    let own = page
        .spare
        .iter()
        .map(|one| (one.id.to_string(), format!("{}: {}", one.title, one.level)));
    std::iter::once((String::new(), "—".to_owned())).chain(own).collect()
}

/// An intermediate meeting.
#[component]
pub fn Meeting(id: IomId, today: NaiveDate) -> impl IntoView {
    let was_refused = PageRequest::here().refused("/api/ioms/meet").is_some();
    view! {
        <details class="act" open=was_refused>
            <summary class="button quiet">{t!("iom-meeting-add")}</summary>
            <PostForm action="/api/ioms/meet" class="card stack">
                <input type="hidden" name="id" value=id.to_string()/>
                <Field name="meeting[on]" label=t!("iom-meeting-on") kind="date" value=today.to_string()/>
                <Area name="meeting[text]" label=t!("iom-meeting-text")/>
                <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
            </PostForm>
        </details>
    }
}

fn is_refused(code: &str) -> bool {
    let request = PageRequest::here();
    let typed = request
        .refused(DOOR)
        .and_then(|flash| flash.typed.get("turn[act]").cloned());
    typed.is_some_and(|acts| acts.iter().any(|act| act == code))
}
