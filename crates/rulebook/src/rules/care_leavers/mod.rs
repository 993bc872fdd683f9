//! Care leavers. In touch, activity, accommodation.

use super::prelude::{Child, Context};
use crate::Table;
use crate::rules::Rule;
use crate::tables::Oc3;
use care::Date;
use care::dates::{birthday, plus_years};

mod r1000;
mod r1001;
mod r1002;
mod r1007;
mod r1010;
mod r1011;
mod r1016;
mod r131;
mod r132;
mod r133;
mod r153;
mod r3001;
mod r344;
mod r345;
mod r347;
mod r348;
mod r391;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r1000::RULE,
    &r1001::RULE,
    &r1002::RULE,
    &r1007::RULE,
    &r1010::RULE,
    &r1011::RULE,
    &r1016::RULE,
    &r131::RULE,
    &r132::RULE,
    &r133::RULE,
    &r153::RULE,
    &r3001::RULE,
    &r344::RULE,
    &r345::RULE,
    &r347::RULE,
    &r348::RULE,
    &r391::RULE,
];

/// Which of the three items about the care leaver are filled in.
fn items(row: &Oc3) -> [bool; 3] {
    [
        row.in_touch.is_present(),
        row.activ.is_present(),
        row.accom.is_present(),
    ]
}

/// Whether anything is said about the care leaver.
pub(in crate::rules) fn any_item(row: &Oc3) -> bool {
    items(row).contains(&true)
}

/// Whether all is said about the care leaver.
fn every_item(row: &Oc3) -> bool {
    !items(row).contains(&false)
}

/// Whether a care leaver row says something: one of the items, or, in a table that came without them,
/// that the young person is a care leaver.
fn is_completed(row: &Oc3, cx: &Context<'_>) -> bool {
    let named_only = ["IN_TOUCH", "ACTIV", "ACCOM"]
        .iter()
        .all(|item| cx.is_left_out(Table::Oc3, item));
    named_only || any_item(row)
}

/// The birthdays of these ages that lie in the year, by the care leaver's own row or else Header.
fn birthdays(
    row: &Oc3,
    child: &Child<'_>,
    cx: &Context<'_>,
    ages: &'static [i16],
) -> impl Iterator<Item = Date> {
    let born = row.dob.get().or_else(|| child.dob());
    let (start, end) = (cx.start, cx.end);
    ages.iter()
        .filter_map(move |age| Some(birthday(born?, *age)))
        .filter(move |day| start <= *day && *day <= end)
}

/// Whether the child has no episode of care in either return.
fn has_no_episodes(child: &Child<'_>) -> bool {
    child.episodes.is_empty() && child.last.episodes.is_empty()
}

/// Whether someone was 18 by the day last year's return began: by then they had left care, so that
/// neither return can hold their episodes and the lack of them proves nothing.
fn left_before_these_returns(born: Option<Date>, cx: &Context<'_>) -> bool {
    born.is_some_and(|born| birthday(born, 18) <= plus_years(cx.start, -1))
}
