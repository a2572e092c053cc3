//! The light registers: requests for training, courses, mentoring pairs, plans of methodical unions. One description
//! each; everything else is the same for all of them.

pub mod form;
pub mod import;
pub mod ranking;
pub mod register;
pub mod wire;
pub mod words;
