//! Answering, end to end, as the respondent's doors call it.

pub mod anonymous;
mod ends;
mod in_order;
mod link;
mod openings;
mod remembered;
mod results;
mod saving;
pub mod school;
mod submit;
mod turns;
mod unfinished;
