//! The word that the server is about to end: live pages close, `/readyz` says no, open requests finish.

use tokio::sync::watch;

/// Said once, heard by everybody who asks before or after.
#[derive(Clone, Debug)]
pub struct Ending(watch::Sender<bool>);

impl Default for Ending {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Ending {
    pub fn say(&self) {
        self.0.send_replace(true);
    }

    pub fn is_said(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits for the word.
    pub async fn said(self) {
        // The sender is here, so there is always one.
        let _ = self.0.subscribe().wait_for(|is_said| *is_said).await;
    }
}
