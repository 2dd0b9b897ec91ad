//! Runs the real binary in a folder of its own.

#![expect(
    clippy::expect_used,
    reason = "a test that can't go on should say where"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a store in it, gone at the end.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Complains unless the exit code is this one.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "stdout: {}\nstderr: {}",
            self.out, self.err
        );
        self
    }

    /// Stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("JSON on stdout")
    }

    /// Complains unless stderr holds this.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.err.contains(part), "no {part:?} in {}", self.err);
        self
    }
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the folder.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("written");
        path.display().to_string()
    }

    /// The program, with nothing of this machine's settings.
    pub(crate) fn command(&self, store: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ringbuch"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LANG", "en_GB.UTF-8")
            .env("PATH", "/usr/bin:/bin")
            .arg("--store")
            .arg(self.path(store));
        command
    }

    /// Runs it on the folder's store.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_on("store", arguments)
    }

    /// Runs it on another store of the folder.
    pub(crate) fn run_on(&self, store: &str, arguments: &[&str]) -> Ran {
        ran(&self
            .command(store)
            .args(arguments)
            .output()
            .expect("it runs"))
    }

    /// With the 104 municipalities and the example's rings.
    pub(crate) fn with_rings() -> Self {
        let place = Self::new();
        place
            .run(&["import", "municipalities", &data("municipalities.csv")])
            .exits(0);
        place
            .run(&["import", "rings", &data("rings_example.csv")])
            .exits(0);
        place
    }
}

fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A file of the tests' data.
pub(crate) fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
        .display()
        .to_string()
}
