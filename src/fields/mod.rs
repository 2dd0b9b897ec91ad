//! What every entity consists of, said once: name, label, kind, get, set.
