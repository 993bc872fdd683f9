//! What speaks for or against the home itself, price last.

use super::{Consideration, Shows, Told, silent, told};
use crate::cure::Who;
use crate::home::{Agreement, Home};
use crate::matters::Case;
use care::dates::{self, long_date};

pub(super) fn of_the_home_itself(
    case: &Case<'_>,
    home: &Home,
    mut add: impl FnMut(Consideration, Told),
) {
    if let Some(known) = home.record.get() {
        let lived = known.value.lived;
        let sentence = format!(
            "{lived} young people with similar needs lived here; {} of them stayed as long as planned.",
            known.value.as_planned
        );
        add(
            Consideration::TrackRecord,
            told(Shows::ToWeigh, sentence, known),
        );
    }
    if home.kind.is_registered() {
        add(
            Consideration::Grade,
            match home.grade.get() {
                Some(known) => {
                    let sentence = format!(
                        "Last judged {} on {}.",
                        known.value.words(),
                        long_date(known.on)
                    );
                    told(Shows::ToWeigh, sentence, known)
                }
                None => silent(
                    "How it was last judged is not known.".into(),
                    Who::Commissioner,
                ),
            },
        );
    }
    if let Some(known) = home.young_inspectors.get() {
        let sentence = format!("Young inspectors: “{}”", known.value);
        add(
            Consideration::YoungInspectors,
            told(Shows::ToWeigh, sentence, known),
        );
    }
    if let Some(known) = home.area.get() {
        let shows = if known.value.good {
            Shows::For
        } else {
            Shows::Against
        };
        add(
            Consideration::Area,
            told(shows, known.value.words.to_string(), known),
        );
    }
    add(
        Consideration::VisitFirst,
        match home.visit_first.get() {
            Some(known) if known.value => told(
                Shows::For,
                format!("{} can visit before deciding.", case.yp.name),
                known,
            ),
            Some(known) => told(
                Shows::Against,
                "There is no chance to visit before deciding.".into(),
                known,
            ),
            None => silent(
                "Whether there is a chance to visit first is not known.".into(),
                Who::of(home),
            ),
        },
    );
    if let Some(piece) = grows_out(case, home) {
        add(Consideration::GrowsOut, piece);
    }
    if let Some(known) = home.agreement.get() {
        let sentence = match known.value {
            Agreement::Spot => "Agreed move by move.",
            Agreement::Block(council) if council == case.council.ours => {
                "We have bought places here in advance."
            }
            Agreement::Block(_) => "Another council has bought places here in advance.",
            Agreement::Exclusive(_) => "For one council's young people only.",
            Agreement::Own(_) => "A council's own.",
        };
        add(
            Consideration::Agreement,
            told(Shows::ToWeigh, sentence.into(), known),
        );
    }
    add(
        Consideration::Price,
        match home.weekly_price.get() {
            Some(known) => told(Shows::ToWeigh, format!("{} a week.", known.value), known),
            None => silent("The weekly price is not known.".into(), Who::of(home)),
        },
    );
}

/// Whether they grow out of the ages of the home while they need it.
fn grows_out(case: &Case<'_>, home: &Home) -> Option<Told> {
    let ages = home.ages.get()?;
    let born = case.yp.born.get()?;
    let day = dates::birthday(born.value, i16::from(ages.value.to) + 1);
    let nights = case.yp.nights;
    (nights.from < day && nights.contains(day)).then(|| {
        let sentence = format!(
            "{} turns {} on {}, and the home is for {}.",
            case.yp.name,
            u16::from(ages.value.to) + 1,
            long_date(day),
            ages.value.words()
        );
        told(Shows::ToWeigh, sentence, ages)
    })
}
