//! The file of a copy: a line with the hash of the head, the head as JSON, the packed database. With a passphrase all
//! of it is inside an age file, which the `age` program opens as well.

use super::manifest::{FORMAT, Manifest};
use age::secrecy::SecretString;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

const MAGIC: &str = "OTKLIK-BACKUP";
const AGE: &[u8] = b"age-encryption.org/";
/// A head is a few kilobytes; more is not one of ours.
const LONGEST_HEAD: u64 = 4 * 1024 * 1024;

/// Packs the database and answers the size and hash of the packed file.
pub fn pack(database: &Path, packed: &Path) -> Result<(u64, String)> {
    let mut out = GzEncoder::new(Hashed::new(BufWriter::new(File::create(packed)?)), Compression::fast());
    std::io::copy(&mut File::open(database)?, &mut out)?;
    let mut hashed = out.finish()?;
    hashed.flush()?;
    Ok(hashed.end())
}

/// Writes head and payload; it has its name only when it is on the disk in full. The answer are its size and hash.
pub fn write(to: &Path, manifest: &Manifest, packed: &Path, passphrase: Option<&str>) -> Result<(u64, String)> {
    let part = beside(to, "part");
    let written = write_part(&part, manifest, packed, passphrase);
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    let written = written.with_context(|| format!("запись копии {}", to.display()))?;
    std::fs::rename(&part, to).with_context(|| format!("запись копии {}", to.display()))?;
    sync_folder(to);
    Ok(written)
}

fn write_part(part: &Path, manifest: &Manifest, packed: &Path, passphrase: Option<&str>) -> Result<(u64, String)> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // It holds answers and password hashes.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = Hashed::new(BufWriter::new(options.open(part)?));
    match passphrase {
        Some(passphrase) => {
            let sealed = age::Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
            let mut sealed = sealed.wrap_output(&mut out)?;
            write_plain(&mut sealed, manifest, packed)?;
            sealed.finish()?;
        }
        None => write_plain(&mut out, manifest, packed)?,
    }
    out.flush()?;
    out.inner.get_ref().sync_all()?;
    Ok(out.end())
}

fn write_plain(out: &mut impl Write, manifest: &Manifest, packed: &Path) -> Result<()> {
    let head = serde_json::to_string(manifest)?;
    writeln!(out, "{MAGIC} {FORMAT} {}", hex::encode(Sha256::digest(head.as_bytes())))?;
    writeln!(out, "{head}")?;
    std::io::copy(&mut File::open(packed)?, out)?;
    Ok(())
}

/// Reads a copy to its end, believes nothing before it was checked, and unpacks the database.
pub fn read(from: &Path, passphrase: Option<&str>, database: &Path) -> Result<Manifest> {
    let file = File::open(from).with_context(|| format!("файл {} не открывается", from.display()))?;
    let mut file = BufReader::new(file);
    let is_sealed = file.fill_buf()?.starts_with(AGE);
    match (is_sealed, passphrase) {
        (false, _) => read_plain(file, database),
        (true, None) => bail!("копия зашифрована: укажите файл с парольной фразой (--passphrase-file)"),
        (true, Some(passphrase)) => {
            let sealed = age::Decryptor::new(file).map_err(|_| damaged("заголовок шифрования не читается"))?;
            let key = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
            let opened = sealed.decrypt(std::iter::once(&key as &dyn age::Identity));
            match opened {
                Ok(reader) => read_plain(BufReader::new(reader), database),
                Err(age::DecryptError::Io(_)) => Err(damaged("файл обрезан")),
                Err(age::DecryptError::InvalidHeader) => Err(damaged("заголовок шифрования изменён")),
                Err(_) => bail!("парольная фраза не подходит к этой копии (или файл изменён)"),
            }
        }
    }
}

fn read_plain(mut file: impl BufRead, database: &Path) -> Result<Manifest> {
    let first = line(&mut file)?;
    let mut words = first.split(' ');
    if words.next() != Some(MAGIC) {
        bail!("это не копия «Отклика»: файл начинается иначе");
    }
    let format: u32 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    if format > FORMAT {
        bail!("копия сделана более новой программой (формат {format}); установите новую версию «Отклика»");
    }
    let head = line(&mut file)?;
    if words.next() != Some(&hex::encode(Sha256::digest(head.as_bytes()))) {
        return Err(damaged("её описание изменено"));
    }
    let manifest: Manifest = serde_json::from_str(&head).map_err(|_| damaged("её описание не читается"))?;
    let packed = beside(database, "gz");
    let unpacked = unpack(file, &packed, database, &manifest);
    let _ = std::fs::remove_file(&packed);
    unpacked.map(|()| manifest)
}

fn unpack(mut file: impl BufRead, packed: &Path, database: &Path, manifest: &Manifest) -> Result<()> {
    let mut out = Hashed::new(BufWriter::new(File::create(packed)?));
    std::io::copy(&mut file, &mut out).map_err(|_| damaged("файл обрезан или изменён"))?;
    out.flush()?;
    let (bytes, hash) = out.end();
    if bytes < manifest.payload_bytes {
        return Err(damaged(&format!(
            "файл обрезан, данных {bytes} байт вместо {}",
            manifest.payload_bytes
        )));
    }
    if bytes > manifest.payload_bytes || hash != manifest.payload_sha256 {
        return Err(damaged("содержание изменено, контрольная сумма не сходится"));
    }
    let mut unpacked = GzDecoder::new(File::open(packed)?).take(manifest.database_bytes + 1);
    let mut out = File::create(database)?;
    let bytes = std::io::copy(&mut unpacked, &mut out).map_err(|_| damaged("данные не распаковываются"))?;
    if bytes != manifest.database_bytes {
        return Err(damaged("размер базы не сходится с описанием"));
    }
    Ok(out.sync_all()?)
}

fn line(file: &mut impl BufRead) -> Result<String> {
    let mut text = String::new();
    let read = file.take(LONGEST_HEAD).read_line(&mut text);
    read.map_err(|_| damaged("файл обрезан или изменён"))?;
    match text.strip_suffix('\n') {
        Some(text) => Ok(text.to_owned()),
        None => Err(damaged("файл обрезан или это не копия «Отклика»")),
    }
}

fn damaged(why: &str) -> anyhow::Error {
    anyhow::anyhow!("копия повреждена: {why}. Ничего не изменено; возьмите другую копию")
}

/// The same path with another word at its end.
pub fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{word}"));
    PathBuf::from(name)
}

/// A new name lasts only when its folder is on the disk too.
pub fn sync_folder(of: &Path) {
    if let Some(folder) = of.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

/// The hash of a whole file, as `sha256sum` prints it.
pub fn hash_of(file: &Path) -> Result<String> {
    let mut hashed = Hashed::new(std::io::sink());
    let mut file = File::open(file).with_context(|| format!("файл {} не открывается", file.display()))?;
    std::io::copy(&mut file, &mut hashed)?;
    Ok(hashed.end().1)
}

/// Counts and hashes what is written through it.
struct Hashed<W> {
    inner: W,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Hashed<W> {
    fn new(inner: W) -> Self {
        Self {
            inner,
            bytes: 0,
            hash: Sha256::new(),
        }
    }

    fn end(self) -> (u64, String) {
        (self.bytes, hex::encode(self.hash.finalize()))
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}
