//! What the commands about indicators take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Table;
use super::figures::Whose;
use crate::domain::indicator::series::{Quality, Sex};

/// Final figures or those before the waiting time: never both in one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Finality {
    Final,
    Provisional,
}

/// Of whom the figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Of {
    All,
    Male,
    Female,
}

impl From<Of> for Sex {
    fn from(of: Of) -> Self {
        match of {
            Of::All => Self::All,
            Of::Male => Self::Male,
            Of::Female => Self::Female,
        }
    }
}

/// A table of figures, and what it does not say itself.
#[derive(Debug, Args)]
pub(in crate::cli) struct IndicatorTable {
    #[command(flatten)]
    pub(in crate::cli) table: Table,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) data_status: Option<String>,
    #[arg(
        long = "quality",
        value_enum,
        hide_possible_values = true,
        value_name = "final|provisional|estimated|limited|revised"
    )]
    pub(in crate::cli) figure_quality: Option<Sure>,
    #[arg(long = "direction", value_name = "CODE=higher|lower|neutral")]
    pub(in crate::cli) directions: Vec<String>,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "zero|missing"
    )]
    pub(in crate::cli) dash: Option<Dash>,
    #[arg(long, conflicts_with = "per_cent")]
    pub(in crate::cli) shares: bool,
    #[arg(long)]
    pub(in crate::cli) per_cent: bool,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "comma|point"
    )]
    pub(in crate::cli) decimal: Option<DecimalMark>,
    #[arg(long = "indicator", value_name = "CODE")]
    pub(in crate::cli) of_indicator: Option<String>,
    #[arg(long = "period", value_name = "2025-06|2025-Q2|2025")]
    pub(in crate::cli) of_period: Option<String>,
}

/// How sure figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Sure {
    Final,
    Provisional,
    Estimated,
    Limited,
    Revised,
}

impl From<Sure> for Quality {
    fn from(sure: Sure) -> Self {
        match sure {
            Sure::Final => Self::Final,
            Sure::Provisional => Self::Provisional,
            Sure::Estimated => Self::Estimated,
            Sure::Limited => Self::Limited,
            Sure::Revised => Self::Revised,
        }
    }
}

/// What a dash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Dash {
    Zero,
    Missing,
}

/// The decimal mark of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DecimalMark {
    Comma,
    Point,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Written {
    Table,
    Json,
    Csv,
    Md,
    Xlsx,
}

/// Who reads it: the ring's own members, or everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Audience {
    Ring,
    All,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Compare {
    #[command(flatten)]
    pub(in crate::cli) whose: Whose,
    #[arg(long, value_name = "CODE[,CODE…]|all")]
    pub(in crate::cli) indicator: String,
    #[arg(long, value_name = "2025-06|2025-Q2|2025")]
    pub(in crate::cli) period: String,
    #[arg(
        id = "compare_audience",
        long = "audience",
        value_enum,
        default_value = "ring",
        hide_possible_values = true,
        value_name = "ring|all"
    )]
    pub(in crate::cli) audience: Audience,
    #[arg(
        id = "compare_format",
        long = "format",
        value_enum,
        hide_possible_values = true,
        value_name = "table|json|csv|md|xlsx"
    )]
    pub(in crate::cli) format: Option<Written>,
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}
