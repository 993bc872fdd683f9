//! Social workers. Who was the child's social worker, and when it changed.

use crate::Field;
use crate::rules::Rule;
use crate::rules::prelude::*;

mod rsw01astg1;
mod rsw01bstg1;
mod rsw02stg1;
mod rsw04stg1;
mod rsw05stg1;
mod rsw06stg2;
mod rsw07stg2;
mod rsw08stg2;
mod rsw09stg2;
mod rsw10stg2;
mod rsw11bstg2;
mod rsw12stg2;
mod rsw13stg1;
mod rsw17stg2;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &rsw01astg1::RULE,
    &rsw01bstg1::RULE,
    &rsw02stg1::RULE,
    &rsw04stg1::RULE,
    &rsw05stg1::RULE,
    &rsw06stg2::RULE,
    &rsw07stg2::RULE,
    &rsw08stg2::RULE,
    &rsw09stg2::RULE,
    &rsw10stg2::RULE,
    &rsw11bstg2::RULE,
    &rsw12stg2::RULE,
    &rsw13stg1::RULE,
    &rsw17stg2::RULE,
];

/// Whether a spell that began on a day must say why the worker changed: from 1 April 2023 on, when
/// the table was first collected.
fn needs_a_reason(began: Date) -> bool {
    (began.year(), began.month()) >= (2023, 4)
}

/// Whether something was written that is no date. In this table a part that is not known may be
/// written as Zs: `ZZ/06/2023`, `01/01/ZZZZ`.
fn is_no_date(cell: &Cell<Date>) -> bool {
    let Cell::Other(text) = cell else {
        return false;
    };
    // With the unknown parts filled in, what is left must be a date: 2000 is a leap year.
    let filled: Vec<&str> = text
        .as_str()
        .split('/')
        .zip([("ZZ", "01"), ("ZZ", "01"), ("ZZZZ", "2000")])
        .map(|(part, (unknown, known))| if part == unknown { known } else { part })
        .collect();
    <Date as Field>::read(&filled.join("/")).is_none() || text.as_str().split('/').count() != 3
}
