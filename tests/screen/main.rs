//! The whole program, on a real terminal device, from key to screen to disk.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

mod minutes;
mod oracle;
mod ring;
mod session;
mod support;
