//! The results of a campaign by methodical union: no small group is shown, and none that a difference reveals (EX-26).

use super::results::totals;
use super::results_rows::Rows;
use crate::Backend;
use crate::error::Result;
use crate::indicators::policies;
use crate::roster::unions;
use domain::campaigns::results_wire::UnionResult;
use domain::campaigns::small_groups::may_show;
use domain::ids::OrgId;
use domain::psychometrics::groups::group;
use domain::scoring::levels::Level;
use std::collections::BTreeMap;

/// The whole test in each union, by title, those in none last; nothing when there is one group only.
pub(super) async fn by_union(cx: &Backend, org: OrgId, rows: &Rows, levels: &[Level]) -> Result<Vec<UnionResult>> {
    let titles: BTreeMap<_, _> = unions(cx.db.read(), org).await?.into_iter().collect();
    let mut groups: BTreeMap<(bool, String), Vec<_>> = BTreeMap::new();
    for row in &rows.attempts {
        let asked = rows.people.get(&row.target_id);
        let union = asked.and_then(|asked| titles.get(&domain::ids::UnionId(asked.union_id?)).cloned());
        groups
            .entry((union.is_none(), union.unwrap_or_default()))
            .or_default()
            .push(row);
    }
    if groups.len() < 2 {
        return Ok(Vec::new());
    }
    let threshold = policies(cx.db.read(), org).await?.anonymity_threshold;
    let sizes: Vec<usize> = groups.values().map(Vec::len).collect();
    let shown = may_show(&sizes, usize::try_from(threshold).unwrap_or(usize::MAX));
    let results = groups
        .into_iter()
        .zip(shown)
        .map(|(((_, title), attempts), may_show)| UnionResult {
            title,
            group: may_show.then(|| group(&totals(attempts.into_iter()), levels)),
        });
    Ok(results.collect())
}
