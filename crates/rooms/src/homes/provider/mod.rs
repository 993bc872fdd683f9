//! Providers: who they are, who of us looks after the relationship, and when we last spoke.

pub(super) mod form_pages;
pub(super) mod ofsted;
pub(super) mod pages;

use super::sql;
use super::words::{Sector, TalkKind};
use crate::content::read_content as content;
use care::Date;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, MemberId, OrganisationId};
use record::{Conflict, Content, Fault, Refusal, Row, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Who provides homes: a company, a charity, a fostering agency, our own service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// What it is called.
    pub name: String,
    /// To which part of the economy it belongs.
    pub sector: Sector,
    /// Ofsted's number, for an agency that has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// Who there to speak to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Their telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Our relationship manager for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationship: Option<MemberId>,
    /// Whether we work with them.
    pub active: bool,
}
impl Content for Provider {
    const KIND: &'static str = "homes.provider";
    const VERSION: u16 = 1;
}

/// A time somebody of ours was in touch with a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// The day.
    pub on: Date,
    /// How.
    pub kind: TalkKind,
    /// With whom.
    pub with: Option<String>,
    /// What they said, first: how are we doing?
    pub said: String,
    /// What we promised.
    pub promise: Option<String>,
    /// By when.
    pub promise_by: Option<Date>,
}
impl Content for Talk {
    const KIND: &'static str = "homes.talk";
    const VERSION: u16 = 1;
}

/// A provider as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptProvider {
    /// Which.
    pub id: OrganisationId,
    /// The fact that says so.
    pub fact: FactId,
    /// What was said.
    pub said: Provider,
    /// The last day both sides spoke, if ever.
    pub last_spoke: Option<Date>,
}

/// Days after which the next call is due.
const CALL_EVERY: i32 = 30;
/// Days before it is due from which it is shown as coming up.
const COMING_UP: i32 = 5;

/// Where the monthly call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// Not before this day.
    NotYet(Date),
    /// Due on this day, which is near.
    ComingUp(Date),
    /// Was due on this day.
    Due(Date),
    /// Nobody has spoken with them yet.
    Never,
}

impl KeptProvider {
    /// When the next call is due, as on a day.
    pub(super) fn call(&self, today: Date) -> Call {
        let Some(last) = self.last_spoke else {
            return Call::Never;
        };
        let due = plus_days(last, CALL_EVERY);
        match days_between(today, due) {
            left if left <= 0 => Call::Due(due),
            left if left <= COMING_UP => Call::ComingUp(due),
            _ => Call::NotYet(due),
        }
    }
}

fn from_row(row: &Row<'_>) -> Result<KeptProvider, Fault> {
    Ok(KeptProvider {
        id: row.get(0)?,
        fact: row.get(1)?,
        said: content(&row.get::<String>(2)?)?,
        last_spoke: None,
    })
}

/// Every provider, by name.
pub fn all_providers(tx: &mut Tx<'_>) -> Result<Vec<KeptProvider>, Fault> {
    let mut all = tx.rows(sql::PROVIDERS, &[], from_row)?;
    let mut last: HashMap<OrganisationId, Date> = HashMap::new();
    tx.each(sql::ALL_TALKS, &[], |row| {
        let talk: Talk = content(&row.get::<String>(1)?)?;
        if talk.kind.two_way() {
            last.insert(row.get(0)?, talk.on);
        }
        Ok(())
    })?;
    for one in &mut all {
        one.last_spoke = last.get(&one.id).copied();
    }
    Ok(all)
}

/// One provider.
pub fn provider(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Option<KeptProvider>, Fault> {
    let Some(mut found) = tx.optional(sql::PROVIDER, &[&id], from_row)? else {
        return Ok(None);
    };
    found.last_spoke = talks(tx, id)?
        .iter()
        .find(|talked| talked.talk.kind.two_way())
        .map(|talked| talked.talk.on);
    Ok(Some(found))
}

/// A talk, with who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talked {
    /// The fact.
    pub fact: FactId,
    /// By whom.
    pub by: MemberId,
    /// What was said.
    pub talk: Talk,
}

/// Every talk with a provider, the newest first.
pub fn talks(tx: &mut Tx<'_>, provider: OrganisationId) -> Result<Vec<Talked>, Fault> {
    tx.rows(sql::TALKS, &[&provider], |row| {
        Ok(Talked {
            fact: row.get(0)?,
            by: row.get(1)?,
            talk: content(&row.get::<String>(2)?)?,
        })
    })
}

/// Says who a provider is: new, or put right. `seen` is the fact the writer saw.
pub fn say_provider(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    said: &Provider,
    seen: Option<FactId>,
    source: &str,
) -> Result<FactId, Refusal> {
    let stands = tx
        .optional(sql::PROVIDER, &[&id], from_row)?
        .map(|found| found.fact);
    still(stands, seen, &said.name)?;
    let mut how = Saying::from(source);
    how.supersedes = stands;
    Ok(tx.say(id, said, how)?)
}

/// Refuses when somebody else said something since the writer looked.
pub(super) fn still(
    stands: Option<FactId>,
    seen: Option<FactId>,
    what: &str,
) -> Result<(), Refusal> {
    if stands == seen {
        return Ok(());
    }
    Err(Refusal::Conflict(Box::new(Conflict {
        what: what.to_owned(),
        ..Conflict::default()
    })))
}

/// Says that somebody of ours was in touch with a provider.
pub fn say_talk(tx: &mut Tx<'_>, id: OrganisationId, said: &Talk) -> Result<FactId, Refusal> {
    provider(tx, id)?.ok_or(Refusal::NotFound)?;
    Ok(tx.say(id, said, Saying::from("worker").since(said.on))?)
}

#[test]
fn the_call_is_due_thirty_days_after_both_sides_spoke() {
    use jiff::civil::date;
    let mut kept = KeptProvider {
        id: OrganisationId(uuid::Uuid::nil()),
        fact: FactId(uuid::Uuid::nil()),
        said: Provider {
            name: "A".to_owned(),
            sector: Sector::Private,
            urn: None,
            contact: None,
            phone: None,
            email: None,
            relationship: None,
            active: true,
        },
        last_spoke: None,
    };
    assert_eq!(kept.call(date(2027, 4, 7)), Call::Never);
    kept.last_spoke = Some(date(2027, 3, 8));
    assert_eq!(kept.call(date(2027, 4, 1)), Call::NotYet(date(2027, 4, 7)));
    assert_eq!(
        kept.call(date(2027, 4, 2)),
        Call::ComingUp(date(2027, 4, 7))
    );
    assert_eq!(kept.call(date(2027, 4, 7)), Call::Due(date(2027, 4, 7)));
}
