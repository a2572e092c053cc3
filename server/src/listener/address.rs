//! Who is at the other end: the peer, unless trusted proxies stand in front (security 9).

use http::HeaderMap;
use std::net::IpAddr;

/// The peer, or the n-th address from the right of X-Forwarded-For behind n trusted proxies. What cannot be read
/// as an address is not believed.
pub fn client_address(headers: &HeaderMap, peer: IpAddr, trusted_proxies: usize) -> String {
    let found = match trusted_proxies {
        0 => None,
        hops => forwarded(headers, hops),
    };
    found.unwrap_or(peer).to_string()
}

fn forwarded(headers: &HeaderMap, hops: usize) -> Option<IpAddr> {
    let lines = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let all: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    all.get(all.len().checked_sub(hops)?)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn security_9_a_header_is_believed_only_as_far_as_proxies_are_trusted() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("1.1.1.1, 2.2.2.2"));
        headers.append("x-forwarded-for", HeaderValue::from_static("3.3.3.3"));
        let peer = IpAddr::from([10, 0, 0, 1]);
        let seen = [0, 1, 2, 3, 4].map(|hops| client_address(&headers, peer, hops));
        assert_eq!(seen, ["10.0.0.1", "3.3.3.3", "2.2.2.2", "1.1.1.1", "10.0.0.1"]);
        headers.append("x-forwarded-for", HeaderValue::from_static("<nonsense>"));
        assert_eq!(client_address(&headers, peer, 1), "10.0.0.1");
    }
}
