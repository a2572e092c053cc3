//! Work that takes a core for a while.

use tokio::runtime::{Handle, RuntimeFlavor};

/// Does it while the others of this thread go on elsewhere (security 53).
pub(crate) fn aside<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}
