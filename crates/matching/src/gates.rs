//! Approvals, consultation and written notices that a move would need: gates to go through, never
//! filters.

use crate::cure::Who;
use crate::home::{Home, Kind};
use crate::law::Rule;
use crate::matters::Case;
use care::codes::LegalStatus;
use care::{Authority, Date, dates};

/// Something to be agreed or sent, by whom and by when.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Gate {
    /// What.
    pub what: Pass,
    /// Who must do it.
    pub who: Who,
    /// The last day, when the law sets one. Working days are Monday to Friday: bank holidays are
    /// not taken off, so that the date is never too late.
    pub by: Option<Date>,
    /// The rule that asks for it.
    pub rule: Rule,
}

/// What a gate asks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pass {
    /// Approve a home outside our area, in a neighbour's.
    OutOfArea(Authority),
    /// Approve a home beyond our neighbours, after consulting the authority of its area.
    AtADistance(Authority),
    /// Outside our area, but whether the area is a neighbour's is not known.
    NeighbourNotKnown(Authority),
    /// Where the home is is not known, so neither is what must be approved.
    WhereNotKnown,
    /// Tell the authority of the area in writing, with assessment, reasons and care plan.
    TellArea(Authority),
    /// Tell everyone whom regulation 13 names.
    TellPeople,
    /// Approve living with parents under a care order.
    WithParents,
    /// Whether a care order is in force is not known.
    OrderNotKnown,
}

impl Gate {
    /// In a sentence.
    pub fn sentence(&self) -> String {
        let name = |area: Authority| {
            area.name()
                .map_or_else(|| area.to_string(), ToOwned::to_owned)
        };
        let said = match self.what {
            Pass::OutOfArea(area) => format!(
                "It is in {}, outside our area: the nominated officer must approve it.",
                name(area)
            ),
            Pass::AtADistance(area) => format!(
                "It is in {}, at a distance: the director must approve it, after consulting that \
                 authority and giving it the care plan.",
                name(area)
            ),
            Pass::NeighbourNotKnown(area) => format!(
                "It is in {}. Whether that is a neighbour of ours is not known, so neither is who \
                 must approve it: ask the commissioner.",
                name(area)
            ),
            Pass::WhereNotKnown => {
                "Where it is is not known, so neither is who must approve it.".into()
            }
            Pass::TellArea(area) => format!(
                "{} must be told in writing, with the assessment of needs, why this is the most \
                 suitable home, and the care plan.",
                name(area)
            ),
            Pass::TellPeople => {
                "The young person, parents, the last carer, health, doctor, school \
                                 and reviewing officer must be told in writing."
                    .into()
            }
            Pass::WithParents => {
                "Under a care order the nominated officer must approve living with parents.".into()
            }
            Pass::OrderNotKnown => "Whether a care order is in force is not known; under one the \
                                    nominated officer must approve living with parents."
                .into(),
        };
        match self.by {
            Some(day) => format!("{said} By {}.", dates::long_date(day)),
            None => said,
        }
    }
}

/// The gates of moving to a home.
pub(crate) fn of_home(case: &Case<'_>, home: &Home) -> Vec<Gate> {
    let ours = case.council.ours;
    let first = case.yp.nights.from;
    // Before the first night; in an emergency within five working days of it.
    let told_by = if first <= case.on {
        plus_working_days(first, 5)
    } else {
        dates::plus_days(first, -1)
    };
    let mut gates = Vec::with_capacity(3);
    let mut gate = |what, who, by, rule| {
        gates.push(Gate {
            what,
            who,
            by,
            rule,
        });
    };
    match home.place.value().map(|place| place.authority) {
        None if approved_by_us(home) => {}
        None => gate(Pass::WhereNotKnown, Who::of(home), None, Rule::OutOfArea),
        Some(area) if area == ours => {}
        Some(area) if approved_by_us(home) => {
            gate(
                Pass::TellArea(area),
                Who::SocialWorker,
                Some(told_by),
                Rule::Notice,
            );
        }
        Some(area) => {
            let before = Some(first);
            match case.council.adjoining.value() {
                known if known.is_none() || case.council.perhaps.contains(&area) => gate(
                    Pass::NeighbourNotKnown(area),
                    Who::Commissioner,
                    before,
                    Rule::AtADistance,
                ),
                Some(adjoining) if adjoining.contains(&area) => gate(
                    Pass::OutOfArea(area),
                    Who::NominatedOfficer,
                    before,
                    Rule::OutOfArea,
                ),
                _ => gate(
                    Pass::AtADistance(area),
                    Who::Director,
                    before,
                    Rule::AtADistance,
                ),
            }
            gate(
                Pass::TellArea(area),
                Who::SocialWorker,
                Some(told_by),
                Rule::Notice,
            );
        }
    }
    gate(
        Pass::TellPeople,
        Who::SocialWorker,
        Some(told_by),
        Rule::Notice,
    );
    gates
}

/// Approval of a home out of area is not asked of connected people nor of our own carers
/// (regulation 11(4)).
const fn approved_by_us(home: &Home) -> bool {
    matches!(home.kind, Kind::ConnectedPerson | Kind::OurFosterCarers)
}

/// The gates of going home.
pub(crate) fn of_going_home(case: &Case<'_>) -> Vec<Gate> {
    let what = match case.yp.legal.status.value().copied() {
        None => Pass::OrderNotKnown,
        Some(LegalStatus::C1 | LegalStatus::C2) => Pass::WithParents,
        Some(_) => return Vec::new(),
    };
    vec![Gate {
        what,
        who: Who::NominatedOfficer,
        by: Some(case.yp.nights.from),
        rule: Rule::WithParents,
    }]
}

/// The day some working days later, Saturdays and Sundays left out.
pub(crate) fn plus_working_days(from: Date, days: i32) -> Date {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = dates::plus_days(day, 1);
        if day.weekday().to_monday_one_offset() < 6 {
            left -= 1;
        }
    }
    day
}
