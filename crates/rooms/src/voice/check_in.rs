//! Three questions about a key worker: do they listen, do they do what they say, would you go to them
//! first. A young person answers on their own page. Nobody else reads one person's answers unless
//! they share them; what is shown of a team is what at least six said in the last months that are
//! over, so that no single answer can be told from how a number moves.

use super::facts::{CheckIn, Feels};
use super::project::month_of;
use super::sql;
use care::Date;
use care::ids::{FactId, MemberId, TeamId, YoungPersonId};
use record::access::{self, Action, Allowed, FieldClass, find};
use record::{Content, Fault, Refusal, Saying, Tx};
use std::collections::{BTreeMap, HashMap};

/// The fewest young people whose answers are shown together.
pub const LEAST: usize = 6;
/// How many whole months are counted.
const MONTHS: i32 = 6;

/// What a team's young people answered, together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The team's name.
    pub team: String,
    /// How many answered; `None` when they are too few to show.
    pub answered: Option<usize>,
    /// Of them, how many said yes to each question. All zero when too few.
    pub yes: [usize; 3],
}

/// Answers the three questions, as oneself.
pub fn check_in(tx: &mut Tx<'_>, of: YoungPersonId, said: &CheckIn) -> Result<FactId, Refusal> {
    find(tx, of)?.allow_for(Action::Add, FieldClass::Voice)?;
    // A worker cannot answer in somebody's place.
    if tx.caller().young_person() != Some(of) && !tx.caller().is_system() {
        return Err(Refusal::NotAllowed);
    }
    Ok(tx.say(of, said, Saying::from("young person"))?)
}

/// The day somebody last answered, for themselves.
pub fn checked_in(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<(Date, CheckIn)>, Fault> {
    let facts = tx.facts_of(of, Some(CheckIn::KIND))?;
    facts
        .last()
        .map(|fact| Ok((record::clock::day_of(fact.recorded_at), fact.read()?)))
        .transpose()
}

/// What a young person shared with the key worker who reads it; nothing for anybody else.
pub fn shared_check_in(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
) -> Result<Option<(Date, CheckIn)>, Fault> {
    let me: MemberId = tx.caller().member();
    let last = checked_in(tx, allowed.id())?;
    Ok(last.filter(|(_, said)| said.shared && said.about == Some(me)))
}

/// What the young people of each team answered, together. Every team of the caller's young people is
/// in it, those with too few without a number.
pub fn together(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Together>, Fault> {
    let teams = access::teams_today(tx)?;
    let this_month = today.first_of_month();
    let since = months_before(this_month, MONTHS);
    let mut latest: HashMap<YoungPersonId, [bool; 3]> = HashMap::new();
    tx.each(
        sql::CHECK_INS,
        &[&month_of(since), &month_of(this_month)],
        |row| {
            let yes = |at| Ok::<_, Fault>(row.get::<String>(at)? == Feels::Yes.code());
            latest.insert(row.get(0)?, [yes(2)?, yes(3)?, yes(4)?]);
            Ok(())
        },
    )?;
    let mut by_team: BTreeMap<(String, TeamId), (usize, [usize; 3])> = BTreeMap::new();
    for (of, teams) in teams {
        for (team, name) in teams {
            let counted = by_team.entry((name, team)).or_default();
            if let Some(yes) = latest.get(&of) {
                counted.0 += 1;
                for (count, yes) in counted.1.iter_mut().zip(yes) {
                    *count += usize::from(*yes);
                }
            }
        }
    }
    Ok(by_team
        .into_iter()
        .map(|((team, _), (answered, yes))| {
            let enough = answered >= LEAST;
            Together {
                team,
                answered: enough.then_some(answered),
                yes: if enough { yes } else { [0; 3] },
            }
        })
        .collect())
}

fn months_before(first: Date, months: i32) -> Date {
    first.saturating_sub(jiff::Span::new().months(months))
}
