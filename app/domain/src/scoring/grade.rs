//! A whole attempt: points per item, per competence and in total, answered share, levels.
//! Items that were annulled or not shown to this person count neither in points nor in the maximum.

use crate::ids::ItemId;
use crate::points::{Exact, whole};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::{Answers, Stored};
use crate::questionnaire::flow::{Progress, Share, Walk, walk};
use crate::scoring::credit;
use crate::scoring::keys::{Competence, KeySheet};
use crate::scoring::levels::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of one attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// The scored items in reading order.
    pub items: Vec<ItemGrade>,
    /// In the order of the key sheet.
    pub competences: Vec<CompetenceGrade>,
    pub points: Exact,
    pub max: Exact,
    /// None without a scale and when nothing could be earned.
    pub level: Option<Level>,
    /// An expert's points are still missing; they count as 0 until then.
    pub provisional: bool,
    pub answered_share: Share,
}

/// The points of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemGrade {
    pub item: ItemId,
    /// None while an expert has not given them.
    pub points: Option<Exact>,
    pub max: Exact,
    pub competence: Option<String>,
}

/// The points of one competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceGrade {
    pub code: String,
    pub points: Exact,
    pub max: Exact,
    pub items: u32,
    pub level: Option<Level>,
    /// Too thin to rely on («ориентировочно»): fewer than 4 items or than 5 points (`domain.md` 2.4).
    pub indicative: bool,
    /// An expert's points are still missing in this competence.
    pub provisional: bool,
}

/// Scores the answers; `expert` holds the points that experts have given.
pub fn grade(
    questionnaire: &Questionnaire,
    keys: &KeySheet,
    answers: &Answers,
    expert: &BTreeMap<ItemId, Exact>,
) -> Grade {
    let walk = walk(questionnaire, &Stored { questionnaire, answers });
    let items = grade_items(&walk, keys, expert);
    let competences = keys
        .competences
        .iter()
        .map(|competence| grade_competence(competence, keys, &items))
        .collect();
    let total = Sum::of(items.iter());
    Grade {
        level: total.level(keys),
        competences,
        points: total.points,
        max: total.max,
        provisional: total.provisional,
        answered_share: Progress::of(&walk).answered_share(),
        items,
    }
}

fn grade_items(walk: &Walk<'_>, keys: &KeySheet, expert: &BTreeMap<ItemId, Exact>) -> Vec<ItemGrade> {
    walk.questions()
        .filter_map(|item| Some((item, keys.items.get(&item.id).filter(|key| !key.annulled)?)))
        .map(|(item, key)| ItemGrade {
            item: item.id.clone(),
            points: credit::points(key, walk.answers.get(&item.id), expert.get(&item.id).copied()),
            max: key.max_points,
            competence: key.competence.clone(),
        })
        .collect()
}

fn grade_competence(competence: &Competence, keys: &KeySheet, items: &[ItemGrade]) -> CompetenceGrade {
    let is_mapped = |item: &&ItemGrade| item.competence.as_deref() == Some(&competence.code);
    let sum = Sum::of(items.iter().filter(is_mapped));
    CompetenceGrade {
        code: competence.code.clone(),
        points: sum.points,
        max: sum.max,
        items: sum.items,
        level: sum.level(keys),
        indicative: sum.items < 4 || sum.max < whole(5),
        provisional: sum.provisional,
    }
}

struct Sum {
    points: Exact,
    max: Exact,
    items: u32,
    provisional: bool,
}

impl Sum {
    fn of<'a>(items: impl Iterator<Item = &'a ItemGrade>) -> Self {
        let nothing = Self {
            points: whole(0),
            max: whole(0),
            items: 0,
            provisional: false,
        };
        items.fold(nothing, |sum, item| Self {
            points: sum.points + item.points.unwrap_or(whole(0)),
            max: sum.max + item.max,
            items: sum.items + 1,
            provisional: sum.provisional || item.points.is_none(),
        })
    }

    fn level(&self, keys: &KeySheet) -> Option<Level> {
        keys.scale.as_ref()?.level_of(self.points, self.max).cloned()
    }
}
