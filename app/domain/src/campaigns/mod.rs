//! Campaigns: the window, who is asked, how far each person came.

pub mod audience;
pub mod disposition;
pub mod funnel;
pub mod rate;
pub mod window;
pub mod wire;
