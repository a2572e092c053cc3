//! The first screen of a personal link: what this is, who will see it, until when; and afterwards the receipt.

use super::anonymous::took_part;
use super::api::welcome;
use super::forget::Forget;
use super::frame::{AnswerFrame, invitation, opened};
use crate::documents::own::OwnDocuments;
use crate::events::own::EventsLink;
use crate::i18n::{has_text, locale};
use crate::t;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::markdown::Markdown;
use crate::ui::number::moment;
use crate::ui::print::PrintButton;
use chrono::NaiveDateTime;
use domain::attempts::wire::{Receipt, ResultState, Stage, Welcome};
use domain::ids::InvitationId;
use leptos::prelude::*;

/// The first screen.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <super::gone::Gone/> }.into_any();
    };
    if let Some(data) = use_context::<Welcome>() {
        return screen(invitation, data);
    }
    Suspend::new(async move { opened(welcome(invitation).await, |data| screen(invitation, data)) }).into_any()
}

fn screen(invitation: InvitationId, data: Welcome) -> AnyView {
    let (title, organization) = (data.title.clone(), data.organization.clone());
    match &data.stage {
        Stage::Done(receipt) => {
            let receipt = receipt_view(invitation, &data, receipt);
            view! { <AnswerFrame title organization class="receipt">{receipt}</AnswerFrame> }.into_any()
        }
        Stage::TookPart => {
            let done = took_part(&data);
            view! { <AnswerFrame title organization class="receipt">{done}</AnswerFrame> }.into_any()
        }
        stage => {
            let act = act(invitation, &data, stage);
            view! {
                <AnswerFrame title=title.clone() organization class="welcome">
                    <h1>{title}</h1>
                    <div class="lead"><Markdown text=data.purpose.clone()/></div>
                    {about(&data)}
                    <OwnDocuments invitation/>
                    {act}
                    {events_link(invitation, &data)}
                </AnswerFrame>
            }
            .into_any()
        }
    }
}

/// The way to the person's own events, unless the questionnaire promises not to know who they are, or has yet to be
/// told by the code of the slip.
fn events_link(invitation: InvitationId, data: &Welcome) -> Option<impl IntoView + use<>> {
    let is_known = data.anonymity != "anonymous" && data.stage != Stage::AskCode;
    is_known.then(|| view! { <EventsLink invitation/> })
}

fn about(data: &Welcome) -> impl IntoView + use<> {
    let items = i64::from(data.items);
    let tasks = match data.is_test {
        true => t!("welcome-tasks", count = items),
        false => t!("welcome-questions", count = items),
    };
    let sections =
        (data.sections > 1).then(|| format!(", {}", t!("welcome-sections", count = i64::from(data.sections))));
    let who = t!(&format!("sees-{}", data.anonymity));
    view! {
        <dl class="facts">
            <dt>{t!("welcome-person")}</dt>
            <dd>{data.person.clone()} " " <small>{t!("welcome-not-you")}</small></dd>
            <dt>{t!("welcome-volume")}</dt>
            <dd>{tasks}{sections}</dd>
            {time(data).map(|time| view! { <dt>{t!("welcome-time")}</dt><dd>{time}</dd> })}
            <dt>{t!("welcome-deadline")}</dt>
            <dd>{t!("welcome-until", moment = with_zone(data.closes_at, &data.zone))}</dd>
            <dt>{t!("welcome-sees")}</dt>
            <dd>{who}</dd>
            {(!data.contact.is_empty()).then(|| view! { <dt>{t!("welcome-contact")}</dt><dd>{data.contact.clone()}</dd> })}
            {data.code.clone().map(|code| view! {
                <dt>{t!("welcome-code")}</dt>
                <dd><b>{code}</b> " " <small>{t!("welcome-code-why")}</small></dd>
            })}
        </dl>
    }
}

fn time(data: &Welcome) -> Option<String> {
    match (data.limit_minutes, data.takes_minutes) {
        (Some(limit), _) => Some(t!("welcome-limit", count = i64::from(limit))),
        (None, Some(about)) => Some(t!("welcome-about", count = i64::from(about))),
        (None, None) => None,
    }
}

/// «30.04.2026 23:59 по московскому времени»
fn with_zone(at: NaiveDateTime, zone: &str) -> String {
    let key = format!("zone-{}", zone.replace('/', "-"));
    let zone = match has_text(locale(), &key) {
        true => t!(&key),
        false => format!("({zone})"),
    };
    format!("{} {zone}", moment(at))
}

fn act(invitation: InvitationId, data: &Welcome, stage: &Stage) -> AnyView {
    let said = |text: String| view! { <div class="notice"><p>{text}</p></div> }.into_any();
    match stage {
        Stage::NotYet => said(t!("stage-not-yet", moment = with_zone(data.opens_at, &data.zone))),
        Stage::Paused => said(t!("stage-paused")),
        Stage::Closed => said(t!("stage-closed")),
        Stage::Ready => match data.shown_from {
            Some(shown_from) => begin_anonymous(invitation, shown_from).into_any(),
            None => begin(invitation, data.attempts_allowed).into_any(),
        },
        Stage::AskCode => ask_code(invitation).into_any(),
        Stage::Going { answered, deadline, .. } => go_on(invitation, *answered, *deadline).into_any(),
        Stage::Done(_) | Stage::TookPart => ().into_any(),
    }
}

fn begin(invitation: InvitationId, attempts: u32) -> impl IntoView {
    view! {
        <PostForm action="/api/attempts/start">
            <input type="hidden" name="invitation" value=invitation.to_string()/>
            <Consent/>
            <div class="actions fill"><button class="button primary big" type="submit">{t!("start")}</button></div>
        </PostForm>
        <p class="hint">
            {t!("welcome-resume")}
            {(attempts > 1).then(|| format!(" {}", t!("welcome-attempts", count = i64::from(attempts))))}
        </p>
    }
}

/// What being anonymous means here, before the first question is seen.
fn begin_anonymous(invitation: InvitationId, shown_from: u32) -> impl IntoView {
    let rules = ["anonymous-known", "anonymous-once", "anonymous-here"].map(|key| view! { <li>{t!(key)}</li> });
    view! {
        <section class="stack">
            <h2>{t!("anonymous-title")}</h2>
            <ul class="rules">
                {rules.into_iter().collect_view()}
                <li>{t!("anonymous-shown", count = i64::from(shown_from))}</li>
            </ul>
        </section>
        <PostForm action="/api/attempts/begin_anonymous">
            <input type="hidden" name="invitation" value=invitation.to_string()/>
            <Consent/>
            <div class="actions fill"><button class="button primary big" type="submit">{t!("start")}</button></div>
        </PostForm>
    }
}

#[component]
fn Consent() -> impl IntoView {
    let error = FieldState::of("consent").error;
    view! {
        <div class="consent">
            {error.map(|error| view! { <p class="error" id="field-consent-error">{error}</p> })}
            <label class="check">
                <input type="checkbox" name="consent" value="yes" id="field-consent" required=true/>
                <span>{t!("consent")}</span>
            </label>
        </div>
    }
}

fn ask_code(invitation: InvitationId) -> impl IntoView {
    view! {
        <PostForm action="/api/attempts/enter_code" class="stack">
            <p>{t!("code-lead")}</p>
            <input type="hidden" name="invitation" value=invitation.to_string()/>
            <Field name="code" label=t!("code-label") hint=t!("code-hint") autocomplete="one-time-code" required=true/>
            <div class="actions fill"><button class="button primary big" type="submit">{t!("continue")}</button></div>
        </PostForm>
    }
}

fn go_on(invitation: InvitationId, answered: u32, deadline: NaiveDateTime) -> impl IntoView {
    view! {
        <div class="notice">
            <p>{t!("stage-going", count = i64::from(answered), moment = moment(deadline))}</p>
        </div>
        <div class="section actions fill">
            <a class="button primary big" href=format!("/answer/{invitation}/page")>{t!("continue")}</a>
        </div>
    }
}

fn receipt_view(invitation: InvitationId, data: &Welcome, receipt: &Receipt) -> impl IntoView + use<> {
    let title = match receipt.kind.as_str() {
        "timeout" => t!("receipt-timeout"),
        "closed" => t!("receipt-closed"),
        _ => t!("receipt-title"),
    };
    let thanks = data.thanks.clone();
    view! {
        <svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="m4 13 5 5L20 6"/></svg>
        <h1>{title}</h1>
        {(!thanks.trim().is_empty()).then(|| view! { <div class="lead"><Markdown text=thanks/></div> })}
        {next(invitation, data, receipt.result)}
        <dl class="facts">
            <dt>{t!("receipt-person")}</dt><dd>{data.person.clone()}</dd>
            <dt>{t!("receipt-sent")}</dt><dd>{with_zone(receipt.submitted_at, &data.zone)}</dd>
            <dt>{t!("receipt-answered")}</dt><dd>{t!("progress-of", no = receipt.answered, of = receipt.shown)}</dd>
            <dt>{t!("receipt-code")}</dt><dd>{receipt.code.clone()}</dd>
        </dl>
        {receipt.may_start_again.then(|| again(invitation))}
        <OwnDocuments invitation/>
        <PrintButton words=t!("print")/>
        {events_link(invitation, data)}
        <Forget attempt=receipt.attempt.to_string()/>
    }
}

fn next(invitation: InvitationId, data: &Welcome, result: ResultState) -> AnyView {
    match result {
        ResultState::None => ().into_any(),
        ResultState::AfterClose => {
            view! { <p class="lead">{t!("result-after-close", moment = moment(data.closes_at))}</p> }.into_any()
        }
        ResultState::AfterApproval => view! { <p class="lead">{t!("result-after-approval")}</p> }.into_any(),
        ResultState::Released => view! {
            <p><a class="button primary" href=format!("/answer/{invitation}/result")>{t!("result-see")}</a></p>
        }
        .into_any(),
    }
}

/// A further try; the consent was given with the first.
fn again(invitation: InvitationId) -> impl IntoView {
    view! {
        <PostForm action="/api/attempts/start">
            <input type="hidden" name="invitation" value=invitation.to_string()/>
            <input type="hidden" name="consent" value="yes"/>
            <button class="button" type="submit">{t!("start-again")}</button>
        </PostForm>
    }
}
