//! What the group's answers tell of the test itself. These numbers are for the test's authors and never change a
//! person's result (`domain.md` 2.4).

use crate::i18n::locale;
use crate::t;
use crate::ui::number::percent;
use domain::campaigns::results_wire::{ItemLine, Results};
use domain::psychometrics::reliability::ENOUGH_FOR_GROUPS;
use leptos::prelude::*;

/// How many people make item statistics worth more than a hint.
const ENOUGH_PEOPLE: usize = 100;

/// Difficulty and discrimination of each item, and alpha.
#[component]
pub fn Items(results: Results) -> impl IntoView {
    let is_small = results.people_count < ENOUGH_PEOPLE;
    let alpha = results.alpha.map(|alpha| {
        let key = match alpha >= ENOUGH_FOR_GROUPS {
            true => "results-alpha-enough",
            false => "results-alpha-low",
        };
        view! { <p>{t!("results-alpha", value = decimal(alpha, 2))}" "{t!(key)}</p> }
    });
    view! {
        <section class="section">
            <h2>{t!("results-by-item")}</h2>
            <div class="notice stack">
                {alpha}
                {is_small.then(|| view! { <p>{t!("results-small", count = results.people_count)}</p> })}
            </div>
            <div class="table-wrap section">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("results-by-item")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-item")}</th>
                            <th scope="col" class="number">{t!("results-people")}</th>
                            <th scope="col" class="number">{t!("results-difficulty")}</th>
                            <th scope="col" class="number">{t!("results-item-rest")}</th>
                            <th scope="col">{t!("results-remark")}</th>
                        </tr>
                    </thead>
                    <tbody>{results.items.into_iter().map(item_row).collect_view()}</tbody>
                </table>
            </div>
            <p class="hint">{t!("results-items-hint")}</p>
        </section>
    }
}

fn item_row(item: ItemLine) -> impl IntoView {
    let difficulty = item.difficulty.map_or_else(|| "—".to_owned(), percent);
    let item_rest = item.item_rest.map_or_else(|| "—".to_owned(), |r| decimal(r, 2));
    view! {
        <tr>
            <th scope="row">{item.code}<small>{item.stem}</small></th>
            <td class="number" data-label=t!("results-people")>{item.people}</td>
            <td class="number" data-label=t!("results-difficulty")>{difficulty}</td>
            <td class="number" data-label=t!("results-item-rest")>{item_rest}</td>
            <td>{item.is_flagged.then(|| view! { <span class="badge warn">{t!("results-weak")}</span> })}</td>
        </tr>
    }
}

/// A statistic with the language's decimal mark and a real minus.
fn decimal(value: f64, digits: usize) -> String {
    let shown = format!("{value:.digits$}");
    let shown = shown.replace('.', &locale().decimal_mark().to_string());
    shown.replace('-', "\u{2212}")
}
