//! Deprivation of liberty. Orders that deprive a child of liberty.

use crate::rules::Rule;
use crate::rules::prelude::*;

mod r700;
mod r701;
mod r702;
mod r703;
mod r704;
mod r705;
mod r706;
mod r707;
mod r708;
mod r709;
mod r710;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r700::RULE,
    &r701::RULE,
    &r702::RULE,
    &r703::RULE,
    &r704::RULE,
    &r705::RULE,
    &r706::RULE,
    &r707::RULE,
    &r708::RULE,
    &r709::RULE,
    &r710::RULE,
];

/// Whether an order was in force at some time of an episode. An order that goes on is compared with
/// the placement that goes on.
fn in_force_during(order: &Dolo, episode: &Episode) -> bool {
    if !order.dolo_start.is_value() || !episode.decom.is_value() {
        return false;
    }
    match (order.dolo_end.is_blank(), episode.dec.is_blank()) {
        (true, true) => true,
        (true, false) => false,
        (false, true) => order.dolo_end.is_after(&episode.decom),
        (false, false) => {
            order.dolo_start.is_before(&episode.dec) && order.dolo_end.is_after(&episode.decom)
        }
    }
}
