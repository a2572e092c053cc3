//! What the points of a group tell of people and of the test itself. Statistics are floating point; points,
//! means and shares of people stay exact.

pub mod groups;
pub mod items;
pub mod reliability;
