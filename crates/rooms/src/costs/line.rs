//! Cost lines: what a week in one home costs for one young person, in its parts. A line opens with
//! the booking of a bed, at the price that was seen in the search, and ends with the stay.

use super::sql;
use crate::content::read_content as content;
use crate::homes::{Booking, BookingEnded, Decision, HomeKind, KeptHome, known_homes};
use crate::looked_after::{Lives, lives};
use care::dates::plus_days;
use care::ids::{FactId, HomeId, OrganisationId, YoungPersonId};
use care::{Date, Pence, Period};
use record::access::Allowed;
use record::{Conflict, Content, Fact, Fault, Mended, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

choices! {
    /// What a part of the price is for.
    Part {
        /// The home and its care.
        Care = "care", "The home and its care";
        /// Further adults.
        Staff = "staff", "Further adults";
        /// Education in the home's own school.
        Education = "education", "Education";
        /// Therapy.
        Therapy = "therapy", "Therapy";
        /// Travel, to school and to family.
        Travel = "travel", "Travel";
    }
}

/// A part of a weekly price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePart {
    /// What it is for.
    pub what: Part,
    /// For a week.
    pub weekly: Pence,
}

/// What a week costs. It names a home, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which line; that of a booking has the booking's id.
    pub id: Uuid,
    /// In which home, when it is one of our list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomeId>,
    /// Who is paid, when the home is not of our list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<OrganisationId>,
    /// What kind of home, when it is not of our list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<HomeKind>,
    /// The parts of the price.
    pub parts: Vec<LinePart>,
    /// The first night that is paid.
    pub from: Date,
    /// The first night no longer; without one it ends with the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who agreed it.
    pub agreed_by: String,
}
impl Content for Line {
    const KIND: &'static str = "costs.line";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A cost line as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    /// For whom.
    pub of: YoungPersonId,
    /// The fact that says so.
    pub fact: FactId,
    /// What was said; its home's provider and kind are filled in.
    pub said: Line,
    /// The first night no longer paid: as said, or with the stay.
    pub ends: Option<Date>,
}

impl KeptLine {
    /// What a week costs in all.
    pub fn weekly(&self) -> Pence {
        self.said.parts.iter().map(|part| part.weekly).sum()
    }
    /// The nights it is paid for.
    pub fn nights(&self) -> Period {
        Period::new(self.said.from, self.ends)
    }
    /// What it comes to in a time.
    pub fn due_in(&self, within: Period) -> Pence {
        for_nights(self.weekly(), self.nights(), within)
    }
}

/// What so much a week comes to for the nights that two periods share: a seventh a night, to the
/// penny.
pub fn for_nights(weekly: Pence, nights: Period, within: Period) -> Pence {
    let from = nights.from.max(within.from);
    let until = match (nights.until, within.until) {
        (Some(a), Some(b)) => a.min(b),
        (Some(a), None) | (None, Some(a)) => a,
        (None, None) => return Pence(0),
    };
    let days = i64::from(care::dates::days_between(from, until).max(0));
    Pence((weekly.0 * days * 2 + 7) / 14)
}

fn bound(id: Uuid) -> String {
    format!("cost line {id}")
}

fn put(tx: &mut Tx<'_>, of: YoungPersonId, fact: FactId, said: &Line) -> Result<(), Fault> {
    let text = serde_json::to_string(said).map_err(|why| Fault::Other(why.to_string()))?;
    let kept = tx.seal_steadily(&text, &bound(said.id))?;
    tx.execute(
        sql::PUT_LINE,
        &[&said.id, &of, &said.from, &said.until, &fact, &kept],
    )?;
    Ok(())
}

/// A line that was said, or put right.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    put(tx, YoungPersonId(fact.subject.0), fact.id, &fact.read()?)
}

/// A booking opens a line at the price that was agreed.
pub(super) fn apply_booking(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let booking: Booking = fact.read()?;
    let Some(weekly) = booking.weekly else {
        return Ok(());
    };
    let said = Line {
        id: booking.id,
        home: Some(booking.home),
        provider: None,
        kind: None,
        parts: vec![LinePart {
            what: Part::Care,
            weekly,
        }],
        from: booking.from,
        until: booking.until,
        agreed_by: String::new(),
    };
    put(tx, YoungPersonId(fact.subject.0), fact.id, &said)
}

/// Whoever decided for the home agreed its price.
pub(super) fn apply_decision(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let decision: Decision = fact.read()?;
    let Some(mut kept) = stored(tx, decision.booking)? else {
        return Ok(());
    };
    let names: Vec<&str> = decision.agreed.iter().map(|(_, n)| n.as_str()).collect();
    kept.said.agreed_by = names.join(", ");
    put(tx, kept.of, kept.fact, &kept.said)
}

/// A booking that ends, ends its line.
pub(super) fn end(tx: &mut Tx<'_>, id: Uuid, on: Date) -> Result<(), Fault> {
    tx.execute(sql::END_LINE, &[&id, &on])?;
    Ok(())
}

type Stored = (Uuid, YoungPersonId, Option<Date>, FactId, String);

fn opened(tx: &Tx<'_>, (id, of, until, fact, sealed): Stored) -> Result<KeptLine, Fault> {
    let said: Line = content(&tx.unseal(&sealed, &bound(id))?)?;
    Ok(KeptLine {
        of,
        fact,
        said,
        ends: until,
    })
}

fn stored(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<KeptLine>, Fault> {
    let found = tx.optional(sql::LINE, &[&id], |row| row.columns())?;
    found.map(|found| opened(tx, found)).transpose()
}

/// Fills in what the list of homes knows, and the end of the stay.
fn finish(line: &mut KeptLine, homes: &HashMap<HomeId, &KeptHome>, lives: &Lives) {
    if let Some(home) = line.said.home.and_then(|home| homes.get(&home)) {
        line.said.provider = Some(home.said.provider);
        line.said.kind = Some(home.said.kind);
    }
    // The stay it pays for: the one on its first night, or the next that begins within four weeks.
    let from = line.said.from;
    let stay = lives.of(line.of).and_then(|lived| {
        lived.placement_on(from).or_else(|| {
            let soon = plus_days(from, 28);
            let mut after = lived.placements().iter();
            after.find(|one| one.period.from > from && one.period.from <= soon)
        })
    });
    let stay_ends = stay.and_then(|stay| stay.period.until);
    line.ends = match (line.ends, stay_ends) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
}

/// The lines as they were said, opened once and kept until one of them changes.
struct Opened(Vec<KeptLine>);

fn opened_lines(tx: &mut Tx<'_>) -> Result<Arc<Opened>, Fault> {
    const REST_ON: [&str; 4] = [
        Line::KIND,
        Booking::KIND,
        BookingEnded::KIND,
        Decision::KIND,
    ];
    tx.derived(
        |tx| {
            let rows = tx.rows(sql::LINES, &[], |row| row.columns())?;
            let all: Result<_, Fault> = rows.into_iter().map(|row| opened(tx, row)).collect();
            Ok(Opened(all?))
        },
        |_, _, changes| Ok(Mended::anew_after(changes, &REST_ON)),
    )
}

/// Every cost line, the oldest first. Whoever shows them asks who may be seen.
pub fn lines(tx: &mut Tx<'_>) -> Result<Vec<KeptLine>, Fault> {
    let mut all = opened_lines(tx)?.0.clone();
    let known = known_homes(tx)?;
    let homes: HashMap<HomeId, &KeptHome> = known.iter().map(|home| (home.id, home)).collect();
    let lives = lives(tx)?;
    for line in &mut all {
        finish(line, &homes, &lives);
    }
    Ok(all)
}

/// The cost lines of one young person, the oldest first: only theirs are opened.
pub fn lines_of(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Vec<KeptLine>, Fault> {
    let rows = tx.rows(sql::LINES_OF, &[&of], |row| row.columns())?;
    let known = known_homes(tx)?;
    let homes: HashMap<HomeId, &KeptHome> = known.iter().map(|home| (home.id, home)).collect();
    let lives = lives(tx)?;
    rows.into_iter()
        .map(|row| {
            let mut line = opened(tx, row)?;
            finish(&mut line, &homes, &lives);
            Ok(line)
        })
        .collect()
}

/// Says what a week costs: new, changed from a day, or put right. `seen` is the fact the writer saw.
pub fn say_line(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &Line,
    seen: Option<FactId>,
    reason: Option<String>,
) -> Result<FactId, Refusal> {
    if said.until.is_some_and(|until| until <= said.from) {
        return Err(Refusal::invalid("until-day", "It must end after it begins"));
    }
    let stands = stored(tx, said.id)?;
    if stands.as_ref().map(|kept| kept.fact) != seen
        || stands.is_some_and(|kept| kept.of != allowed.id())
    {
        return Err(Refusal::Conflict(Box::new(Conflict {
            what: "what a week costs".to_owned(),
            ..Conflict::default()
        })));
    }
    let mut how = Saying::from("worker").during(Period::new(said.from, said.until));
    // A line that a booking opened corrects no fact of its own: the booking stays as it was.
    if let Some(seen) = seen
        && tx.fact(seen)?.is_some_and(|fact| fact.kind == Line::KIND)
    {
        how.supersedes = Some(seen);
    }
    how.reason = reason;
    Ok(tx.say(allowed.id(), said, how)?)
}

#[test]
fn a_night_is_a_seventh_of_a_week() {
    use jiff::civil::date;
    let nights = Period::new(date(2027, 3, 1), None);
    let weekly = Pence::pounds(700);
    let within = |from, until| Period::new(from, Some(until));
    let due = |from, until| for_nights(weekly, nights, within(from, until));
    assert_eq!(due(date(2027, 3, 1), date(2027, 3, 8)), weekly);
    assert_eq!(due(date(2027, 2, 1), date(2027, 3, 2)), Pence::pounds(100));
    assert_eq!(due(date(2027, 1, 1), date(2027, 2, 1)), Pence(0));
    // £1,000 a week for three nights is £428.57.
    let three = within(date(2027, 3, 1), date(2027, 3, 4));
    assert_eq!(
        for_nights(Pence::pounds(1_000), nights, three),
        Pence(42_857)
    );
}
