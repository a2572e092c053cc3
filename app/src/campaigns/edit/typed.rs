//! What stands in the form: the refused one, or the one whose head-count was asked for.

use crate::request::PageRequest;
use domain::campaigns::wire::CampaignInput;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde_json::{Map, Value};

/// What was typed before this page was asked for, if anything was.
pub fn typed(action: &str) -> Option<CampaignInput> {
    if let Some(flash) = PageRequest::here().refused(action) {
        return read(flash.typed.clone().into_iter());
    }
    let query = use_query_map().get_untracked();
    let names: Vec<String> = query.clone().into_iter().map(|(name, _)| name.into_owned()).collect();
    read(names.into_iter().map(|name| {
        let values = query.get_all(&name).unwrap_or_default();
        (name, values)
    }))
}

/// `campaign[title]=…` and `campaign[groups][]=…` as the form's data; nothing when there is no such field.
fn read(pairs: impl Iterator<Item = (String, Vec<String>)>) -> Option<CampaignInput> {
    let mut fields = Map::new();
    for (name, values) in pairs {
        let Some(name) = name.strip_prefix("campaign[") else {
            continue;
        };
        let field = name.split(']').next().unwrap_or_default().to_owned();
        let value = match name.ends_with("[]") || name.ends_with("][0]") {
            true => Value::from(values),
            false => Value::from(values.into_iter().next().unwrap_or_default()),
        };
        fields.insert(field, value);
    }
    if fields.is_empty() {
        return None;
    }
    serde_json::from_value(Value::Object(fields)).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_form_is_read_back_as_it_was_typed() {
        let pairs = [
            ("id", vec!["x"]),
            ("campaign[title]", vec!["Апрель"]),
            ("campaign[groups][]", vec!["pedagogical", "young"]),
        ];
        let pairs = pairs.map(|(name, values)| (name.to_owned(), values.into_iter().map(str::to_owned).collect()));
        let input = read(pairs.into_iter()).unwrap();
        assert_eq!((input.title.as_str(), input.groups.len()), ("Апрель", 2));
        assert_eq!(read([("id".to_owned(), vec![])].into_iter()), None);
    }
}
