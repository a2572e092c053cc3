//! The queries of the register: one row per person with what their contracts add up to on a date.
//! The rules of ЧП are the domain's; a test holds the two against each other.

use crate::entity::{employment, long_absence, person, person_code, union_membership};
use crate::error::Result;
use anyhow::Context;
use chrono::NaiveDate;
use domain::ids::OrgId;
use domain::indicators::policies::Policies;
use domain::registers::listing::Listing;
use domain::roster::name::{FullName, fold};
use domain::roster::position::PositionGroup;
use domain::roster::staff::{EmploymentKind, kinds_in_chp, young_since};
use domain::roster::wire::StaffCounts;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

const SUMS: &str = "sums";

/// A row as the database gives it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Found {
    pub id: Uuid,
    last_name: String,
    first_name: String,
    patronymic: String,
    /// The first day of the oldest contract.
    pub since: NaiveDate,
    /// The ставки of the contracts that last, in hundredths.
    pub rate: i64,
}

impl Found {
    /// The person's name.
    pub fn name(&self) -> FullName {
        FullName {
            last: self.last_name.clone(),
            first: self.first_name.clone(),
            patronymic: self.patronymic.clone(),
        }
    }
}

/// What is asked of the register.
pub struct Question<'a> {
    pub org: OrgId,
    pub on: NaiveDate,
    pub listing: &'a Listing,
    pub policies: Policies,
    /// The words of the search, each with the posts it is found in.
    words: Vec<(String, Vec<String>)>,
}

impl<'a> Question<'a> {
    /// No database folds Cyrillic alike, so the few different posts of a school are searched here.
    pub async fn new(
        db: &impl ConnectionTrait,
        org: OrgId,
        on: NaiveDate,
        listing: &'a Listing,
        policies: Policies,
    ) -> Result<Self> {
        let words: Vec<String> = fold(&listing.find).split_whitespace().map(str::to_owned).collect();
        let posts = if words.is_empty() {
            Vec::new()
        } else {
            titles(db, org).await?
        };
        let found_in = |word: &String| {
            posts
                .iter()
                .filter(|title| fold(title).contains(word))
                .cloned()
                .collect()
        };
        Ok(Self {
            org,
            on,
            listing,
            policies,
            words: words.iter().map(|word| (word.clone(), found_in(word))).collect(),
        })
    }

    fn state(&self) -> &str {
        self.listing.filter("state")
    }

    /// A contract lasts on the date.
    fn lasts(&self) -> Condition {
        Condition::all()
            .add(employment::Column::StartDate.lte(self.on))
            .add(open_or_from(employment::Column::EndDate.into_expr(), self.on))
    }

    /// A contract that lasts and puts its holder into ЧП.
    fn counts(&self) -> Condition {
        let kinds = kinds_in_chp(&self.policies);
        self.lasts()
            .add(employment::Column::CountsInChp.eq(true))
            .add(employment::Column::Kind.is_in(kinds.into_iter().map(EmploymentKind::code)))
    }

    /// Only those whom a long leave does not keep out, when the school counts so.
    fn is_in_chp(&self) -> Condition {
        let counts = Condition::all().add(sum("in_chp").gt(0));
        match self.policies.exclude_long_leave {
            true => counts.add(sum("person_id").not_in_subquery(self.away())),
            false => counts,
        }
    }

    fn away(&self) -> SelectStatement {
        Query::select()
            .column(long_absence::Column::PersonId)
            .from(long_absence::Entity)
            .and_where(long_absence::Column::OrgId.eq(self.org.0))
            .and_where(long_absence::Column::FromDate.lte(self.on))
            .cond_where(open_or_from(long_absence::Column::ToDate.into_expr(), self.on))
            .to_owned()
    }

    /// The people of whose contracts one is like that; while people work, one that lasts.
    fn with_contract(&self, fits: Expr) -> SelectStatement {
        let mut rows = Query::select()
            .column(employment::Column::PersonId)
            .from(employment::Entity)
            .and_where(employment::Column::OrgId.eq(self.org.0))
            .and_where(fits)
            .to_owned();
        if self.state().is_empty() {
            rows.cond_where(self.lasts());
        }
        rows
    }

    fn in_union(&self, union: Uuid) -> SelectStatement {
        let mut rows = Query::select()
            .column(union_membership::Column::PersonId)
            .from(union_membership::Entity)
            .and_where(union_membership::Column::OrgId.eq(self.org.0))
            .and_where(union_membership::Column::UnionId.eq(union))
            .and_where(union_membership::Column::FromDate.lte(self.on))
            .to_owned();
        if self.state().is_empty() {
            rows.cond_where(open_or_from(union_membership::Column::ToDate.into_expr(), self.on));
        }
        rows
    }

    fn search(&self) -> Condition {
        let mut all = Condition::all();
        for (word, posts) in &self.words {
            let by_post = self.with_contract(employment::Column::Position.is_in(posts.clone()));
            let by_code = Query::select()
                .column(person_code::Column::PersonId)
                .from(person_code::Entity)
                .and_where(person_code::Column::OrgId.eq(self.org.0))
                .and_where(person_code::Column::Code.is_in([word.to_uppercase(), word.clone()]))
                .to_owned();
            all = all.add(
                Condition::any()
                    .add(crate::registers::contains(of_person(person::Column::SortKey), word))
                    .add(of_person(person::Column::Id).in_subquery(by_post))
                    .add(of_person(person::Column::Id).in_subquery(by_code)),
            );
        }
        all
    }

    fn filters(&self) -> Condition {
        let id = || of_person(person::Column::Id);
        let filter = |name: &str| self.listing.filter(name);
        let mut all = Condition::all();
        all = match self.state() {
            "all" => all,
            "left" => all.add(sum("lasting").eq(0)).add(sum("since").lte(self.on)),
            _ => all.add(sum("lasting").gt(0)),
        };
        if let Ok(union) = filter("union").parse() {
            all = all.add(id().in_subquery(self.in_union(union)));
        }
        if PositionGroup::from_code(filter("group")).is_some() {
            let fits = employment::Column::PositionGroup.eq(filter("group"));
            all = all.add(id().in_subquery(self.with_contract(fits)));
        }
        if EmploymentKind::from_code(filter("kind")).is_some() {
            let fits = employment::Column::Kind.eq(filter("kind"));
            all = all.add(id().in_subquery(self.with_contract(fits)));
        }
        all = match filter("chp") {
            "yes" => all.add(self.is_in_chp()),
            "no" => all.add(self.is_in_chp().not()),
            _ => all,
        };
        match filter("mark") {
            "young" => all.add(self.is_young()),
            "away" => all.add(id().in_subquery(self.away())),
            _ => all,
        }
    }

    fn is_young(&self) -> Condition {
        let told = of_person(person::Column::ExperienceStart);
        let began = Expr::expr(Func::coalesce([told, sum("since")]));
        Condition::all()
            .add(sum("teaching").gt(0))
            .add(began.gte(young_since(self.on)))
    }
}

/// The people who fit, each with the sums of their contracts.
pub fn rows(question: &Question) -> SelectStatement {
    Query::select()
        .columns(
            [
                person::Column::Id,
                person::Column::LastName,
                person::Column::FirstName,
                person::Column::Patronymic,
                person::Column::SortKey,
            ]
            .map(|column| (person::Entity, column)),
        )
        .columns(["since", "until", "rate"].map(|name| (Alias::new(SUMS), Alias::new(name))))
        .from(person::Entity)
        .join_subquery(
            sea_orm::JoinType::InnerJoin,
            sums(question),
            Alias::new(SUMS),
            of_person(person::Column::Id).eq(sum("person_id")),
        )
        .cond_where(question.filters())
        .cond_where(question.search())
        .to_owned()
}

/// What the headings sort by; the register's own order is the alphabet.
pub fn sorts() -> [(&'static str, Expr); 4] {
    [
        ("name", of_person(person::Column::SortKey)),
        ("rate", sum("rate")),
        ("since", sum("since")),
        ("until", sum("until")),
    ]
}

/// Makes the order the same every time.
pub fn tie() -> Expr {
    of_person(person::Column::Id)
}

/// How many people there are on the date, whatever is searched for.
pub async fn counts(db: &impl ConnectionTrait, question: &Question<'_>) -> Result<StaffCounts> {
    let on = question.on;
    let many = |condition: Condition| Func::sum(Expr::case(condition, 1).finally(0));
    let is_in_chp = question.is_in_chp();
    let is_besides = is_in_chp.clone().not();
    let besides = Condition::all().add(sum("external").gt(0)).add(is_besides);
    let all = Query::select()
        .expr(many(is_in_chp))
        .expr(many(besides))
        .expr(many(Condition::all().add(sum("lasting").gt(0))))
        .expr(many(
            Condition::all().add(sum("lasting").eq(0)).add(sum("since").lte(on)),
        ))
        .expr(many(Condition::all().add(sum("since").is_not_null())))
        .from_subquery(sums(question), Alias::new(SUMS))
        .to_owned();
    let row = db.query_one(&all).await?.context("counting staff")?;
    let count = |at: usize| -> Result<u64> {
        let count: Option<i64> = row.try_get_by_index(at)?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
    };
    Ok(StaffCounts {
        chp: count(0)?,
        besides: count(1)?,
        working: count(2)?,
        left: count(3)?,
        all: count(4)?,
    })
}

/// The different posts of a school, as they are written.
pub async fn titles(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<String>> {
    let rows = employment::Entity::find()
        .select_only()
        .column(employment::Column::Position)
        .distinct()
        .filter(employment::Column::OrgId.eq(org.0));
    Ok(rows.into_tuple().all(db).await?)
}

/// What the contracts of each person add up to on the date.
fn sums(question: &Question) -> SelectStatement {
    let many = |condition: Condition| Func::sum(Expr::case(condition, 1).finally(0));
    let lasts = || question.lasts();
    let rate = Expr::case(lasts(), employment::Column::RateHundredths.into_expr()).finally(0);
    let end = employment::Column::EndDate;
    let until = Expr::case(
        Condition::all().add(end.is_null()),
        NaiveDate::from_ymd_opt(9999, 12, 31),
    );
    let external = lasts()
        .add(employment::Column::CountsInChp.eq(true))
        .add(employment::Column::Kind.eq(EmploymentKind::ExternalPartTime.code()));
    let teaching = lasts().add(employment::Column::PositionGroup.eq(PositionGroup::Pedagogical.code()));
    Query::select()
        .column(employment::Column::PersonId)
        .expr_as(
            Func::min(employment::Column::StartDate.into_expr()),
            Alias::new("since"),
        )
        .expr_as(Func::max(until.finally(end.into_expr())), Alias::new("until"))
        .expr_as(Func::sum(rate), Alias::new("rate"))
        .expr_as(many(lasts()), Alias::new("lasting"))
        .expr_as(many(question.counts()), Alias::new("in_chp"))
        .expr_as(many(external), Alias::new("external"))
        .expr_as(many(teaching), Alias::new("teaching"))
        .from(employment::Entity)
        .and_where(employment::Column::OrgId.eq(question.org.0))
        .group_by_col(employment::Column::PersonId)
        .to_owned()
}

fn open_or_from(end: Expr, on: NaiveDate) -> Condition {
    Condition::any().add(end.clone().is_null()).add(end.gte(on))
}

fn of_person(column: person::Column) -> Expr {
    Expr::col((person::Entity, column))
}

fn sum(name: &'static str) -> Expr {
    Expr::col((Alias::new(SUMS), Alias::new(name)))
}
