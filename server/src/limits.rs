//! How much the server takes at once and how long it waits. Generous, since a whole school sits behind one address:
//! people are counted by their session or link, and by address only while they are strangers.

use clap::{Args, Parser};
use std::time::Duration;

/// The limits, each a setting.
#[derive(Clone, Debug, Args)]
pub struct Limits {
    /// Connections in all; more are closed at once
    #[arg(long, env = "OTKLIK_MAX_CONNECTIONS", default_value_t = 8_192)]
    pub max_connections: usize,

    /// Connections from one address; not looked at behind trusted proxies, where all come from a proxy's
    #[arg(long, env = "OTKLIK_MAX_CONNECTIONS_PER_ADDRESS", default_value_t = 2_048)]
    pub max_connections_per_address: usize,

    /// Requests that are worked on at a time; the rest are told to come again, readers before those who answer
    #[arg(long, env = "OTKLIK_MAX_REQUESTS", default_value_t = 1_024)]
    pub max_requests: usize,

    /// Requests a second of one signed-in person or one personal link, in the long run
    #[arg(long, env = "OTKLIK_RATE_PER_SESSION", default_value_t = 30)]
    pub rate_per_session: u32,

    /// Requests a second of all strangers behind one address, in the long run
    #[arg(long, env = "OTKLIK_RATE_PER_ADDRESS", default_value_t = 20)]
    pub rate_per_address: u32,

    /// For how many seconds of its rate somebody may ask all at once
    #[arg(long, env = "OTKLIK_RATE_BURST_SECONDS", default_value_t = 30)]
    pub rate_burst_seconds: u32,

    /// Live pages that are open at a time
    #[arg(long, env = "OTKLIK_MAX_STREAMS", default_value_t = 500)]
    pub max_streams: usize,

    /// Live pages of one person
    #[arg(long, env = "OTKLIK_MAX_STREAMS_PER_USER", default_value_t = 3)]
    pub max_streams_per_user: usize,

    /// Seconds after which a live page has to ask again, so that a closed account stops watching
    #[arg(long, env = "OTKLIK_STREAM_SECONDS", default_value_t = 30)]
    pub stream_seconds: u64,

    /// Seconds for the head of a request; a connection that asks nothing for so long is closed too
    #[arg(long, env = "OTKLIK_HEAD_SECONDS", default_value_t = 10)]
    pub head_seconds: u64,

    /// Seconds for the body of a request, before it has to come at a kilobyte a second
    #[arg(long, env = "OTKLIK_BODY_SECONDS", default_value_t = 20)]
    pub body_seconds: u64,

    /// Seconds that a client may take nothing of its answer
    #[arg(long, env = "OTKLIK_READER_SECONDS", default_value_t = 30)]
    pub reader_seconds: u64,

    /// Seconds that open requests have when the server is told to end
    #[arg(long, env = "OTKLIK_DRAIN_SECONDS", default_value_t = 10)]
    pub drain_seconds: u64,
}

/// The defaults, for whoever reads no command line.
impl Default for Limits {
    fn default() -> Self {
        #[derive(Parser)]
        struct Nothing {
            #[command(flatten)]
            limits: Limits,
        }
        Nothing::parse_from([""]).limits
    }
}

impl Limits {
    pub fn head_within(&self) -> Duration {
        Duration::from_secs(self.head_seconds)
    }

    pub fn reader_within(&self) -> Duration {
        Duration::from_secs(self.reader_seconds)
    }

    pub fn drain_within(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }
}
