//! Correcting a key after answers came in (E22): a new numbered sheet with a reason, and a call to score everybody
//! again in the same transaction. The version itself never changes.

use super::{key_sheet, published, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::item_key;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::ids::{InstrumentId, ItemId, OrgId, Slug, VersionId};
use domain::instruments::check_list::{Severity, check_list};
use domain::instruments::draft::{Draft, InstrumentKind};
use domain::instruments::wire::{Corrected, CorrectionForm};
use domain::points::{parse_decimal, whole};
use domain::problem::Problem;
use domain::questionnaire::answers::{Value, field_of};
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::{Item, Questionnaire};
use domain::scoring::keys::{Key, KeySheet};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, Set};
use std::collections::BTreeMap;

/// What is changed about one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// Takes the item out of everybody's points and maximum, or back in.
    Annul(bool),
    /// Another key.
    Key(Key),
}

/// Stores a corrected key sheet under the next number, then calls `rescore_all` with it before the commit,
/// so that no result is ever seen that was counted with the key before.
pub async fn correct_key(
    cx: &Backend,
    actor: &Actor,
    (org, instrument, version): (OrgId, InstrumentId, VersionId),
    item: &ItemId,
    change: KeyChange,
    reason: &str,
    rescore_all: impl AsyncFnOnce(&DatabaseTransaction, &Corrected) -> Result<()>,
) -> Result<Corrected> {
    actor.require(Verb::InstrumentPublish, org)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("correction[reason]", "required"));
    }
    let seen = published(cx, org, version).await?;
    if seen.instrument != instrument {
        return Err(Error::NotFound("version"));
    }
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    repo::locked(&tx, org, instrument).await?;
    let (no, mut sheet) = key_sheet(&tx, org, version).await?;
    let entry = sheet.items.get_mut(item).ok_or(Error::NotFound("item"))?;
    match change {
        KeyChange::Annul(annulled) => entry.annulled = annulled,
        KeyChange::Key(key) => entry.key = key,
    }
    let draft = Draft {
        kind: InstrumentKind::Test,
        questionnaire: Questionnaire::clone(&seen.questionnaire),
        keys: sheet,
        settings: seen.settings.clone(),
    };
    refuse_unsound(&draft, item)?;
    let corrected = Corrected {
        no: no + 1,
        sheet: draft.keys,
    };
    store(&tx, actor, (org, version), &corrected, (reason, now)).await?;
    rescore_all(&tx, &corrected).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(corrected)
}

/// The item and the change that a posted form means.
pub fn read_correction(draft: &Draft, form: &CorrectionForm) -> Result<(ItemId, KeyChange)> {
    let item = Slug::parse(&form.item).and_then(|id| draft.questionnaire.item(&id));
    let item = item.ok_or(Error::NotFound("item"))?;
    let change = match form.act.as_str() {
        "annul" => KeyChange::Annul(true),
        "restore" => KeyChange::Annul(false),
        "key" => KeyChange::Key(read_key(item, form)?),
        _ => return Err(Error::invalid("", "unknown-value")),
    };
    Ok((item.id.clone(), change))
}

fn read_key(item: &Item, form: &CorrectionForm) -> Result<Key> {
    let number = |text: &str| parse_decimal(text).ok_or_else(|| Error::invalid("correction[value]", "not-a-number"));
    match &item.kind {
        Kind::Choice(_) => {
            let options = form.options.iter().filter_map(|text| Slug::parse(text));
            Ok(Key::Options(options.collect()))
        }
        Kind::Text(text) if !text.long => {
            let lines = form.value.lines().map(str::trim).filter(|line| !line.is_empty());
            Ok(Key::Texts(lines.map(str::to_owned).collect()))
        }
        Kind::Number(_) => Ok(Key::Number {
            value: number(&form.value)?,
            tolerance: match form.tolerance.trim() {
                "" => whole(0),
                text => number(text)?,
            },
        }),
        Kind::Ordering(_) | Kind::Matching(_) => as_answered(item, form),
        _ => Err(Error::invalid("", "not-for-this-kind")),
    }
}

/// An order and pairs are given as a respondent gives them.
fn as_answered(item: &Item, form: &CorrectionForm) -> Result<Key> {
    let part = |(name, value): (&String, &String)| {
        let part = Slug::parse(name.strip_prefix('_')?)?;
        Some((field_of(&item.id, &part), vec![value.clone()]))
    };
    let fields: BTreeMap<String, Vec<String>> = form.parts.iter().filter_map(part).collect();
    let given = item.kind.read(&item.id, &fields);
    // Their own place is an item of the answering page; here it is the form that is wrong.
    let given = given.map_err(|problem| {
        Error::Invalid(vec![Problem {
            at: String::new(),
            ..problem
        }])
    })?;
    match given {
        Some(Value::Order(order)) => Ok(Key::Order(order)),
        Some(Value::Pairs(pairs)) => Ok(Key::Pairs(pairs)),
        _ => Err(Error::invalid("", "no-key")),
    }
}

/// A corrected key must be one the check list would let through.
fn refuse_unsound(draft: &Draft, item: &ItemId) -> Result<()> {
    let stops = check_list(draft, Vec::new()).into_iter().filter(|it| {
        let of_key = it.problem.kind.starts_with("key-") || it.problem.kind == "no-key";
        it.severity == Severity::Stop && of_key && it.problem.at == item.as_str()
    });
    let problems: Vec<Problem> = stops.map(|it| it.problem).collect();
    if problems.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(problems))
}

async fn store(
    tx: &DatabaseTransaction,
    actor: &Actor,
    (org, version): (OrgId, VersionId),
    corrected: &Corrected,
    (reason, now): (&str, chrono::DateTime<chrono::Utc>),
) -> Result<()> {
    let row = item_key::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        no: Set(corrected.no),
        sheet: Set(serde_json::to_value::<&KeySheet>(&corrected.sheet)?),
        reason: Set(reason.to_owned()),
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
    };
    row.insert(tx).await?;
    let reason = reason.to_owned();
    let fact = Fact::KeyCorrected { version, reason };
    facts::append(tx, actor, Some(org), now, fact).await
}
