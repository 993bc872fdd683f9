//! Foster carers of our own: who asks to become one and how far they came, who is approved and on
//! what terms, who supports them, and what would have kept those who stopped.

use super::kept::{Kept, all, middle, of};
use crate::homes::{HomeKind, home};
use care::Date;
use care::dates::{days_between, plus_days, plus_years};
use care::ids::{HomeId, MemberId, SubjectId};
use jiff::civil::Weekday;
use record::access::{self, Persona};
use record::{Content, Fault, Refusal, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Somebody asks about fostering. Its subject is the enquiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The day they asked.
    pub on: Date,
    /// Who.
    pub name: String,
    /// How to reach them.
    pub reach: String,
    /// How they heard of us.
    pub heard: Heard,
    /// What they have in mind, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
impl Content for Enquiry {
    const KIND: &'static str = "partners.foster_enquiry";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

listed! {
    /// How they heard of us.
    Heard {
        /// From a carer of ours.
        Carer = "carer", "From one of our carers";
        /// A friend or neighbour.
        Friend = "friend", "From a friend or neighbour";
        /// An event.
        Event = "event", "At an event";
        /// Online.
        Online = "online", "Online";
        /// Newspaper, radio, poster.
        Press = "press", "Newspaper, radio or a poster";
        /// They foster for an agency.
        Agency = "agency", "They foster for an agency now";
        /// Not said.
        NotSaid = "not_said", "They did not say";
    }
    /// How far an enquiry came.
    EnquiryStage {
        /// Somebody spoke with them.
        Answered = "answered", "We spoke with them";
        /// We visited.
        Visit = "visit", "We visited them";
        /// They applied.
        Application = "application", "They applied";
        /// Stage 1 of the assessment.
        StageOne = "stage_one", "Stage 1 began";
        /// Stage 2 of the assessment.
        StageTwo = "stage_two", "Stage 2 began";
        /// Panel.
        Panel = "panel", "They went to panel";
        /// Approved.
        Approved = "approved", "They were approved";
        /// The first child came.
        FirstChild = "first_child", "The first child came";
        /// They did not go on.
        Ended = "ended", "It ended, because …";
    }
}

/// A step of an enquiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryStep {
    /// The day.
    pub on: Date,
    /// What.
    pub stage: EnquiryStage,
    /// What was said; the reason, when it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
impl Content for EnquiryStep {
    const KIND: &'static str = "partners.foster_step";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// An approved household. Its subject is its home, which the finding considers beside every other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Approved on.
    pub approved_on: Date,
    /// The terms of approval.
    pub terms: String,
    /// Beds.
    pub beds: u16,
    /// Who they can help, in their own words.
    pub can_help: String,
    /// What support we offered them.
    pub support: String,
    /// Their supervising social worker. There is no household without one.
    pub worker: MemberId,
    /// Whether they know what they are entitled to: money, breaks, training, council tax.
    #[serde(default)]
    pub knows_entitlements: bool,
}
impl Content for Household {
    const KIND: &'static str = "partners.foster_household";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A household stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resigned {
    /// The day.
    pub on: Date,
    /// Why, in their words.
    pub why: String,
    /// What would have kept them, in their words.
    pub would_have_kept: String,
}
impl Content for Resigned {
    const KIND: &'static str = "partners.foster_resigned";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// An event for carers, or for those who may become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerEvent {
    /// The day.
    pub on: Date,
    /// What.
    pub what: String,
    /// Who held it with us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// How many came.
    pub came: u16,
    /// What they said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}
impl Content for CarerEvent {
    const KIND: &'static str = "partners.carer_event";
    const VERSION: u16 = 1;
}

/// The last day on which an answer is in time: the next working day, Monday to Friday.
pub fn answer_by(asked: Date) -> Date {
    let mut day = plus_days(asked, 1);
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = plus_days(day, 1);
    }
    day
}

/// An enquiry with its steps, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Enquiring {
    pub(super) enquiry: Kept<Enquiry>,
    pub(super) steps: Vec<Kept<EnquiryStep>>,
}

impl Enquiring {
    /// The day a stage was reached.
    pub(super) fn reached(&self, stage: EnquiryStage) -> Option<Date> {
        self.steps
            .iter()
            .find(|step| step.said.stage == stage)
            .map(|step| step.said.on)
    }
    /// The first day anybody spoke with them.
    pub(super) fn answered(&self) -> Option<Date> {
        self.steps.first().map(|step| step.said.on)
    }
    /// Whether it goes on: neither ended nor with a child.
    pub(super) fn open(&self) -> bool {
        !self.steps.iter().any(|step| {
            matches!(
                step.said.stage,
                EnquiryStage::Ended | EnquiryStage::FirstChild
            )
        })
    }
}

/// Every enquiry, the newest first.
pub(super) fn enquiries(tx: &mut Tx<'_>) -> Result<Vec<Enquiring>, Fault> {
    let mut steps: HashMap<SubjectId, Vec<Kept<EnquiryStep>>> = HashMap::new();
    for step in all::<EnquiryStep>(tx)?.into_iter().rev() {
        steps.entry(step.subject).or_default().push(step);
    }
    Ok(all::<Enquiry>(tx)?
        .into_iter()
        .map(|enquiry| Enquiring {
            steps: steps.remove(&enquiry.subject).unwrap_or_default(),
            enquiry,
        })
        .collect())
}

/// One stage of the way from enquiry to first child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub stage: EnquiryStage,
    /// How many reached it.
    pub reached: usize,
    /// Days from the enquiry, the middle one.
    pub middle: Option<i32>,
}

/// The way of the enquiries of two years: how many reached each stage, and after how long.
pub(super) fn funnel(enquiries: &[Enquiring], today: Date) -> (usize, Vec<Stage>) {
    let lately: Vec<&Enquiring> = enquiries
        .iter()
        .filter(|one| one.enquiry.said.on > plus_years(today, -2))
        .collect();
    let stages = EnquiryStage::ALL
        .iter()
        .map(|stage| {
            let waits: Vec<i32> = lately
                .iter()
                .filter_map(|one| {
                    let on = one.reached(*stage)?;
                    Some(days_between(one.enquiry.said.on, on))
                })
                .collect();
            Stage {
                stage: *stage,
                reached: waits.len(),
                middle: middle(waits),
            }
        })
        .collect();
    (lately.len(), stages)
}

/// A household as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Carers {
    pub(super) home: HomeId,
    pub(super) household: Kept<Household>,
    pub(super) resigned: Option<Kept<Resigned>>,
}

impl Carers {
    /// Whether they foster on a day.
    pub(super) fn foster_on(&self, day: Date) -> bool {
        self.household.said.approved_on <= day
            && self.resigned.as_ref().is_none_or(|one| one.said.on > day)
    }
}

/// Every household.
pub(super) fn carers(tx: &mut Tx<'_>) -> Result<Vec<Carers>, Fault> {
    let resigned: HashMap<SubjectId, Kept<Resigned>> = all::<Resigned>(tx)?
        .into_iter()
        .map(|one| (one.subject, one))
        .collect();
    Ok(all::<Household>(tx)?
        .into_iter()
        .map(|household| Carers {
            home: HomeId(household.subject.0),
            resigned: resigned.get(&household.subject).cloned(),
            household,
        })
        .collect())
}

/// Households and their places on a day.
pub(super) fn places_on(carers: &[Carers], day: Date) -> (usize, u32) {
    carers
        .iter()
        .filter(|one| one.foster_on(day))
        .fold((0, 0), |(households, beds), one| {
            (households + 1, beds + u32::from(one.household.said.beds))
        })
}

/// Of those approved so many years ago or more, how many still foster after those years.
pub(super) fn kept_for(carers: &[Carers], years: i16, today: Date) -> (usize, usize) {
    let long_ago: Vec<&Carers> = carers
        .iter()
        .filter(|one| plus_years(one.household.said.approved_on, years) <= today)
        .collect();
    let stayed = long_ago
        .iter()
        .filter(|one| one.foster_on(plus_years(one.household.said.approved_on, years)))
        .count();
    (stayed, long_ago.len())
}

/// Approved households and places of our own on a day: an aggregate, for briefings.
pub fn approved(tx: &mut Tx<'_>, day: Date) -> Result<(usize, u32), Fault> {
    Ok(places_on(&carers(tx)?, day))
}

/// Says what a household is. Refused without a supervising social worker who works here.
pub fn say_household(
    tx: &mut Tx<'_>,
    at: HomeId,
    said: &Household,
) -> Result<care::ids::FactId, Refusal> {
    let known = home(tx, at)?.ok_or(Refusal::NotFound)?;
    if known.said.kind != HomeKind::OurFosterCarers {
        return Err(Refusal::NotFound);
    }
    let works = access::members(tx)?
        .into_iter()
        .any(|one| one.id == said.worker && one.active && one.persona == Persona::SocialWorker);
    if !works {
        return Err(Refusal::invalid(
            "worker",
            "Choose their supervising social worker: there is no household without one",
        ));
    }
    let stands: Vec<Kept<Household>> = of(tx, at)?;
    let mut how = record::Saying::from("worker").since(said.approved_on);
    if let Some(kept) = stands.first() {
        how = how.replacing(kept.fact, "Put right");
    }
    Ok(tx.say(at, said, how)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whoever_asks_on_a_friday_is_answered_by_monday() {
        assert_eq!(answer_by(date(2027, 4, 7)), date(2027, 4, 8));
        assert_eq!(answer_by(date(2027, 4, 9)), date(2027, 4, 12));
        assert_eq!(answer_by(date(2027, 4, 10)), date(2027, 4, 12));
    }

    #[test]
    fn those_approved_lately_are_not_counted_as_lost() {
        let carers = |approved_on, resigned: Option<Date>| Carers {
            home: HomeId(uuid::Uuid::nil()),
            household: kept(Household {
                approved_on,
                terms: String::new(),
                beds: 2,
                can_help: String::new(),
                support: String::new(),
                worker: MemberId(uuid::Uuid::nil()),
                knows_entitlements: true,
            }),
            resigned: resigned.map(|on| {
                kept(Resigned {
                    on,
                    why: String::new(),
                    would_have_kept: String::new(),
                })
            }),
        };
        let all = [
            carers(date(2020, 1, 1), None),
            carers(date(2020, 1, 1), Some(date(2020, 6, 1))),
            carers(date(2026, 12, 1), None),
        ];
        let today = date(2027, 4, 7);
        assert_eq!(kept_for(&all, 1, today), (1, 2));
        assert_eq!(places_on(&all, today), (2, 4));
        assert_eq!(places_on(&all, date(2020, 3, 31)), (2, 4));
    }

    fn kept<C>(said: C) -> Kept<C> {
        Kept {
            fact: care::ids::FactId(uuid::Uuid::nil()),
            subject: SubjectId(uuid::Uuid::nil()),
            about: None,
            on: date(2020, 1, 1),
            at: record::Timestamp::UNIX_EPOCH,
            by: MemberId(uuid::Uuid::nil()),
            said,
        }
    }
}
