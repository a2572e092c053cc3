//! How much a test's sum can be relied on.

use super::items::{PointTable, float};

/// From this value on a test may be used for statements about groups (`domain.md` 2.4).
pub const ENOUGH_FOR_GROUPS: f64 = 0.7;

/// Cronbach's alpha over the people who have points for every item:
/// `k / (k − 1) · (1 − Σ s²ᵢ / s²_T)` (Cronbach, L. J. 1951. Coefficient alpha and the internal structure of tests.
/// Psychometrika 16, 297–334). For items of 0 and 1 it is KR-20.
///
/// None for fewer than two items, fewer than five such people, and where the sum does not vary:
/// with less any number would be a guess. An item that nobody or everybody solved adds nothing and is left in.
pub fn alpha(table: &PointTable) -> Option<f64> {
    let whole_row = |row: &Vec<_>| {
        row.iter()
            .map(|points: &Option<_>| points.map(float))
            .collect::<Option<Vec<f64>>>()
    };
    let rows: Vec<Vec<f64>> = table.rows.iter().filter_map(whole_row).collect();
    let k = table.max.len();
    if k < 2 || rows.len() < 5 {
        return None;
    }
    let of_items: f64 = (0..k).map(|item| variance(rows.iter().map(|row| row[item]))).sum();
    let of_sums = variance(rows.iter().map(|row| row.iter().sum()));
    let k = k as f64;
    (of_sums > 1e-12).then(|| k / (k - 1.0) * (1.0 - of_items / of_sums))
}

/// The sample variance (n − 1).
fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    values.map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)
}
