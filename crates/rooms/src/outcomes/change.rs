//! From the record to what changed: the hubs' young people put before the indicators.

use super::facts::{ComparisonGroup, KeptSince};
use super::sql;
use crate::costs;
use crate::events::{self, Concern, CrisisMatter, Event, PoliceMatter, Use};
use crate::evidence;
use crate::hub;
use care::Date;
use care::ids::{FactId, SubjectId, YoungPersonId};
use measures::{
    CHANGES, ChildHistory, Compared, Counted, Frame, Guard, HubLife, NO_COMPARISON, RemainedOut,
    SMALLEST, Stream, compare, remained_out,
};
use record::access::{Capability, need};
use record::{Fault, Refusal, Saying, Tx};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// What every fact here is about: the council itself.
pub(super) const COUNCIL: SubjectId =
    SubjectId(Uuid::from_u128(0x006f_7574_636f_6d65_0000_0000_0000_0001));

/// Since when each is written down for everybody, as far as somebody has said.
pub fn kept_since(tx: &mut Tx<'_>) -> Result<BTreeMap<Stream, Date>, Fault> {
    let rows: Vec<(String, Date)> = tx.rows(sql::KEPT, &[], |row| row.columns())?;
    Ok(rows
        .into_iter()
        .filter_map(|(code, from)| Some((Stream::parse(&code)?, from)))
        .collect())
}

/// Says since when something is written down for everybody. Needs [`Capability::ImportComparators`].
pub fn say_kept_since(tx: &mut Tx<'_>, stream: Stream, from: Date) -> Result<FactId, Refusal> {
    need(tx, Capability::ImportComparators)?;
    if from > tx.today() {
        return Err(Refusal::invalid(
            stream.code(),
            "The day must be today or in the past",
        ));
    }
    let said = KeptSince {
        stream: stream.code().to_owned(),
        from,
    };
    Ok(tx.say(COUNCIL, &said, Saying::from("worker"))?)
}

/// The groups to compare with, by indicator.
pub fn groups(tx: &mut Tx<'_>) -> Result<BTreeMap<String, ComparisonGroup>, Fault> {
    let rows: Vec<(String, String)> = tx.rows(sql::GROUPS, &[], |row| row.columns())?;
    Ok(rows
        .into_iter()
        .filter_map(|(change, text)| Some((change, serde_json::from_str(&text).ok()?)))
        .collect())
}

/// Gives a group to compare an indicator with. Needs [`Capability::ImportComparators`].
pub fn compare_with(tx: &mut Tx<'_>, said: &ComparisonGroup) -> Result<FactId, Refusal> {
    need(tx, Capability::ImportComparators)?;
    if measures::find_change(&said.change).is_none() {
        return Err(Refusal::NotFound);
    }
    Ok(tx.say(COUNCIL, said, Saying::from("worker"))?)
}

/// What changed, over the young people of all hubs.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The time asked about.
    pub frame: Frame,
    /// Whom hubs hold or held.
    pub people: u64,
    /// Each indicator; `None` where nobody has said since when it is written down.
    pub compared: Vec<(&'static measures::Change, Option<Compared>)>,
    /// Who remained out of care.
    pub remained: RemainedOut,
    /// Since when each is written down.
    pub kept: BTreeMap<Stream, Date>,
}

/// Everything the page of outcomes says of change, without what homes cost for whom costs are closed.
/// It names nobody; who may open a number to its children is decided there.
pub fn changes(tx: &mut Tx<'_>, months: u8, on: Date) -> Result<Asked, Fault> {
    let borough = evidence::borough(tx)?;
    let histories: HashMap<SubjectId, &ChildHistory> = borough
        .children()
        .iter()
        .map(|child| (child.id, &**child))
        .collect();
    let mut lives: Vec<HubLife<'_>> = hub::begun(tx)?
        .into_iter()
        .filter(|(_, began)| *began <= on)
        .map(|(id, began)| HubLife {
            history: histories.get(&SubjectId::from(id)).copied(),
            ..HubLife::new(id.into(), began)
        })
        .collect();
    let places: HashMap<SubjectId, usize> = lives
        .iter()
        .enumerate()
        .map(|(at, life)| (life.id, at))
        .collect();
    for one in events::everything(tx)? {
        let Some(life) = places
            .get(&SubjectId::from(one.young_person))
            .and_then(|at| lives.get_mut(*at))
        else {
            continue;
        };
        hear(life, &one.event);
    }
    let costs = tx.caller().may(Capability::SeeCosts);
    if costs {
        for line in costs::lines(tx)? {
            if let Some(at) = places.get(&SubjectId::from(line.of))
                && let Some(life) = lives.get_mut(*at)
            {
                life.paid.push((line.nights(), line.weekly()));
            }
        }
    }
    let frame = Frame {
        council: tx.council(),
        months,
        on,
    };
    let kept = kept_since(tx)?;
    let compared = CHANGES
        .iter()
        .filter(|change| costs || change.counted != Counted::Paid)
        .map(|change| {
            let from = change.stream.and_then(|stream| kept.get(&stream).copied());
            (change, compare(change, &lives, &frame, from))
        })
        .collect();
    Ok(Asked {
        people: lives.len() as u64,
        remained: remained_out(&lives, &frame),
        compared,
        frame,
        kept,
    })
}

fn hear(life: &mut HubLife<'_>, event: &Event) {
    let on = event.on();
    match event {
        Event::Missing(_) => life.events.push((Stream::Missing, on)),
        Event::Police(said) => life.events.push((
            match said.what {
                PoliceMatter::Arrest => Stream::Arrests,
                PoliceMatter::Charge => Stream::Charges,
            },
            on,
        )),
        Event::EmergencyCare(_) => life.events.push((Stream::EmergencyCare, on)),
        Event::Learning(said) => life.eet.push((on, said.status.is_eet())),
        Event::Substance(said) => {
            let worry = matches!(said.status, Use::Worry | Use::GettingHelp);
            life.substance.push((on, worry));
        }
        Event::Exploitation(said) => {
            life.exploitation
                .push((on, said.concern != Concern::NoneNow));
        }
        Event::Crisis(said) => life.events.push((
            match said.what {
                CrisisMatter::PoliceCalled => Stream::PoliceCalled,
                CrisisMatter::MentalHealth => Stream::MentalHealthCrisis,
                CrisisMatter::EmergencyBed => Stream::EmergencyBed,
            },
            on,
        )),
        Event::Resilience(said) => life.resilience.push((on, said.total())),
        // What stands beside nothing: no indicator of change is made of it.
        Event::SchoolHelp(_) | Event::Feelings(_) => {}
    }
}

/// A count of people as a reader may see it: fewer than six, or all but fewer than six, are hidden
/// from who may not see small numbers.
pub(super) fn guarded(people: u64, of: u64, small: bool) -> Guard<u64> {
    let few = |n: u64| n < SMALLEST;
    if !small && (few(people) || few(of - people.min(of))) {
        Guard::Masked
    } else {
        Guard::Shown(people)
    }
}

/// The id of the one indicator that is no change: who remained out of care.
pub const REMAINED_OUT_ID: &str = "ba_remained_out";

/// One indicator in a line: before and after, as far as the reader may see it.
pub fn in_a_line(asked: &Asked, id: &str, small: bool) -> String {
    if id == REMAINED_OUT_ID {
        let (of, n) = (
            asked.remained.of.len() as u64,
            asked.remained.remained.len() as u64,
        );
        return match guarded(n, of, small) {
            Guard::Masked => "hidden: a number under six".to_owned(),
            Guard::Shown(_) if of == 0 => "nobody’s twelve months have passed yet".to_owned(),
            Guard::Shown(n) => format!("{:.0}%, {n} of {of}", n as f64 * 100.0 / of as f64),
        };
    }
    let found = asked.compared.iter().find(|(change, _)| change.id == id);
    let Some((change, compared)) = found else {
        return "open to those who may see costs".to_owned();
    };
    let Some(one) = compared else {
        return "nobody has said since when it is written down".to_owned();
    };
    let side = |side: &measures::Side| {
        let people = guarded(side.people.len() as u64, one.of, small);
        let value = one.value(side).2;
        match (people, value) {
            (Guard::Masked, _) => "hidden".to_owned(),
            (Guard::Shown(_), None) => "nothing to count".to_owned(),
            (Guard::Shown(_), Some(value)) => match change.counted {
                Counted::Happenings | Counted::Standing => format!("{value:.0}%"),
                Counted::Answers => format!("{value:.2}"),
                Counted::Paid => format!("£{value:.2} a day"),
            },
        }
    };
    format!(
        "{} before, {} after; {} young people; {NO_COMPARISON}",
        side(&one.before),
        side(&one.after),
        one.of
    )
}

/// The people of a side, as ids of young people.
pub(super) fn people_of(ids: &[SubjectId]) -> Vec<YoungPersonId> {
    ids.iter().map(|id| YoungPersonId(id.0)).collect()
}

/// Every indicator as CSV: ids and numbers only. What may not be seen is left blank.
pub fn changes_csv(asked: &Asked, small: bool) -> String {
    let mut out = String::from(
        "id,people,days,before_people,before_times,after_people,after_times,begun_lately,left_censored,left_out,before_value,after_value,unit,comparison\n",
    );
    for (change, compared) in &asked.compared {
        let Some(one) = compared else {
            out.push_str(&format!("{},,,,,,,,,,,,,not measured\n", change.id));
            continue;
        };
        let side = |side: &measures::Side| match guarded(side.people.len() as u64, one.of, small) {
            Guard::Shown(people) => format!("{people},{}", side.times),
            Guard::Masked => ",".to_owned(),
        };
        let value = |side: &measures::Side| {
            let people = guarded(side.people.len() as u64, one.of, small);
            let value = people.shown().and(one.value(side).2);
            value.map_or_else(String::new, |value| format!("{value:.2}"))
        };
        out.push_str(&format!(
            "{},{},{},{},{},{},{},{},{},{},{},\"{NO_COMPARISON}\"\n",
            change.id,
            one.of,
            one.days,
            side(&one.before),
            side(&one.after),
            one.begun_lately,
            one.left_censored,
            one.left_out,
            value(&one.before),
            value(&one.after),
            change.counted.unit(),
        ));
    }
    let all = &asked.remained;
    let (of, remained) = (all.of.len() as u64, all.remained.len() as u64);
    let shown = match guarded(remained, of, small) {
        Guard::Shown(n) => n.to_string(),
        Guard::Masked => String::new(),
    };
    out.push_str(&format!(
        "ba_remained_out,{of},,,,{shown},,,,{},,,,\n",
        all.still_open
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::guarded;
    use measures::Guard;

    #[test]
    fn a_small_number_is_hidden_from_both_ends() {
        assert_eq!(guarded(5, 40, false), Guard::Masked);
        assert_eq!(guarded(0, 40, false), Guard::Masked);
        assert_eq!(guarded(36, 40, false), Guard::Masked);
        assert_eq!(guarded(6, 40, false), Guard::Shown(6));
        assert_eq!(guarded(5, 40, true), Guard::Shown(5));
    }
}
