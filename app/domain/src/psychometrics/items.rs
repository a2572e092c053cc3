//! Item analysis of the classical test theory: how hard an item is, and whether it goes with the rest of the test.

use crate::points::{Exact, whole};
use serde::{Deserialize, Serialize};

/// Below this the item hardly tells strong from weak: look at its key and wording (`domain.md` 2.4).
pub const LOW_ITEM_REST: f64 = 0.1;

/// Points of people (rows) by item (columns); none where an item was not shown or is not marked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointTable {
    /// The most points of each item.
    pub max: Vec<Exact>,
    /// One row per person, as long as `max`.
    pub rows: Vec<Vec<Option<Exact>>>,
}

/// What is known of one item.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemStats {
    /// People with points for it.
    pub people: usize,
    /// The mean share of its points: near 1 is easy.
    pub difficulty: Option<Exact>,
    /// Correlation of its points with the sum of all others; none when one of them does not vary.
    pub item_rest: Option<f64>,
}

impl ItemStats {
    /// Does it hardly tell strong from weak?
    pub fn is_flagged(&self) -> bool {
        self.item_rest.is_some_and(|r| r < LOW_ITEM_REST)
    }
}

/// The statistics of every item, in the order of the table.
pub fn item_stats(table: &PointTable) -> Vec<ItemStats> {
    (0..table.max.len()).map(|item| stats_of(table, item)).collect()
}

fn stats_of(table: &PointTable, item: usize) -> ItemStats {
    let given = |row: &Vec<Option<Exact>>| Some((row[item]?, rest(row, item)));
    let pairs: Vec<(Exact, Exact)> = table.rows.iter().filter_map(given).collect();
    let people = i64::try_from(pairs.len()).unwrap_or_default();
    let points: Exact = pairs.iter().map(|(points, _)| points).sum();
    let can_be_earned = table.max[item] * people;
    ItemStats {
        people: pairs.len(),
        difficulty: (can_be_earned > whole(0)).then(|| points / can_be_earned),
        item_rest: correlation(&pairs),
    }
}

/// The points of all other items.
fn rest(row: &[Option<Exact>], item: usize) -> Exact {
    let others = row.iter().enumerate().filter(|(at, _)| *at != item);
    others.filter_map(|(_, points)| *points).sum()
}

/// Pearson's r; with the rest as second variable it is the corrected item-total correlation, for items of 0 and 1
/// the corrected point-biserial one (Henrysson, G. M. 1963. Correction of item-total correlations in item analysis.
/// Psychometrika 28, 211–218).
fn correlation(pairs: &[(Exact, Exact)]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (float(*x), float(*y))).collect();
    let n = pairs.len() as f64;
    let (mean_x, mean_y) = (
        pairs.iter().map(|(x, _)| x).sum::<f64>() / n,
        pairs.iter().map(|(_, y)| y).sum::<f64>() / n,
    );
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let varies = xx > 1e-12 && yy > 1e-12;
    varies.then(|| xy / (xx * yy).sqrt())
}

/// An exact number as a floating one.
pub(super) fn float(value: Exact) -> f64 {
    *value.numer() as f64 / *value.denom() as f64
}
