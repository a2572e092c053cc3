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
