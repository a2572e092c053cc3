//! What every request passes through, one concern per file.

pub mod csrf;
pub mod forms;
pub mod headers;
pub mod visit;
