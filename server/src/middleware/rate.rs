//! Who asks too often is told to wait. Counted by session or personal link; by address only strangers are, so a whole
//! school behind one address is not locked out by one of its own (security 9). Wrong links and wrong passwords have
//! counters of their own in the database (security 4, 8).

use super::refusal::come_again;
use crate::rates::{Key, Rates, Wait};
use app::ssr::{ClientAddress, session_tokens};
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use backend::Backend;
use backend::accounts::is_somebody;
use backend::attempts::guest;
use http::request::Parts;
use http::{Request, StatusCode};
use std::net::IpAddr;
use std::sync::Arc;

/// More cookies than that are not ours.
const MOST_COOKIES: usize = 8;

/// Lets through who has not asked too often.
pub async fn limit(State((cx, rates)): State<(Backend, Arc<Rates>)>, request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match admit(&cx, &rates, &parts).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(Wait(seconds)) => come_again(&parts, StatusCode::TOO_MANY_REQUESTS, seconds),
    }
}

async fn admit(cx: &Backend, rates: &Rates, parts: &Parts) -> Result<(), Wait> {
    if let Some(link) = parts.uri.path().strip_prefix("/l/") {
        return rates.take_own(rates.key("link", link));
    }
    match own_key(cx, rates, parts).await {
        Some(key) => rates.take_own(key),
        None => rates.take_stranger(rates.key("address", &network(parts))),
    }
}

/// The first of our cookies that stands for somebody. It is looked up once; a made-up one never counts.
async fn own_key(cx: &Backend, rates: &Rates, parts: &Parts) -> Option<Key> {
    let tokens: Vec<&str> = session_tokens(parts).take(MOST_COOKIES).collect();
    let key = |token: &&str| rates.key("session", token);
    if let Some(known) = tokens.iter().map(key).find(|key| rates.is_known(*key)) {
        return Some(known);
    }
    for token in tokens {
        if guest(cx, token).is_some() || is_somebody(cx, token).await.unwrap_or(false) {
            return Some(key(&token));
        }
    }
    None
}

/// The address, or of a long one the network that is given to one household.
fn network(parts: &Parts) -> String {
    let address = parts.extensions.get::<ClientAddress>();
    let address = address.map(|address| address.0.as_str()).unwrap_or_default();
    match address.parse() {
        Ok(IpAddr::V6(long)) => format!("{:x?}", &long.segments()[..4]),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_9_all_addresses_of_one_household_are_one() {
        let network = |address: &str| {
            let (mut parts, ()) = Request::new(()).into_parts();
            parts.extensions.insert(ClientAddress(address.to_owned()));
            network(&parts)
        };
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("10.0.0.1"), "10.0.0.1");
    }
}
