//! Signing in, users and their roles.

pub mod api;
pub mod home;
pub mod sign_in;
