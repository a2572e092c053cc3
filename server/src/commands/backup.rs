//! `otklik backup`: a copy while the server runs, and the rehearsal of its return.

use super::{copies_folder, open_as_it_is, passphrase, said};
use crate::settings::Backup;
use backend::backups::{make, note_manual, rehearse, rehearse_file};

pub async fn run(settings: Backup) -> anyhow::Result<()> {
    let cx = open_as_it_is(&settings.common).await?;
    // A database before its upgrade has no register of copies, or another one.
    let is_current = cx.db.level().await?.pending.is_empty();
    let phrase = passphrase(&settings.common)?;
    let name = cx.clock.now().format("manual-%Y%m%dT%H%M%S.backup").to_string();
    let file = settings
        .file
        .unwrap_or_else(|| copies_folder(&settings.common).join(name));
    if !settings.rehearse || !file.exists() {
        let made = make(&cx.db, &file, phrase.clone(), cx.clock.now()).await?;
        if is_current {
            note_manual(&cx, &made).await.map_err(said)?;
        }
        println!("Копия: {}", made.file.display());
        println!(
            "  размер {} байт, строк {}, уровень схемы {}",
            made.bytes,
            made.manifest.rows(),
            newest(&made.manifest.level)
        );
        println!("  SHA-256 {}", made.sha256);
    }
    if settings.rehearse {
        let manifest = match is_current {
            true => rehearse(&cx, &file, phrase).await?,
            false => rehearse_file(&file, phrase).await?,
        };
        println!(
            "Репетиция прошла: восстановлено строк {}, проверка без замечаний",
            manifest.rows()
        );
    }
    Ok(cx.db.close().await?)
}

fn newest(level: &[String]) -> &str {
    level.last().map_or("нет", String::as_str)
}
