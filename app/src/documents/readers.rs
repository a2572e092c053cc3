//! «Ознакомлены 37 из 41»: whom a document was sent to, who has not read it, ticks of the paper list, a new sending.

use crate::t;
use crate::ui::bar::Bar;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::tick::Tick;
use chrono::NaiveDate;
use domain::campaigns::audience::AudienceGroup;
use domain::documents::document::{Means, Standing};
use domain::documents::wire::{AcknowledgementList, DocumentPage, Reader};
use domain::points::Exact;
use leptos::prelude::*;

/// Everything about those who have to read a document.
#[component]
pub fn Readers(page: DocumentPage) -> impl IntoView {
    let (today, may_write) = (page.today, page.may_write);
    let is_sent = !page.lists.is_empty();
    let may_send = may_write && page.line.standing != Standing::Repealed;
    let lists = page
        .lists
        .iter()
        .map(|list| view! { <List list=list.clone() today may_write/> });
    let lists = lists.collect_view();
    view! {
        <section class="section stack" id="readers">
            <h2>{t!("readers-title")}</h2>
            {(!is_sent).then(|| view! { <p class="hint">{t!("readers-none")}</p> })}
            {lists}
            {may_send.then(|| view! { <Sending page/> })}
        </section>
    }
}

#[component]
fn List(list: AcknowledgementList, today: NaiveDate, may_write: bool) -> impl IntoView {
    let (read, asked) = (list.readers.len(), list.readers.len() + list.silent.len());
    let part = |count: usize| i64::try_from(count).unwrap_or_default();
    let percentage = Exact::new(part(read) * 100, part(asked).max(1));
    let groups = list.groups.iter().map(|code| t!(&format!("audience-{code}")));
    let whom: Vec<String> = groups.chain(list.unions.iter().cloned()).collect();
    let is_late = list.due_on.is_some_and(|due| due < today) && !list.silent.is_empty();
    let due = list.due_on.map(|due| t!("readers-due", day = day(due)));
    let about = t!("readers-sent", day = day(list.sent_on), staff = day(list.staff_on));
    let id = list.id.to_string();
    view! {
        <article class="card stack">
            <div>
                <h3>{t!("readers-count", read = read, asked = asked)}
                    {is_late.then(|| view! { " " <span class="badge warn">{t!("readers-late")}</span> })}
                </h3>
                <p class="hint">{whom.join(", ")} " · " {about} {due.map(|due| format!(" · {due}"))}</p>
            </div>
            <Bar percentage/>
            <Silent id=id.clone() silent=list.silent today may_write/>
            <Done id=id.clone() readers=list.readers may_write/>
            {(read == 0 && may_write).then(|| view! {
                <PostForm action="/api/documents/withdraw" fixed=vec![("list", id)]>
                    <button class="linklike" type="submit">{t!("readers-withdraw")}</button>
                </PostForm>
            })}
        </article>
    }
}

/// Who has not read it; whoever has no link is ticked off with the day of their signature.
#[component]
fn Silent(id: String, silent: Vec<Reader>, today: NaiveDate, may_write: bool) -> impl IntoView {
    let count = silent.len();
    let names: Vec<String> = silent.iter().map(|one| one.name.clone()).collect();
    let ticks = silent.into_iter().map(|one| {
        view! { <Tick name="tick[persons][]" value=one.person.to_string() words=one.name is_on=false/> }
    });
    let ticks = ticks.collect_view();
    match (count, may_write) {
        (0, _) => view! { <p>{t!("readers-all")}</p> }.into_any(),
        (_, false) => view! { <p><b>{t!("readers-silent", count = count)}</b> " " {names.join(", ")}</p> }.into_any(),
        (_, true) => view! {
            <details open=count <= 12>
                <summary>{t!("readers-silent", count = count)}</summary>
                <PostForm action="/api/documents/tick" class="stack" fixed=vec![("tick[list]", id)]>
                    <Ticks><div class="choices inline">{ticks}</div></Ticks>
                    <Field name="tick[on]" label=t!("readers-on") kind="date" value=today.to_string()/>
                    <div class="actions"><button class="button" type="submit">{t!("readers-tick")}</button></div>
                </PostForm>
            </details>
        }
        .into_any(),
    }
}

/// The ticks with what is wrong about them.
#[component]
fn Ticks(children: Children) -> impl IntoView {
    let state = FieldState::of("tick[persons]");
    view! {
        <fieldset class="stack" id=state.id>
            <legend class="hint">{t!("readers-tick-hint")}</legend>
            {state.error.map(|error| view! { <p class="error">{error}</p> })}
            {children()}
        </fieldset>
    }
}

#[component]
fn Done(id: String, readers: Vec<Reader>, may_write: bool) -> impl IntoView {
    let count = readers.len();
    let lines = readers.into_iter().map(|one| {
        let means = one
            .means
            .map(|means| t!(&format!("readers-means-{}", means.code())))
            .unwrap_or_default();
        let said = one.on.map(day).unwrap_or_default();
        let may_undo = may_write && one.means == Some(Means::Paper);
        let words = t!("readers-untick", name = one.name.clone());
        let fixed = vec![("tick[list]", id.clone()), ("tick[undo]", one.person.to_string())];
        view! {
            <li>
                {one.name} " — " {said} ", " {means}
                {may_undo.then(|| view! {
                    <PostForm action="/api/documents/tick" class="undo" fixed>
                        <button class="linklike" type="submit" aria-label=words>{t!("readers-untick-short")}</button>
                    </PostForm>
                })}
            </li>
        }
    });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{t!("readers-done", count = count)}</summary>
                <ul class="rules readers">{lines}</ul>
            </details>
        }
    })
}

/// A new sending: groups and unions of the staff of a day.
#[component]
fn Sending(page: DocumentPage) -> impl IntoView {
    let is_first = page.lists.is_empty();
    view! {
        <details class="card" open=is_first>
            <summary><b>{t!("readers-send")}</b></summary>
            <PostForm action="/api/documents/send" class="stack">
                <input type="hidden" name="id" value=page.line.id.to_string()/>
                <Whom page=page.clone()/>
                <div class="window">
                    <Field name="send[staff_on]" label=t!("readers-staff-on") kind="date" value=page.today.to_string()/>
                    <Field name="send[due_on]" label=t!("readers-due-on") kind="date"/>
                </div>
                <p class="hint">{t!("readers-send-hint")}</p>
                <div class="actions"><button class="button primary" type="submit">{t!("readers-send-now")}</button></div>
            </PostForm>
        </details>
    }
}

#[component]
fn Whom(page: DocumentPage) -> impl IntoView {
    let error = FieldState::of("send[groups]");
    let groups = AudienceGroup::ALL.iter().map(|group| {
        let is_on = *group == AudienceGroup::Pedagogical;
        let code = group.code();
        view! { <Tick name="send[groups][]" value=code words=t!(&format!("audience-{code}")) is_on/> }
    });
    let groups = groups.collect_view();
    let has_unions = !page.unions.is_empty();
    let unions = page.unions.into_iter();
    let unions = unions.map(|one| view! { <Tick name="send[unions][]" value=one.id words=one.title is_on=false/> });
    let unions = unions.collect_view();
    view! {
        <fieldset class="stack" id=error.id>
            <legend>{t!("readers-whom")}</legend>
            {error.error.map(|said| view! { <p class="error">{said}</p> })}
            <div class="choices inline">{groups}</div>
            {has_unions.then(|| view! { <p class="hint">{t!("readers-unions")}</p><div class="choices inline">{unions}</div> })}
        </fieldset>
        <label class="check">
            <input type="checkbox" name="send[include_external]" value="yes"/>
            {t!("campaign-external")}
        </label>
    }
}
