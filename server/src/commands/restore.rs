//! `otklik restore`: brings a copy back after it was checked to the last row.

use super::passphrase;
use crate::settings::Restore;
use backend::backups::restore;
use backend::clock::Clock;

pub async fn run(settings: Restore) -> anyhow::Result<()> {
    let phrase = passphrase(&settings.common)?;
    let (now, database) = (Clock::default().now(), &settings.common.database);
    let (opened, aside) = restore(&settings.file, phrase, database, settings.force, now).await?;
    let manifest = &opened.manifest;
    println!(
        "Восстановлено: копия от {}, строк {}",
        manifest.made_at.format("%Y-%m-%d %H:%M UTC"),
        manifest.rows()
    );
    if let Some(aside) = aside {
        println!("Прежняя база сохранена: {}", aside.display());
    }
    println!("Личные ссылки действуют только с прежним файлом секрета (.key): положите его рядом.");
    Ok(())
}
