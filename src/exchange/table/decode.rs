//! From bytes to text, whatever wrote them.
use super::ProblemKind;
use std::borrow::Cow;

/// The encodings people's files have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With or without byte order mark.
    Utf8,
    /// Little or big endian: Excel's "Unicode text".
    Utf16,
    /// Excel's plain CSV; ISO 8859-1 is the part of it without the signs at 80–9F.
    Windows1252,
}

/// The text with line ends made `\n`. On error, the line it shows on (0 = the whole file).
pub(super) fn decode(bytes: Cow<'_, [u8]>) -> Result<(String, Encoding), (usize, ProblemKind)> {
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = utf8(rest).ok_or_else(|| mixed(rest))?;
        (one_line_end(text), Encoding::Utf8)
    } else if let Some(which) = utf16(&bytes) {
        let (text, _, broken) = which.decode(&bytes);
        if broken {
            return Err((0, ProblemKind::Binary));
        }
        (one_line_end(text), Encoding::Utf16)
    } else if utf8(&bytes).is_some() {
        // Nearly every large file: nothing to change, so nothing to copy.
        let text = match bytes {
            Cow::Owned(bytes) => String::from_utf8(bytes).unwrap_or_default().into(),
            Cow::Borrowed(bytes) => utf8(bytes).unwrap_or_default(),
        };
        (one_line_end(text), Encoding::Utf8)
    } else if mostly_utf8(&bytes) {
        return Err(mixed(&bytes));
    } else {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        (one_line_end(text), Encoding::Windows1252)
    };
    if text.contains('\0') {
        return Err((0, ProblemKind::Binary));
    }
    Ok((text, encoding))
}

fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
}

/// By byte order mark, or because nearly every other byte of the beginning is zero: European text.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let most = head.len() / 2 * 3 / 4;
    if bytes.starts_with(b"\xff\xfe") || (head.len() >= 8 && zeros(1) > most) {
        Some(encoding_rs::UTF_16LE)
    } else if bytes.starts_with(b"\xfe\xff") || (head.len() >= 8 && zeros(0) > most) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// More well-formed characters beyond ASCII than broken places: somebody pasted two files together.
/// In Windows-1252 umlauts stand between ASCII letters and hardly ever form UTF-8 by chance.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn mixed(bytes: &[u8]) -> (usize, ProblemKind) {
    let good = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    (
        one_line_end(Cow::Borrowed(good)).matches('\n').count() + 1,
        ProblemKind::MixedEncoding,
    )
}

fn one_line_end(text: Cow<'_, str>) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    }
}
