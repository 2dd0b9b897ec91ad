//! What can go wrong with a document.

use crate::domain::id::{AuditId, DeficiencyId, MeasureId, MeetingId};
use crate::store::ReadFailure;
use crate::text::locale::Texts;

/// Why a document was not made.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum ReportError {
    /// There is no such meeting.
    #[error("there is no meeting {0}")]
    NoMeeting(MeetingId),
    /// There is no such measure.
    #[error("there is no measure {0}")]
    NoMeasure(MeasureId),
    /// There is no such audit.
    #[error("there is no audit {0}")]
    NoAudit(AuditId),
    /// There is no such deficiency.
    #[error("there is no deficiency {0}")]
    NoDeficiency(DeficiencyId),
    /// An audit has no result yet that could be reported.
    #[error("audit {0} is not done yet")]
    NotDone(AuditId),
    /// An audit will not take place.
    #[error("audit {0} is waived")]
    Waived(AuditId),
    /// The document is confidential and stays in the house.
    #[error("this document is confidential and stays in the house")]
    Confidential,
    /// Minutes for others than the ring leave things out; that comes with the other documents.
    #[error("so far minutes exist for the ring itself only")]
    Audience,
    /// A template is broken or asks for something that is not there.
    #[error("template {file}{}: {reason}", .line.map_or_else(String::new, |line| format!(", line {line}")))]
    Template {
        /// Its file, or its name for a built-in one.
        file: String,
        /// Line, from 1, where it is known.
        line: Option<usize>,
        /// What is wrong.
        reason: String,
    },
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// The target exists and may not be replaced.
    #[error("{0} exists already")]
    FileExists(String),
    /// The file can't be written.
    #[error("{file} can't be written: {reason}")]
    File {
        /// Which.
        file: String,
        /// What the system says.
        reason: String,
    },
}

impl ReportError {
    /// The sentence for a person.
    pub fn sentence(&self, texts: &Texts) -> String {
        match self {
            Self::NoMeeting(id) => {
                texts.with("report-no-meeting", &[("id", id.to_string().into())])
            }
            Self::NoMeasure(id) => {
                texts.with("report-no-measure", &[("id", id.to_string().into())])
            }
            Self::NoAudit(id) => texts.with("report-no-audit", &[("id", id.to_string().into())]),
            Self::NoDeficiency(id) => {
                texts.with("report-no-deficiency", &[("id", id.to_string().into())])
            }
            Self::NotDone(id) => texts.with("report-not-done", &[("id", id.to_string().into())]),
            Self::Waived(id) => texts.with("report-waived", &[("id", id.to_string().into())]),
            Self::Confidential => texts.get("report-confidential").into_owned(),
            Self::Audience => texts.get("report-audience").into_owned(),
            Self::Template {
                file,
                line: Some(line),
                reason,
            } => texts.with(
                "report-template",
                &[
                    ("file", file.as_str().into()),
                    ("line", line.to_string().into()),
                    ("reason", reason.as_str().into()),
                ],
            ),
            Self::Template { file, reason, .. } => texts.with(
                "report-template-file",
                &[
                    ("file", file.as_str().into()),
                    ("reason", reason.as_str().into()),
                ],
            ),
            Self::Read(failure) => {
                texts.with("report-read", &[("reason", failure.to_string().into())])
            }
            Self::FileExists(file) => {
                texts.with("report-file-exists", &[("file", file.as_str().into())])
            }
            Self::File { file, reason } => texts.with(
                "report-file",
                &[
                    ("file", file.as_str().into()),
                    ("reason", reason.as_str().into()),
                ],
            ),
        }
    }
}
