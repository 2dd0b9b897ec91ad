//! What bodies, procedures and files outside are called. Source: `domain.md` (the outside names).
//!
//! Responsible for: the names in force. They are labels of the configuration (`[names]`), because
//! every house has others; the concept's names are only where they begin. Not for: reading the file.

use serde::Serialize;

use crate::domain::contact::ContactKind;
use crate::text;

/// The outside names that screens and documents use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutsideNames {
    /// The purchasing centre that awards measures and acts in stage 2.
    pub purchasing_centre: String,
    /// Its short name.
    pub purchasing_centre_short: String,
    /// The service that audits for it.
    pub audit_service: String,
    /// The procedure contacts, audits and results are recorded in.
    pub procedure: String,
    /// What that procedure calls a contact that was an audit.
    pub contact_type_audit: String,
    /// What it calls one that was a visit.
    pub contact_type_visit: String,
    /// The electronic file.
    pub file: String,
    /// The tool with the list of assignments.
    pub assignment_tool: String,
    /// The system the advisers work in.
    pub advisers_system: String,
}

impl Default for OutsideNames {
    fn default() -> Self {
        Self {
            purchasing_centre: "REZ Südwest".to_owned(),
            purchasing_centre_short: "REZ".to_owned(),
            audit_service: "AMDL-Prüfdienst".to_owned(),
            procedure: "COSACH".to_owned(),
            contact_type_audit: "3".to_owned(),
            contact_type_visit: "6".to_owned(),
            file: "E-Akte".to_owned(),
            assignment_tool: "MARZIPAN".to_owned(),
            advisers_system: "VerBIS".to_owned(),
        }
    }
}

/// No name is longer: they stand in the middle of sentences and in columns.
const LONGEST: usize = 60;

impl OutsideNames {
    /// The keys of `[names]`, in the order they are shown in.
    pub const KEYS: [&'static str; 9] = [
        "purchasing_centre",
        "purchasing_centre_short",
        "audit_service",
        "procedure",
        "contact_type_audit",
        "contact_type_visit",
        "file",
        "assignment_tool",
        "advisers_system",
    ];

    /// The name of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        Some(match key {
            "purchasing_centre" => &self.purchasing_centre,
            "purchasing_centre_short" => &self.purchasing_centre_short,
            "audit_service" => &self.audit_service,
            "procedure" => &self.procedure,
            "contact_type_audit" => &self.contact_type_audit,
            "contact_type_visit" => &self.contact_type_visit,
            "file" => &self.file,
            "assignment_tool" => &self.assignment_tool,
            "advisers_system" => &self.advisers_system,
            _ => return None,
        })
    }

    /// Gives a key another name, control characters taken out. Whether there is such a key and the
    /// name is neither empty nor too long; if not, nothing changes.
    pub fn set(&mut self, key: &str, name: &str) -> bool {
        let name = text::single_line(name).trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST {
            return false;
        }
        let slot = match key {
            "purchasing_centre" => &mut self.purchasing_centre,
            "purchasing_centre_short" => &mut self.purchasing_centre_short,
            "audit_service" => &mut self.audit_service,
            "procedure" => &mut self.procedure,
            "contact_type_audit" => &mut self.contact_type_audit,
            "contact_type_visit" => &mut self.contact_type_visit,
            "file" => &mut self.file,
            "assignment_tool" => &mut self.assignment_tool,
            "advisers_system" => &mut self.advisers_system,
            _ => return false,
        };
        *slot = name;
        true
    }

    /// What the procedure calls a contact of this kind; talks and letters are not recorded there.
    pub fn contact_type(&self, kind: ContactKind) -> Option<&str> {
        match kind {
            ContactKind::Audit => Some(&self.contact_type_audit),
            ContactKind::Visit => Some(&self.contact_type_visit),
            ContactKind::Talk | ContactKind::Letter => None,
        }
    }

    /// A text with every `{key}` replaced by its name; the first key there is none of, if any.
    pub fn fill(&self, text: &str) -> Result<String, String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (key, after) = behind.split_once('}').ok_or_else(|| behind.to_owned())?;
            filled.push_str(before);
            filled.push_str(self.get(key).ok_or_else(|| key.to_owned())?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_and_written() {
        let mut names = OutsideNames::default();
        for key in OutsideNames::KEYS {
            assert!(names.set(key, &format!(" {key}\u{7} ")), "{key}");
            assert_eq!(names.get(key), Some(key));
        }
        let json = serde_json::to_value(&names).unwrap();
        assert_eq!(json.as_object().unwrap().len(), OutsideNames::KEYS.len());
        let before = names.clone();
        for (key, name) in [
            ("file", " \u{1b} "),
            ("nothing", "x"),
            ("file", &"x".repeat(61)),
        ] {
            assert!(!names.set(key, name), "{key} {name}");
        }
        assert_eq!(names, before);
    }

    #[test]
    fn names_are_filled_into_texts() {
        let names = OutsideNames::default();
        for (text, want) in [
            ("in {procedure} buchen", Ok("in COSACH buchen".to_owned())),
            ("{file}{file}", Ok("E-AkteE-Akte".to_owned())),
            ("ohne", Ok("ohne".to_owned())),
            ("{other}", Err("other".to_owned())),
            ("offen {file", Err("file".to_owned())),
        ] {
            assert_eq!(names.fill(text), want, "{text}");
        }
        assert_eq!(names.contact_type(ContactKind::Audit), Some("3"));
        assert_eq!(names.contact_type(ContactKind::Talk), None);
    }
}
