//! Steps to be put into their right order: each is given its place.

use super::ranking;
use crate::attempts::sheet::Sheet;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::ordering::Ordering;
use leptos::prelude::*;

pub fn body(item: &Item, ordering: &Ordering, sheet: &Sheet) -> AnyView {
    ranking::body(item, &ordering.options, ordering.options.len(), sheet)
}
