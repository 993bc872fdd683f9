//! Who can be asked, what was asked, and the answers; each through the reader's lens.

use super::facts::{Answer, Ask, Portfolio, Role, Specialist};
use super::sql;
use care::ids::{FactId, MemberId, OrganisationId, TeamId, YoungPersonId};
use record::access::{self, Action, Allowed, Capability, FieldClass, find, visible_for};
use record::{Bind, Fault, FieldError, Refusal, Row, Saying, Timestamp, Tx};
use std::collections::HashMap;

/// Somebody who belongs to a hub as a specialist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialistHere {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Which hub.
    pub hub: TeamId,
    /// As what.
    pub role: Role,
    /// What they know well.
    pub portfolio: Option<Portfolio>,
    /// Their agency and its name; `None` for the council's own.
    pub agency: Option<(OrganisationId, String)>,
    /// The basis on which information is shared.
    pub basis: String,
    /// When they are there.
    pub days: Option<String>,
    /// Who manages them day by day.
    pub managed_by: Option<String>,
}

impl SpecialistHere {
    /// As what they are asked, in words: "Portfolio lead, keeping safe".
    pub fn title(&self) -> String {
        match self.portfolio {
            Some(portfolio) => format!("{}: {}", self.role.words(), portfolio.words()),
            None => self.role.words().to_owned(),
        }
    }
}

/// Everybody who belongs to a hub and may sign in, in the order of hubs and roles.
pub fn specialists(tx: &mut Tx<'_>) -> Result<Vec<SpecialistHere>, Fault> {
    let members: HashMap<MemberId, access::Member> = access::members(tx)?
        .into_iter()
        .filter(|one| one.active)
        .map(|one| (one.id, one))
        .collect();
    let agencies: HashMap<OrganisationId, String> = access::agencies(tx)?
        .into_iter()
        .map(|(id, name, _)| (id, name))
        .collect();
    let rows = tx.rows(sql::SPECIALISTS, &[], |row| {
        let (role, portfolio): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        let agency: Option<OrganisationId> = row.get(4)?;
        Ok((
            row.get::<MemberId>(0)?,
            row.get::<TeamId>(1)?,
            Role::parse(&role),
            portfolio.as_deref().and_then(Portfolio::parse),
            agency,
            row.get::<String>(5)?,
            row.get::<Option<String>>(6)?,
            row.get::<Option<String>>(7)?,
        ))
    })?;
    Ok(rows
        .into_iter()
        .filter_map(
            |(member, hub, role, portfolio, agency, basis, days, managed_by)| {
                let name = members.get(&member)?.name.clone();
                let agency = match agency {
                    Some(id) => Some((id, agencies.get(&id)?.clone())),
                    None => None,
                };
                Some(SpecialistHere {
                    member,
                    name,
                    hub,
                    role: role?,
                    portfolio,
                    agency,
                    basis,
                    days,
                    managed_by,
                })
            },
        )
        .collect())
}

/// Says who belongs to a hub as a specialist. Needs [`Capability::LeadHub`]. Refused without a basis
/// on which information is shared, and for a partner without an agency: nobody belongs to a hub whom
/// nothing may lawfully be told.
pub fn welcome(tx: &mut Tx<'_>, member: MemberId, said: &Specialist) -> Result<FactId, Refusal> {
    access::need(tx, Capability::LeadHub)?;
    let found = access::member(tx, member)?
        .filter(|one| one.active)
        .ok_or_else(|| Refusal::invalid("member", "Select somebody who may sign in"))?;
    let mut wrong = Vec::new();
    if said.basis.trim().is_empty() {
        wrong.push(FieldError::new(
            "basis",
            "Say on which basis information is shared with their agency",
        ));
    }
    if said.agency != found.agency
        || found.persona.agency().is_some() && found.agency.is_none()
        || !found.persona.is_staff() && found.persona.agency().is_none()
    {
        wrong.push(FieldError::new(
            "member",
            "Everybody at a hub belongs to the council or to a partner agency",
        ));
    }
    if (said.role == Role::PortfolioLead) != said.portfolio.is_some() {
        wrong.push(FieldError::new(
            "portfolio",
            "Say what a portfolio lead knows well, and only of a portfolio lead",
        ));
    }
    if !access::teams(tx)?.iter().any(|(team, _)| *team == said.hub) {
        wrong.push(FieldError::new("hub", "Select a hub"));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    Ok(tx.say(member, said, Saying::from("hub"))?)
}

/// Everybody who could belong to a hub, with their agency in words.
pub(super) fn around_names(tx: &mut Tx<'_>) -> Result<Vec<(MemberId, String)>, Fault> {
    let agencies: HashMap<OrganisationId, String> = access::agencies(tx)?
        .into_iter()
        .map(|(id, name, _)| (id, name))
        .collect();
    Ok(access::members(tx)?
        .into_iter()
        .filter(|one| one.active && (one.persona.is_staff() || one.persona.agency().is_some()))
        .map(|one| {
            let agency = one.agency.and_then(|id| agencies.get(&id));
            let words = match agency {
                Some(agency) => format!("{}, {agency}", one.name),
                None => format!("{}, {}", one.name, one.persona.title()),
            };
            (one.id, words)
        })
        .collect())
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The words.
    pub words: String,
    /// Who answered.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// The agencies it is shared with.
    pub shared_with: Vec<OrganisationId>,
}

/// A question about a young person, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The fact.
    pub fact: FactId,
    /// About whom.
    pub young_person: YoungPersonId,
    /// Who was asked.
    pub of: MemberId,
    /// Their agency; `None` for the council.
    pub agency: Option<OrganisationId>,
    /// The question.
    pub question: String,
    /// Who asked.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// The answer, when there is one.
    pub answer: Option<Gone>,
}

impl Asked {
    /// Whole hours from question to answer, or to a moment while there is none.
    pub fn hours(&self, now: Timestamp) -> i64 {
        let end = self.answer.as_ref().map_or(now, |answer| answer.at);
        end.duration_since(self.at).as_hours()
    }
}

fn read(row: &Row<'_>) -> Result<Asked, Fault> {
    let words: Option<String> = row.get(7)?;
    let by: Option<MemberId> = row.get(8)?;
    let at: Option<Timestamp> = row.get(9)?;
    let shared: String = row.get(10)?;
    let answer = match (words, by, at) {
        (Some(words), Some(by), Some(at)) => Some(Gone {
            words,
            by,
            at,
            shared_with: shared
                .split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect(),
        }),
        _ => None,
    };
    Ok(Asked {
        fact: row.get(0)?,
        young_person: row.get(1)?,
        of: row.get(2)?,
        agency: row.get(3)?,
        question: row.get(4)?,
        by: row.get(5)?,
        at: row.get(6)?,
        answer,
    })
}

/// Whether somebody of an agency may read an ask: their own agency was asked, or the answer was
/// shared with it. The council's own read all that their role may see.
fn open_to(tx: &Tx<'_>, ask: &Asked) -> bool {
    let Some(member) = tx.caller().signed_in() else {
        return true;
    };
    if member.persona.agency().is_none() {
        return true;
    }
    let Some(own) = member.agency else {
        return false;
    };
    ask.agency == Some(own)
        || ask
            .answer
            .as_ref()
            .is_some_and(|answer| answer.shared_with.contains(&own))
}

/// What was asked about one young person, as far as the reader may see it; the newest first. One
/// statement.
pub fn asked_of_one(tx: &mut Tx<'_>, allowed: &Allowed) -> Result<Vec<Asked>, Fault> {
    if !allowed.sees(FieldClass::Asks) {
        return Ok(Vec::new());
    }
    let statement = format!(
        "{} young_person = $1 ORDER BY asked_at DESC, fact DESC",
        sql::ASKS
    );
    let mut all = tx.rows(&statement, &[&allowed.id()], read)?;
    all.retain(|one| open_to(tx, one));
    Ok(all)
}

/// What waits, by whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Asked of the caller and not answered: the longest waiting first.
    pub for_me: Vec<Asked>,
    /// Asked of somebody else of the caller's agency and not answered.
    pub for_mine: Vec<Asked>,
    /// The caller's answers, the newest first.
    pub answered: Vec<Asked>,
    /// What the caller asked, the newest first.
    pub i_asked: Vec<Asked>,
}

/// What the caller was asked, answered and asked, about young people whose asks they may see.
pub fn my_asks(tx: &mut Tx<'_>) -> Result<Waits, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Asks]).on("young_person", 4);
    let (me, agency) = (tx.caller().member(), tx.caller().agency());
    let mut params: Vec<&dyn Bind> = vec![&me, &me, &agency];
    params.extend(filter.binds());
    let statement = format!(
        "{} (of_member = $1 OR asked_by = $2 OR agency = $3) AND {} ORDER BY asked_at, fact",
        sql::ASKS,
        filter.sql
    );
    let mut waits = Waits::default();
    for one in tx.rows(&statement, &params, read)? {
        let mine = one.of == me;
        if one.by == me {
            waits.i_asked.push(one);
        } else if one.answer.as_ref().is_some_and(|answer| answer.by == me) {
            waits.answered.push(one);
        } else if mine && one.answer.is_none() {
            waits.for_me.push(one);
        } else if !mine && one.answer.is_none() {
            waits.for_mine.push(one);
        }
    }
    waits.i_asked.reverse();
    waits.answered.reverse();
    Ok(waits)
}

/// Asks a specialist one question about a young person. Refused when the young person is not shared
/// with the specialist's agency: somebody who may share them does that first.
pub fn ask(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    of: MemberId,
    question: &str,
) -> Result<FactId, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Asks)?;
    let here = specialists(tx)?
        .into_iter()
        .find(|one| one.member == of)
        .ok_or_else(|| Refusal::invalid("of", "Select whom you ask"))?;
    if let Some((agency, name)) = &here.agency {
        let today = tx.today();
        let shared = access::sharings(tx, &allowed)?
            .into_iter()
            .any(|(with, _, _, period)| with == *agency && period.contains(today));
        if !shared {
            return Err(Refusal::invalid(
                "of",
                format!(
                    "They are not shared with {name} yet. A social worker or manager says so first, under Say who works with them"
                ),
            ));
        }
    }
    let said = Ask {
        of,
        agency: here.agency.map(|(id, _)| id),
        question: question.to_owned(),
    };
    Ok(tx.say(allowed.id(), &said, Saying::from("hub"))?)
}

/// One ask about a young person that the reader may see.
pub(super) fn one(tx: &mut Tx<'_>, allowed: &Allowed, fact: FactId) -> Result<Asked, Refusal> {
    asked_of_one(tx, allowed)?
        .into_iter()
        .find(|one| one.fact == fact)
        .ok_or(Refusal::NotFound)
}

/// Answers a question. Refused to everybody but the specialist and others of their agency, and the
/// second time.
pub fn answer(tx: &mut Tx<'_>, id: YoungPersonId, said: &Answer) -> Result<FactId, Refusal> {
    let allowed = find(tx, id)?.allow_for(Action::Add, FieldClass::Asks)?;
    let asked = one(tx, &allowed, said.ask)?;
    if asked.answer.is_some() {
        return Err(Refusal::invalid("words", "This is answered already"));
    }
    let caller = tx.caller();
    let theirs = caller.is_system()
        || asked.of == caller.member()
        || asked.agency.is_some() && asked.agency == caller.agency();
    if !theirs {
        return Err(Refusal::NotAllowed);
    }
    Ok(tx.say(id, said, Saying::from("hub"))?)
}

/// How asks go: how many, how many answered, the median whole hours from question to answer, and
/// about how many young people; of those whose asks the caller may see.
pub fn numbers(tx: &mut Tx<'_>) -> Result<(u64, u64, Option<i64>, u64), Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Asks]).on("young_person", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} {} ORDER BY young_person", sql::ASKS, filter.sql);
    let now = tx.now();
    let all = tx.rows(&statement, &params, read)?;
    let mut hours: Vec<i64> = all
        .iter()
        .filter(|one| one.answer.is_some())
        .map(|one| one.hours(now))
        .collect();
    hours.sort_unstable();
    let mut people: Vec<YoungPersonId> = all.iter().map(|one| one.young_person).collect();
    people.dedup();
    Ok((
        all.len() as u64,
        hours.len() as u64,
        median(&hours),
        people.len() as u64,
    ))
}

/// The middle of sorted numbers; of an even count the lower of the two in the middle.
fn median(sorted: &[i64]) -> Option<i64> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_one_of_the_hours() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[4]), Some(4));
        assert_eq!(median(&[4, 9]), Some(4));
        assert_eq!(median(&[1, 4, 90]), Some(4));
    }
}
