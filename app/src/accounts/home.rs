//! The start page of staff: what is going on, what to do next.

use super::api::home;
use crate::backups::notice::CopiesNotice;
use crate::indicators::pair::HomeIndicators;
use crate::layout::frame::Frame;
use crate::programme::ribbon::StageRibbon;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{moment, percent};
use domain::access::Verb;
use domain::accounts::wire::{RunningCampaign, StartPage, Tasks};
use domain::points::Exact;
use leptos::prelude::*;

/// What is going on, and where to go.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Frame title=t!("home-title")>
            {loaded(home(), |data| view! { <Start data/> })}
        </Frame>
    }
}

#[component]
fn Start(data: StartPage) -> impl IntoView {
    let request = PageRequest::here();
    let sees_campaigns = request.may(Verb::CampaignRead);
    let content = match (sees_campaigns, data.running.is_empty()) {
        (false, _) if request.may(Verb::UnionRead) => view! { <Head/> }.into_any(),
        (false, _) => view! { <Keeper/> }.into_any(),
        (true, true) if !data.has_campaigns => view! { <FirstSteps data=data.clone()/> }.into_any(),
        (true, true) => view! { <Quiet/> }.into_any(),
        (true, false) => view! { <Running data=data.clone()/> }.into_any(),
    };
    let running = data.running.len() as i64;
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("home-greeting", name = address(&data.name))}</h1>
                {(sees_campaigns && data.has_campaigns).then(|| view! { <p class="lead">{t!("home-running", count = running)}</p> })}
            </div>
            <div class="actions">
                {request.may(Verb::InstrumentWrite).then(|| view! {
                    <a class="button" href="/instruments">{t!("home-new-instrument")}</a>
                })}
                {(request.may(Verb::CampaignWrite) && data.has_instruments).then(|| view! {
                    <a class="button primary" href="/campaigns/new">{t!("home-new-campaign")}</a>
                })}
            </div>
        </div>
        {data.copies_alarm.map(|alarm| view! { <CopiesNotice alarm is_elsewhere=true/> })}
        {data.ribbon.map(|ribbon| view! { <StageRibbon ribbon/> })}
        <Waiting tasks=data.tasks/>
        {content}
        {request.may(Verb::IndicatorRead).then(|| view! { <HomeIndicators/> })}
    }
}

/// What waits for the reader's decision in the registers.
#[component]
fn Waiting(tasks: Tasks) -> impl IntoView {
    let line = |count: u64, href: &'static str, key: &'static str| {
        (count > 0).then(|| view! { <li data-state="stop"><span><a href=href>{t!(key, count = count)}</a></span></li> })
    };
    let is_any = tasks != Tasks::default();
    is_any.then(|| {
        view! {
            <section class="card section">
                <h2>{t!("home-decide")}</h2>
                <ul class="check-list">
                    {line(tasks.participations, "/events/waiting", "events-waiting-count")}
                    {line(tasks.vacancies, "/vacancies#awaiting", "vacancies-awaiting")}
                </ul>
            </section>
        }
    })
}

#[component]
fn Running(data: StartPage) -> impl IntoView {
    let waiting = data.running.iter().filter(|one| one.complete < one.eligible);
    let waiting: Vec<_> = waiting
        .map(|one| (one.id, one.title.clone(), one.eligible - one.complete))
        .collect();
    view! {
        <div class="beside">
            <section>
                <h2 class="hidden-label">{t!("section-campaigns")}</h2>
                <ul class="stack">{data.running.into_iter().map(|one| view! { <Row one/> }).collect_view()}</ul>
            </section>
            <aside class="stack">
                <section class="card">
                    <h2>{t!("home-today")}</h2>
                    <ul class="check-list">
                        {waiting.into_iter().map(|(id, title, count)| view! {
                            <li data-state="stop">
                                <span><a href=format!("/campaigns/{id}")>{t!("home-silent", count = i64::from(count))}</a>" "<small>{title}</small></span>
                            </li>
                        }).collect_view()}
                        <li data-state="look"><span><a href="/indicators">{t!("home-indicator")}</a></span></li>
                    </ul>
                </section>
            </aside>
        </div>
    }
}

#[component]
fn Row(one: RunningCampaign) -> impl IntoView {
    let (complete, eligible) = (i64::from(one.complete), i64::from(one.eligible));
    let share = (eligible > 0).then(|| Exact::new(complete, eligible));
    let width = share.map_or(0, |share| (share * 100).round().to_integer());
    let (badge, word) = match one.is_paused {
        true => ("badge warn", t!("home-paused")),
        false => ("badge good live", t!("home-open")),
    };
    view! {
        <li class="card card-link campaign-row">
            <div>
                <h3>
                    <a href=format!("/campaigns/{}", one.id)>{one.title}</a>
                    <span class=badge>{word}</span>
                </h3>
                <p class="hint">{t!("home-until", moment = moment(one.closes_at))}</p>
            </div>
            <p class="rate">
                <span class="hidden-label">{t!("home-rate")}</span>
                {share.map_or_else(|| "—".to_owned(), percent)}
                " "<small>{t!("home-of", complete = complete, eligible = eligible)}</small>
            </p>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width=width height="1"/>
            </svg>
        </li>
    }
}

/// Nothing was ever asked here: what to do first.
#[component]
fn FirstSteps(data: StartPage) -> impl IntoView {
    let next = match (data.has_teachers, data.has_instruments) {
        (false, _) => ("/roster", t!("home-step-roster")),
        (true, false) => ("/instruments", t!("home-step-instrument")),
        (true, true) => ("/campaigns/new", t!("home-step-campaign")),
    };
    view! {
        <div class="empty">
            <Sheet/>
            <h2>{t!("home-empty-title")}</h2>
            <p>{t!("home-empty-text")}</p>
            <div class="actions">
                <a class="button primary" href=next.0>{next.1}</a>
                <a class="button" href="/help">{t!("help")}</a>
            </div>
        </div>
    }
}

/// Campaigns have been, none is going on.
#[component]
fn Quiet() -> impl IntoView {
    view! {
        <div class="empty">
            <Sheet/>
            <h2>{t!("home-quiet-title")}</h2>
            <p>{t!("home-quiet-text")}</p>
            <div class="actions">
                <a class="button" href="/campaigns">{t!("home-all-campaigns")}</a>
                <a class="button" href="/indicators">{t!("section-indicators")}</a>
            </div>
        </div>
    }
}

/// The start page of those who keep the accounts and see no answers.
#[component]
fn Keeper() -> impl IntoView {
    let may_manage = PageRequest::here().may(Verb::UserManage);
    view! {
        <div class="empty">
            <Sheet/>
            <h2>{t!("home-keeper-title")}</h2>
            <p>{t!("home-keeper-text")}</p>
            {may_manage.then(|| view! {
                <div class="actions">
                    <a class="button primary" href="/accounts">{t!("home-users")}</a>
                    <a class="button" href="/accounts#new">{t!("user-add")}</a>
                </div>
            })}
        </div>
    }
}

/// The start page of the head of a methodical union.
#[component]
fn Head() -> impl IntoView {
    view! {
        <div class="empty">
            <Sheet/>
            <h2>{t!("home-union-title")}</h2>
            <p>{t!("home-union-text")}</p>
            <div class="actions">
                <a class="button primary" href="/union">{t!("home-union-open")}</a>
                <a class="button" href="/events">{t!("home-union-events")}</a>
            </div>
        </div>
    }
}

#[component]
fn Sheet() -> impl IntoView {
    view! {
        <svg viewBox="0 0 48 48" aria-hidden="true">
            <path d="M10 6h22l6 6v30H10zM32 6v6h6M16 20h16M16 27h16M16 34h9"/>
        </svg>
    }
}

/// How a person is addressed: by name and patronymic where both are written out, else as the name stands.
fn address(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [_, first, patronymic] if !name.contains('.') => format!("{first} {patronymic}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_addressed_by_name_and_patronymic() {
        for (name, said) in [
            ("Демченко Вера Андреевна", "Вера Андреевна"),
            ("Петров А. В.", "Петров А. В."),
            ("admin", "admin"),
        ] {
            assert_eq!(address(name), said);
        }
    }
}
