//! Individual education routes (ИОМ): their states, who needs one, what is proposed, and reading a file of them.

pub mod form;
pub mod import;
pub mod need;
pub mod proposal;
pub mod rules_wire;
pub mod state;
pub mod wire;
