//! Placements. Where a child lives, with whom, who provides it, how far from home.

use crate::rules::Rule;
use crate::rules::prelude::*;
use care::{Age, Date};

mod r1008;
mod r1009;
mod r1015;
mod r146;
mod r164;
mod r169;
mod r178;
mod r179;
mod r213;
mod r214;
mod r218;
mod r219;
mod r221;
mod r222;
mod r224;
mod r225;
mod r226;
mod r227;
mod r228;
mod r229;
mod r233;
mod r234;
mod r359;
mod r371;
mod r372;
mod r373;
mod r374;
mod r375;
mod r376;
mod r377;
mod r378;
mod r379;
mod r380;
mod r381;
mod r382;
mod r383;
mod r384;
mod r392a;
mod r392b;
mod r392c;
mod r392d;
mod r398;
mod r411;
mod r420;
mod r452;
mod r453;
mod r454;
mod r503d;
mod r503e;
mod r503f;
mod r503g;
mod r503h;
mod r503j;
mod r526;
mod r527;
mod r528;
mod r529;
mod r530;
mod r531;
mod r550;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r146::RULE,
    &r164::RULE,
    &r169::RULE,
    &r178::RULE,
    &r179::RULE,
    &r213::RULE,
    &r214::RULE,
    &r218::RULE,
    &r219::RULE,
    &r221::RULE,
    &r222::RULE,
    &r224::RULE,
    &r225::RULE,
    &r226::RULE,
    &r227::RULE,
    &r228::RULE,
    &r229::RULE,
    &r233::RULE,
    &r234::RULE,
    &r359::RULE,
    &r371::RULE,
    &r372::RULE,
    &r373::RULE,
    &r374::RULE,
    &r375::RULE,
    &r376::RULE,
    &r377::RULE,
    &r378::RULE,
    &r379::RULE,
    &r380::RULE,
    &r381::RULE,
    &r382::RULE,
    &r383::RULE,
    &r384::RULE,
    &r392a::RULE,
    &r392b::RULE,
    &r392c::RULE,
    &r392d::RULE,
    &r398::RULE,
    &r411::RULE,
    &r420::RULE,
    &r452::RULE,
    &r453::RULE,
    &r454::RULE,
    &r503d::RULE,
    &r503e::RULE,
    &r503f::RULE,
    &r503g::RULE,
    &r503h::RULE,
    &r503j::RULE,
    &r526::RULE,
    &r527::RULE,
    &r528::RULE,
    &r529::RULE,
    &r530::RULE,
    &r531::RULE,
    &r550::RULE,
    &r1008::RULE,
    &r1009::RULE,
    &r1015::RULE,
];

/// The day from which reasons for changes of placement are recorded.
const REASONS_BEGAN: Date = jiff::civil::date(2015, 4, 1);

/// A temporary placement (`T0` to `T4`).
fn is_temporary(row: &Episode) -> bool {
    row.place.is_and(|place| place.is_temporary())
}

/// A series of short-term breaks (`V3`, `V4`).
fn is_short_breaks(row: &Episode) -> bool {
    row.ls.is_and(|status| status.is_short_breaks())
}

/// Other placements by the codes of the year: `Z11` to `Z14`, before 2025-26 `Z1`.
fn is_other_placement(place: PlacementType, cx: &Context<'_>) -> bool {
    use PlacementType as P;
    matches!(place, P::Z1 | P::Z11 | P::Z12 | P::Z13 | P::Z14) && place.valid_in(cx.year)
}

/// A placement whose provider is not asked for: temporary ones and other placements.
fn needs_no_provider(row: &Episode, cx: &Context<'_>) -> bool {
    row.place
        .is_and(|place| place.is_temporary() || is_other_placement(place, cx))
}

/// A placement that has no number of Ofsted's, by the codes of the year. Independent and
/// semi-independent living (`P2`, `H5`) had none while there were such codes.
fn needs_no_urn(row: &Episode, cx: &Context<'_>) -> bool {
    use PlacementType as P;
    needs_no_provider(row, cx)
        || row.place.is_and(|place| {
            matches!(place, P::H5 | P::P1 | P::P2 | P::P3 | P::R1 | P::R2 | P::R5)
                && place.valid_in(cx.year)
        })
}

/// Whether a number is given that Ofsted's list can be asked about. Short-term breaks need none,
/// and `XXXXXXX` stands for a provider without one.
fn has_urn(row: &Episode) -> bool {
    row.urn.is_present() && !row.urn.is("XXXXXXX") && !is_short_breaks(row)
}

/// Whether the placement is known to lie in Wales, Scotland or Northern Ireland.
fn outside_england(row: &Episode) -> bool {
    row.pl_la.as_str().starts_with(['W', 'S', 'N'])
}

/// Whether the child is or is known to have been unaccompanied and seeking asylum: listed this
/// year, marked in Header this year or last, or listed last year with the day it ended.
fn was_asylum_seeking(child: &Child<'_>) -> bool {
    let marked = |header: &Header| header.uasc.is(YesNo::Yes);
    !child.uasc.is_empty()
        || child.headers.iter().any(|header| marked(header))
        || child.last.headers.iter().any(|header| marked(header))
        || child.last.uasc.iter().any(|row| row.duc.is_present())
}

/// Whether the child is younger than some years on a day, which may lie before birth. No when the
/// date of birth is not known.
fn is_younger(child: &Child<'_>, years: u8, day: Date) -> bool {
    child
        .dob()
        .is_some_and(|dob| Age::on(dob, day).is_none_or(|age| age < Age(years)))
}

/// How many days an episode lasted, an open one to the end of the year. `None` when a date is not
/// known.
fn days(row: &Episode, cx: &Context<'_>) -> Option<i32> {
    let until = if row.dec.is_blank() {
        Some(cx.end)
    } else {
        row.dec.get()
    };
    Some(days_between(row.decom.get()?, until?))
}

/// A cell as it was written, to be compared with texts of Ofsted's list.
fn written<T>(cell: &Cell<T>) -> Text
where
    Cell<T>: crate::cell::Column,
{
    let mut text = String::new();
    crate::cell::Column::write(cell, &mut text);
    Text::from(text)
}

/// Whether two distances from home differ by more than 0.2 miles, which the yearly revision of
/// postcodes can do to them. A known one differs from one that is not.
fn distances_differ(this: &Episode, other: &Episode) -> bool {
    match (this.pl_distance.get(), other.pl_distance.get()) {
        (Some(this), Some(other)) => this.tenths().abs_diff(other.tenths()) > 2,
        _ => this.pl_distance != other.pl_distance,
    }
}
