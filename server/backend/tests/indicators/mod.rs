//! Indicators and the policies they are counted by.

mod indicator;
mod policies;
