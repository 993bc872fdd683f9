//! Social workers. Who was the child's social worker, and when it changed.

use crate::rules::Rule;

mod rsw02stg1;
mod rsw08stg2;
mod rsw12stg2;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[&rsw02stg1::RULE, &rsw08stg2::RULE, &rsw12stg2::RULE];
