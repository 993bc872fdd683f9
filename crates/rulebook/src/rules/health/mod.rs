//! Health and convictions. Children looked after for twelve months: health, strengths and difficulties, convictions.

use crate::Cell;
use crate::rules::{Child, Rule};
use crate::tables::Oc2;
use care::Date;
use care::codes::YesNo;
use care::dates::plus_years;

mod r157;
mod r158;
mod r159;
mod r180;
mod r181;
mod r182;
mod r185;
mod r186;
mod r188;
mod r189;
mod r190;
mod r191;
mod r192;
mod r193;
mod r196;
mod r197a;
mod r197b;
mod r198;
mod r215;
mod r542;
mod r543;
mod r544;
mod r545;
mod r546;
mod r547;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r157::RULE,
    &r158::RULE,
    &r159::RULE,
    &r180::RULE,
    &r181::RULE,
    &r182::RULE,
    &r185::RULE,
    &r186::RULE,
    &r188::RULE,
    &r189::RULE,
    &r190::RULE,
    &r191::RULE,
    &r192::RULE,
    &r193::RULE,
    &r196::RULE,
    &r197a::RULE,
    &r197b::RULE,
    &r198::RULE,
    &r215::RULE,
    &r542::RULE,
    &r543::RULE,
    &r544::RULE,
    &r545::RULE,
    &r546::RULE,
    &r547::RULE,
];

/// The four items that are asked of every child looked after for the twelve months.
fn core_items(row: &Oc2) -> [&Cell<YesNo>; 4] {
    [
        &row.immunisations,
        &row.teeth_check,
        &row.health_assessment,
        &row.substance_misuse,
    ]
}

/// All eight items that are answered with 0 or 1.
fn items(row: &Oc2) -> [&Cell<YesNo>; 8] {
    [
        &row.convicted,
        &row.health_check,
        &row.immunisations,
        &row.teeth_check,
        &row.health_assessment,
        &row.substance_misuse,
        &row.intervention_received,
        &row.intervention_offered,
    ]
}

/// Date of birth by the row, or by Header where the row has none.
fn born(row: &Oc2, child: &Child<'_>) -> Option<Date> {
    row.dob.get().or_else(|| child.dob())
}

/// Whether the child had this birthday by the end of a day; no when the date of birth is not known.
fn has_turned(row: &Oc2, child: &Child<'_>, years: i16, day: Date) -> bool {
    born(row, child).is_some_and(|born| plus_years(born, years) <= day)
}

/// Whether this birthday was still to come at the end of a day; no when the date of birth is not
/// known.
fn has_not_turned(row: &Oc2, child: &Child<'_>, years: i16, day: Date) -> bool {
    born(row, child).is_some_and(|born| plus_years(born, years) > day)
}
