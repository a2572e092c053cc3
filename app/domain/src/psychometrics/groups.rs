//! One competence (or the whole test) over a group of people: the mean share of points and how many stand on each level.

use crate::points::{Exact, whole};
use crate::scoring::levels::Level;
use serde::{Deserialize, Serialize};

/// From this severity on (medium, high) a deficit asks for support of the group (`domain.md` 2.4).
const MASSIVE_FROM: u8 = 2;
/// Shares with different maxima are summed on this grid, so that the sum cannot overflow.
const GRID: i64 = 1_000_000;

/// What one person earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Points.
    pub points: Exact,
    /// What could be earned.
    pub max: Exact,
    /// The code of the level it gave, if any.
    pub level: Option<String>,
}

/// What came out for a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupResult {
    /// People counted.
    pub people: usize,
    /// The mean of their shares of the maximum, 0 to 1.
    pub mean: Option<Exact>,
    /// People on each level of the scale, in its order.
    pub by_level: Vec<usize>,
    /// People on a level of medium or high deficit.
    pub with_deficit: usize,
}

/// Counts a group against a scale.
pub fn group(earned: &[Earned], scale: &[Level]) -> GroupResult {
    let on = |level: &Level| {
        earned
            .iter()
            .filter(|one| one.level.as_ref() == Some(&level.code))
            .count()
    };
    let by_level: Vec<usize> = scale.iter().map(on).collect();
    let has_deficit = |(level, _): &(&Level, &usize)| level.severity >= MASSIVE_FROM;
    let with_deficit = scale
        .iter()
        .zip(&by_level)
        .filter(has_deficit)
        .map(|(_, people)| people)
        .sum();
    GroupResult {
        people: earned.len(),
        mean: mean_share(earned),
        by_level,
        with_deficit,
    }
}

fn mean_share(earned: &[Earned]) -> Option<Exact> {
    let counted: Vec<&Earned> = earned.iter().filter(|one| one.max > whole(0)).collect();
    let people = i64::try_from(counted.len()).ok().filter(|people| *people > 0)?;
    let max = counted.first()?.max;
    if counted.iter().all(|one| one.max == max) {
        let points: Exact = counted.iter().map(|one| one.points).sum();
        return Some(points / max / people);
    }
    let on_grid = |one: &&Earned| (one.points / one.max * GRID).round().to_integer();
    Some(Exact::new(counted.iter().map(on_grid).sum(), GRID) / people)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::points::show;
    use crate::scoring::levels::preset;

    fn earned(points: i64, max: i64) -> Earned {
        let scale = preset("deficit4").unwrap();
        let (points, max) = (whole(points), whole(max));
        let level = scale.level_of(points, max).map(|level| level.code.clone());
        Earned { points, max, level }
    }

    #[test]
    fn a_mean_is_exact_and_a_bound_belongs_to_the_level_above_it() {
        let scale = preset("deficit4").unwrap().levels;
        let result = group(&[earned(5, 5), earned(4, 5), earned(3, 5), earned(1, 5)], &scale);
        assert_eq!(result.mean, Some(Exact::new(13, 20)));
        assert_eq!(result.by_level, [1, 1, 1, 1]);
        assert_eq!(result.with_deficit, 2);
    }

    #[test]
    fn people_with_different_maxima_weigh_the_same() {
        let scale = preset("deficit4").unwrap().levels;
        let result = group(&[earned(1, 3), earned(5, 5)], &scale);
        assert_eq!(show(result.mean.unwrap() * 100, 1, ','), "66,7");
        assert_eq!(group(&[], &scale).mean, None);
    }
}
