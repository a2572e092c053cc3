//! The `otklik` command.

use clap::Parser;
use server::settings::{Cli, Command, args_with_file, environment};

/// A fifth of a request's time went into the system's allocator. How this one keeps what is free is said where it is
/// built, in `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse_from(args_with_file(std::env::args().collect(), environment)?);
    // Its limits leave no room for threads.
    if matches!(cli.command, Command::ReadSheet) {
        return server::reading::answer();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(server::commands::run(cli))
}
