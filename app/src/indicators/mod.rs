//! Indicators: the dashboard, each number with its proof, the rules, freezing, the definitions.

pub mod api;
pub mod board;
pub mod census;
pub mod definition;
pub mod definitions;
pub mod evidence;
pub mod form;
pub mod form_table;
pub mod freeze;
pub mod pair;
pub mod rules;
pub mod show;
pub mod value;
pub mod words;
