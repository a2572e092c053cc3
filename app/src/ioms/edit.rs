//! Changing a route: period, escort, goal, activities; after approval as a dated amendment.

use super::api::show;
use super::words::{iom_of_page, kinds};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::error_page::loaded;
use crate::ui::field::{Choices, Field};
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::ioms::state::ActivityKind;
use domain::ioms::wire::{ActivityLine, IomPage};
use leptos::prelude::*;

/// Empty lines for new activities; saving gives as many again.
const FRESH: usize = 2;

/// `/ioms/:id/edit`
#[component]
pub fn EditIom() -> impl IntoView {
    let id = iom_of_page();
    view! {
        <Frame title=t!("iom-edit") width=Width::Middle>
            {crumbs([("/ioms".to_owned(), t!("ioms-title")), (format!("/ioms/{id}"), t!("iom-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: IomPage) -> AnyView {
    match page.may_write {
        true => view! { <Whole page/> }.into_any(),
        false => view! { <p class="notice warn">{t!("problem-iom-over")}</p> }.into_any(),
    }
}

#[component]
fn Whole(page: IomPage) -> impl IntoView {
    let is_free = page.state.is_free();
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let deficits: Vec<(String, String)> = std::iter::once((String::new(), "—".to_owned()))
        .chain(page.links.iter().map(|link| {
            let title = match link.title.is_empty() {
                true => t!("iom-elsewhere"),
                false => link.title.clone(),
            };
            (link.id.clone(), title)
        }))
        .collect();
    let count = page.activities.len();
    let known = page.activities.iter().cloned().map(Some);
    let lines = known.chain(std::iter::repeat_n(None, FRESH)).enumerate();
    let lines = lines.map(|(number, one)| {
        view! { <Activity number one deficits=deficits.clone() is_fresh={number >= count}/> }
    });
    let lines = lines.collect_view();
    let title = match is_free {
        true => t!("iom-edit"),
        false => t!("iom-amend"),
    };
    view! {
        <div class="page-head"><div><h1>{title}</h1><p class="lead">{page.name.clone()}</p></div></div>
        <PostForm action="/api/ioms/edit" class="stack loose">
            <input type="hidden" name="id" value=page.id.to_string()/>
            {(!is_free).then(|| view! {
                <section class="card">
                    <p class="hint">{t!("iom-amend-hint")}</p>
                    <div class="window">
                        <Field name="iom[amended_on]" label=t!("iom-amended-on") kind="date" value=page.today.to_string()/>
                    </div>
                    <Field name="iom[reason]" label=t!("iom-amend-reason") required=true/>
                </section>
            })}
            <section class="card">
                <div class="window">
                    <Field name="iom[from]" label=t!("iom-from") kind="date" value=text(page.from)/>
                    <Field name="iom[to]" label=t!("iom-to") kind="date" value=text(page.to)/>
                </div>
                <Field name="iom[escort]" label=t!("iom-escort") hint=t!("iom-escort-hint") list="iom-staff" value=page.escort/>
                <Choices id="iom-staff" words=page.staff/>
                <Area name="iom[goal]" label=t!("iom-goal") hint=t!("iom-goal-hint") value=page.goal/>
                <Area name="iom[expected]" label=t!("iom-expected") value=page.expected/>
            </section>
            <section class="stack" id="field-iom[activities]">
                <h2>{t!("iom-plan")}</h2>
                {lines}
            </section>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=format!("/ioms/{}", page.id)>{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}

#[component]
fn Activity(
    number: usize,
    one: Option<ActivityLine>,
    deficits: Vec<(String, String)>,
    is_fresh: bool,
) -> impl IntoView {
    let one = one.unwrap_or_else(blank);
    let name = |field: &str| format!("iom[activities][{number}][{field}]");
    let legend = match is_fresh {
        true => t!("iom-activity-new"),
        false => t!("iom-activity-no", no = number + 1),
    };
    view! {
        <fieldset class="card iom-activity">
            <legend>{legend}</legend>
            <input type="hidden" name=name("id") value=one.id/>
            <Field name=name("title") label=t!("iom-activity-title") value=one.title/>
            <div class="window">
                <Select name=name("kind") label=t!("iom-activity-kind") value=one.kind.code().to_owned() choices=kinds()/>
                <Select name=name("link") label=t!("iom-activity-deficit") value=one.link choices=deficits/>
                <Field name=name("provider") label=t!("iom-activity-provider") value=one.provider/>
                <Field name=name("hours") label=t!("iom-activity-hours") value=one.hours.map(|hours| hours.to_string()).unwrap_or_default()/>
                <Field name=name("due") label=t!("iom-activity-due") kind="date" value=one.due.map(|due| due.to_string()).unwrap_or_default()/>
                <Field name=name("result_form") label=t!("iom-activity-result") value=one.result_form/>
            </div>
            {(!is_fresh).then(|| view! {
                <label class="check"><input type="checkbox" name=name("remove") value="yes"/>{t!("iom-activity-remove")}</label>
            })}
        </fieldset>
    }
}

fn blank() -> ActivityLine {
    ActivityLine {
        id: String::new(),
        link: String::new(),
        kind: ActivityKind::Nonformal,
        title: String::new(),
        provider: String::new(),
        hours: None,
        due: None,
        result_form: String::new(),
        state: domain::ioms::state::ActivityState::Planned,
        done_on: None,
        evidence: String::new(),
    }
}
