//! The last step: what would become of every row; then what has become of the file.

use super::api::preview;
use super::words::{VerdictBadge, address, cell_problem, column_word, register_word, row_problem, upload_of_page};
use crate::i18n::locale;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use crate::ui::register::{self, asked, paging};
use domain::imports::register::Register;
use domain::imports::verdict::{Checked, Verdict};
use domain::imports::wire::{Applied, PreviewPage};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// `/imports/:id`
#[component]
pub fn ImportPreview() -> impl IntoView {
    let (id, listing) = (upload_of_page(), asked(&["verdict"]));
    let wanted = listing.clone();
    view! {
        <Frame title=t!("imports-preview")>
            {crumbs([("/imports".to_owned(), t!("imports-title"))])}
            {loaded(preview(id, wanted), |page| view! { <Content page listing/> })}
        </Frame>
    }
}

#[component]
fn Content(page: PreviewPage, listing: Listing) -> impl IntoView {
    let lead = t!(
        "imports-preview-lead",
        register = register_word(page.upload.register),
        file = page.upload.file_name.clone()
    );
    let title = match page.upload.applied {
        Some(_) => t!("imports-done"),
        None => t!("imports-preview"),
    };
    let report = format!("/imports/{}/report.xlsx", page.upload.id);
    let columns = format!("/imports/{}/columns", page.upload.id);
    let is_open = page.upload.applied.is_none();
    view! {
        <div class="page-head">
            <div><h1>{title}</h1><p class="lead">{lead}</p></div>
            <div class="actions">
                {is_open.then(|| view! { <a class="button" href=columns>{t!("imports-change-columns")}</a> })}
                <a class="button" href=report download=""><Icon name="download"/>{t!("imports-report")}</a>
            </div>
        </div>
        {match page.upload.applied.clone() {
            Some(applied) => view! { <Done applied register=page.upload.register/> }.into_any(),
            None => view! { <Decision page=page.clone()/> }.into_any(),
        }}
        {page.headings.is_empty().then(|| view! { <Rows page listing/> })}
    }
}

#[component]
fn Done(applied: Applied, register: Register) -> impl IntoView {
    let left_out = applied.left_out;
    view! {
        <div class="notice good" role="status">
            <p>{t!("imports-done-text", rows = applied.rows, changed = applied.changed, at = moment(applied.at))}</p>
            {(left_out > 0).then(|| view! { <p>{t!("imports-done-left", rows = left_out)}</p> })}
        </div>
        <div class="actions section">
            <a class="button primary" href=address(register)>{t!("imports-see", register = register_word(register))}</a>
            <a class="button" href="/imports">{t!("imports-more")}</a>
        </div>
    }
}

/// What may be done with the file, and why not more.
#[component]
fn Decision(page: PreviewPage) -> impl IntoView {
    let taken = page.tally.accepted + page.tally.remarked;
    let again = format!("/imports?register={}", page.upload.register.code());
    let has_refused = page.tally.refused > 0;
    let register = page.upload.register;
    let wrong = page
        .headings
        .iter()
        .map(|one| view! { <li>{row_problem(locale(), register, one)}</li> });
    let wrong = wrong.collect_view();
    let said = match (page.headings.is_empty(), taken, has_refused) {
        (false, ..) => {
            return view! {
                <div class="notice bad"><p>{t!("imports-no-headings")}</p><ul class="rules">{wrong}</ul></div>
            }
            .into_any();
        }
        (_, 0, false) => t!("imports-no-rows"),
        (_, _, true) => t!("imports-has-refused", refused = page.tally.refused),
        _ if page.changed == 0 => t!("imports-nothing-new"),
        _ => t!("imports-all-good", rows = taken, changed = page.changed),
    };
    let tone = if has_refused { "notice bad" } else { "notice good" };
    let word = match has_refused {
        true => t!("imports-apply-rest", rows = taken),
        false => t!("imports-apply", rows = taken),
    };
    let skip = if has_refused { "yes" } else { "" };
    let button = if has_refused { "button" } else { "button primary" };
    view! {
        <div class=tone><p>{said}</p></div>
        <div class="actions section">
            {has_refused.then(|| view! { <a class="button primary" href=again.clone()>{t!("imports-fix")}</a> })}
            {(taken > 0).then(|| view! {
                <PostForm action="/api/imports/apply" fixed=vec![("id", page.upload.id.to_string())]>
                    <input type="hidden" name="skip" value=skip/>
                    <button class=button type="submit">{word}</button>
                </PostForm>
            })}
            <PostForm action="/api/imports/discard" fixed=vec![("id", page.upload.id.to_string())]>
                <button class="button quiet" type="submit">{t!("imports-discard")}</button>
            </PostForm>
        </div>
    }
    .into_any()
}

#[component]
fn Rows(page: PreviewPage, listing: Listing) -> impl IntoView {
    let path = format!("/imports/{}", page.upload.id);
    let tally = page.tally;
    let tab = |verdict: &'static str, word: String, count: usize| {
        let is_here = listing.filter("verdict") == verdict;
        let href = register::address(&path, &listing.with_filter("verdict", verdict));
        view! { <a href=href aria-current=is_here.then_some("page")>{word} " " <span class="badge">{count}</span></a> }
    };
    let all = tally.accepted + tally.remarked + tally.refused;
    let each = [
        (Verdict::Accepted, tally.accepted),
        (Verdict::Remarked, tally.remarked),
        (Verdict::Refused, tally.refused),
    ];
    let each = each.map(|(verdict, count)| {
        tab(
            verdict.code(),
            t!(&format!("import-verdicts-{}", verdict.code())),
            count,
        )
    });
    let all = tab("", t!("import-verdicts-all"), all);
    let pages = paging(&path, &listing, &page.page);
    let unread = page.unread.join(", ");
    view! {
        <nav class="tabs section" aria-label=t!("import-report-verdict")>{all}{each.into_iter().collect_view()}</nav>
        <div class="stack section">
            {match page.page.rows.is_empty() {
                true => view! { <p class="hint">{t!("imports-none-such")}</p> }.into_any(),
                false => view! { <Table page=page.clone()/> }.into_any(),
            }}
            {pages}
            {(!unread.is_empty()).then(|| view! { <p class="hint">{t!("imports-unread", columns = unread)}</p> })}
        </div>
    }
}

#[component]
fn Table(page: PreviewPage) -> impl IntoView {
    let register = page.upload.register;
    let words: Vec<String> = page
        .columns
        .iter()
        .map(|name| column_word(locale(), register, name))
        .collect();
    let heads = words.iter().map(|word| view! { <th scope="col">{word.clone()}</th> });
    let heads = heads.collect_view();
    let rows = page.page.rows.into_iter().map(|one| row(register, one, &words));
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=t!("imports-preview")>
            <table class="table stacks">
                <caption class="hidden-label">{t!("imports-preview")}</caption>
                <thead><tr>
                    <th scope="col" class="number">{t!("import-report-line")}</th>
                    <th scope="col">{t!("import-report-verdict")}</th>
                    <th scope="col">{t!("import-report-remarks")}</th>
                    {heads}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(register: Register, one: Checked, words: &[String]) -> impl IntoView + use<> {
    let problems = one
        .problems
        .iter()
        .map(|problem| view! { <li>{cell_problem(register, problem)}</li> });
    let problems = problems.collect_view();
    let cells = one.cells.into_iter().zip(words.to_vec());
    let cells = cells
        .map(|(cell, word)| view! { <td data-label=word>{cell}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row" class="number" data-label=t!("import-report-line")>{one.line}</th>
            <td data-label=t!("import-report-verdict")><VerdictBadge verdict=one.verdict/></td>
            <td data-label=t!("import-report-remarks")>{(!one.problems.is_empty()).then(|| view! { <ul class="remarks">{problems}</ul> })}</td>
            {cells}
        </tr>
    }
}
