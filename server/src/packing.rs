//! How a reply that is whole in memory is packed.

use axum::response::Response;
use brotli::enc::BrotliEncoderParams;
use http::{HeaderMap, HeaderValue, header};

/// Pages are written anew for everybody, so they are packed quickly: a form of 43 KB to 4.1 instead of 3.8.
pub const QUALITY: i32 = 2;
/// A window of 256 KiB; a library's own of 4 MB would be paid for by every reply, in memory and in time.
const WINDOW: i32 = 18;

/// The whole text packed by Brotli.
pub fn brotli(mut text: &[u8]) -> Option<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: text.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(text.len() / 4);
    brotli::BrotliCompress(&mut text, &mut packed, &params).ok()?;
    Some(packed)
}

/// May the answer be packed in this way?
pub fn is_welcome(headers: &HeaderMap, packing: &str) -> bool {
    let said = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    said.unwrap_or_default().split(',').any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let is_refused = quality
            .split_once('=')
            .is_some_and(|(_, much)| much.trim().parse() == Ok(0.0));
        name.trim().eq_ignore_ascii_case(packing) && !is_refused
    })
}

/// Says of an answer how it is packed.
pub fn say(response: &mut Response, packing: &'static str) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(packing));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{brotli, is_welcome};
    use http::{HeaderMap, HeaderValue, header};
    use std::io::Read;

    #[test]
    fn a_whole_page_unpacks_to_its_text() {
        let page = "<p>Вопрос</p>".repeat(9_000);
        let packed = brotli(page.as_bytes()).unwrap();
        let mut text = String::new();
        let mut reader = brotli::Decompressor::new(packed.as_slice(), 4096);
        reader.read_to_string(&mut text).unwrap();
        assert!(text == page && packed.len() * 50 < page.len());
    }

    #[test]
    fn gzip_is_sent_to_who_takes_it() {
        let takes = |said: &'static str| {
            let said = (header::ACCEPT_ENCODING, HeaderValue::from_static(said));
            is_welcome(&HeaderMap::from_iter([said]), "gzip")
        };
        assert!(takes("gzip, deflate, br, zstd"));
        assert!(takes("br;q=1.0, GZIP;q=0.5"));
        assert!(!takes("br"));
        assert!(!takes("gzip;q=0, identity"));
        assert!(!is_welcome(&HeaderMap::new(), "gzip"));
    }
}
