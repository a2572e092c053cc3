//! The register of documents: searched, filtered, sorted and cut by the database.

use super::{acts, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::document;
use crate::error::Result;
use crate::registers::{Sort, contains, page};
use domain::access::Verb;
use domain::documents::document::{DocumentKind, DocumentLevel, Standing};
use domain::documents::wire::DocumentList;
use domain::ids::OrgId;
use domain::registers::listing::{Listing, Page};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Iterable};

/// The part of the register that is asked for.
pub async fn list(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<DocumentList> {
    actor.require(Verb::DocumentRead, org)?;
    let db = cx.db.read();
    let found: Page<document::Model> = page(db, rows(org, listing), listing, &sorts(), tie()).await?;
    let counts = repo::counts(db, org, found.rows.iter().map(|row| row.id)).await?;
    let rows = found.rows.iter().map(|row| repo::line(row, &counts));
    let kinds = kinds(db, org).await?;
    let programme = acts::of_programme(cx, org).await?;
    Ok(DocumentList {
        page: Page {
            rows: rows.collect::<Result<_>>()?,
            total: found.total,
            number: found.number,
        },
        all: kinds.iter().map(|(_, count)| count).sum(),
        kinds,
        one_sided: programme
            .iter()
            .filter(|act| act.in_passport != act.in_section)
            .map(acts::name)
            .collect(),
        not_taken: acts::not_taken(db, org, &programme).await?.len(),
        may_write: actor.may(Verb::DocumentWrite, org),
    })
}

/// The rows that fit the search and the filters.
pub(super) fn rows(org: OrgId, listing: &Listing) -> SelectStatement {
    use document::Column as C;
    let mut rows = Query::select()
        .columns(C::iter().map(|column| (document::Entity, column)))
        .from(document::Entity)
        .and_where(Expr::col(C::OrgId).eq(org.0))
        .cond_where(contains(Expr::col(C::SortKey), &listing.find))
        .to_owned();
    let kind = listing.filter("kind");
    if DocumentKind::from_code(kind).is_some() {
        rows.and_where(Expr::col(C::Kind).eq(kind));
    }
    let level = listing.filter("level");
    if DocumentLevel::from_code(level).is_some() {
        rows.and_where(Expr::col(C::Level).eq(level));
    }
    let papers = DocumentKind::ALL.iter().filter(|kind| kind.needs_order());
    let papers: Vec<&str> = papers.map(|kind| kind.code()).collect();
    let unapproved = Expr::col(C::Kind).is_in(papers).and(Expr::col(C::OrderOn).is_null());
    match Standing::from_code(listing.filter("standing")) {
        Some(Standing::Repealed) => rows.and_where(Expr::col(C::IsRepealed).eq(true)),
        Some(Standing::Unapproved) => rows.and_where(Expr::col(C::IsRepealed).eq(false)).and_where(unapproved),
        Some(Standing::InForce) => rows
            .and_where(Expr::col(C::IsRepealed).eq(false))
            .and_where(unapproved.not()),
        None => &mut rows,
    };
    rows
}

/// What the headings sort by; the register's own order is the alphabet.
pub(super) fn sorts() -> [Sort; 4] {
    use document::Column as C;
    [
        ("title", Expr::col(C::SortKey)),
        ("kind", Expr::col(C::Kind)),
        ("level", Expr::col(C::Level)),
        ("dated", Expr::col(C::DatedOn)),
    ]
}

/// Makes the order the same every time.
pub(super) fn tie() -> Expr {
    Expr::col(document::Column::Id)
}

async fn kinds(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(DocumentKind, u64)>> {
    let counted = Query::select()
        .column(document::Column::Kind)
        .expr(Expr::col(Asterisk).count())
        .from(document::Entity)
        .and_where(Expr::col(document::Column::OrgId).eq(org.0))
        .group_by_col(document::Column::Kind)
        .to_owned();
    let mut kinds = Vec::new();
    for row in db.query_all(&counted).await? {
        let (kind, count): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        kinds.extend(DocumentKind::from_code(&kind).map(|kind| (kind, u64::try_from(count).unwrap_or_default())));
    }
    kinds.sort();
    Ok(kinds)
}

/// A stored document as the database gives it.
pub(super) fn read(row: &sea_orm::QueryResult) -> Result<document::Model> {
    Ok(document::Model::from_query_result(row, "")?)
}
