//! Keys as bytes: what xterm sends.

/// `1jj<enter>Ä<ctrl+s>` as bytes; `<lt>` is a `<`, everything else types itself.
pub(crate) fn bytes_of(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        if first == '<'
            && let Some((name, behind)) = rest[1..].split_once('>')
            && let Some(key) = named(name)
        {
            bytes.extend(key);
            rest = behind;
        } else {
            let length = first.len_utf8();
            bytes.extend_from_slice(&rest.as_bytes()[..length]);
            rest = &rest[length..];
        }
    }
    bytes
}

fn named(name: &str) -> Option<Vec<u8>> {
    let (mut ctrl, mut alt, mut shift) = (false, false, false);
    let mut base = name;
    loop {
        if let Some(rest) = base.strip_prefix("ctrl+") {
            ctrl = true;
            base = rest;
        } else if let Some(rest) = base.strip_prefix("alt+") {
            alt = true;
            base = rest;
        } else if let Some(rest) = base.strip_prefix("shift+") {
            shift = true;
            base = rest;
        } else {
            break;
        }
    }
    let modifier = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let letter = |last: char| match modifier {
        1 => format!("\x1b[{last}"),
        _ => format!("\x1b[1;{modifier}{last}"),
    };
    let tilde = |number: u8| match modifier {
        1 => format!("\x1b[{number}~"),
        _ => format!("\x1b[{number};{modifier}~"),
    };
    let text = match base {
        "lt" => "<".to_owned(),
        "enter" => "\r".to_owned(),
        "esc" => "\x1b".to_owned(),
        "tab" if shift => "\x1b[Z".to_owned(),
        "tab" => "\t".to_owned(),
        "backspace" => "\x7f".to_owned(),
        "space" => " ".to_owned(),
        "up" => letter('A'),
        "down" => letter('B'),
        "right" => letter('C'),
        "left" => letter('D'),
        "home" => letter('H'),
        "end" => letter('F'),
        "insert" => tilde(2),
        "delete" => tilde(3),
        "pgup" => tilde(5),
        "pgdn" => tilde(6),
        "f1" => "\x1bOP".to_owned(),
        "f2" => "\x1bOQ".to_owned(),
        "f3" => "\x1bOR".to_owned(),
        "f4" => "\x1bOS".to_owned(),
        "f5" => tilde(15),
        "f6" => tilde(17),
        "f7" => tilde(18),
        "f8" => tilde(19),
        "f9" => tilde(20),
        "f10" => tilde(21),
        one if one.chars().count() == 1 => {
            let character = one.chars().next()?;
            if ctrl {
                let code = character.to_ascii_lowercase() as u8 & 0x1f;
                char::from(code).to_string()
            } else if alt {
                format!("\x1b{character}")
            } else {
                return None;
            }
        }
        _ => return None,
    };
    Some(text.into_bytes())
}
