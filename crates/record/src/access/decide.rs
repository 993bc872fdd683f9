//! The decision: role and relationship, in one order, over plain values.
//!
//! In order: unknown, or a declared conflict: absent, whatever else holds. Then a restriction:
//! only those on its list. Then the named relationship, the agency it is shared with, the team,
//! the broken glass, and last what the role sees of everyone. The policy table says for each
//! kind of information which of these is near enough.

use super::policy::{ACTIONS, Nearness, Policy};
use super::words::{Action, FieldClass, Persona, Relationship};
use care::{Date, Period};
use jiff::{SignedDuration, Timestamp};

/// How long a broken glass stays open: sixty minutes, to the second.
pub const GLASS: SignedDuration = SignedDuration::from_mins(60);

/// The moment a decision is made in: periods count in days (Europe/London), the broken glass in
/// seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The day in Europe/London.
    pub today: Date,
    /// The instant.
    pub now: Timestamp,
}

/// Everything the record knows between one member and one young person, in force or not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ties {
    /// The council knows this young person at all.
    pub registered: bool,
    /// The member has a declared conflict with them.
    pub denied: bool,
    /// The record is restricted; the text says whom to ask.
    pub restricted: Option<String>,
    /// The member is on the list of the restriction.
    pub listed: bool,
    /// The member is this young person.
    pub own: bool,
    /// Relationships, past and to come as well.
    pub relationships: Vec<(Relationship, Period)>,
    /// Teams the member is or was in that are or were responsible for them.
    pub teams: Vec<TeamTie>,
    /// Sharings with the member's organisation: its name, and when.
    pub shared: Vec<(String, Period)>,
    /// When the member broke the glass, and the reason given.
    pub glass: Vec<(Timestamp, String)>,
}

/// A member and a young person meet in a team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeamTie {
    /// The team's name.
    pub team: String,
    /// When the member is in it.
    pub member: Period,
    /// When it is responsible for the young person.
    pub responsible: Period,
}

/// Why someone is let in. In order of precedence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reach {
    /// It is their own page.
    Own,
    /// They are on the list of a restricted record.
    Listed,
    /// A named relationship.
    Related(Relationship),
    /// Shared with their agency, named.
    Shared(String),
    /// In a responsible team, named.
    Team(String),
    /// They broke the glass.
    Glass {
        /// When it closes.
        until: Timestamp,
        /// Whole minutes left, rounded up.
        minutes: i64,
        /// The reason they gave.
        reason: String,
    },
    /// Their role sees every young person.
    Role(Persona),
    /// Not a person: an import, a command, a test; the text says which.
    System(String),
}

impl Reach {
    /// The word the access log keeps.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Listed => "listed",
            Self::Related(_) => "related",
            Self::Shared(_) => "shared",
            Self::Team(_) => "team",
            Self::Glass { .. } => "break_glass",
            Self::Role(_) => "role",
            Self::System(_) => "system",
        }
    }

    /// Whether this reach is near enough for a cell of the table.
    const fn opens(&self, cell: Nearness, action: Action) -> bool {
        match (cell, self) {
            (Nearness::Never, _) => false,
            (_, Self::System(_)) => true,
            (Nearness::Own, reach) => matches!(reach, Self::Own),
            (Nearness::Shared, reach) => matches!(reach, Self::Shared(_)),
            (
                Nearness::Related | Nearness::Team | Nearness::Everyone,
                Self::Listed | Self::Related(_),
            ) => true,
            (Nearness::Team | Nearness::Everyone, Self::Team(_)) => true,
            (Nearness::Related | Nearness::Team, Self::Glass { .. }) => {
                matches!(action, Action::See | Action::Add)
            }
            (Nearness::Everyone, Self::Role(_)) => true,
            _ => false,
        }
    }
}

/// Why someone is not let in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no such young person, or none this person may know of: the two look the same.
    Absent,
    /// The record is restricted; the text says whom to ask. Said to the council's own staff only,
    /// and only to those who would see it if it were not.
    Ask(String),
}

/// A set of field classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(u32);

impl Classes {
    pub(super) const ALL: Self = Self((1 << FieldClass::ALL.len()) - 1);

    pub(super) const NONE: Self = Self(0);

    const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
    const fn of(class: FieldClass) -> Self {
        Self(1 << class as u32)
    }
    /// Whether a class is in the set.
    pub const fn has(self, class: FieldClass) -> bool {
        self.0 & Self::of(class).0 != 0
    }
    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The classes, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = FieldClass> {
        FieldClass::ALL
            .iter()
            .copied()
            .filter(move |class| self.has(*class))
    }
}

impl FromIterator<FieldClass> for Classes {
    fn from_iter<I: IntoIterator<Item = FieldClass>>(classes: I) -> Self {
        Self(
            classes
                .into_iter()
                .fold(0, |set, class| set | Self::of(class).0),
        )
    }
}

/// What someone may do with one young person's information, and why. Page functions make their
/// views through it: a field whose class it does not see never reaches the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lens {
    may: [Classes; ACTIONS],
    reach: Reach,
}

impl Lens {
    /// Whether information of this class may be shown.
    pub const fn sees(&self, class: FieldClass) -> bool {
        self.may(Action::See, class)
    }
    /// Whether this may be done with information of this class.
    pub const fn may(&self, action: Action, class: FieldClass) -> bool {
        self.may[action as usize].has(class)
    }
    /// The classes this may be done with.
    pub const fn classes(&self, action: Action) -> Classes {
        self.may[action as usize]
    }
    /// The nearest reach that opens the record.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Why this person may do this, as a sentence to show them.
    pub fn because(&self, action: Action) -> String {
        let can = match action {
            Action::See => "You can see this",
            Action::Add => "You can add to this",
            Action::Correct => "You can correct this",
            Action::Export => "You can take a copy of this",
            Action::Share => "You can share this",
        };
        match &self.reach {
            Reach::Own => format!("{can} because this is your own page."),
            Reach::Listed => format!(
                "{can} because your name is on the list of people who may open this restricted record."
            ),
            Reach::Related(Relationship::Cover) => {
                format!("{can} because you are covering for their worker.")
            }
            Reach::Related(relationship) => {
                format!("{can} because you are their {}.", relationship.title())
            }
            Reach::Shared(agency) => {
                format!("{can} because this young person is shared with {agency}.")
            }
            Reach::Team(team) => format!("{can} because you are in the {team} team."),
            Reach::Glass {
                minutes, reason, ..
            } => format!(
                "{can} for {minutes} more {} because you gave this reason: “{reason}”. The privacy officer has been told.",
                if *minutes == 1 { "minute" } else { "minutes" }
            ),
            Reach::Role(persona) => {
                format!(
                    "{can} because you are signed in as {}.",
                    with_article(persona.title())
                )
            }
            Reach::System(why) => format!("{can} because this is {why}."),
        }
    }

    pub(super) fn system(why: &str) -> Self {
        Self {
            may: [Classes::ALL; ACTIONS],
            reach: Reach::System(why.to_owned()),
        }
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

/// The reaches in force at a moment, nearest first; a restriction not yet considered.
fn reaches(persona: Persona, ties: &Ties, at: Moment) -> Vec<Reach> {
    let mut found = Vec::new();
    if ties.own && persona == Persona::YoungPerson {
        found.push(Reach::Own);
    }
    if ties.listed && ties.restricted.is_some() {
        found.push(Reach::Listed);
    }
    let related = ties.relationships.iter().filter(|(relationship, period)| {
        *relationship != Relationship::Carer && period.contains(at.today)
    });
    found.extend(related.map(|(relationship, _)| Reach::Related(*relationship)));
    if matches!(persona, Persona::Partner(_)) {
        let shared = ties
            .shared
            .iter()
            .filter(|(_, period)| period.contains(at.today));
        found.extend(shared.map(|(agency, _)| Reach::Shared(agency.clone())));
    }
    let teams = ties
        .teams
        .iter()
        .filter(|tie| tie.member.contains(at.today) && tie.responsible.contains(at.today));
    found.extend(teams.map(|tie| Reach::Team(tie.team.clone())));
    found.extend(ties.glass.iter().filter_map(|(broken, reason)| {
        let until = broken.saturating_add(GLASS).unwrap_or(*broken);
        let left = until.duration_since(at.now);
        (*broken <= at.now && at.now < until).then(|| Reach::Glass {
            until,
            minutes: (left.as_secs() + i64::from(left.subsec_nanos() > 0) + 59).div_euclid(60),
            reason: reason.clone(),
        })
    }));
    found.push(Reach::Role(persona));
    found.sort();
    found
}

fn lens(policy: &Policy, persona: Persona, reaches: Vec<Reach>) -> Option<Lens> {
    let opened = |reach: &Reach, action: Action| {
        let near = Nearness::ALL
            .into_iter()
            .filter(|cell| reach.opens(*cell, action));
        near.fold(Classes::NONE, |set, cell| {
            set.and(policy.needing(persona, action, cell))
        })
    };
    let may = std::array::from_fn(|at| {
        let each = reaches.iter().map(|reach| opened(reach, Action::ALL[at]));
        each.fold(Classes::NONE, Classes::and)
    });
    let reach = reaches
        .into_iter()
        .find(|reach| !opened(reach, Action::See).is_empty())?;
    Some(Lens { may, reach })
}

/// Decides what a persona may do with one young person's information.
///
/// Refused to everyone alike when the young person is unknown, when the caller has a declared
/// conflict with them, and when no reach lets the caller see anything.
pub fn decide(policy: &Policy, persona: Persona, ties: &Ties, at: Moment) -> Result<Lens, Refused> {
    if !ties.registered || ties.denied {
        return Err(Refused::Absent);
    }
    let reaches = reaches(persona, ties, at);
    let inside = ties.listed || reaches.first() == Some(&Reach::Own);
    let lens = lens(policy, persona, reaches).ok_or(Refused::Absent)?;
    match &ties.restricted {
        Some(ask) if !inside => Err(if persona.is_staff() {
            Refused::Ask(ask.clone())
        } else {
            Refused::Absent
        }),
        _ => Ok(lens),
    }
}
