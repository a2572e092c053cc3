//! Pages of which nearly all is the same for everybody, packed once: gzip is a row of blocks, so the unchanging pieces
//! are packed as small as they get when the look is learned, and what is each reader's own stands between them unpacked.
//! Where much is each reader's own, as in a drawn order, the whole page is packed for each as all others are.

use flate2::{Compress, Compression, Crc, FlushCompress};

/// Magic number, deflate, no flags, no time, no extra words, an unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// The last block of a stream, with nothing in it.
const LAST_BLOCK: [u8; 2] = [3, 0];
/// The most that one block takes unpacked.
const BLOCK: usize = 65_535;

/// A piece that does not change: its blocks, and what the sum of all needs to know of it.
#[derive(Debug)]
pub struct Packed {
    blocks: Vec<u8>,
    sum: Crc,
}

impl Packed {
    /// Packs a piece; it ends on a whole byte and looks back at nothing before it. None if the packer fails.
    pub fn new(text: &str) -> Option<Self> {
        let mut sum = Crc::new();
        sum.update(text.as_bytes());
        let mut blocks = Vec::with_capacity(text.len() + text.len() / 8 + 64);
        if !text.is_empty() {
            let mut packer = Compress::new(Compression::best(), false);
            packer
                .compress_vec(text.as_bytes(), &mut blocks, FlushCompress::Sync)
                .ok()
                .filter(|_| packer.total_in() == text.len() as u64)?;
        }
        blocks.shrink_to_fit();
        Some(Self { blocks, sum })
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }
}

/// A stream that is being put together.
#[derive(Debug)]
pub struct Stream {
    bytes: Vec<u8>,
    sum: Crc,
}

impl Stream {
    /// Begins a stream that will be about so long.
    pub fn with_capacity(length: usize) -> Self {
        let mut bytes = Vec::with_capacity(HEAD.len() + length + 64);
        bytes.extend_from_slice(&HEAD);
        Self { bytes, sum: Crc::new() }
    }

    /// Adds a packed piece.
    pub fn push(&mut self, piece: &Packed) {
        self.bytes.extend_from_slice(&piece.blocks);
        self.sum.combine(&piece.sum);
    }

    /// Adds a text as it is.
    pub fn push_plain(&mut self, text: &str) {
        self.sum.update(text.as_bytes());
        for block in text.as_bytes().chunks(BLOCK) {
            // A chunk is never longer.
            let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
            self.bytes.push(0);
            self.bytes.extend_from_slice(&length.to_le_bytes());
            self.bytes.extend_from_slice(&(!length).to_le_bytes());
            self.bytes.extend_from_slice(block);
        }
    }

    /// Ends it.
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(&LAST_BLOCK);
        self.bytes.extend_from_slice(&self.sum.sum().to_le_bytes());
        self.bytes.extend_from_slice(&self.sum.amount().to_le_bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Packed, Stream};
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn packed_and_plain_pieces_unpack_to_their_text() {
        let constant = "<li>Вопрос о том, чего не хватает</li>".repeat(500);
        let long = "я".repeat(70_000);
        let (first, empty) = (Packed::new(&constant).unwrap(), Packed::new("").unwrap());
        let mut stream = Stream::with_capacity(100);
        stream.push(&first);
        stream.push_plain("Анна");
        stream.push(&empty);
        stream.push_plain("");
        stream.push_plain(&long);
        stream.push(&first);
        let (bytes, mut text) = (stream.finish(), String::new());
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, format!("{constant}Анна{long}{constant}"));
        assert!(first.len() * 50 < constant.len(), "{} bytes", first.len());
    }
}
