//! The archive a workbook is: which kind, and whether what it unpacks to fits.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{Archive, MAX_HELD, MAX_PART, ProblemKind};

/// The kinds that are read.
pub(super) enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// `OpenDocument`.
    Ods,
}

/// Opens the archive. Old Office files, and new ones with a password, are none.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, ProblemKind> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(ProblemKind::Spreadsheet);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| ProblemKind::BrokenWorkbook)
}

/// What an archive is by its parts.
pub(super) fn kind(archive: &mut Archive<'_>) -> Result<Kind, ProblemKind> {
    const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    if let Ok(part) = archive.by_name("mimetype") {
        let mut mime = Vec::new();
        let read = part.take(ODS.len() as u64).read_to_end(&mut mime);
        return match read {
            Ok(_) if mime == ODS => Ok(Kind::Ods),
            _ => Err(ProblemKind::Spreadsheet),
        };
    }
    let is_xlsx = archive
        .file_names()
        .flatten()
        .any(|name| name.to_ascii_lowercase().ends_with("workbook.xml"));
    if is_xlsx {
        Ok(Kind::Xlsx)
    } else {
        Err(ProblemKind::Spreadsheet)
    }
}

/// Unpacks every part to nowhere and counts: what the archive says about its sizes is a claim.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<(), ProblemKind> {
    let broken = |_| ProblemKind::BrokenWorkbook;
    for index in 0..archive.len() {
        let part = archive
            .by_index(index)
            .map_err(|_| ProblemKind::BrokenWorkbook)?;
        let name = part.name().map_err(broken)?.to_ascii_lowercase();
        let max = if name.contains("worksheets/") {
            MAX_PART
        } else {
            MAX_HELD
        };
        let size = std::io::copy(&mut part.take(max + 1), &mut std::io::sink())
            .map_err(|_| ProblemKind::BrokenWorkbook)?;
        if size > max {
            return Err(ProblemKind::WorkbookTooLarge { max });
        }
        if name.ends_with("sharedstrings.xml") {
            let part = archive
                .by_index(index)
                .map_err(|_| ProblemKind::BrokenWorkbook)?;
            check_promise(BufReader::new(part), size)?;
        }
    }
    Ok(())
}

/// The list of texts says how many it has, and room for them is made in advance: it must not
/// promise more than can be in it.
fn check_promise(part: impl std::io::BufRead, size: u64) -> Result<(), ProblemKind> {
    /// `<si/>`
    const SHORTEST: u64 = 5;
    let mut xml = Reader::from_reader(part);
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start))
                if start.local_name().as_ref() == "sst" =>
            {
                for attribute in start.attributes().with_checks(false).flatten() {
                    let promised = attribute.value.trim().parse::<u64>();
                    if attribute.key.as_ref() == "uniqueCount"
                        && !promised.is_ok_and(|count| count <= size / SHORTEST)
                    {
                        return Err(ProblemKind::BrokenWorkbook);
                    }
                }
                return Ok(());
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(ProblemKind::BrokenWorkbook),
        }
    }
}
