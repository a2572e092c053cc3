//! The words of the interface. They know no feature.

pub mod area;
pub mod bar;
pub mod chart;
pub mod check;
pub mod copy;
pub mod error_page;
pub mod field;
pub mod form;
pub mod history;
pub mod icon;
pub mod markdown;
pub mod number;
pub mod print;
pub mod proof;
pub mod refresh;
pub mod register;
pub mod select;
pub mod textarea;
pub mod tick;
pub mod title;
