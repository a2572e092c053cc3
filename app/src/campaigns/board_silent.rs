//! The list of those who have not answered, with their links for a reminder (H4).

use super::board_words::{RungBadge, moment};
use crate::request::PageRequest;
use crate::t;
use crate::ui::copy::{CopyButton, Copying};
use crate::ui::icon::Icon;
use domain::access::Verb;
use domain::campaigns::board_wire::NonRespondent;
use domain::ids::CampaignId;
use leptos::prelude::*;

/// Who has not answered, with links to remind them.
#[component]
pub fn Silent(campaign: CampaignId, silent: Vec<NonRespondent>, count: usize) -> impl IntoView {
    let shown = silent.len();
    let print = format!("/campaigns/{campaign}/slips?only=silent");
    let may_print = PageRequest::here().may(Verb::CampaignWrite) && silent.iter().any(|one| one.link.is_some());
    let rows = silent.into_iter().map(silent_row).collect_view();
    view! {
        <section class="section">
            <Copying done=t!("board-copied")>
                <div data-live="silent">
                    <div class="section-head">
                        <h2>{t!("board-silent")}" "<span class="badge">{count}</span></h2>
                        {may_print.then(|| view! {
                            <div class="actions end">
                                <a class="button" href=print><Icon name="print"/>{t!("board-print-links")}</a>
                            </div>
                        })}
                    </div>
                    {match count {
                        0 => view! { <p class="hint">{t!("board-nobody-silent")}</p> }.into_any(),
                        _ => silent_table(rows).into_any(),
                    }}
                    {(shown < count).then(|| view! {
                        <p class="hint">
                            {t!("board-silent-first", shown = shown)} " "
                            <a href=format!("/campaigns/{campaign}/links?only=silent")>{t!("board-silent-all")}</a>
                        </p>
                    })}
                </div>
            </Copying>
        </section>
    }
}

fn silent_table(rows: impl IntoView) -> impl IntoView {
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("board-silent")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("board-person")}</th>
                        <th scope="col">{t!("board-rung")}</th>
                        <th scope="col">{t!("board-seen")}</th>
                        <th scope="col">{t!("board-link")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn silent_row(one: NonRespondent) -> impl IntoView {
    let field = format!("link-{}", one.target.0.simple());
    let (seen_label, name) = (t!("board-seen-short"), one.name.clone());
    let seen = one.seen_at.map_or_else(|| "—".to_owned(), moment);
    let place = [one.position, one.union].into_iter().filter(|word| !word.is_empty());
    let place = place.collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <th scope="row">{one.name}<small>{place}</small></th>
            <td><RungBadge rung=one.rung/></td>
            <td data-label=seen_label>{seen}</td>
            <td class="act">{one.link.map(|link| view! {
                <span class="link-field">
                    <input class="input" id=field.clone() value=link readonly size="24" aria-label=t!("board-link-of", name = name.clone())/>
                    <CopyButton of=field words=t!("copy") label=t!("board-copy-of", name = name)/>
                </span>
            })}</td>
        </tr>
    }
}
