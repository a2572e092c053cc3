//! The directory of a zipped table and what its parts unpack to, before anything reads them (security 40 to 42). Nothing
//! is ever unpacked to the disk.

use super::problem;
use domain::problem::Problem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

const MAX_ENTRIES: usize = 200;
const MAX_UNPACKED_BYTES: u64 = 50 * 1024 * 1024;
/// How many times larger the whole may become; a small file may be packed as tightly as it likes.
const MAX_RATIO: u64 = 200;
const SMALL_BYTES: u64 = 1024 * 1024;
const MAX_NAME_BYTES: usize = 255;
/// An XML part with definitions of its own; no program writes one into a table.
const DOCTYPE: &[u8] = b"<!DOCTYPE";
/// OpenOffice of long ago wrote one into the list of parts, which is not read here.
const LIST_OF_PARTS: &[u8] = b"META-INF/";
const CHUNK_BYTES: usize = 64 * 1024;

/// Refuses an archive that is too much, or that only an attacker makes.
pub fn check(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    if archive.len() > MAX_ENTRIES {
        return Err(problem("sheet-too-many-parts").with("most", MAX_ENTRIES));
    }
    if archive.file_names_raw().any(is_strange) {
        return Err(problem("sheet-strange-names"));
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let most = MAX_UNPACKED_BYTES.min((packed * MAX_RATIO).max(SMALL_BYTES));
    let mut left = most;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|cause| broken(&cause))?;
        if part.is_symlink() {
            return Err(problem("sheet-strange-names"));
        }
        // What the directory says may be a lie: it is counted as it unpacks.
        if part.size() > left {
            return Err(too_much());
        }
        let is_list = part.name_raw().starts_with(LIST_OF_PARTS);
        left = unpack(&mut part, left, is_list)?;
    }
    Ok(())
}

/// Unpacks a part into nothing and answers how much may still come.
fn unpack(part: &mut impl Read, mut left: u64, is_list: bool) -> Result<u64, Problem> {
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut kept = 0;
    loop {
        let read = part.read(&mut buffer[kept..]).map_err(|_| problem("sheet-broken"))?;
        if read == 0 {
            return Ok(left);
        }
        left = left.checked_sub(read as u64).ok_or_else(too_much)?;
        let filled = kept + read;
        let is_defined = buffer[..filled].windows(DOCTYPE.len()).any(|window| window == DOCTYPE);
        if is_defined && !is_list {
            return Err(problem("sheet-doctype"));
        }
        // The word may lie across two chunks.
        kept = filled.min(DOCTYPE.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}

/// A path that leads out, is absolute, or cannot be one.
fn is_strange(name: &[u8]) -> bool {
    let leads_out = name.split(|byte| *byte == b'/').any(|part| part == b"..");
    let is_absolute = name.starts_with(b"/") || name.get(1) == Some(&b':');
    leads_out || is_absolute || name.len() > MAX_NAME_BYTES || name.iter().any(|byte| *byte == b'\\' || *byte < b' ')
}

fn too_much() -> Problem {
    problem("sheet-unpacks-too-large").with("megabytes", MAX_UNPACKED_BYTES / 1024 / 1024)
}

fn broken(cause: &ZipError) -> Problem {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            problem("sheet-password")
        }
        _ => problem("sheet-broken"),
    }
}
