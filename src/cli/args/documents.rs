//! What the commands that write documents take.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::figures::Whose;
use super::indicators;

/// A document about one record.
#[derive(Debug, Args)]
pub(in crate::cli) struct Paper {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(short, long = "out", value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// Reports over many records.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Report {
    Utilisation(Utilisation),
    Measures(Measures),
    Ratings(Ratings),
    Analysis(OfFigures),
    Indicator(OfFigures),
}

/// The figures a document is about.
#[derive(Debug, Args)]
pub(in crate::cli) struct OfFigures {
    #[command(flatten)]
    pub(in crate::cli) whose: Whose,
    #[arg(long, value_name = "CODE[,CODE…]|all")]
    pub(in crate::cli) indicator: String,
    #[arg(long, value_name = "2025-06|2025-Q2|2025")]
    pub(in crate::cli) period: String,
    #[arg(
        id = "names_audience",
        long = "audience",
        value_enum,
        default_value = "ring",
        hide_possible_values = true,
        value_name = "ring|all"
    )]
    pub(in crate::cli) audience: indicators::Audience,
    #[arg(short, long = "out", value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Utilisation {
    #[arg(long, value_name = "2026-10")]
    pub(in crate::cli) month: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) written: Written,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Measures {
    #[command(flatten)]
    pub(in crate::cli) written: Written,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Ratings {
    #[arg(long, value_name = "2026-Q4")]
    pub(in crate::cli) quarter: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) written: Written,
}

/// For whom a report is, and where it goes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Written {
    #[arg(
        long,
        value_enum,
        default_value = "inside",
        hide_possible_values = true,
        value_name = "inside|steering|ring|all|public"
    )]
    pub(in crate::cli) audience: Audience,
    #[arg(short, long = "out", value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Audience {
    Inside,
    Steering,
    Ring,
    All,
    Public,
}
