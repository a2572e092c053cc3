//! The `otklik` command.

use clap::Parser;
use server::settings::{Cli, Command, args_with_file};

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse_from(args_with_file(std::env::args().collect())?);
    // Its limits leave no room for threads.
    if matches!(cli.command, Command::ReadSheet) {
        return server::reading::answer();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(server::commands::run(cli))
}
