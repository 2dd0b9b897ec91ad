//! What bodies and procedures outside are called. They are labels, because every house has others:
//! the concept's names are only where they begin.

use serde::Serialize;

/// The outside names documents use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutsideNames {
    /// The purchasing centre that awards measures and acts in stage 2.
    pub purchasing_centre: String,
    /// The service that audits for it.
    pub audit_service: String,
    /// The procedure contacts and audits are recorded in.
    pub procedure: String,
    /// The electronic file.
    pub file: String,
}

impl Default for OutsideNames {
    fn default() -> Self {
        Self {
            purchasing_centre: "REZ Südwest".to_owned(),
            audit_service: "AMDL-Prüfdienst".to_owned(),
            procedure: "COSACH".to_owned(),
            file: "E-Akte".to_owned(),
        }
    }
}
