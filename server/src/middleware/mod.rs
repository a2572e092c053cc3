//! What every request passes through, one concern per file.

pub mod body;
pub mod csrf;
pub mod doors;
pub mod forms;
pub mod headers;
pub mod in_turn;
pub mod measure;
pub mod pack;
pub mod rate;
pub mod refusal;
pub mod shared;
pub mod shed;
pub mod spelling;
pub mod visit;
