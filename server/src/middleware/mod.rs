//! What every request passes through, one concern per file.

pub mod csrf;
pub mod doors;
pub mod forms;
pub mod headers;
pub mod spelling;
pub mod visit;
