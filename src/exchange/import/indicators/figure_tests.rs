use super::*;

/// The style of a German file.
fn german() -> Style {
    let mut seen = Evidence::default();
    seen.see("12,4");
    seen.style(false)
}

fn said(text: &str, style: Style) -> String {
    match read(text, style) {
        Ok(Written::Nothing) => "nothing".into(),
        Ok(Written::Mark(mark)) => format!("mark {mark}"),
        Ok(Written::Value(value)) => {
            let quality = value.quality.map_or("", Quality::name);
            let percent = if value.percent { "%" } else { "" };
            format!("{}{percent} {quality}", value.figure)
                .trim_end()
                .to_owned()
        }
        Err(why) => format!("{why:?}"),
    }
}

#[test]
fn every_spelling_of_a_number_means_that_number() {
    for (text, want) in [
        ("12,4", "12.4"),
        ("226.880", "226880"),
        ("4.771.367", "4771367"),
        ("4.7713.67", "Groups"),
        ("2797.30338102", "2797.30338102"),
        ("-13,1 %", "-13.1%"),
        ("-10,8%", "-10.8%"),
        ("\u{2212} 3,3\u{202f}%", "-3.3%"),
        ("\u{2013}3,3", "-3.3"),
        ("+3,0 %", "3.0%"),
        ("+/-0,0", "0.0"),
        ("±0", "0"),
        ("+/-0,1", "NoNumber"),
        ("1.234", "1234"),
        ("1 234", "1234"),
        ("1\u{202f}234", "1234"),
        ("1\u{a0}234\u{a0}567,8", "1234567.8"),
        ("1'234.5", "1234.5"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("0,1475", "0.1475"),
        ("0.147", "0.147"),
        ("(12,3)", "12.3 limited"),
        ("12,3r", "12.3 revised"),
        ("12,3²", "12.3"),
        ("740,92 €", "740.92"),
        ("0", "0"),
        ("007", "7"),
        ("33,3333333333333", "33.333333333333"),
        ("0,9999999999999", "1.000000000000"),
        ("1 23", "Groups"),
        ("1.23.456", "Groups"),
        ("1 234.567,8", "Groups"),
        ("12,4,5", "Groups"),
        (",5", "NoNumber"),
        ("5,", "NoNumber"),
        ("1e3", "NoNumber"),
        ("zwölf", "NoNumber"),
        ("=1+1", "NoNumber"),
        ("--5", "NoNumber"),
        ("99999999999999999999", "TooLong"),
    ] {
        assert_eq!(said(text, german()), want, "{text}");
    }
}

#[test]
fn marks_are_no_numbers_and_never_nothing() {
    for (text, want) in [
        ("*", "mark *"),
        ("x", "mark x"),
        ("-", "mark -"),
        ("–", "mark -"),
        (".", "mark ."),
        ("...", "mark …"),
        ("…", "mark …"),
        ("/", "mark /"),
        ("", "nothing"),
        ("  ", "nothing"),
    ] {
        assert_eq!(said(text, german()), want, "{text:?}");
    }
}

#[test]
fn the_file_decides_what_a_mark_before_three_digits_is() {
    for (others, of_spreadsheet, text, want) in [
        (&[][..], false, "226.880", "226880"),
        (&[], false, "12,345", "12.345"),
        (&["12,4"], false, "226.880", "226880"),
        (&["12.4"], false, "12.345", "12.345"),
        (&["12.4"], false, "12,345", "12345"),
        (&["0.5"], false, "226.880", "226.880"),
        (&["1,234,567"], false, "1,234", "1234"),
        (&["4.771.367"], false, "1.234", "1234"),
        (&["12.4", "12,4"], false, "226.880", "Either"),
        (&["12.4", "1.234.567"], false, "226.880", "Either"),
        // Only what could be either is a question.
        (&["12.4", "12,4"], false, "2797.30338102", "2797.30338102"),
        (&[], true, "12.345", "12.345"),
        (&["12,4"], true, "12.345", "12.345"),
        (&["4.771.367"], true, "226.880", "Either"),
    ] {
        let mut seen = Evidence::default();
        for cell in others {
            seen.see(cell);
        }
        assert_eq!(
            said(text, seen.style(of_spreadsheet)),
            want,
            "{others:?} {text}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn the_short_way_of_plain_numbers_reads_what_the_long_one_reads(
        text in "-?[0-9]{0,9}[.,]?[0-9]{0,9}",
        decimal in "[.,]",
    ) {
        let mut seen = Evidence::default();
        seen.see(&format!("0{decimal}5"));
        let style = seen.style(false);
        if let Some(figure) = plain(&text) {
            let written = Ok(Written::Value(Value::of(figure)));
            proptest::prop_assert_eq!(signs_and_all(&text, style), written, "{}", text);
            let scale = |read| match read {
                Ok(Written::Value(value)) => Some(value.figure.scale()),
                _ => None,
            };
            proptest::prop_assert_eq!(scale(read(&text, style)), scale(signs_and_all(&text, style)));
        }
    }
}
