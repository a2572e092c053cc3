//! A TCP proxy that cuts: some connections before the request has passed, some after it passed and before the reply.

use anyhow::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Forwards to one address; ended when dropped.
#[derive(Debug)]
pub struct Proxy {
    pub address: String,
    pub cuts: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Of every seven connections one is cut before its request, one after it, and one in the middle of its reply.
    pub async fn start(to: &str) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let (to, cuts) = (to.to_owned(), Arc::new(AtomicU64::new(0)));
        let counted = cuts.clone();
        let task = tokio::spawn(async move {
            let mut number = 0_u64;
            while let Ok((client, _)) = listener.accept().await {
                number += 1;
                let (to, counted) = (to.clone(), counted.clone());
                tokio::spawn(async move {
                    if !matches!(pass(client, &to, number % 7).await, Ok(true)) {
                        counted.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        Ok(Self { address, cuts, task })
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// True when the connection was left alone.
async fn pass(mut client: TcpStream, to: &str, how: u64) -> Result<bool> {
    if how == 1 {
        return Ok(false);
    }
    let mut server = TcpStream::connect(to).await?;
    if how == 3 || how == 5 {
        let mut bytes = vec![0; 64 * 1024];
        let read = client.read(&mut bytes).await?;
        server.write_all(&bytes[..read]).await?;
        let read = server.read(&mut bytes).await?;
        if how == 5 {
            client.write_all(&bytes[..read.min(8)]).await?;
        }
        return Ok(false);
    }
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(true)
}
