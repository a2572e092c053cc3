//! What the group answered, item by item: frequencies, means and texts, for tests and questionnaires (SR-34).

use super::answers_cells::cells;
use super::board_api::counted_answers;
use super::board_words::{campaign_of_page, closed_until};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::bar::Bar;
use crate::ui::error_page::loaded;
use crate::ui::markdown::MarkdownLine;
use crate::ui::number::{day, percent, points};
use crate::ui::print::PrintButton;
use domain::campaigns::results_wire::GroupAnswers;
use domain::campaigns::tally::{GridRow, ItemTally, Line, PlaceLine, Summary, Tally};
use domain::points::{Exact, whole};
use domain::questionnaire::kinds::time::written;
use leptos::prelude::*;

/// `/campaigns/{id}/answers`
#[component]
pub fn AnswersPage() -> impl IntoView {
    let id = campaign_of_page();
    view! {
        <Frame title=t!("answers-title") width=Width::Middle>
            {loaded(counted_answers(id), |answers| view! { <Whole answers/> })}
        </Frame>
    }
}

#[component]
fn Whole(answers: GroupAnswers) -> impl IntoView {
    let results = format!("/campaigns/{}/results", answers.campaign);
    let items = answers.items.into_iter().map(one).collect_view();
    view! {
        {crumbs([("/campaigns".to_owned(), t!("section-campaigns")), (results, t!("results-title"))])}
        <div class="page-head">
            <div>
                <h1>{t!("answers-title")}</h1>
                <p class="lead">{answers.title}{answers.opens_at.is_none().then(|| format!(" · {}", t!("results-counted", count = answers.people_count)))}</p>
            </div>
            <div class="actions"><PrintButton words=t!("print")/></div>
        </div>
        {match (answers.people_count, answers.is_hidden) {
            _ if answers.opens_at.is_some() => closed_until(answers.opens_at).into_any(),
            (0, _) => view! { <p class="notice">{t!("results-none")}</p> }.into_any(),
            (_, true) => view! { <p class="notice">{t!("results-hidden")}</p> }.into_any(),
            _ => view! { <div class="stack loose">{items}</div> }.into_any(),
        }}
    }
}

fn one(item: ItemTally) -> impl IntoView {
    let people = item.answered;
    view! {
        <section class="card stack">
            <div>
                <p class="hint">{item.no}" · "{t!("answers-given", answered = people, asked = item.asked)}</p>
                <h2 class="answers-stem"><MarkdownLine text=item.stem/></h2>
            </div>
            {match (people, item.answers) {
                (0, _) => view! { <p class="hint">{t!("answers-nobody")}</p> }.into_any(),
                (_, Tally::Options { lines, others }) => view! {
                    {bars(lines, people)}
                    {(!others.is_empty()).then(|| view! { <h3>{t!("answers-others")}</h3>{texts(others)} })}
                }
                .into_any(),
                (_, Tally::Steps { lines, mean, nps }) => view! {
                    {bars(lines, people)}
                    <p>
                        {mean.map(|mean| t!("answers-mean", mean = points(mean)))}
                        {nps.map(|nps| format!(" {}", t!("answers-nps", nps = decimal_of(nps))))}
                    </p>
                }
                .into_any(),
                (_, Tally::Grid { columns, rows }) => grid(columns, rows, people),
                (_, Tally::Cells { columns, rows }) => cells(columns, rows),
                (_, Tally::Places(lines)) => places(lines),
                (_, Tally::Numbers(summary)) => summary.map(numbers).into_any(),
                (_, Tally::Days(days)) => bars(days.into_iter().map(|(on, count)| given(day(on), count)).collect(), people).into_any(),
                (_, Tally::Times(times)) => bars(times.into_iter().map(|(at, count)| given(written(at), count)).collect(), people).into_any(),
                (_, Tally::Texts(lines)) => texts(lines).into_any(),
                (_, Tally::Withheld(from)) => withheld(from).into_any(),
            }}
        </section>
    }
}

/// Few have answered: nobody is to be known by it.
pub(super) fn withheld(from: usize) -> impl IntoView {
    view! { <p class="hint">{t!("answers-withheld", count = from)}</p> }
}

fn share(count: usize, of: usize) -> Exact {
    let exact = |count: usize| whole(i64::try_from(count).unwrap_or(i64::MAX));
    if of == 0 { whole(0) } else { exact(count) / exact(of) }
}

/// What was given, with no right answer among it.
fn given(text: String, count: usize) -> Line {
    Line {
        text,
        count,
        is_key: false,
    }
}

fn bars(lines: Vec<Line>, people: usize) -> impl IntoView {
    let row = |line: Line| {
        let share = share(line.count, people);
        view! {
            <li>
                <span>
                    <MarkdownLine text=line.text/>
                    {line.is_key.then(|| view! { " " <span class="badge good">{t!("answers-key")}</span> })}
                </span>
                <span class="value">{line.count}" "<b>{percent(share)}</b></span>
                <Bar percentage={share * 100}/>
            </li>
        }
    };
    view! { <ul class="bars">{lines.into_iter().map(row).collect_view()}</ul> }
}

pub(super) fn texts(lines: Vec<Line>) -> impl IntoView {
    let row = |line: Line| {
        let times = (line.count > 1).then(|| t!("answers-times", count = line.count));
        view! { <li class="written">{line.text}{times.map(|times| view! { <small class="hint">" · "{times}</small> })}</li> }
    };
    view! { <ul class="stack answers-texts">{lines.into_iter().map(row).collect_view()}</ul> }
}

/// Rows × columns under their heads.
pub(super) fn under_heads(columns: &[String], class: Option<&'static str>, body: impl IntoView + 'static) -> AnyView {
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class=class><MarkdownLine text=column.clone()/></th> });
    let heads = heads.collect_view();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=t!("answers-grid")>
            <table class="table stacks">
                <thead><tr><th scope="col">{t!("answers-row")}</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn grid(columns: Vec<String>, rows: Vec<GridRow>, people: usize) -> AnyView {
    let row = |row: GridRow| {
        let cells = columns.iter().zip(row.counts).enumerate().map(|(at, (column, count))| {
            let is_key = row.key == Some(at);
            let shown = format!("{count} · {}", percent(share(count, people)));
            view! {
                <td class="number" data-label=column.clone()>
                    <span>{shown}{is_key.then(|| view! { " " <span class="badge good">{t!("answers-key")}</span> })}</span>
                </td>
            }
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row"><MarkdownLine text=row.text/></th>{cells}</tr> }
    };
    let body = rows.into_iter().map(row).collect_view();
    under_heads(&columns, Some("number"), body)
}

fn places(lines: Vec<PlaceLine>) -> AnyView {
    let row = |line: PlaceLine| {
        let mean = line.mean.map_or_else(|| "—".to_owned(), decimal_of);
        view! {
            <tr>
                <th scope="row"><MarkdownLine text=line.text/></th>
                <td class="number" data-label=t!("answers-place")>{mean}</td>
                <td class="number" data-label=t!("results-people")>{line.count}</td>
            </tr>
        }
    };
    let body = lines.into_iter().map(row).collect_view();
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <thead>
                    <tr>
                        <th scope="col">{t!("answers-option")}</th>
                        <th scope="col" class="number">{t!("answers-place")}</th>
                        <th scope="col" class="number">{t!("results-people")}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn numbers(summary: Summary) -> impl IntoView {
    view! {
        <dl class="facts">
            <dt>{t!("answers-mean-name")}</dt><dd>{decimal_of(summary.mean)}</dd>
            <dt>{t!("answers-median")}</dt><dd>{decimal_of(summary.median)}</dd>
            <dt>{t!("answers-least-most")}</dt><dd>{points(summary.least)}" – "{points(summary.most)}</dd>
        </dl>
    }
}

/// With two digits, as statistics are read.
pub(super) fn decimal_of(value: Exact) -> String {
    domain::points::show(value, 2, crate::i18n::locale().decimal_mark())
}
