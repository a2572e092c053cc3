//! The server under stress: slow, greedy and vanishing clients, more work than can be done, failing disks, an end in
//! the middle of everything. What is checked is that others are answered and nothing is lost, never how fast.

mod cuts;
mod ending;
mod health;
mod overload;
mod rates;
mod slow_clients;
mod streams;
