//! The one page of a questionnaire that is answered without a name: all sections one below the other, one button, and
//! nothing that is kept on the way; and the word of thanks after it.

use super::api::one_sheet;
use super::frame::{Top, invitation, opened};
use super::item::item;
use super::one_sheet::OneSheet;
use super::page::summary;
use super::sheet::Sheet;
use crate::layout::frame::Footer;
use crate::t;
use crate::ui::markdown::Markdown;
use crate::ui::number::moment;
use domain::attempts::anonymous::AnonymousSheet;
use domain::attempts::wire::Welcome;
use domain::ids::{InvitationId, ItemId};
use domain::questionnaire::Section;
use leptos::prelude::*;

/// `/answer/{invitation}/sheet`
#[component]
pub fn AnonymousPage() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <super::gone::Gone/> }.into_any();
    };
    // It was just refused: it comes back in the same answer, as it was typed.
    if let Some(data) = use_context::<AnonymousSheet>() {
        return page(invitation, &data);
    }
    Suspend::new(async move {
        opened(one_sheet(invitation).await, |data| {
            data.map(|data| page(invitation, &data))
        })
    })
    .into_any()
}

fn page(invitation: InvitationId, data: &AnonymousSheet) -> AnyView {
    let sheet = Sheet::of_anonymous(data);
    let (title, organization) = (data.questionnaire.title.clone(), data.organization.clone());
    let hidden: Vec<String> = data.hidden.items.iter().map(ItemId::to_string).collect();
    let sections = data.questionnaire.sections.iter();
    let sections = sections.map(|one| section(one, data.hidden.sections.contains(&one.id), &sheet));
    let sections = sections.collect_view();
    let refused = (!data.problems.is_empty()).then(|| summary(&data.problems, &sheet));
    let has_more = data.has_more && data.problems.is_empty();
    let (action, seed, hidden) = (
        format!("/answer/{invitation}/hand-in"),
        data.seed.to_string(),
        hidden.join(" "),
    );
    let reminder = t!("anonymous-reminder", moment = moment(data.ends_at));
    view! {
        <Top title=title.clone() organization/>
        <OneSheet>
            <main class="page narrow" id="main">
                <div class="run-title">
                    <h1>{title}</h1>
                    <p>{reminder}</p>
                </div>
                {refused}
                {has_more.then(|| view! { <div class="notice" role="status"><p>{t!("anonymous-more")}</p></div> })}
                <form method="post" action=action id="answers" novalidate=true autocomplete="off">
                    <input type="hidden" name="seed" value=seed/>
                    <input type="hidden" name="hidden" value=hidden/>
                    {sections}
                    <div class="actions run-foot">
                        <button class="button primary" type="submit">{t!("review-submit")}</button>
                    </div>
                </form>
            </main>
        </OneSheet>
        <Footer/>
    }
    .into_any()
}

fn section(one: &Section, is_off: bool, sheet: &Sheet) -> impl IntoView + use<> {
    let (title, intro) = (one.title.trim().to_owned(), one.intro.clone());
    let has_head = !title.is_empty() || !intro.trim().is_empty();
    let items: Vec<AnyView> = one.items.iter().map(|one| item(one, sheet)).collect();
    view! {
        <section hidden=is_off>
            {has_head.then(|| view! {
                <div class="run-title">
                    {(!title.is_empty()).then(|| view! { <h2>{title}</h2> })}
                    {(!intro.trim().is_empty()).then(|| view! { <Markdown text=intro/> })}
                </div>
            })}
            {items}
        </section>
    }
}

/// Handed in without a name: no number and no moment that could be looked for among the answers.
pub(super) fn took_part(data: &Welcome) -> impl IntoView + use<> {
    let thanks = data.thanks.clone();
    view! {
        <svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="m4 13 5 5L20 6"/></svg>
        <h1>{t!("anonymous-done")}</h1>
        {(!thanks.trim().is_empty()).then(|| view! { <div class="lead"><Markdown text=thanks/></div> })}
        <p class="lead">{t!("anonymous-done-lead")}</p>
    }
}
