//! Ranking by preference; there is no right order.

use super::{Choosable, check_options, given};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::{Value, field_of};
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Options to be given places 1, 2, 3 …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    pub options: Vec<Choosable>,
    /// How many places are given; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
}

impl Ranking {
    /// How many places are given.
    pub fn place_count(&self) -> usize {
        self.places
            .map_or(self.options.len(), |places| self.options.len().min(places.into()))
    }

    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        read_places(id, &self.options, self.place_count(), fields)
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let mut problems = check_options(id, &self.options, 2);
        let fits = |places: &u16| (1..=self.options.len()).contains(&usize::from(*places));
        if self.places.is_some_and(|places| !fits(&places)) {
            problems.push(Problem::new(id.as_str(), "places-out-of-range").with("max", self.options.len()));
        }
        problems
    }
}

/// The places 1 to `places`, each given to one option, under the option's own field.
pub(super) fn read_places(
    id: &ItemId,
    options: &[Choosable],
    places: usize,
    fields: &impl Fields,
) -> Result<Option<Value>, Problem> {
    let mut order = BTreeMap::new();
    for option in options {
        let field = field_of(id, &option.id);
        let Some(text) = given(fields, &field).into_iter().next() else {
            continue;
        };
        let place = text.parse().ok().filter(|place| (1..=places).contains(place));
        let out_of_range = || {
            Problem::new(&field, "scale-out-of-range")
                .with("min", 1)
                .with("max", places)
        };
        let place = place.ok_or_else(out_of_range)?;
        if order.insert(place, option.id.clone()).is_some() {
            return Err(Problem::new(field, "place-repeated").with("place", place));
        }
    }
    match order.len() {
        0 => Ok(None),
        given if given < places => Err(Problem::new(id.as_str(), "places-missing").with("places", places)),
        _ => Ok(Some(Value::Order(order.into_values().collect()))),
    }
}
