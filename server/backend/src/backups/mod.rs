//! Copies of the whole database, their return, and moving from one database to the other.
//! The payload of a copy is always a SQLite file, made in one snapshot, whichever database it came from:
//! so every copy can be rehearsed on any machine and restored into either.

mod before_upgrade;
mod container;
mod copy;
mod digest;
mod keep;
mod make;
mod manifest;
mod open;
mod overview;
mod register;
mod rehearse;
mod restore;
mod tables;
mod transfer;

pub use before_upgrade::upgrade;
pub use copy::{Copied, copy};
pub use keep::{Plan, keep, keep_once};
pub use make::{Made, make};
pub use manifest::{Counted, Manifest};
pub use open::{Opened, open};
pub(crate) use overview::alarm_for;
pub use overview::overview;
pub use register::note_manual;
pub use rehearse::{rehearse, rehearse_file};
pub use restore::restore;
