//! Which files may be kept, and how they are told apart: by what is in them, not by what they are called (security 38).
//! No page and no picture that can hold a script is among them.

use crate::{problem::Problem, roster::codes::coded};

/// The largest file that is kept.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
const LONGEST_NAME: usize = 120;
/// The parts of an office file stand under these names in its archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";

coded! {
    /// A kind of file that is kept; its code is also the ending of its name.
    FileKind {
        /// A document as printed.
        Pdf = "pdf",
        /// A photograph.
        Jpeg = "jpg",
        /// A picture of a screen.
        Png = "png",
        /// A text of Word.
        Docx = "docx",
        /// A table of Excel.
        Xlsx = "xlsx",
        /// A text of LibreOffice.
        Odt = "odt",
        /// A table of LibreOffice.
        Ods = "ods",
    }
}

/// What the `accept` of a field of files says.
pub const ENDINGS: &str = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt,.ods";

impl FileKind {
    /// The type it is served as.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            "jpeg" => Some(Self::Jpeg),
            ending => Self::from_code(ending),
        }
    }

    fn is_of(self, content: &[u8]) -> bool {
        let holds = |part: &[u8]| content.windows(part.len()).any(|window| window == part);
        match self {
            Self::Pdf => content.starts_with(b"%PDF-"),
            Self::Jpeg => content.starts_with(&[0xFF, 0xD8, 0xFF]),
            Self::Png => content.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Docx => content.starts_with(ARCHIVE) && holds(b"word/"),
            Self::Xlsx => content.starts_with(ARCHIVE) && holds(b"xl/"),
            Self::Odt | Self::Ods => content.starts_with(ARCHIVE) && holds(self.media_type().as_bytes()),
        }
    }
}

/// The clean name and the kind of a file, or what is wrong with it; `at` is the field it came in.
pub fn check(at: &str, name: &str, content: &[u8]) -> Result<(String, FileKind), Problem> {
    if content.is_empty() {
        return Err(Problem::new(at, "file-missing"));
    }
    if content.len() > MAX_BYTES {
        return Err(too_large(at));
    }
    let name = clean(name);
    match FileKind::of_name(&name).filter(|kind| kind.is_of(content)) {
        Some(kind) => Ok((name, kind)),
        None => Err(Problem::new(at, "file-kind-unknown")),
    }
}

/// What is said of a file that is too large to be kept.
pub fn too_large(at: &str) -> Problem {
    Problem::new(at, "file-too-large").with("max", MAX_BYTES / 1024 / 1024)
}

/// The last part of a path, without what no name needs; its ending stays.
fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_odd =
        |c: char| c.is_control() || matches!(c, '"' | '<' | '>' | '|' | ':' | '*' | '?' | '\u{202a}'..='\u{202e}');
    let name: String = last.chars().filter(|c| !is_odd(*c)).collect();
    let length = name.chars().count();
    name.trim().chars().skip(length.saturating_sub(LONGEST_NAME)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn kind_of(name: &str, content: &[u8]) -> Result<FileKind, String> {
        check("file", name, content)
            .map(|(_, kind)| kind)
            .map_err(|problem| problem.kind)
    }

    #[test]
    fn security_38_a_file_is_what_is_in_it_and_named_so() {
        assert_eq!(kind_of("Сертификат.PDF", b"%PDF-1.7 ..."), Ok(FileKind::Pdf));
        assert_eq!(kind_of("фото.jpeg", &[0xFF, 0xD8, 0xFF, 0xE0]), Ok(FileKind::Jpeg));
        assert_eq!(
            kind_of("a.docx", b"PK\x03\x04....word/document.xml"),
            Ok(FileKind::Docx)
        );
        for (name, content) in [
            ("page.html", b"<html><script>alert(1)</script>".as_slice()),
            (
                "picture.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            ),
            ("page.html", b"%PDF-1.7 a page that calls itself a document"),
            ("certificate.pdf", b"<html>a page called a document"),
            ("certificate.pdf.html", b"%PDF-1.7"),
            ("certificate", b"%PDF-1.7"),
            ("program.exe", b"MZ"),
            ("archive.docx", b"PK\x03\x04 an archive of anything"),
        ] {
            assert_eq!(kind_of(name, content), Err("file-kind-unknown".to_owned()), "{name}");
        }
    }

    #[test]
    fn an_empty_and_a_too_large_file_are_said_to_be_so() {
        assert_eq!(kind_of("a.pdf", b""), Err("file-missing".to_owned()));
        let mut large = b"%PDF-".to_vec();
        large.resize(MAX_BYTES + 1, b' ');
        assert_eq!(kind_of("a.pdf", &large), Err("file-too-large".to_owned()));
        large.truncate(MAX_BYTES);
        assert_eq!(kind_of("a.pdf", &large), Ok(FileKind::Pdf));
    }

    #[test]
    fn a_name_loses_its_path_and_what_could_break_a_header() {
        let (name, _) = check("file", "C:\\Users\\a\\Грамота \"1\"\r\n.pdf", b"%PDF-").unwrap();
        assert_eq!(name, "Грамота 1.pdf");
        let long = format!("{}.pdf", "я".repeat(400));
        let (name, _) = check("file", &long, b"%PDF-").unwrap();
        assert!(name.ends_with(".pdf") && name.chars().count() == LONGEST_NAME);
    }
}
