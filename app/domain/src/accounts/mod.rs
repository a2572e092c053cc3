//! Accounts of staff: what may stand in a login, a name and a password, and what pages get to see.

pub mod check;
pub mod term;
pub mod wire;
