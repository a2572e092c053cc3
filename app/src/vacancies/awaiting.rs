//! «Подтвердите актуальность»: open rows about which nobody has said since 1 January that they are true (SR-65). In
//! January this is the first thing on the page; later it is a folded line.

use super::words::open_days;
use crate::t;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use chrono::NaiveDate;
use domain::vacancies::wire::VacancyLine;
use leptos::prelude::*;

/// The rows to confirm, one click each or all.
#[component]
pub fn Awaiting(rows: Vec<VacancyLine>, census: NaiveDate, is_january: bool) -> impl IntoView {
    let (count, on) = (rows.len(), day(census));
    match (rows.is_empty(), is_january) {
        (true, _) => ().into_any(),
        (false, true) => view! {
            <section class="notice warn stack" id="awaiting">
                <h2>{t!("vacancies-awaiting", count = count)}</h2>
                <p>{t!("vacancies-awaiting-text", day = on)}</p>
                <Rows rows/>
            </section>
        }
        .into_any(),
        (false, false) => view! {
            <details class="act" id="awaiting">
                <summary class="linklike">{t!("vacancies-awaiting-later", day = on.clone(), count = count)}</summary>
                <section class="card stack"><p>{t!("vacancies-awaiting-text", day = on)}</p><Rows rows/></section>
            </details>
        }
        .into_any(),
    }
}

#[component]
fn Rows(rows: Vec<VacancyLine>) -> impl IntoView {
    let all = rows.iter().map(|line| line.id.to_string());
    let all = all.map(|id| view! { <input type="hidden" name="confirm[vacancies][]" value=id/> });
    let all = all.collect_view();
    let is_many = rows.len() > 1;
    view! {
        <ul class="awaiting">{rows.into_iter().map(|line| view! { <Row line/> }).collect_view()}</ul>
        {is_many.then(|| view! {
            <PostForm action="/api/vacancies/confirm">
                {all}
                <button class="button primary" type="submit">{t!("vacancies-confirm-all")}</button>
            </PostForm>
        })}
    }
}

#[component]
fn Row(line: VacancyLine) -> impl IntoView {
    let at = format!("/vacancies/{}", line.id);
    let said = t!("vacancy-confirm-of", position = line.position.clone());
    let days = open_days(&line);
    view! {
        <li>
            <span><a href=at.clone()>{line.position}</a> " " {days}</span>
            <span class="actions">
                <form method="post" action="/api/vacancies/confirm?one">
                    <input type="hidden" name="confirm[vacancies][]" value=line.id.to_string()/>
                    <button class="button" type="submit" aria-label=said>{t!("vacancy-confirm")}</button>
                </form>
                <a class="button quiet" href=format!("{at}#close")>{t!("vacancy-close")}</a>
            </span>
        </li>
    }
}
