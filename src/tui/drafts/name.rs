//! Names of draft files.
//!
//! ```text
//! name = key "." generation ".draft"      generation = 1, 2, 3 …, decimal
//! key  = letters, digits, "-" and "_" as they are, every other byte as "%" and two hex digits
//! ```
//! No key can name a file outside the folder, a hidden one, or the file of another key.

use std::fmt::Write as _;

/// File systems take names of 255 bytes; this leaves room for generation and ending.
const LONGEST: usize = 220;

/// The file of a draft; `None` if the key is empty or too long for a name.
pub(super) fn of(key: &str, generation: u64) -> Option<String> {
    let mut name = String::with_capacity(key.len() + 16);
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            name.push(char::from(byte));
        } else {
            // Writing into a String can't fail.
            let _ = write!(name, "%{byte:02x}");
        }
    }
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let _ = write!(name, ".{generation}.draft");
    Some(name)
}

/// Key and generation of a file, if it is one of ours.
pub(super) fn read(name: &str) -> Option<(String, u64)> {
    let (encoded, generation) = name.strip_suffix(".draft")?.rsplit_once('.')?;
    let generation = generation.parse().ok()?;
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first == b'%' {
            let (digits, behind) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?);
            rest = behind;
        } else {
            bytes.push(*first);
        }
    }
    let key = String::from_utf8(bytes).ok()?;
    // One spelling a key: "%61" for "a" was not written by us.
    (of(&key, generation).as_deref() == Some(name)).then_some((key, generation))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_key_is_read_back_from_its_name(key in ".{1,30}", generation in any::<u64>()) {
            if let Some(name) = of(&key, generation) {
                prop_assert!(name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/'));
                prop_assert!(!name.starts_with('.'));
                prop_assert_eq!(read(&name), Some((key, generation)));
            }
        }

        #[test]
        fn names_of_anybody_are_read_without_harm(name in ".{0,30}") {
            if let Some((key, generation)) = read(&name) {
                prop_assert_eq!(of(&key, generation), Some(name));
            }
        }
    }

    #[test]
    fn only_names_of_ours_are_read() {
        assert_eq!(read("minutes-5.1.draft"), Some(("minutes-5".into(), 1)));
        for name in [
            "",
            ".draft",
            ".1.draft",
            "a.draft",
            "a.x.draft",
            "a.01.draft",
            "%2.1.draft",
            "%61.1.draft",
            "a.1.draft~",
        ] {
            assert_eq!(read(name), None, "{name}");
        }
    }

    #[test]
    fn keys_that_make_no_name_are_refused() {
        assert_eq!(of("", 1), None);
        assert_eq!(of(&"ä".repeat(50), 1), None);
        assert_eq!(
            of("../../etc", 1).as_deref(),
            Some("%2e%2e%2f%2e%2e%2fetc.1.draft")
        );
    }
}
