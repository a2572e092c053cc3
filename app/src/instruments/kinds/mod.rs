//! How each kind of item is edited and read by its author: one file per kind, under the names of
//! `domain::questionnaire::kinds`.

mod case;
mod choice;
mod date;
mod info;
mod lists;
mod matching;
mod matrix;
mod number;
mod ordering;
mod ranking;
mod scale;
mod table;
mod text;
mod time;

use super::editor::Bench;
use domain::instruments::draft::{Draft, InstrumentKind};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use domain::scoring::keys::Key;
use leptos::prelude::*;

/// What only this kind has, with its key.
pub fn edit(bench: &Bench, item: &Item) -> AnyView {
    match &item.kind {
        Kind::Choice(it) => choice::edit(bench, item, it),
        Kind::Text(it) => text::edit(bench, item, it),
        Kind::Number(_) => number::edit(bench, item),
        Kind::Date(_) => date::edit(bench, item),
        Kind::Time(_) => time::edit(bench, item),
        Kind::Scale(_) => scale::edit(bench, item),
        Kind::Matrix(it) => matrix::edit(bench, item, it),
        Kind::Table(it) => table::edit(bench, item, it),
        Kind::Ranking(it) => ranking::edit(bench, item, it),
        Kind::Ordering(it) => ordering::edit(bench, item, it),
        Kind::Matching(it) => matching::edit(bench, item, it),
        Kind::Case(it) => case::edit(it),
        Kind::Info => info::edit(),
    }
}

/// The answer's side on a card that is read; right ones are marked.
pub fn show(draft: &Draft, item: &Item) -> AnyView {
    let key = draft.keys.items.get(&item.id).map(|it| &it.key);
    match &item.kind {
        Kind::Choice(it) => choice::show(it, key),
        Kind::Text(it) => text::show(it, key),
        Kind::Number(it) => number::show(it, key),
        Kind::Date(it) => date::show(it),
        Kind::Time(it) => time::show(it),
        Kind::Scale(it) => scale::show(it),
        Kind::Matrix(it) => matrix::show(it),
        Kind::Table(it) => table::show(it),
        Kind::Ranking(it) => ranking::show(it),
        Kind::Ordering(it) => ordering::show(it, key),
        Kind::Matching(it) => matching::show(it, key),
        Kind::Case(it) => case::show(it),
        Kind::Info => info::show(),
    }
}

fn is_test(bench: &Bench) -> bool {
    bench.desk.draft.kind == InstrumentKind::Test
}

fn key_of<'a>(bench: &'a Bench, item: &Item) -> Option<&'a Key> {
    bench.desk.draft.keys.items.get(&item.id).map(|it| &it.key)
}
