//! Random tokens, their hashes, and links derived from a secret that is kept outside the database,
//! so that a link can be printed again although the database holds only its hash.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::{InvitationId, Slug};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The server's own secret: 32 random bytes in a file beside the database, not in it.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Reads the secret, or makes it on the first start (readable by its owner only).
    pub fn load_or_create(path: &Path) -> Result<Self> {
        if path.exists() {
            let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            let bytes = hex::decode(text.trim()).context("the secret file does not hold 64 hex digits")?;
            let bytes = bytes
                .try_into()
                .map_err(|_| anyhow::anyhow!("the secret file does not hold 64 hex digits"))?;
            return Ok(Self(bytes));
        }
        let secret = Self(random_bytes());
        write_private(path, &hex::encode(secret.0)).with_context(|| format!("writing {}", path.display()))?;
        Ok(secret)
    }

    /// A secret for tests.
    pub fn for_tests() -> Self {
        Self([7; 32])
    }

    /// What a database keeps to know the secret again; it cannot be turned back.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"otklik secret\n");
        hash.update(self.0);
        hex::encode(hash.finalize())
    }

    /// The token of a personal link: 132 bits; the next epoch gives another one.
    pub fn link_token(&self, invitation: InvitationId, epoch: i32) -> String {
        let mut token = URL_SAFE_NO_PAD.encode(self.derive("link", invitation, epoch));
        token.truncate(22);
        token
    }

    /// The six digits that let an attempt go on at another device, where a campaign asks for them (AC-04).
    pub fn resume_code(&self, invitation: InvitationId, epoch: i32) -> String {
        let digest = self.derive("resume", invitation, epoch);
        let number = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// The cookie of a browser that began the attempt or was given its code.
    pub fn resume_pass(&self, invitation: InvitationId, epoch: i32) -> String {
        URL_SAFE_NO_PAD.encode(self.derive("pass", invitation, epoch))
    }

    fn derive(&self, purpose: &str, invitation: InvitationId, epoch: i32) -> [u8; 32] {
        self.seal(purpose, &[invitation.0.as_bytes(), &epoch.to_be_bytes()])
    }

    /// What only this server can say of these bytes.
    pub(crate) fn seal(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC pads a short key with zeros to the block of its hash; done here, the length is right by type.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        mac.update(purpose.as_bytes());
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().into()
    }
}

/// A new random token of 256 bits for a session.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// What the database keeps of a token.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A random number, for seeds and short names.
pub fn random_u64() -> u64 {
    u64::from_be_bytes(random_bytes())
}

/// A new short name for a part of a questionnaire.
pub fn fresh_slug() -> Slug {
    Slug::from_random(random_u64())
}

/// The hex SHA-256 of a text, for content hashes.
pub fn sha256_hex(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Invariant: the operating system's generator cannot fail once the process runs; without it nothing is safe.
    #[allow(clippy::expect_used)]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
