//! Unaccompanied asylum-seeking children. The status and the day it ceased.

use crate::rules::Rule;

mod r105;
mod r303;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&r105::RULE, &r303::RULE];
