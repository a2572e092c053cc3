//! Keeping the rows of a file between the steps: for a day, and only the newest few of each person.

use super::forget::forget_expired_in;
use super::repo::{brought_by, line};
use crate::actor::Actor;
use crate::entity::import_upload as row;
use crate::error::{Error, Result};
use crate::{Backend, accounts};
use chrono::Duration;
use domain::access::Verb;
use domain::ids::{OrgId, UploadId};
use domain::imports::mapping::recognised;
use domain::imports::register::Register;
use domain::imports::wire::Beginning;
use domain::imports::workbook::Workbook;
use sea_orm::EntityTrait;
use uuid::Uuid;

/// How long a file is kept.
const KEPT_HOURS: i64 = 24;
/// How many of one person.
const KEPT_FILES: usize = 5;
const NAME_CHARS: usize = 120;

/// What the actor may fill, and what they brought before.
pub async fn begin(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Beginning> {
    actor.require(Verb::RegisterImport, org)?;
    let zone = accounts::organization(cx, org).await?.zone;
    let may = |register: &Register| actor.may(register.verb(), org);
    let mut begin = Beginning {
        registers: Register::ALL.iter().copied().filter(may).collect(),
        uploads: Vec::new(),
    };
    let brought = brought_by(cx.db.read(), actor, org).await?;
    for one in brought.iter().filter(|one| one.expires_at > cx.clock.now()) {
        begin.uploads.push(line(one, zone)?);
    }
    Ok(begin)
}

/// A file whose rows are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: UploadId,
    /// Were all columns recognised without which no row can be read?
    pub is_recognised: bool,
}

/// Keeps a file's rows.
pub async fn keep(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Register,
    file_name: &str,
    book: &Workbook,
) -> Result<Kept> {
    actor.require(Verb::RegisterImport, org)?;
    actor.require(register.verb(), org)?;
    let user = actor.user().ok_or(Error::Unknown)?;
    let (id, now) = (UploadId(Uuid::now_v7()), cx.clock.now());
    let place = recognised(register, book);
    let found: Vec<String> = place.columns.keys().cloned().collect();
    let new = row::Model {
        org_id: org.0,
        id: id.0,
        created_by: user.0,
        register: register.code().to_owned(),
        file_name: plain_name(file_name),
        content: serde_json::to_value(book)?,
        place: serde_json::to_value(&place)?,
        created_at: now,
        expires_at: now + Duration::hours(KEPT_HOURS),
        applied_at: None,
        applied_rows: 0,
        applied_changed: 0,
        left_out: 0,
    };
    let tx = cx.db.begin_write().await?;
    forget_expired_in(&tx, now).await?;
    for old in brought_by(&tx, actor, org).await?.into_iter().skip(KEPT_FILES - 1) {
        row::Entity::delete_by_id((org.0, old.id)).exec(&tx).await?;
    }
    row::Entity::insert(row::ActiveModel::from(new))
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(Kept {
        id,
        is_recognised: register.lacking(&found).is_empty(),
    })
}

/// The last part of a path, without what cannot be seen (security 42: no name of a file is ever a path of ours).
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = last.chars().filter(|c| !c.is_control());
    seen.take(NAME_CHARS).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn security_42_a_file_s_name_is_never_a_path() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\Педагоги.xlsx", "Педагоги.xlsx"),
            ("a\0b\n.csv", "ab.csv"),
            ("..", ".."),
            ("/", ""),
        ] {
            assert_eq!(plain_name(given), kept);
        }
        assert_eq!(plain_name(&"я".repeat(4096)).chars().count(), 120);
    }
}
