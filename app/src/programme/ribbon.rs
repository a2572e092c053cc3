//! The ribbon of stages: where the year stands, how many days are left.

use crate::t;
use domain::programme::stages::Stage;
use domain::programme::wire::Ribbon;
use leptos::prelude::*;

/// Three stages with their dates and one sentence about today.
#[component]
pub fn StageRibbon(ribbon: Ribbon) -> impl IntoView {
    let stages = ribbon
        .stages
        .clone()
        .into_iter()
        .map(|stage| view! { <One stage ribbon=ribbon.clone()/> });
    let stages = stages.collect_view();
    let late = (ribbon.overdue > 0).then(|| {
        view! { <a class="badge bad" href="/programme/plan">{t!("ribbon-overdue", count = ribbon.overdue)}</a> }
    });
    view! {
        <section class="ribbon" aria-label=t!("ribbon-title")>
            <ol>{stages}</ol>
            <p>{sentence(&ribbon)} " " {late}</p>
            <details>
                <summary>{t!("stage-rights")}</summary>
                <ul class="rules">{rights(&ribbon)}</ul>
            </details>
        </section>
    }
}

#[component]
fn One(stage: Stage, ribbon: Ribbon) -> impl IntoView {
    let is_now = ribbon.current.contains(&stage.code);
    let state = match (is_now, stage.to < ribbon.today) {
        (true, _) => "now",
        (false, true) => "past",
        (false, false) => "ahead",
    };
    let days = format!("{} – {}", stage.from.format("%d.%m"), stage.to.format("%d.%m"));
    view! {
        <li data-state=state aria-current=is_now.then_some("step")>
            <b>{t!(&format!("stage-{}", stage.code.code()))}</b>
            <span>{days}</span>
        </li>
    }
}

/// What may be done today and what is refused; on a border day by both stages (`domain.md` 1.3).
fn rights(ribbon: &Ribbon) -> impl IntoView + use<> {
    let mut codes: Vec<&str> = ribbon.current.iter().map(|one| one.code()).collect();
    if codes.is_empty() {
        codes.push("between");
    }
    let lines = codes.into_iter().flat_map(|code| {
        let [may, not] = ["may", "not"].map(|what| t!(&format!("stage-{what}-{code}")));
        [view! { <li>{may}</li> }, view! { <li>{not}</li> }]
    });
    lines.collect::<Vec<_>>()
}

fn sentence(ribbon: &Ribbon) -> String {
    match (ribbon.current.last(), ribbon.days_left) {
        (Some(stage), Some(0)) => t!(&format!("ribbon-last-{}", stage.code())),
        (Some(stage), Some(days)) => {
            let now = t!(&format!("ribbon-now-{}", stage.code()));
            format!("{now}: {}", t!("ribbon-left", count = days))
        }
        (None, Some(days)) => t!("ribbon-before", count = days),
        (_, None) => t!("ribbon-over"),
    }
}
