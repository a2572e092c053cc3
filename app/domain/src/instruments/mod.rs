//! Authoring: a draft and its edits, the check list before publishing, the draw of an attempt's order.

pub mod check_list;
pub mod draft;
pub mod draw;
pub mod edit;
pub mod frameworks;
pub mod new_item;
pub mod wire;
