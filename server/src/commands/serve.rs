//! `otklik serve`

use super::open;
use crate::settings::Serve;
use crate::{listener, router};
use anyhow::Context;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

pub async fn run(settings: Serve) -> anyhow::Result<()> {
    start_log(settings.log_json);
    let cx = open(&settings.common).await?;
    tokio::spawn(backend::jobs::run(cx.clone()));
    let listener = TcpListener::bind(&settings.listen)
        .await
        .with_context(|| format!("listening at {}", settings.listen))?;
    let address = listener.local_addr()?;
    println!("Отклик: http://{address}");
    let router = router::router(cx.clone(), &settings, address);
    listener::serve(listener, router, settings.trusted_proxies).await?;
    Ok(cx.db.close().await?)
}

fn start_log(json: bool) {
    let filter = EnvFilter::try_from_env("OTKLIK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,server=info,backend=info,app=info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json { log.json().init() } else { log.init() }
}
