// Long because: one way from what happened to what stands, read, said, put right and taken back.

//! Reading what happened through the reader's lens; saying, putting right, taking back.

use super::facts::{
    Away, Crisis, CrisisMatter, EmergencyCare, Exploitation, Feelings, Learning, Police,
    PoliceMatter, Resilience, SchoolHelp, Source, Substance, TalkedAfter, Withdrawn,
};
use super::sql;
use crate::content::read_content;
use care::Date;
use care::dates::plus_days;
use care::ids::{FactId, MemberId, YoungPersonId};
use jiff::civil::Time;
use record::access::{Action, Allowed, FieldClass, visible_for};
use record::{Bind, Content, Fault, Refusal, Saying, Timestamp, Tx};
use std::collections::HashMap;

/// Hours within which somebody talks with a young person after they were missing (statutory
/// guidance on children who run away or go missing from home or care, Department for Education,
/// January 2014, paragraph 32).
pub const TALK_WITHIN_HOURS: i64 = 72;

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Missing.
    Missing,
    /// Arrested.
    Arrest,
    /// Charged.
    Charge,
    /// At accident and emergency.
    EmergencyCare,
    /// How it stands with drugs and alcohol.
    Substance,
    /// School, training and work.
    Learning,
    /// Extra help at school.
    SchoolHelp,
    /// Mental or emotional need.
    Feelings,
    /// Worry that somebody uses them.
    Exploitation,
    /// The police were called out.
    PoliceCalled,
    /// A crisis of mental health.
    MentalHealthCrisis,
    /// A bed needed the same day.
    EmergencyBed,
    /// Their own answers about getting back up.
    Resilience,
}

impl What {
    /// Each, in the order a page lists them.
    pub const ALL: [Self; 13] = [
        Self::Missing,
        Self::Arrest,
        Self::Charge,
        Self::PoliceCalled,
        Self::EmergencyCare,
        Self::MentalHealthCrisis,
        Self::EmergencyBed,
        Self::Substance,
        Self::Learning,
        Self::SchoolHelp,
        Self::Feelings,
        Self::Exploitation,
        Self::Resilience,
    ];

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Missing => "Missing",
            Self::Arrest => "Arrested",
            Self::Charge => "Charged",
            Self::EmergencyCare => "At A&E",
            Self::Substance => "Drugs or alcohol",
            Self::Learning => "School, training or work",
            Self::SchoolHelp => "Extra help at school",
            Self::Feelings => "How they feel",
            Self::Exploitation => "Somebody may be using them",
            Self::PoliceCalled => "Police called out",
            Self::MentalHealthCrisis => "Crisis of mental health",
            Self::EmergencyBed => "Needed a bed the same day",
            Self::Resilience => "Getting back up: six statements",
        }
    }

    /// As an address has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Arrest => "arrest",
            Self::Charge => "charge",
            Self::EmergencyCare => "emergency-care",
            Self::Substance => "substance",
            Self::Learning => "school-and-work",
            Self::SchoolHelp => "extra-help",
            Self::Feelings => "feelings",
            Self::Exploitation => "exploitation",
            Self::PoliceCalled => "police-called",
            Self::MentalHealthCrisis => "mental-health-crisis",
            Self::EmergencyBed => "emergency-bed",
            Self::Resilience => "getting-back-up",
        }
    }

    /// Reads an address.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Which information it is: who may see, add and correct it.
    pub const fn class(self) -> FieldClass {
        match self {
            Self::Missing
            | Self::Arrest
            | Self::Charge
            | Self::Exploitation
            | Self::PoliceCalled
            | Self::EmergencyBed => FieldClass::Safety,
            Self::EmergencyCare
            | Self::Substance
            | Self::Feelings
            | Self::MentalHealthCrisis
            | Self::Resilience => FieldClass::Health,
            Self::Learning | Self::SchoolHelp => FieldClass::Education,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// They were missing.
    Missing(Away),
    /// Arrested or charged.
    Police(Police),
    /// At accident and emergency.
    EmergencyCare(EmergencyCare),
    /// Drugs and alcohol.
    Substance(Substance),
    /// School, training and work.
    Learning(Learning),
    /// Extra help at school.
    SchoolHelp(SchoolHelp),
    /// Mental or emotional need.
    Feelings(Feelings),
    /// Worry that somebody uses them.
    Exploitation(Exploitation),
    /// A crisis other than A&E.
    Crisis(Crisis),
    /// Their own answers about getting back up.
    Resilience(Resilience),
}

impl Event {
    /// Reads what a fact of some kind says; `None` when the kind is no event.
    pub(super) fn read(kind: &str, text: &str) -> Result<Option<Self>, Fault> {
        let event = match kind {
            Away::KIND => Self::Missing(read_content(text)?),
            Police::KIND => Self::Police(read_content(text)?),
            EmergencyCare::KIND => Self::EmergencyCare(read_content(text)?),
            Substance::KIND => Self::Substance(read_content(text)?),
            Learning::KIND => Self::Learning(read_content(text)?),
            SchoolHelp::KIND => Self::SchoolHelp(read_content(text)?),
            Feelings::KIND => Self::Feelings(read_content(text)?),
            Exploitation::KIND => Self::Exploitation(read_content(text)?),
            Crisis::KIND => Self::Crisis(read_content(text)?),
            Resilience::KIND => Self::Resilience(read_content(text)?),
            _ => return Ok(None),
        };
        Ok(Some(event))
    }

    /// What sort of thing.
    pub const fn what(&self) -> What {
        match self {
            Self::Missing(_) => What::Missing,
            Self::Police(said) => match said.what {
                PoliceMatter::Arrest => What::Arrest,
                PoliceMatter::Charge => What::Charge,
            },
            Self::EmergencyCare(_) => What::EmergencyCare,
            Self::Substance(_) => What::Substance,
            Self::Learning(_) => What::Learning,
            Self::SchoolHelp(_) => What::SchoolHelp,
            Self::Feelings(_) => What::Feelings,
            Self::Exploitation(_) => What::Exploitation,
            Self::Crisis(said) => match said.what {
                CrisisMatter::PoliceCalled => What::PoliceCalled,
                CrisisMatter::MentalHealth => What::MentalHealthCrisis,
                CrisisMatter::EmergencyBed => What::EmergencyBed,
            },
            Self::Resilience(_) => What::Resilience,
        }
    }

    /// The day it happened, or from which on it is so.
    pub const fn on(&self) -> Date {
        match self {
            Self::Missing(said) => said.from,
            Self::Police(said) => said.on,
            Self::EmergencyCare(said) => said.on,
            Self::Substance(said) => said.on,
            Self::Learning(said) => said.on,
            Self::SchoolHelp(said) => said.on,
            Self::Feelings(said) => said.on,
            Self::Exploitation(said) => said.on,
            Self::Crisis(said) => said.on,
            Self::Resilience(said) => said.on,
        }
    }

    /// The day it ended, for a time missing.
    pub const fn until(&self) -> Option<Date> {
        match self {
            Self::Missing(said) => said.back_on,
            _ => None,
        }
    }

    /// Who told us.
    pub const fn source(&self) -> Source {
        match self {
            Self::Missing(said) => said.source,
            Self::Police(said) => said.source,
            Self::EmergencyCare(said) => said.source,
            Self::Substance(said) => said.source,
            Self::Learning(said) => said.source,
            Self::SchoolHelp(said) => said.source,
            Self::Feelings(said) => said.source,
            Self::Exploitation(said) => said.source,
            Self::Crisis(said) => said.source,
            Self::Resilience(_) => Source::Themselves,
        }
    }

    /// What is known, in plain words.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Missing(said) => said.note.as_deref(),
            Self::Police(said) => said.note.as_deref(),
            Self::EmergencyCare(said) => said.note.as_deref(),
            Self::Substance(said) => said.note.as_deref(),
            Self::Learning(said) => said.note.as_deref(),
            Self::SchoolHelp(said) => said.note.as_deref(),
            Self::Feelings(said) => said.note.as_deref(),
            Self::Exploitation(said) => said.note.as_deref(),
            Self::Crisis(said) => said.note.as_deref(),
            Self::Resilience(said) => said.note.as_deref(),
        }
    }

    /// What happened, in one line.
    pub fn title(&self) -> String {
        match self {
            Self::Missing(said) => match said.back_on {
                Some(_) => "Was missing".to_owned(),
                None => "Is missing".to_owned(),
            },
            Self::Police(said) => match &said.what_for {
                Some(why) => format!("{}: {why}", said.what.words()),
                None => said.what.words().to_owned(),
            },
            Self::EmergencyCare(_) => "At A&E".to_owned(),
            Self::Substance(said) => format!("Drugs or alcohol: {}", lower(said.status.words())),
            Self::Learning(said) => said.status.words().to_owned(),
            Self::SchoolHelp(said) => said.status.words().to_owned(),
            Self::Feelings(said) => said.status.words().to_owned(),
            Self::Exploitation(said) => match said.harm {
                Some(harm) => format!("{}: {}", said.concern.words(), lower(harm.words())),
                None => said.concern.words().to_owned(),
            },
            Self::Crisis(said) => said.what.words().to_owned(),
            Self::Resilience(said) => format!(
                "Getting back up, in their own answers: {} of 30 (Brief Resilience Scale)",
                said.total()
            ),
        }
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The talk after a time missing, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The fact.
    pub fact: FactId,
    /// What was said of it.
    pub said: TalkedAfter,
}

/// An event that stands, with who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The fact.
    pub fact: FactId,
    /// Of whom.
    pub young_person: YoungPersonId,
    /// What happened.
    pub event: Event,
    /// By whom it was written down.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// The talk afterwards, for a time missing.
    pub talk: Option<Talk>,
}

impl Happened {
    /// By when somebody should have talked with them: 72 hours after they came back; when the time
    /// is not known, the end of the third day. `None` unless it is due still.
    pub fn talk_due(&self) -> Option<(Date, Option<Time>)> {
        let Event::Missing(said) = &self.event else {
            return None;
        };
        let done = |talk: &Talk| talk.said.held_on.is_some() || talk.said.declined;
        if self.talk.as_ref().is_some_and(done) {
            return None;
        }
        Some((due_day(said.back_on?), said.back_at))
    }
}

/// The day on which 72 hours are over.
pub(super) fn due_day(back: Date) -> Date {
    plus_days(back, (TALK_WITHIN_HOURS / 24) as i32)
}

type Stored = (YoungPersonId, FactId, String, Timestamp, MemberId, String);

/// Puts the talks beside the times missing.
fn put_together(rows: Vec<Stored>) -> Result<Vec<Happened>, Fault> {
    let mut all: Vec<Happened> = Vec::with_capacity(rows.len());
    let mut talks: Vec<Talk> = Vec::new();
    for (young_person, fact, kind, at, by, text) in rows {
        if kind == TalkedAfter::KIND {
            let said = read_content(&text)?;
            talks.push(Talk { fact, said });
        } else if let Some(event) = Event::read(&kind, &text)? {
            all.push(Happened {
                fact,
                young_person,
                event,
                by,
                at,
                talk: None,
            });
        }
    }
    let mut talks: HashMap<FactId, Talk> = talks
        .into_iter()
        .map(|talk| (talk.said.missing, talk))
        .collect();
    for one in &mut all {
        one.talk = talks.remove(&one.fact);
    }
    Ok(all)
}

/// What happened to one young person, as far as the reader may see it; the newest first.
pub fn happened(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Happened>, Fault> {
    let rows = tx.rows(sql::OF_ONE, &[&allowed.id()], |row| row.columns())?;
    let mut all = put_together(rows)?;
    all.retain(|one| allowed.sees(one.event.what().class()));
    Ok(all)
}

/// What happened to everybody: for numbers, which name nobody. Who may open a number to those behind
/// it is for its page to ask.
pub fn everything(tx: &mut Tx<'_>) -> Result<Vec<Happened>, Fault> {
    put_together(tx.rows(sql::ALL, &[], |row| row.columns())?)
}

/// Says that something happened. Needs leave for that kind of information. Refused when it lies
/// ahead, or ends before it begins.
pub fn say(tx: &mut Tx<'_>, allowed: &Allowed, event: &Event) -> Result<FactId, Refusal> {
    right(tx, event)?;
    append(tx, allowed, event, Saying::from(event.source().code()))
}

fn right(tx: &Tx<'_>, event: &Event) -> Result<(), Refusal> {
    if event.on() > tx.today() {
        return Err(Refusal::invalid(
            "on",
            "The day must be today or in the past",
        ));
    }
    let today = tx.today();
    if event.until().is_some_and(|until| until > today) {
        return Err(Refusal::invalid(
            "back_on",
            "The day must be today or in the past",
        ));
    }
    if event.until().is_some_and(|until| until < event.on()) {
        return Err(Refusal::invalid(
            "back_on",
            "They cannot have come back before they went",
        ));
    }
    Ok(())
}

fn append(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    event: &Event,
    mut how: Saying,
) -> Result<FactId, Refusal> {
    how.valid_from = Some(event.on());
    how.valid_to = event.until();
    let of = allowed.id();
    Ok(match event {
        Event::Missing(said) => tx.say(of, said, how)?,
        Event::Police(said) => tx.say(of, said, how)?,
        Event::EmergencyCare(said) => tx.say(of, said, how)?,
        Event::Substance(said) => tx.say(of, said, how)?,
        Event::Learning(said) => tx.say(of, said, how)?,
        Event::SchoolHelp(said) => tx.say(of, said, how)?,
        Event::Feelings(said) => tx.say(of, said, how)?,
        Event::Exploitation(said) => tx.say(of, said, how)?,
        Event::Crisis(said) => tx.say(of, said, how)?,
        Event::Resilience(said) => tx.say(of, said, how)?,
    })
}

/// Puts an event right. What was said before stays in the history, with the reason.
pub fn put_right(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    earlier: FactId,
    event: &Event,
    reason: &str,
) -> Result<FactId, Refusal> {
    right(tx, event)?;
    let before = standing(tx, allowed, earlier)?;
    let said = append(
        tx,
        allowed,
        event,
        Saying::from(event.source().code()).replacing(earlier, reason),
    )?;
    // The talk was about the same time missing.
    if let Some(talk) = before.talk {
        let again = TalkedAfter {
            missing: said,
            ..talk.said
        };
        tx.say(
            allowed.id(),
            &again,
            Saying::from("hub").replacing(talk.fact, "the time missing was put right"),
        )?;
    }
    Ok(said)
}

/// Says that somebody who is missing came back. It adds what is new: no leave to correct is needed.
/// Refused when they are back already.
pub fn came_back(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    missing: FactId,
    on: Date,
    at: Option<Time>,
) -> Result<FactId, Refusal> {
    let one = standing(tx, allowed, missing)?;
    let Event::Missing(before) = one.event else {
        return Err(Refusal::NotFound);
    };
    if before.back_on.is_some() {
        return Err(Refusal::invalid("back_on", "They are back already"));
    }
    let event = Event::Missing(Away {
        back_on: Some(on),
        back_at: at,
        ..before
    });
    right(tx, &event)?;
    let how = Saying::from("hub").replacing(missing, "they came back");
    append(tx, allowed, &event, how)
}

/// Takes an event back: it did not happen, or it was somebody else.
pub fn take_back(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    earlier: FactId,
    reason: &str,
) -> Result<FactId, Refusal> {
    standing(tx, allowed, earlier)?;
    let kind = tx.fact(earlier)?.ok_or(Refusal::NotFound)?.kind;
    Ok(tx.say(
        allowed.id(),
        &Withdrawn { kind },
        Saying::from("worker").replacing(earlier, reason),
    )?)
}

/// An event that stands; changed meanwhile, it is not found.
pub(super) fn standing(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    fact: FactId,
) -> Result<Happened, Refusal> {
    happened(tx, allowed)?
        .into_iter()
        .find(|one| one.fact == fact)
        .ok_or(Refusal::NotFound)
}

/// Says what came of the talk after a time missing. Refused before they are back, and when it is
/// held without saying by whom.
pub fn talk(tx: &mut Tx<'_>, allowed: &Allowed, said: &TalkedAfter) -> Result<FactId, Refusal> {
    let one = standing(tx, allowed, said.missing)?;
    let Some(back) = one.event.until() else {
        return Err(Refusal::invalid("held_on", "Say first when they came back"));
    };
    if said.held_on.is_some_and(|on| on < back) || said.offered_on < back {
        return Err(Refusal::invalid(
            "offered_on",
            "The talk is after they came back",
        ));
    }
    if said.held_on.is_some() && said.who.is_none() {
        return Err(Refusal::invalid("who", "Say who talked with them"));
    }
    let mut how = Saying::from("hub").since(said.offered_on);
    if let Some(earlier) = one.talk {
        how = how.replacing(earlier.fact, "more is known");
    }
    Ok(tx.say(allowed.id(), said, how)?)
}

/// A talk that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkDue {
    /// With whom.
    pub young_person: YoungPersonId,
    /// After which time missing.
    pub missing: FactId,
    /// The day on which 72 hours are over.
    pub by: Date,
    /// The time of that day, when it is known.
    pub at: Option<String>,
    /// When it was offered.
    pub offered_on: Option<Date>,
}

/// Talks that are due with those whose safety the caller may see; the longest waiting first.
pub fn talks_due(tx: &mut Tx<'_>) -> Result<Vec<TalkDue>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Safety]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!(
        "{} {} ORDER BY back_on, missing",
        sql::TALKS_DUE,
        filter.sql
    );
    tx.rows(&statement, &params, |row| {
        Ok(TalkDue {
            young_person: row.get(0)?,
            missing: row.get(1)?,
            by: due_day(row.get(2)?),
            at: row.get(3)?,
            offered_on: row.get(4)?,
        })
    })
}
