//! Campaigns: preparing them, their course, personal links and slips.

pub mod api;
pub mod edit;
pub mod links;
pub mod list;
mod person;
pub mod show;
pub mod slips;
mod turns;
mod words;
//! Campaigns: their course on the board and the wall, results and marking.

pub mod board;
pub mod board_api;
mod board_parts;
mod board_silent;
mod board_words;
pub mod marking;
pub mod person_result;
pub mod results;
mod results_items;
pub mod wall;
