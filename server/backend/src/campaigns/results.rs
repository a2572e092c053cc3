//! The results of a campaign: its record attempts by competence, by person and by item (SR-30, `domain.md` 2.4).

use super::answers::{count_without_names, is_hidden, opens_at};
use super::results_rows::{Record, Rows, stored};
use super::results_unions::by_union;
use super::{Anonymity, campaign};
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::instruments::{Published, key_sheet, published};
use domain::access::Verb;
use domain::campaigns::results_wire::{CompetenceResult, ItemLine, PersonLine, Results};
use domain::ids::{AttemptId, CampaignId, OrgId};
use domain::points::whole;
use domain::psychometrics::groups::{Earned, group};
use domain::psychometrics::items::{ItemStats, PointTable, item_stats};
use domain::psychometrics::reliability::alpha;
use domain::questionnaire::Item;
use domain::scoring::keys::KeySheet;
use domain::scoring::levels::Level;

/// How much of an item's wording stands in a table.
const STEM_CHARS: usize = 90;

/// The results of the record attempts.
pub async fn results(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<Results> {
    actor.require(Verb::ResultRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let (_, keys) = key_sheet(cx.db.read(), org, campaign.version).await?;
    let rows = Rows::read(cx, &campaign).await?;
    let levels = keys
        .scale
        .as_ref()
        .map(|scale| scale.levels.clone())
        .unwrap_or_default();
    let people_count = rows.attempts.len() + count_without_names(cx, &campaign).await?;
    let is_hidden = is_hidden(cx, &campaign, people_count).await?;
    let has_names = match campaign.anonymity {
        Anonymity::Named => true,
        Anonymity::Confidential => actor.may(Verb::ResultName, org),
        Anonymity::Anonymous => false,
    };
    let mut results = Results {
        campaign: id,
        opens_at: opens_at(cx, &campaign).await?,
        title: campaign.title,
        people_count,
        provisional: rows.attempts.iter().filter(|row| row.is_provisional).count(),
        waiting: rows.waiting,
        is_hidden,
        competences: Vec::new(),
        total: None,
        unions: Vec::new(),
        people: has_names.then(|| people(&rows)),
        items: Vec::new(),
        alpha: None,
        levels,
    };
    if !is_hidden && !keys.items.is_empty() {
        let table = point_table(&version, &keys, &rows);
        results.competences = competences(&keys, &results.levels, &rows);
        results.total = Some(group(&totals(rows.attempts.iter()), &results.levels));
        results.unions = by_union(cx, org, &rows, &results.levels).await?;
        results.alpha = alpha(&table);
        let stats = scored(&version, &keys).zip(item_stats(&table));
        results.items = stats
            .map(|((number, item), stats)| item_line(&keys, number, item, stats))
            .collect();
    }
    Ok(results)
}

fn people(rows: &Rows) -> Vec<PersonLine> {
    let line = |row: &Record| {
        let asked = rows.people.get(&row.target_id)?;
        let line = PersonLine {
            attempt: AttemptId(row.id),
            name: asked.name().short_name(),
            position: asked.position.clone(),
            points: stored(row.points.as_deref()),
            max: stored(row.max_points.as_deref()),
            level: row.level_title.clone().unwrap_or_default(),
            severity: severity(row.severity.unwrap_or_default()),
            is_provisional: row.is_provisional,
        };
        Some((asked.sort_key.clone(), line))
    };
    let mut lines: Vec<_> = rows.attempts.iter().filter_map(line).collect();
    lines.sort_by(|(a, x), (b, y)| (a, x.attempt).cmp(&(b, y.attempt)));
    lines.into_iter().map(|(_, line)| line).collect()
}

pub(super) fn totals<'a>(attempts: impl Iterator<Item = &'a Record>) -> Vec<Earned> {
    let earned = |row: &Record| Earned {
        points: stored(row.points.as_deref()),
        max: stored(row.max_points.as_deref()),
        level: row.level_code.clone(),
    };
    attempts.map(earned).collect()
}

pub(super) fn competences(keys: &KeySheet, levels: &[Level], rows: &Rows) -> Vec<CompetenceResult> {
    let result = |competence: &domain::scoring::keys::Competence| {
        let own: Vec<_> = rows
            .competences
            .iter()
            .filter(|row| row.competence == competence.code)
            .collect();
        let earned = own.iter().map(|row| Earned {
            points: stored(Some(&row.points)),
            max: stored(Some(&row.max_points)),
            level: (!row.level_code.is_empty()).then(|| row.level_code.clone()),
        });
        CompetenceResult {
            code: competence.code.clone(),
            title: competence.title.clone(),
            is_indicative: own.iter().any(|row| row.is_indicative),
            group: group(&earned.collect::<Vec<_>>(), levels),
        }
    };
    keys.competences.iter().map(result).collect()
}

/// The items that count, with their number in reading order.
fn scored<'a>(version: &'a Published, keys: &'a KeySheet) -> impl Iterator<Item = (usize, &'a Item)> {
    let questions = (1..).zip(version.questionnaire.questions());
    questions.filter(|(_, item)| keys.items.get(&item.id).is_some_and(|key| !key.annulled))
}

fn point_table(version: &Published, keys: &KeySheet, rows: &Rows) -> PointTable {
    let items: Vec<&Item> = scored(version, keys).map(|(_, item)| item).collect();
    let max = |item: &&Item| keys.items.get(&item.id).map_or(whole(0), |key| key.max_points);
    let of_person = |row: &Record| items.iter().map(|item| rows.points(row.id, item.id.as_str())).collect();
    PointTable {
        max: items.iter().map(max).collect(),
        rows: rows.attempts.iter().map(of_person).collect(),
    }
}

fn item_line(keys: &KeySheet, number: usize, item: &Item, stats: ItemStats) -> ItemLine {
    let competence = keys.items.get(&item.id).and_then(|key| key.competence.clone());
    let mut stem: String = item.stem.chars().take(STEM_CHARS).collect();
    if stem.len() < item.stem.len() {
        stem.push('…');
    }
    ItemLine {
        code: if item.code.is_empty() {
            number.to_string()
        } else {
            item.code.clone()
        },
        stem,
        competence: competence.unwrap_or_default(),
        people: stats.people,
        difficulty: stats.difficulty,
        item_rest: stats.item_rest,
        is_flagged: stats.is_flagged(),
    }
}

/// A stored severity, 0 to 3.
pub(super) fn severity(stored: i32) -> u8 {
    u8::try_from(stored).unwrap_or_default()
}
