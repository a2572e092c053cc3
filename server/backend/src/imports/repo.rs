//! The files that are being loaded: each is its owner's alone.

use crate::actor::Actor;
use crate::clock::local;
use crate::entity::import_upload as row;
use crate::error::{Error, Result};
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::ids::{OrgId, UploadId};
use domain::imports::mapping::{self, Place};
use domain::imports::register::Register;
use domain::imports::wire::{Applied, UploadLine};
use domain::imports::workbook::Workbook;
use domain::roster::sheet::Sheet;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A file that is being loaded.
#[derive(Clone, Debug)]
pub struct Upload {
    pub row: row::Model,
    pub register: Register,
    pub book: Workbook,
    pub place: Place,
}

impl Upload {
    /// Its rows as the register reads them.
    pub fn sheet(&self) -> Sheet {
        mapping::sheet(&self.book, &self.place)
    }

    /// It as a line of a list.
    pub fn line(&self, zone: Tz) -> Result<UploadLine> {
        line(&Brought::from(&self.row), zone)
    }

    pub fn is_applied(&self) -> bool {
        self.row.applied_at.is_some()
    }
}

/// The file of that id, if this actor brought it and may still fill its register.
pub async fn upload_of(db: &impl ConnectionTrait, actor: &Actor, org: OrgId, id: UploadId) -> Result<Upload> {
    actor.require(Verb::RegisterImport, org)?;
    let found = row::Entity::find_by_id((org.0, id.0)).one(db).await?;
    let own = found.filter(|row| actor.user().is_some_and(|user| user.0 == row.created_by));
    let row = own.ok_or(Error::NotFound("upload"))?;
    let register = register(&row.register)?;
    actor.require(register.verb(), org)?;
    Ok(Upload {
        register,
        book: serde_json::from_value(row.content.clone())?,
        place: serde_json::from_value(row.place.clone())?,
        row,
    })
}

/// A file without its rows.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Brought {
    pub id: Uuid,
    pub register: String,
    pub file_name: String,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub applied_at: Option<DateTime<Utc>>,
    pub applied_rows: i32,
    pub applied_changed: i32,
    pub left_out: i32,
}

/// The actor's files, newest first.
pub async fn brought_by(db: &impl ConnectionTrait, actor: &Actor, org: OrgId) -> Result<Vec<Brought>> {
    use row::Column::{
        AppliedAt, AppliedChanged, AppliedRows, CreatedAt, CreatedBy, ExpiresAt, FileName, Id, LeftOut, OrgId, Register,
    };
    let Some(user) = actor.user() else {
        return Ok(Vec::new());
    };
    Ok(row::Entity::find()
        .select_only()
        .columns([Id, Register, FileName, CreatedAt, ExpiresAt])
        .columns([AppliedAt, AppliedRows, AppliedChanged, LeftOut])
        .filter(OrgId.eq(org.0))
        .filter(CreatedBy.eq(user.0))
        .order_by_desc(CreatedAt)
        .order_by_desc(Id)
        .into_model::<Brought>()
        .all(db)
        .await?)
}

/// The file as a line of a list.
pub fn line(one: &Brought, zone: Tz) -> Result<UploadLine> {
    let count = |number: i32| usize::try_from(number).unwrap_or_default();
    Ok(UploadLine {
        id: UploadId(one.id),
        register: register(&one.register)?,
        file_name: one.file_name.clone(),
        at: local(one.created_at, zone),
        until: local(one.expires_at, zone),
        applied: one.applied_at.map(|at| Applied {
            at: local(at, zone),
            rows: count(one.applied_rows),
            changed: count(one.applied_changed),
            left_out: count(one.left_out),
        }),
    })
}

fn register(code: &str) -> Result<Register> {
    Register::from_code(code).ok_or_else(|| Error::Unexpected(anyhow!("unknown register {code}")))
}

impl From<&row::Model> for Brought {
    fn from(row: &row::Model) -> Self {
        Self {
            id: row.id,
            register: row.register.clone(),
            file_name: row.file_name.clone(),
            created_at: row.created_at,
            expires_at: row.expires_at,
            applied_at: row.applied_at,
            applied_rows: row.applied_rows,
            applied_changed: row.applied_changed,
            left_out: row.left_out,
        }
    }
}
