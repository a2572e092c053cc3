//! What all pages of the programme share: the edition of the address, its heading, the ways between the pages.

use crate::error::AppError;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::day;
use domain::ids::ProgrammeVersionId;
use domain::programme::Status;
use domain::programme::wire::VersionLine;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The edition an address names by `v`.
pub fn asked() -> Option<ProgrammeVersionId> {
    named("v")
}

/// The edition that a part of the address names.
pub fn named(name: &str) -> Option<ProgrammeVersionId> {
    use_query_map().with_untracked(|map| map.get(name)?.parse().ok())
}

/// What a page shows of an edition; a school without a programme is told where one begins.
pub fn of_edition<T: 'static, V: IntoView + 'static>(
    answer: impl Future<Output = Result<Option<T>, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> AnyView {
    loaded(answer, |page| {
        page.map(show).map_or_else(no_programme, IntoAny::into_any)
    })
}

fn no_programme() -> AnyView {
    view! {
        <div class="empty">
            <h1>{t!("programme-empty-title")}</h1>
            <p>{t!("programme-empty-text")}</p>
            <div class="actions"><a class="button primary" href="/programme">{t!("programme-go")}</a></div>
        </div>
    }
    .into_any()
}

/// «Утверждена приказом от 22.10.2021 № 322, приложение 3»
pub fn said_order(version: &VersionLine) -> String {
    let Some(date) = version.order_date else {
        return t!(&format!("programme-status-{}-note", version.status.code()));
    };
    let order = t!("programme-order", date = day(date), no = version.order_no.clone());
    match version.annex_no.is_empty() {
        true => order,
        false => format!("{order}, {}", t!("programme-annex", no = version.annex_no.clone())),
    }
}

/// «2026 · редакция 1»
pub fn name(version: &VersionLine) -> String {
    t!("programme-name", year = version.year.to_string(), no = version.no)
}

/// The badge of a status.
#[component]
pub fn StatusBadge(status: Status) -> impl IntoView {
    let class = match status {
        Status::Approved => "badge good",
        Status::Draft => "badge warn",
        Status::Superseded => "badge",
    };
    view! { <span class=class>{t!(&format!("programme-status-{}", status.code()))}</span> }
}

/// Title, edition and order; the tabs below.
#[component]
pub fn Head(version: VersionLine, here: &'static str, children: Children) -> impl IntoView {
    let tabs = ["", "/plan", "/check", "/differences", "/cycle"].map(|tab| {
        let key = format!("programme-tab{}", tab.replace('/', "-"));
        let href = format!("/programme{tab}?v={}", version.id);
        view! { <a href=href aria-current=(tab == here).then_some("page")>{t!(&key)}</a> }
    });
    let definitions = format!("/indicators/definitions/{}", version.id);
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("programme-title")} " " <StatusBadge status=version.status/></h1>
                <p class="lead">{name(&version)} " · " {said_order(&version)}</p>
            </div>
            <div class="actions">{children()}</div>
        </div>
        <nav class="tabs no-print" aria-label=t!("programme-title")>{tabs.collect_view()}<a href=definitions>{t!("definitions-title")}</a></nav>
    }
}
