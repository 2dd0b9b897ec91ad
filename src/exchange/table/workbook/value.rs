//! Values of cells as the text a CSV would have.

use calamine::ExcelDateTime;

/// A number with the fifteen digits a spreadsheet shows, without needless zeros: `0.1 + 0.2` is 0.3
/// for people.
pub(super) fn number(value: f64) -> String {
    let shown = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    // There is no negative nothing in a table.
    if shown == 0.0 {
        "0".to_owned()
    } else {
        shown.to_string()
    }
}

/// A day as `2026-11-24`, with a time only if there is one; a time alone as `13:00`.
pub(super) fn moment(value: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = value.to_ymd_hms_milli();
    let serial = value.as_f64();
    if value.is_duration() {
        let minutes = (serial * 24.0 * 60.0).round() as i64;
        return format!("{}:{:02}", minutes / 60, (minutes % 60).abs());
    }
    if (0.0..1.0).contains(&serial) {
        return format!("{hour:02}:{minute:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}")
    }
}

/// The same of a moment in ISO 8601.
pub(super) fn iso_moment(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) if !date.is_empty() => {
            let time = time.get(..5).unwrap_or(time);
            if time == "00:00" {
                date.to_owned()
            } else {
                format!("{date} {time}")
            }
        }
        _ => text.to_owned(),
    }
}

/// `PT09H30M00S` as `9:30`; as it is if it is nothing like that.
pub(super) fn iso_duration(text: &str) -> String {
    let read = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, _) = rest.split_once('M')?;
        Some((hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?))
    };
    match read() {
        Some((hours, minutes)) => format!("{hours}:{minutes:02}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn values_are_the_text_of_a_csv() {
        for (value, want) in [
            (24.0, "24"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (-13.5, "-13.5"),
            (1_450_000.0, "1450000"),
            (0.000_001, "0.000001"),
        ] {
            assert_eq!(number(value), want);
        }
        let serial = |value| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
        for (value, want) in [
            (46_266.0, "2026-09-01"),
            (46_266.541_666_7, "2026-09-01 13:00"),
            (0.541_666_7, "13:00"),
            (60.0, "1900-02-29"),
        ] {
            assert_eq!(moment(serial(value)), want);
        }
        let old = ExcelDateTime::new(44_804.0, ExcelDateTimeType::DateTime, true);
        assert_eq!(moment(old), "2026-09-01");
        for (text, want) in [
            ("2026-09-01", "2026-09-01"),
            ("2026-09-01T00:00:00", "2026-09-01"),
            ("2026-09-01T13:05:00", "2026-09-01 13:05"),
        ] {
            assert_eq!(iso_moment(text), want);
        }
        assert_eq!(iso_duration("PT09H30M00S"), "9:30");
        assert_eq!(iso_duration("lange"), "lange");
    }
}
