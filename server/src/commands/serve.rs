//! `otklik serve`

use super::{copies_folder, demo, open, passphrase, said};
use crate::settings::Serve;
use crate::{listener, router};
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
    let router = router::router(cx.clone(), &settings, address);
    listener::serve(listener, router, settings.trusted_proxies).await?;
    Ok(cx.db.close().await?)
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
        passphrase: passphrase(&copies.lock)?,
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
