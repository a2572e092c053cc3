//! Taking part without a name: one page, handed in at once. Nothing of it is stored before, and what is stored then
//! tells neither whose it is nor when it came (SR-52, DD-16, AC-12).

use super::asked::{Asked, Respondent, asked};
use super::needs::Needs;
use super::place::Place;
use super::running::hidden_in;
use super::work::Work;
use crate::entity::anonymous_response;
use crate::error::{Error, Result};
use crate::secrets::random_u64;
use crate::writer::Act;
use crate::{Backend, clock};
use chrono::{DateTime, Utc};
use domain::attempts::anonymous::{AnonymousForm, AnonymousSheet};
use domain::instruments::draw::draw;
use domain::problem::Problem;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::flow::{Walk, walk};
use domain::questionnaire::validate::{is_about, judge};
use uuid::Uuid;

/// The blank page; none when this is not the time for it, or when it is handed in.
pub async fn anonymous_sheet(cx: &Backend, respondent: &Respondent) -> Result<Option<AnonymousSheet>> {
    let here = asked(cx, respondent).await?;
    let is_due = may_hand_in(&here.place, cx.clock.now()).is_ok() && !here.place.target.took_part;
    let blank = AnonymousForm {
        seed: random_u64(),
        ..AnonymousForm::default()
    };
    let walk = walk(&here.place.published.questionnaire, &blank.fields);
    Ok(is_due.then(|| sheet(&here, &blank, &walk, Vec::new())))
}

/// Hands the page in. None when it is in, now or before (the first one counts); otherwise the page as it was typed,
/// with what speaks against it. A refused page leaves no trace.
pub async fn hand_in_anonymously(
    cx: &Backend,
    respondent: &Respondent,
    sent: &AnonymousForm,
) -> Result<Option<AnonymousSheet>> {
    let here = asked(cx, respondent).await?;
    if !here.place.campaign.is_anonymous() {
        return Err(Error::NotFound("campaign"));
    }
    if here.place.target.took_part {
        return Ok(None);
    }
    let questionnaire = &here.place.published.questionnaire;
    let walk = walk(questionnaire, &sent.fields);
    let (answers, mut problems) = judge(questionnaire, &sent.fields);
    // What nobody could see yet is asked for by showing it.
    problems.retain(|problem| !sent.hidden.iter().any(|item| is_about(problem, item)));
    if problems.is_empty() && !has_more(&walk, sent) {
        let act = HandIn {
            respondent: respondent.clone(),
            answers,
            at: cx.clock.now(),
        };
        match cx.writer.write(cx, act).await {
            Ok(()) => return Ok(None),
            Err(Error::Invalid(found)) => problems = found,
            Err(Error::Conflict(problem)) => problems.push(problem),
            Err(Error::Busy(seconds)) => problems.push(Problem::new("", "busy").with("seconds", seconds)),
            Err(other) => return Err(other),
        }
    }
    Ok(Some(sheet(&here, sent, &walk, problems)))
}

/// A respondent hands in.
struct HandIn {
    respondent: Respondent,
    answers: Answers,
    at: DateTime<Utc>,
}

impl Act for HandIn {
    type Done = ();

    fn needs(&self, needs: &mut Needs) {
        self.respondent.needs(needs);
    }

    /// Says nothing to the log: a line of it would have a moment.
    fn apply(&self, work: &mut Work) -> Result<()> {
        let place = self.respondent.place(work)?;
        if place.target.took_part {
            return Ok(());
        }
        may_hand_in(place, self.at)?;
        // It may have waited while the campaign was closed by hand: what is seen by then is not added to.
        if place.campaign.marks.closed_at.is_some() {
            return Err(Error::conflict("campaign-closed"));
        }
        if self.answers.is_empty() {
            return Err(Error::invalid("", "nothing-answered"));
        }
        let target = place.target.id;
        let response = anonymous_response::Model {
            org_id: place.target.org_id,
            // Given with those of all others, when it is written.
            id: Uuid::nil(),
            campaign_id: place.target.campaign_id,
            answers: serde_json::to_value(&self.answers)?,
        };
        work.note_took_part(target)?;
        work.changes.responses.push(response);
        Ok(())
    }
}

fn may_hand_in(place: &Place, now: DateTime<Utc>) -> Result<()> {
    match place.campaign.is_anonymous() {
        true => place.may_begin(now),
        false => Err(Error::NotFound("campaign")),
    }
}

/// Have the answers brought up a question that was not on the page?
fn has_more(walk: &Walk<'_>, sent: &AnonymousForm) -> bool {
    walk.questions().any(|item| sent.hidden.contains(&item.id))
}

fn sheet(here: &Asked, sent: &AnonymousForm, walk: &Walk<'_>, problems: Vec<Problem>) -> AnonymousSheet {
    let (place, published) = (&here.place, &here.place.published);
    AnonymousSheet {
        organization: place.organization.short_name.clone(),
        questionnaire: draw(&published.questionnaire, &published.settings, sent.seed),
        seed: sent.seed,
        ends_at: clock::local(place.campaign.marks.closes_at, place.zone()),
        fields: sent.fields.clone(),
        hidden: hidden_in(&published.questionnaire, walk),
        has_more: has_more(walk, sent),
        problems,
    }
}
