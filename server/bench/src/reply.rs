//! What came back, and looking into it, packed or not.

use std::io::{Read, Result};

/// An answer of the server.
#[derive(Debug, Default)]
pub struct Reply {
    pub status: u16,
    pub location: String,
    /// `name=value` of every cookie that was set.
    pub cookies: Vec<String>,
    /// As it came over the wire.
    pub body: Vec<u8>,
    pub packing: Packing,
}

/// How a body is packed.
#[derive(Clone, Copy, Debug, Default)]
pub enum Packing {
    #[default]
    None,
    Gzip,
    Brotli,
}

impl Reply {
    /// Neither refused nor failed.
    pub fn is_fine(&self) -> bool {
        (200..400).contains(&self.status)
    }

    /// The characters that follow a mark in the page. No more is unpacked than that: the generator shares the cores.
    pub fn after(&self, mark: &[u8], length: usize) -> Option<String> {
        let (mut page, mut text, mut piece) = (self.reader(), Vec::<u8>::new(), [0_u8; 4096]);
        loop {
            let from = find(&text, mark).map(|at| at + mark.len());
            if let Some(found) = from.and_then(|from| text.get(from..from + length)) {
                return Some(String::from_utf8_lossy(found).into_owned());
            }
            match page.read(&mut piece) {
                Ok(0) | Err(_) => return None,
                Ok(size) => text.extend_from_slice(&piece[..size]),
            }
        }
    }

    /// The lines of a text.
    pub fn lines(&self) -> Result<usize> {
        let (mut text, mut piece, mut lines) = (self.reader(), [0_u8; 64 * 1024], 0);
        loop {
            match text.read(&mut piece)? {
                0 => return Ok(lines),
                size => lines += piece[..size].iter().filter(|byte| **byte == b'\n').count(),
            }
        }
    }

    /// How it begins, for the reader of an error.
    pub fn beginning(&self) -> String {
        let mut text = Vec::new();
        let mut some = self.reader().take(400);
        match some.read_to_end(&mut text) {
            Ok(_) => String::from_utf8_lossy(&text).into_owned(),
            Err(cause) => format!("the page is broken: {cause}"),
        }
    }

    fn reader(&self) -> Box<dyn Read + '_> {
        let body = self.body.as_slice();
        match self.packing {
            Packing::None => Box::new(body),
            Packing::Gzip => Box::new(flate2::read::GzDecoder::new(body)),
            Packing::Brotli => Box::new(brotli::Decompressor::new(body, 4096)),
        }
    }
}

/// Where it stands in the text.
pub fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
