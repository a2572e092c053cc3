//! Users, passwords, sessions.

mod roles;
mod users;
