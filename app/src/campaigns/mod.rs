//! Campaigns: preparing them, personal links and slips, their course on the board and the wall, results, marking.

pub mod answers;
mod answers_cells;
pub mod api;
pub mod board;
pub mod board_api;
mod board_parts;
mod board_silent;
mod board_words;
pub mod edit;
pub mod links;
pub mod list;
pub mod marking;
mod person;
pub mod person_result;
pub mod results;
mod results_items;
pub mod show;
pub mod slips;
mod turns;
pub mod wall;
pub mod words;
