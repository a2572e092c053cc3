//! The respondent's pages. They are plain forms; one small island saves while answering and counts down.

pub mod anonymous;
pub mod answering;
pub mod api;
mod blank;
mod browser;
mod counting;
mod drafts;
mod early;
mod forget;
pub mod frame;
pub mod gone;
pub mod item;
pub mod kinds;
mod one_sheet;
pub mod page;
mod remaining;
pub mod result;
pub mod review;
pub mod run;
mod sending;
pub mod sheet;
mod turning;
pub mod welcome;
