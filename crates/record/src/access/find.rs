//! From an id to proof that it may be read: `find(tx, id)?.allow(Action::See)?`.
//!
//! **Invariant.** [`Allowed`] is made here and nowhere else, and no [`Allowed`] is made without a
//! look noted in the transaction.

use super::caller::{Caller, Standing};
use super::decide::{Lens, Moment, Refused, TeamTie, Ties, decide};
use super::policy::Policy;
use super::sql;
use super::words::{Action, FieldClass, Relationship};
use crate::{Fault, Look, Refusal, Row, Tx};
use care::{Date, Period, ids::YoungPersonId};
use jiff::Timestamp;

/// A young person this caller may know of; not yet leave to read anything.
#[must_use = "say what is to be done: `.allow(Action::See)?`"]
pub struct Found<'t, 'a> {
    tx: &'t mut Tx<'a>,
    id: YoungPersonId,
    lens: Lens,
}

/// Proof that the caller may do something with one young person's information, and which kinds.
/// A room's functions that read or say something about a young person ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    id: YoungPersonId,
    action: Action,
    lens: Lens,
}

impl Allowed {
    /// Of whom.
    pub const fn id(&self) -> YoungPersonId {
        self.id
    }
    /// What was asked for.
    pub const fn action(&self) -> Action {
        self.action
    }
    /// What may be shown and done.
    pub const fn lens(&self) -> &Lens {
        &self.lens
    }
    /// Whether information of this class may be shown.
    pub const fn sees(&self, class: FieldClass) -> bool {
        self.lens.sees(class)
    }
    /// Why, as a sentence to show.
    pub fn because(&self) -> String {
        self.lens.because(self.action)
    }

    /// The same person looking at the same young person in a record of an earlier day
    /// ([`Record::as_known`](crate::Record::as_known)): what they may see there is what they may
    /// see today, whatever teams and relationships there were then. It opens nobody else.
    pub fn looking_back(&self, caller: &Caller) -> Caller {
        let carried = Some((self.id, self.lens.clone()).into());
        Caller {
            carried,
            ..caller.clone()
        }
    }
}

/// Finds a young person, if this caller may know of them. One who does not exist, one the caller
/// has a declared conflict with and one out of reach are all [`Refusal::NotFound`].
pub fn find<'t, 'a>(tx: &'t mut Tx<'a>, id: YoungPersonId) -> Result<Found<'t, 'a>, Refusal> {
    match decided(tx, id)? {
        Ok(lens) => Ok(Found { tx, id, lens }),
        Err(refused) => {
            let why = match &refused {
                Refused::Absent => "not known, or not to this person",
                Refused::Ask(_) => "restricted to named people",
            };
            note(tx, id, Action::See, false, "young person", why.to_owned());
            Err(refused.into())
        }
    }
}

/// What the policy says about the caller and one young person, without a trace: for lists that
/// say what would open, and for the parts of access themselves.
pub(super) fn decided(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Result<Lens, Refused>, Fault> {
    let caller = tx.caller();
    let ties = ties(tx, id)?;
    if let Some(carried) = &caller.carried {
        let (young_person, lens) = &**carried;
        let here = *young_person == id && ties.registered;
        return Ok(if here {
            Ok(lens.clone())
        } else {
            Err(Refused::Absent)
        });
    }
    Ok(match &caller.standing {
        Standing::System if ties.registered => Ok(Lens::system(&caller.name)),
        Standing::System => Err(Refused::Absent),
        Standing::Member(member) => {
            let at = Moment {
                today: tx.today(),
                now: tx.now(),
            };
            decide(Policy::in_force(), member.persona, &ties, at)
        }
    })
}

/// Whether a young person's page would open to this caller and show information of a class: for
/// naming somebody beside another (a brother, a sister). It opens nothing and is no look.
pub fn could_open(tx: &mut Tx<'_>, id: YoungPersonId, class: FieldClass) -> Result<bool, Fault> {
    could_do(tx, id, Action::See, class)
}

/// Whether this caller may do something with one kind of information about a young person: for
/// choosing whom to ask. It opens nothing and is no look.
pub fn could_do(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    action: Action,
    class: FieldClass,
) -> Result<bool, Fault> {
    Ok(decided(tx, id)?.is_ok_and(|lens| lens.may(action, class)))
}

/// Whether a declared conflict or a restriction stands between the caller and a young person, whatever
/// else their role may see: for what is shown under another leave than that of their page. Somebody the
/// council does not know is barred. It opens nothing and is no look.
pub fn barred(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<bool, Fault> {
    let ties = ties(tx, id)?;
    let restricted = ties.restricted.is_some() && !ties.listed;
    let shut = !tx.caller().is_system() && (ties.denied || restricted);
    Ok(shut || !ties.registered)
}

impl Found<'_, '_> {
    /// Leave to do something, with whichever kinds of information the policy allows it for.
    /// Refused when there is none. Notes the look.
    pub fn allow(self, action: Action) -> Result<Allowed, Refusal> {
        let any = !self.lens.classes(action).is_empty();
        self.proven(action, any, "young person")
    }

    /// Leave to do something with one kind of information. Notes the look.
    pub fn allow_for(self, action: Action, class: FieldClass) -> Result<Allowed, Refusal> {
        let may = self.lens.may(action, class);
        self.proven(action, may, class.title())
    }

    fn proven(self, action: Action, may: bool, what: &str) -> Result<Allowed, Refusal> {
        let Self { tx, id, lens } = self;
        let because = if may {
            lens.because(action)
        } else {
            format!("may not {action} this")
        };
        note(tx, id, action, may, what, because);
        if may {
            Ok(Allowed { id, action, lens })
        } else {
            Err(Refusal::NotAllowed)
        }
    }
}

/// Notes a decision about a young person for the access log. What the product itself does is
/// written once per command, not once per young person.
pub(super) fn note(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    action: Action,
    allowed: bool,
    what: &str,
    because: String,
) {
    let caller = tx.caller();
    if caller.is_system() {
        return;
    }
    let look = super::looks::by_caller(tx, Some(id.into()), action, what.to_owned());
    tx.look(Look {
        allowed,
        because,
        ..look
    });
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Absent => Self::NotFound,
            Refused::Ask(ask) => Self::Restricted { ask },
        }
    }
}

fn ties(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Ties, Fault> {
    let caller = tx.caller();
    let own = caller.young_person() == Some(id);
    let mut ties = Ties {
        own,
        ..Ties::default()
    };
    tx.each(
        sql::TIES,
        &[&id, &caller.member(), &caller.agency()],
        |row| {
            let words = |row: &Row<'_>| row.get::<Option<String>>(1).map(Option::unwrap_or_default);
            match row.get::<String>(0)?.as_str() {
                "known" => {
                    ties.registered = true;
                    ties.restricted = row.get(1)?;
                }
                "conflict" => ties.denied = true,
                "listed" => ties.listed = true,
                "related" => {
                    let kind = words(row)?;
                    // A kind this version does not know opens nothing.
                    if let Some(relationship) = Relationship::from_code(&kind) {
                        ties.relationships.push((relationship, period(row, 2)?));
                    }
                }
                "team" => ties.teams.push(TeamTie {
                    team: words(row)?,
                    member: period(row, 2)?,
                    responsible: period(row, 4)?,
                }),
                "shared" => ties.shared.push((words(row)?, period(row, 2)?)),
                _ => ties.glass.push((row.get::<Timestamp>(2)?, words(row)?)),
            }
            Ok(())
        },
    )?;
    Ok(ties)
}

pub(super) fn period(row: &Row<'_>, first: usize) -> Result<Period, Fault> {
    Ok(Period::new(
        row.get::<Date>(first)?,
        row.get::<Option<Date>>(first + 1)?,
    ))
}
