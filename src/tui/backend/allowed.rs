//! The control sequences that may leave this program, and a check for tests.
//!
//! | sequence | for |
//! | --- | --- |
//! | `CR` `LF` `BS`, `CSI … A B C D G H d` | moving the cursor |
//! | `CSI J`, `CSI K`, with a number or without, `CSI … X` | erasing |
//! | `CSI … m` | weight and colour |
//! | `CSI ? 25 h/l` | the cursor's visibility |
//! | `CSI ? 1049 h/l` | the alternate screen |
//! | `CSI ? 2004 h/l` | bracketed paste |
//! | `CSI ? 2026 h/l` | synchronized update, around large frames |
//! | `OSC 52 ; c ; … ST` | the clipboard, write only |
//!
//! None of them asks the terminal anything.

/// The first sequence that is not in the table, escaped for reading.
pub fn first_forbidden(bytes: &[u8]) -> Option<String> {
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            b'\r' | b'\n' | 8 => 1,
            0x1b => match escape(&bytes[at..]) {
                Some(length) => length,
                None => return Some(shown(&bytes[at..])),
            },
            0..0x20 | 0x7f => return Some(shown(&bytes[at..])),
            // U+0080 to U+009F: a terminal may take them for control characters.
            0xc2 if bytes.get(at + 1).is_some_and(|next| *next < 0xa0) => {
                return Some(shown(&bytes[at..]));
            }
            _ => 1,
        };
        at += length;
    }
    None
}

/// Fails if anything but the table leaves.
#[track_caller]
pub fn assert_only_allowed_sequences(bytes: &[u8]) {
    let forbidden = first_forbidden(bytes);
    assert!(
        forbidden.is_none(),
        "not an allowed sequence: {forbidden:?}"
    );
}

/// The length of the allowed sequence these bytes begin with.
fn escape(bytes: &[u8]) -> Option<usize> {
    if let Some(rest) = bytes.strip_prefix(b"\x1b]52;c;") {
        let text = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
            .count();
        return rest[text..].starts_with(b"\x1b\\").then_some(7 + text + 2);
    }
    let rest = bytes.strip_prefix(b"\x1b[")?;
    let parameters = rest
        .iter()
        .take_while(|byte| matches!(byte, 0x30..=0x3f))
        .count();
    let last = *rest.get(parameters)?;
    let parameters_text = &rest[..parameters];
    let plain = parameters_text
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b';');
    let private: [&[u8]; 4] = [b"?25", b"?1049", b"?2004", b"?2026"];
    let allowed = match last {
        b'A' | b'B' | b'C' | b'D' | b'G' | b'H' | b'd' | b'J' | b'K' | b'X' | b'm' => plain,
        b'h' | b'l' => private.contains(&parameters_text),
        _ => false,
    };
    allowed.then_some(2 + parameters + 1)
}

fn shown(bytes: &[u8]) -> String {
    bytes[..bytes.len().min(16)].escape_ascii().to_string()
}
