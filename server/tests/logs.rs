//! No name, password or token reaches the log (security 61).

use crate::support::{Site, request};
use axum::body::Body;
use http::{Method, header};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Takes every log line of this process.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;

    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_61_names_passwords_and_tokens_stay_out_of_the_log() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let body = "login=canary-login&name=canary-name&password=canary-password&role=coordinator";
    site.call("accounts/add_user", Some(&admin), body).await;
    site.call("accounts/add_user", Some(&admin), body).await;
    site.call("accounts/sign_in", None, "login=canary-login&password=canary-wrong")
        .await;
    let signed_in = site
        .call("accounts/sign_in", None, "login=canary-login&password=canary-password")
        .await;
    let token = signed_in.session().unwrap();
    site.get("/?q=canary-query", Some(&token)).await;
    site.get("/l/canary-link", None).await;
    for path in ["/l/canary-link", "/api/accounts/canary-door"] {
        let mut foreign = request(Method::POST, path, Some(&token), Body::from("x=canary-body"));
        foreign
            .headers_mut()
            .insert(header::ORIGIN, "https://canary-origin.test".parse().unwrap());
        site.send(foreign).await;
    }
    tracing::info!("the log is read");
    let written = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(written.contains("the log is read"));
    for secret in ["canary", token.as_str(), admin.as_str()] {
        let found = written.lines().find(|line| line.contains(secret));
        assert!(found.is_none(), "{found:?}");
    }
}
