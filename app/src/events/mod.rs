//! Pages of events: the register, one event with who took part, the tick-list, what waits for a decision; and a
//! teacher's own page behind the personal link.

pub mod api;
pub mod attendance;
pub mod edit;
pub mod list;
pub mod own;
mod participants;
pub mod show;
pub mod waiting;
pub mod words;
