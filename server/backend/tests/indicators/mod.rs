//! Indicators and the policies they are counted by.

mod definitions;
mod freeze;
mod indicator;
mod policies;
mod snapshot;
