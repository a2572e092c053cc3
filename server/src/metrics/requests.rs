//! How many requests each route has answered, how, and how fast.

use super::text::Text;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

/// Upper edges in seconds; slower ones are counted beyond the last.
const EDGES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Counted requests; routes are patterns, so there are few.
#[derive(Debug, Default)]
pub struct Requests {
    routes: RwLock<HashMap<String, Arc<Mutex<Route>>>>,
}

#[derive(Clone, Debug, Default)]
struct Route {
    by_status: BTreeMap<u16, u64>,
    by_edge: [u64; EDGES.len()],
    seconds: f64,
}

impl Requests {
    /// One request that was answered.
    pub fn count(&self, route: &str, status: u16, took: Duration) {
        let row = self.row(route);
        let mut row = row.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = took.as_secs_f64();
        *row.by_status.entry(status).or_default() += 1;
        row.seconds += seconds;
        if let Some(at) = EDGES.iter().position(|edge| seconds <= *edge) {
            row.by_edge[at] += 1;
        }
    }

    fn row(&self, route: &str) -> Arc<Mutex<Route>> {
        let known = self
            .routes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(route)
            .cloned();
        known.unwrap_or_else(|| {
            let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
            routes.entry(route.to_owned()).or_default().clone()
        })
    }

    /// All counts, as they are read by Prometheus.
    pub(super) fn write(&self, text: &mut Text) {
        let rows = self.rows();
        text.head("otklik_requests_total", "counter", "Requests answered.");
        for (route, row) in &rows {
            for (status, count) in &row.by_status {
                let labels = [("route", route.as_str()), ("status", &status.to_string())];
                text.line("otklik_requests_total", &labels, *count);
            }
        }
        text.head("otklik_request_seconds", "histogram", "Time until an answer began.");
        for (route, row) in &rows {
            row.write_times(route, text);
        }
    }

    fn rows(&self) -> BTreeMap<String, Route> {
        let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        let copy = |row: &Mutex<Route>| row.lock().unwrap_or_else(PoisonError::into_inner).clone();
        routes.iter().map(|(route, row)| (route.clone(), copy(row))).collect()
    }
}

impl Route {
    fn write_times(&self, route: &str, text: &mut Text) {
        let (all, mut below) = (self.by_status.values().sum::<u64>(), 0);
        for (edge, count) in EDGES.iter().zip(self.by_edge) {
            below += count;
            let labels = [("route", route), ("le", &edge.to_string())];
            text.line("otklik_request_seconds_bucket", &labels, below);
        }
        text.line(
            "otklik_request_seconds_bucket",
            &[("route", route), ("le", "+Inf")],
            all,
        );
        text.line("otklik_request_seconds_sum", &[("route", route)], self.seconds);
        text.line("otklik_request_seconds_count", &[("route", route)], all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_counted_by_its_status_and_below_every_edge_above_it() {
        let requests = Requests::default();
        requests.count("/l/{token}", 303, Duration::from_millis(3));
        requests.count("/l/{token}", 404, Duration::from_secs(9));
        let mut text = Text::default();
        requests.write(&mut text);
        let text = text.into_string();
        for line in [
            r#"otklik_requests_total{route="/l/{token}",status="303"} 1"#,
            r#"otklik_request_seconds_bucket{route="/l/{token}",le="0.0025"} 0"#,
            r#"otklik_request_seconds_bucket{route="/l/{token}",le="0.005"} 1"#,
            r#"otklik_request_seconds_bucket{route="/l/{token}",le="+Inf"} 2"#,
            r#"otklik_request_seconds_count{route="/l/{token}"} 2"#,
        ] {
            assert!(text.lines().any(|own| own == line), "{line} is not in\n{text}");
        }
    }
}
