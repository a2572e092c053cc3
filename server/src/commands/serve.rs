//! `otklik serve`

use super::{copies_folder, demo, open, passphrase, said};
use crate::listener::{self, Served};
use crate::metrics::{self, Watched};
use crate::router;
use crate::settings::Serve;
use crate::site::Site;
use anyhow::Context;
use backend::backups::Plan;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

pub async fn run(settings: Serve) -> anyhow::Result<()> {
    start_log(&settings)?;
    let cx = open(&settings.common).await?;
    let is_empty = backend::accounts::organizations(&cx).await.map_err(said)?.is_empty();
    if settings.demo && is_empty {
        backend::demo::load(&cx).await.map_err(said)?;
    }
    tokio::spawn(backend::jobs::run(cx.clone()));
    if let Some(plan) = plan(&settings)? {
        tokio::spawn(backend::backups::keep(cx.clone(), plan));
    }
    let listener = TcpListener::bind(&settings.listen)
        .await
        .with_context(|| format!("listening at {}", settings.listen))?;
    let address = listener.local_addr()?;
    let public_url = settings
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{address}"));
    println!("Отклик: {public_url}");
    if settings.demo {
        demo::print(&cx, &public_url).await?;
    }
    listener::allow_many_files();
    let site = Site::new(cx.clone(), &settings, address);
    let connections = listener::places(&settings.limits, settings.trusted_proxies);
    if let Some(address) = &settings.metrics {
        let (site, connections) = (site.clone(), connections.clone());
        watch(address, Watched { site, connections }).await?;
    }
    let served = Served {
        limits: settings.limits.clone(),
        trusted_proxies: settings.trusted_proxies,
        connections,
        ending: site.ending.clone(),
        router: router::routes(site),
    };
    listener::serve(listener, served, listener::signalled()).await;
    cx.settled().await;
    Ok(cx.db.close().await?)
}

/// Shows numbers at an address of their own.
async fn watch(address: &str, watched: Watched) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("listening for metrics at {address}"))?;
    tokio::spawn(axum::serve(listener, metrics::router(watched)).into_future());
    Ok(())
}

/// A demonstration is not worth a copy.
fn plan(settings: &Serve) -> anyhow::Result<Option<Plan>> {
    let copies = &settings.copies;
    if settings.demo || copies.backup_hour > 23 {
        return Ok(None);
    }
    let folder = copies.backup_folder.clone();
    Ok(Some(Plan {
        folder: folder.unwrap_or_else(|| copies_folder(&settings.common)),
        hour: copies.backup_hour,
        keep: copies.backup_keep,
        passphrase: passphrase(&settings.common)?,
    }))
}

fn start_log(settings: &Serve) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&settings.log).with_context(|| format!("reading --log {}", settings.log))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // It would print that a line could not be written, and panic when that cannot be printed either:
        // a full disk under the log must not end whoever writes answers.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    if settings.log_json {
        log.json().init();
    } else {
        log.init();
    }
    Ok(())
}
