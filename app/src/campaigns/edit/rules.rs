//! By which rules: who sees answers, how many attempts, when results are shown, whom to ask.

use super::parts::{Pick, Radios};
use crate::t;
use crate::ui::field::Field;
use domain::campaigns::wire::CampaignInput;
use leptos::prelude::*;

/// The rest of the form.
#[component]
pub fn Rules(input: CampaignInput) -> impl IntoView {
    let choices = |group: &str, values: &[&'static str]| -> Vec<(&'static str, String, String)> {
        let choice = |value: &&'static str| {
            let key = format!("{group}-{value}");
            (*value, t!(&key), t!(&format!("{key}-note")))
        };
        values.iter().map(choice).collect()
    };
    let anonymity = choices("anonymity", &["named", "confidential", "anonymous"]);
    let resume = choices("resume", &["link", "code"]);
    let pairs = |group: &str, values: &[&str]| -> Vec<(String, String)> {
        let pair = |value: &&str| ((*value).to_owned(), t!(&format!("{group}-{value}")));
        values.iter().map(pair).collect()
    };
    let policies = pairs("policy", &["first", "best", "last"]);
    let releases = pairs("campaign-release", &["at_once", "after_close", "after_approval"]);
    let counts = !input.counts_for_indicators.is_empty();
    view! {
        <Radios name="campaign[anonymity]" legend=t!("campaign-who-sees") current=input.anonymity choices=anonymity/>
        <Radios name="campaign[resume_by]" legend=t!("campaign-resume") current=input.resume_by choices=resume/>
        <section class="stack">
            <h2>{t!("campaign-rules")}</h2>
            <div class="window">
                <Field name="campaign[attempts_allowed]" label=t!("campaign-attempts") kind="number" value=input.attempts_allowed required=true/>
                <Pick name="campaign[attempt_policy]" label=t!("campaign-policy") choices=policies current=input.attempt_policy/>
                <Pick name="campaign[release]" label=t!("campaign-release") choices=releases current=input.release/>
                <Field name="campaign[limit_minutes]" label=t!("campaign-limit") hint=t!("campaign-limit-hint") kind="number" value=input.limit_minutes/>
            </div>
            <label class="check">
                <input type="checkbox" name="campaign[counts_for_indicators]" value="yes" checked=counts/>
                {t!("campaign-counts")}
            </label>
        </section>
        <section class="stack">
            <h2>{t!("campaign-papers")}</h2>
            <Field name="campaign[contact]" label=t!("campaign-contact") hint=t!("campaign-contact-hint") value=input.contact/>
            <Field name="campaign[order_ref]" label=t!("campaign-order") value=input.order_ref/>
            <Field name="campaign[reason_out_of_stage]" label=t!("campaign-reason") hint=t!("campaign-reason-hint") value=input.reason_out_of_stage/>
        </section>
    }
}
