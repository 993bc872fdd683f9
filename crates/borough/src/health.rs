//! Health, feelings and offending of children looked after for the whole year (table OC2).

use crate::calendar::age;
use crate::dice::{Dice, Purpose};
use crate::life::Life;
use crate::returns::{Year, id, on, yes};
use care::codes::SdqReason;
use rulebook::{Cell, Oc2, SdqScore};

/// Whether a child was looked after on every day of the year: no start within it, no end.
pub(crate) fn all_year(life: &Life, y: Year) -> bool {
    !life.short_breaks
        && life
            .spells
            .iter()
            .any(|s| s.from <= y.from && s.until > y.to)
}

pub(crate) fn row(life: &Life, seed: u64, y: Year) -> Option<Oc2> {
    if !all_year(life, y) {
        return None;
    }
    let stream = (u64::from(life.number) << 16) | y.year.0.unsigned_abs() as u64;
    let mut d = Dice::new(seed, Purpose::Health, stream);
    // What a child is like does not change with the year.
    let mut self_ = Dice::new(seed, Purpose::Health, u64::from(life.number) << 16);
    let (before, now) = (age(life.born, y.from), age(life.born, y.to));
    let strain = 15.6 + 6.6 * self_.normal();
    let (score, reason) = if now < 4 || before >= 17 {
        (Cell::Blank, Cell::Blank)
    } else if (before < 4 && d.chance(0.75)) || (now == 17 && d.chance(0.5)) {
        (Cell::Blank, Cell::Value(SdqReason::SDQ1))
    } else if d.chance(0.86) {
        let score = (strain + 3.0 * d.normal()).round().clamp(0.0, 40.0);
        (SdqScore::new(score as u8).into(), Cell::Blank)
    } else {
        let teen = if now >= 12 { 0.3 } else { 0.0 };
        let reason = d.weighted(&[
            (0.2, SdqReason::SDQ2),
            (0.08, SdqReason::SDQ3),
            (0.5, SdqReason::SDQ4),
            (teen, SdqReason::SDQ5),
        ]);
        (Cell::Blank, Cell::Value(reason))
    };
    let convicted = if now < 10 {
        Cell::Blank
    } else {
        yes(d.chance(0.018))
    };
    let development = if now < 5 {
        yes(d.chance(0.97))
    } else {
        Cell::Blank
    };
    let reluctant = if self_.chance(0.06) { 0.55 } else { 0.0 };
    let misuse = now >= 12 && d.chance(0.055);
    let received = misuse && d.chance(0.35);
    Some(Oc2 {
        child: id(life),
        dob: on(life.born),
        sdq_score: score,
        sdq_reason: reason,
        convicted,
        health_check: development,
        immunisations: yes(!d.chance(0.10)),
        teeth_check: yes(!d.chance(0.035 + reluctant)),
        health_assessment: yes(!d.chance(0.004)),
        substance_misuse: yes(misuse),
        intervention_received: if misuse { yes(received) } else { Cell::Blank },
        intervention_offered: if misuse && !received {
            yes(d.chance(0.9))
        } else {
            Cell::Blank
        },
        ..Default::default()
    })
}
