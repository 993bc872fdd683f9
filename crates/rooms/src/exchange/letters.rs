//! Letters and notices of a move: who must be told, by when, what is written to each, and what went
//! out. Each passes the gate for its own reader.
//!
//! Whom: the Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13
//! (the notice to the authority of the area with what regulations 11 and 13 as amended by the
//! Children's Homes and Looked after Children (Miscellaneous Amendments) (England) Regulations 2013
//! ask). By when: before the move, or within five working days when it was made in an emergency.

use super::facts::{Guard, Letter};
use super::gate::{self, Finding, Kind, Leave, Outgoing, Reader, Stance};
use super::project::bound;
use super::{protect, sql};
use crate::homes::{self, Decision, KeptBooking, KeptHome};
use crate::looked_after;
use crate::people;
use crate::places::postcodes;
use care::dates::{long_date, plus_days};
use care::ids::{FactId, YoungPersonId};
use care::{Authority, Date};
use record::access::Allowed;
use record::{Content as _, Fault, Record, Refusal, Saying, Tx};
use uuid::Uuid;

/// Who is told of every move.
const ALWAYS: [Reader; 7] = [
    Reader::YoungPerson,
    Reader::Family,
    Reader::CarerBefore,
    Reader::Health,
    Reader::Doctor,
    Reader::SchoolOf,
    Reader::ReviewingOfficer,
];

/// One letter that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// To whom.
    pub to: Reader,
    /// Why it is owed.
    pub because: String,
    /// The last day for it.
    pub by: Date,
    /// What went out, the newest.
    pub sent: Option<Letter>,
}

impl Due {
    /// Whether it should have gone out before a day.
    pub fn late(&self, today: Date) -> bool {
        self.sent.is_none() && self.by < today
    }
}

/// A move whose letters are looked at.
pub struct Move {
    /// Who moves.
    pub name: String,
    /// The bed.
    pub booking: KeptBooking,
    /// The home.
    pub home: KeptHome,
    /// The decision, when it was made here.
    pub decision: Option<Decision>,
    /// Whether it was decided on the day of the move.
    pub emergency: bool,
    /// The authority of the area, when it is not ours.
    pub area: Option<Authority>,
    /// Whether that area touches ours; not known for some.
    pub adjoining: Option<bool>,
    /// The letters.
    pub letters: Vec<Due>,
}

fn sent_of(tx: &mut Tx<'_>, booking: Uuid) -> Result<Vec<Letter>, Fault> {
    let rows = tx.rows(sql::LETTERS, &[&booking], |row| {
        row.columns::<(FactId, String)>()
    })?;
    rows.into_iter()
        .map(|(fact, sealed)| {
            serde_json::from_str(&tx.unseal(&sealed, &bound(fact))?)
                .map_err(|_| Fault::Other("a letter could not be read".to_owned()))
        })
        .collect()
}

/// The letters of a young person's newest move, if a bed was booked for them here.
pub fn letters(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<Move>, Refusal> {
    let Some(booking) = homes::booking_of(tx, of)? else {
        return Ok(None);
    };
    let Some(home) = homes::home(tx, booking.said.home)? else {
        return Ok(None);
    };
    let decided = tx
        .facts_of(of, Some(homes::Booking::KIND))?
        .iter()
        .rev()
        .find(|fact| {
            fact.read::<homes::Booking>()
                .is_ok_and(|said| said.id == booking.said.id)
        })
        .map_or(booking.said.from, |fact| {
            record::clock::day_of(fact.recorded_at)
        });
    let emergency = decided >= booking.said.from;
    let ours = tx.council();
    let area = home
        .said
        .postcode
        .and_then(|postcode| postcodes().locate(postcode))
        .map(|place| place.authority)
        .or(home.said.authority)
        .filter(|area| *area != ours);
    let adjoining = area.and_then(|area| ours.adjoins(area));
    let sent = sent_of(tx, booking.said.id)?;
    let by = if emergency {
        care::working_days::working_days_after(booking.said.from, 5)
    } else {
        plus_days(booking.said.from, -1)
    };
    let how = if emergency {
        "within five working days, since the move was made in an emergency"
    } else {
        "before the move"
    };
    let due = |to: Reader, because: String| Due {
        sent: sent.iter().rev().find(|one| one.to == to).cloned(),
        to,
        because,
        by,
    };
    let mut all: Vec<Due> = ALWAYS
        .iter()
        .map(|to| due(*to, format!("Regulation 13: told in writing {how}")))
        .collect();
    if let Some(area) = area {
        let place = area.name().unwrap_or(area.as_str()).to_owned();
        let because = match adjoining {
            Some(false) => format!(
                "At a distance: {place} is consulted and given the care plan before the director approves it (regulation 11), and told in writing {how} (regulation 13)"
            ),
            None => format!(
                "Outside our area, and whether {place} touches it is not sure here: look at a map. If it does not, it is at a distance: {place} is consulted and given the care plan before the director approves it (regulation 11). Told in writing {how} (regulation 13)"
            ),
            Some(true) => {
                format!("Outside our area: {place} is told in writing {how} (regulation 13)")
            }
        };
        all.insert(0, due(Reader::AreaAuthority, because));
    }
    Ok(Some(Move {
        name: people::person(tx, of)?.ok_or(Refusal::NotFound)?.name(),
        decision: homes::decision_of(tx, booking.said.id)?,
        booking,
        home,
        emergency,
        area,
        adjoining,
        letters: all,
    }))
}

/// What is written to a reader, drawn from the record. The address stands in it only where this
/// reader may have it.
pub fn draft(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    of_move: &Move,
    to: Reader,
    (council, from): (&str, &str),
) -> Result<String, Refusal> {
    let held: Vec<Guard> = protect::guards(tx, of)?
        .into_iter()
        .map(|one| one.said)
        .filter(|guard| guard.keeps_from(to))
        .collect();
    let home = &of_move.home.said;
    let address: Vec<String> = [
        Some(home.name.clone()),
        home.address.clone(),
        home.postcode.map(|postcode| postcode.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let address = address.join(", ");
    let guarded = held.iter().any(|guard| {
        guard.whereabouts
            || !guard.words.is_empty() && {
                let protected = gate::Protected::guarded("", &guard.words);
                let text = Outgoing::default().with("", address.as_str());
                !gate::look(&[protected], to, &text).is_empty()
            }
    });
    let may_know = gate::stance(to, Kind::Placement) == Stance::Open
        && (!home.kind.is_family() || gate::stance(to, Kind::Carer) == Stance::Open)
        && !guarded;
    let on = long_date(of_move.booking.said.from);
    let full = of_move.name.clone();
    let short = people::person(tx, of)?
        .ok_or(Refusal::NotFound)?
        .short_name();
    let whereabouts = if may_know {
        format!("The address is {address}.")
    } else {
        "We do not write the address in this letter. Ring us if there is something we should pass on.".to_owned()
    };
    let born = people::person(tx, of)?
        .and_then(|person| person.born)
        .map_or_else(String::new, |born| format!(", born {}", long_date(born)));
    let legal = looked_after::life_of(tx, of)?
        .episode_on(tx.today())
        .and_then(|episode| episode.legal_status)
        .map_or_else(String::new, |status| {
            format!(" Legal status: {}.", status.meaning())
        });
    let view = of_move
        .decision
        .as_ref()
        .map_or_else(String::new, |decision| {
            format!("\n\nWhat {short} says about it: {}", decision.their_view)
        });
    let kind = home.kind.words().to_lowercase();
    let text = match to {
        Reader::YoungPerson => format!(
            "Dear {short}\n\nFrom {on} you will live at {address}.\n\nWe looked at what you said you wanted. You said: “{}”\n\nYour things go with you. You can ring me about anything, also if it does not feel right there. You can also ask for an advocate: somebody who speaks up for you and works for nobody else.\n\nWith best wishes",
            of_move
                .decision
                .as_ref()
                .map_or("we have not written it down yet", |one| one
                    .their_view
                    .as_str())
        ),
        Reader::Family => format!(
            "We are writing to tell you that {full} will live in another home from {on}. {whereabouts}\n\nWhat was agreed about seeing and speaking to each other stays as it is unless we tell you. Please ring us to talk about it."
        ),
        Reader::CarerBefore => format!(
            "Thank you for the care you gave {short}. From {on} {short} lives in another home. {whereabouts}\n\nIf there are things of theirs still with you, photographs or letters, please ring us and we will fetch them. If you would like to stay in touch with {short}, tell us: we will ask them."
        ),
        Reader::AreaAuthority => format!(
            "Notice of a placement in your area under regulation 13 of the Care Planning, Placement and Case Review (England) Regulations 2010.\n\n{full}{born}, looked after by {council}, will live in your area from {on}: {kind}. {whereabouts}{legal}\n\nThe assessment of needs, the reasons why this is the most appropriate placement and the care plan are enclosed.{view}\n\nPlease tell us what you know of the area that we should know, and whom we may ring."
        ),
        Reader::Health | Reader::Doctor => format!(
            "{full}{born}, looked after by {council}, lives at a new address from {on}. {whereabouts}\n\nPlease let us know if they need to change to another doctor, dentist or clinic, and see that appointments and waiting lists follow them."
        ),
        Reader::SchoolOf => format!(
            "{full}{born} lives in another home from {on}. {whereabouts}\n\nWe want them to stay at your school. Please tell us how the journey goes, and whom to ring at school. The personal education plan will be looked at again."
        ),
        _ => format!(
            "{full}{born} moves on {on}: {kind}. {whereabouts}{legal}{view}\n\nPlease tell us whether a review should be brought forward."
        ),
    };
    Ok(format!(
        "{council}\n{}\n\n{text}\n\n{from}\n{council}",
        long_date(tx.today())
    ))
}

/// What a letter asks the gate.
pub fn check(
    record: &Record,
    of: YoungPersonId,
    to: Reader,
    (name, text): (&str, &str),
    leave: &[Leave],
) -> Result<(), Vec<Finding>> {
    let protected = match protect::protected(record, of, to, None) {
        Ok(protected) => protected,
        // What cannot be looked for cannot pass.
        Err(_) => {
            return Err(vec![Finding {
                kind: Kind::Guarded,
                what: "the gate could not read the record".to_owned(),
                part: String::new(),
                line: 1,
                words: String::new(),
                stance: Stance::Never,
            }]);
        }
    };
    let document = Outgoing::named("letter")
        .with("To", name)
        .with("The letter", text);
    gate::pass(&protected, to, &document, leave).map(|_| ())
}

/// Writes down that a letter went out.
pub fn say_letter(tx: &mut Tx<'_>, allowed: &Allowed, said: &Letter) -> Result<(), Refusal> {
    let booking = homes::booking_of(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    if booking.said.id != said.booking {
        return Err(Refusal::NotFound);
    }
    tx.say(allowed.id(), said, Saying::from("worker").since(said.on))?;
    Ok(())
}
