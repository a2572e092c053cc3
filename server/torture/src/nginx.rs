//! Debian's nginx in front of several servers. What it may pass to the next one it does, handing in too: everything a
//! respondent sends may be sent twice.

use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::time::sleep;

const READY_WITHIN: Duration = Duration::from_secs(10);

/// A running nginx; ended when dropped.
#[derive(Debug)]
pub struct Nginx {
    pub address: String,
    child: Child,
}

impl Nginx {
    /// Starts it in front of these addresses; nothing where it is not installed.
    pub async fn start(folder: &Path, servers: &[&str]) -> Result<Option<Self>> {
        let Some(binary) = ["/usr/sbin/nginx", "/usr/bin/nginx"]
            .into_iter()
            .find(|path| Path::new(path).exists())
        else {
            return Ok(None);
        };
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let settings = folder.join("nginx.conf");
        std::fs::write(&settings, written(folder, &address, servers))?;
        let log = std::fs::File::create(folder.join("nginx.log"))?;
        let child = Command::new(binary)
            .arg("-e")
            .arg(folder.join("nginx.log"))
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(&settings)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("starting nginx")?;
        let nginx = Self { address, child };
        let began = Instant::now();
        while began.elapsed() < READY_WITHIN {
            if tokio::net::TcpStream::connect(&nginx.address).await.is_ok() {
                return Ok(Some(nginx));
            }
            sleep(Duration::from_millis(20)).await;
        }
        let said = std::fs::read_to_string(folder.join("nginx.log")).unwrap_or_default();
        anyhow::bail!("nginx did not start: {said}")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it only when it is asked.
        let _ = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
    }
}

fn written(folder: &Path, address: &str, servers: &[&str]) -> String {
    let folder = folder.display();
    let servers: String = servers
        .iter()
        .map(|server| format!("        server {server} max_fails=0;\n"))
        .collect();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {folder}/nginx-{kind};\n"))
        .concat();
    format!(
        "daemon off;\npid {folder}/nginx.pid;\nworker_processes 1;\nevents {{ worker_connections 512; }}\nhttp {{\n\
         {temporary}    access_log off;\n    upstream otklik {{\n{servers}        keepalive 16;\n    }}\n\
         \x20   server {{\n        listen {address};\n        location / {{\n\
         \x20           proxy_pass http://otklik;\n            proxy_http_version 1.1;\n\
         \x20           proxy_set_header Connection \"\";\n            proxy_set_header Host $http_host;\n\
         \x20           proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n\
         \x20           proxy_connect_timeout 2s;\n            proxy_buffering off;\n\
         \x20           proxy_next_upstream error timeout http_502 http_503 non_idempotent;\n        }}\n    }}\n}}\n"
    )
}
