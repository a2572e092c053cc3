//! Campaigns: the window, who is asked, how far each person came.

pub mod audience;
pub mod board_wire;
pub mod curve;
pub mod dataset;
pub mod disposition;
pub mod funnel;
pub mod import;
pub mod links_wire;
pub mod rate;
pub mod results_wire;
pub mod small_groups;
pub mod tally;
pub mod tally_cells;
pub mod window;
pub mod wire;
pub mod withheld;
