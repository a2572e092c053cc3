//! `otklik demo`

use super::open;
use crate::settings::Demo;

pub async fn run(settings: Demo) -> anyhow::Result<()> {
    let cx = open(&settings.common).await?;
    Ok(cx.db.close().await?)
}
