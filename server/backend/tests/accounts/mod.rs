//! Users, passwords, sessions.

mod users;
