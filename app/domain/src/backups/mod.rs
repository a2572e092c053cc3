//! Copies of the database: when whoever keeps the server has to worry.

pub mod alarm;
pub mod wire;
