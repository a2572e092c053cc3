//! The bank to print: what is open on a day, with the sums and a place to sign (Ф-5, `domain.md` 6.2).

use super::api::sheet;
use super::words::{kind_word, sums_words};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, points};
use crate::ui::print::PrintButton;
use domain::vacancies::wire::{VacancyLine, VacancySheet};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/vacancies/sheet`
#[component]
pub fn Sheet() -> impl IntoView {
    let on = use_query_map().with_untracked(|map| map.get("on").unwrap_or_default());
    view! {
        <Frame title=t!("vacancies-sheet-title")>
            {crumbs([("/vacancies".to_owned(), t!("vacancies-title"))])}
            {loaded(sheet(on), |bank| view! { <Whole bank/> })}
        </Frame>
    }
}

#[component]
fn Whole(bank: VacancySheet) -> impl IntoView {
    let is_empty = bank.rows.is_empty();
    view! {
        <article class="iom-sheet">
            <header>
                <p>{bank.organization}</p>
                <h1>{t!("vacancies-sheet-title")}</h1>
                <p>{t!("vacancies-sheet-on", day = day(bank.on))}</p>
                <PrintButton words=t!("print")/>
            </header>
            {match is_empty {
                true => view! { <p>{t!("vacancies-sheet-none")}</p> }.into_any(),
                false => view! { <Rows rows=bank.rows/> }.into_any(),
            }}
            <p><b>{t!("vacancies-sheet-sum", count = bank.sums.posts)}</b>" · "{sums_words(&bank.sums)}</p>
            <section>
                <ul class="signatures">
                    <li><span>{t!("vacancies-sheet-head")}</span><span class="line"></span><span class="line"></span></li>
                </ul>
            </section>
        </article>
    }
}

#[component]
fn Rows(rows: Vec<VacancyLine>) -> impl IntoView {
    let heads = ["position", "subject", "rate", "posts", "load", "opened"];
    let heads = heads.map(|field| view! { <th scope="col">{t!(&format!("vacancies-field-{field}"))}</th> });
    let rows = rows.into_iter().enumerate().map(|(at, line)| {
        let kind = match line.counts {
            true => kind_word(line.is_temporary),
            false => format!("{}, {}", kind_word(line.is_temporary), t!("vacancy-not-counted")),
        };
        view! {
            <tr>
                <td>{at + 1}</td>
                <td>{line.position}</td>
                <td>{line.subject}</td>
                <td>{points(line.rate)}</td>
                <td>{line.posts}</td>
                <td>{line.load_hours}</td>
                <td>{day(line.opened_on)}</td>
                <td>{line.days}</td>
                <td>{kind}</td>
            </tr>
        }
    });
    view! {
        <div class="table-wrap" tabindex="0">
            <table class="table">
                <thead><tr>
                    <th scope="col">"№"</th>
                    {heads.collect_view()}
                    <th scope="col">{t!("vacancies-sheet-days")}</th>
                    <th scope="col">{t!("vacancies-field-temporary")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
