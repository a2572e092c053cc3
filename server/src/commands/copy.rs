//! `otklik copy`: from one database into another, with the counts on the screen.

use backend::backups::copy;

pub async fn run(from: &str, to: &str) -> anyhow::Result<()> {
    let copied = copy(from, to).await?;
    for table in copied.tables.iter().filter(|table| table.rows > 0) {
        println!("{:<28} {:>10}  {}", table.table, table.rows, &table.sum[..16]);
    }
    let rows: u64 = copied.tables.iter().map(|table| table.rows).sum();
    println!(
        "Скопировано таблиц {}, строк {rows}; количество и контрольные суммы совпали",
        copied.tables.len()
    );
    Ok(())
}
