//! QR codes as one SVG path: the page draws it itself, so no picture is fetched and none is stored.

use crate::error::Result;
use anyhow::anyhow;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;

/// Light modules around the code; readers need four (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// A QR code ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many modules it is wide, with the quiet zone.
    pub size: usize,
    /// The dark modules, joined along each row.
    pub path: String,
}

/// The code of a text such as an address.
pub fn code(text: &str) -> Result<Qr> {
    let code = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|cause| anyhow!("making a QR code: {cause}"))?;
    let mut path = String::new();
    for row in 0..code.size {
        let dark = |column: usize| code[row][column].value();
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|at| dark(*at)).count();
            if run > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
            }
            column += run.max(1);
        }
    }
    Ok(Qr {
        size: code.size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_code_has_its_corner_and_its_quiet_zone() {
        let qr = code("https://otklik.school7.ru/l/AAAAAAAAAAAAAAAAAAAAAA").unwrap();
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert!(qr.size >= 33);
    }
}
