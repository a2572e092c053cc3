//! Starting a new test or questionnaire: an empty draft with one empty section.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::instrument;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::secrets::fresh_slug;
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::draft::{Draft, InstrumentKind, Settings};
use domain::instruments::wire::NewInstrument;
use domain::problem::Problem;
use domain::questionnaire::Questionnaire;
use domain::scoring::keys::KeySheet;
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

const TITLE_CHARS: usize = 300;
const LEVELS: [&str; 2] = ["school", "municipal"];

/// Starts an instrument.
pub async fn create(cx: &Backend, actor: &Actor, org: OrgId, new: &NewInstrument) -> Result<InstrumentId> {
    actor.require(Verb::InstrumentWrite, org)?;
    let draft = blank(new)?;
    let (id, now) = (InstrumentId(Uuid::now_v7()), cx.clock.now());
    let who = actor.user().map(|user| user.0);
    let row = instrument::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        kind: Set(repo::kind_word(draft.kind)?),
        title: Set(draft.questionnaire.title.clone()),
        level: Set(new.level.clone()),
        is_deficit_diagnostics: Set(!new.is_deficit_diagnostics.is_empty()),
        position: Set(0),
        revision: Set(0),
        changed_at: Set(now),
        changed_by: Set(who),
        created_at: Set(now),
        archived_at: Set(None),
    };
    let tx = cx.db.begin_write().await?;
    row.insert(&tx).await?;
    repo::add_revision(&tx, (org.0, id.0), 0, &draft, (who, now)).await?;
    facts::append(&tx, actor, Some(org), now, Fact::InstrumentCreated { instrument: id }).await?;
    tx.commit().await?;
    Ok(id)
}

fn blank(new: &NewInstrument) -> Result<Draft> {
    let kind = match new.kind.as_str() {
        "test" => InstrumentKind::Test,
        "questionnaire" => InstrumentKind::Questionnaire,
        _ => return Err(Error::invalid("new[kind]", "required")),
    };
    if !LEVELS.contains(&new.level.as_str()) {
        return Err(Error::invalid("new[level]", "required"));
    }
    let title = new.title.trim();
    if title.is_empty() {
        return Err(Error::invalid("new[title]", "required"));
    }
    if title.chars().count() > TITLE_CHARS {
        let problem = Problem::new("new[title]", "text-too-long").with("most", TITLE_CHARS);
        return Err(Error::Invalid(vec![problem]));
    }
    Ok(Draft {
        kind,
        questionnaire: Questionnaire::blank(title, fresh_slug()),
        keys: KeySheet {
            format: 1,
            ..KeySheet::default()
        },
        settings: Settings::default(),
    })
}
