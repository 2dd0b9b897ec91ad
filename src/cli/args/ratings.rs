//! What the commands about ratings take.

use clap::{Args, Subcommand};

use super::{Add, Delete, Edit, List, Show, Step};

/// Ratings go to the rater, come back answered, and are closed.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Ratings {
    List(List),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Forward(Forward),
    Answer(Answer),
    Close(Step),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Forward {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long = "to", value_name = "NAME")]
    pub(in crate::cli) rater: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Answer {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long = "value", value_name = "N=POINTS[:NOTE]", required = true)]
    pub(in crate::cli) values: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}
