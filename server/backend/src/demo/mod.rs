//! The demonstration school: its people, instruments, campaigns and every answer, loaded once through the real acts.
//! With a clock that stands still only what had happened by then is there.

mod answers;
mod attempts;
mod content;
mod data;
mod ioms;
mod links;
mod municipality;
mod papers;
mod programme;
mod registers;
mod school;
mod staff;
mod visits;
mod waves;

pub use links::{Link, links};
pub use school::{CODE, LOGINS, Login, PASSWORD, load};
