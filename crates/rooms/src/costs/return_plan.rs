//! The way back: for every young person who lives outside the borough a plan to return, or the
//! reason why not, with what they say.

use super::sql;
use crate::content::read_content as content;
use crate::looked_after::{Lived, Lives, authority};
use care::dates::{days_between, plus_years};
use care::ids::{FactId, YoungPersonId};
use care::{Authority, Date};
use record::access::Allowed;
use record::{Content, Fact, Fault, Refusal, Row, Saying, Tx};
use serde::{Deserialize, Serialize};

/// What is meant to happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coming {
    /// They come back.
    Plan {
        /// What keeps them away.
        keeps_away: String,
        /// What would bring them back.
        brings_back: String,
        /// Who sees to it.
        who: String,
        /// By when.
        by: Date,
    },
    /// They do not, for now.
    NotNow {
        /// Why.
        because: String,
        /// When it is looked at again.
        again: Date,
    },
}

/// A plan to return, or the reason why there is none. It says where somebody lives, so it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnPlan {
    /// What is meant to happen.
    pub coming: Coming,
    /// What they say about it, in their words.
    pub their_view: String,
    /// The day this was said.
    pub on: Date,
}
impl Content for ReturnPlan {
    const KIND: &'static str = "costs.return_plan";
    const VERSION: u16 = 1;
    const SEALED: bool = true;
}

/// A plan as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlan {
    /// The fact that says so.
    pub fact: FactId,
    /// What was said.
    pub said: ReturnPlan,
}

/// Where the way back stands for somebody outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody has said anything since they live outside.
    Nothing,
    /// There is a plan, and its day has passed.
    PlanLate,
    /// There is a reason, and the day to look again has passed.
    ReasonLate,
    /// There is a reason why not, with their view.
    Reason,
    /// There is a plan.
    Plan,
}

impl Standing {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "No plan and no reason yet",
            Self::PlanLate => "The day of the plan has passed",
            Self::ReasonLate => "To be looked at again",
            Self::Reason => "Stays, for a recorded reason",
            Self::Plan => "A plan to return",
        }
    }
    /// Whether what is asked of us is done: a live plan, or a recorded reason.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Plan | Self::Reason)
    }
}

/// How a plan stands for somebody who lives outside since a day.
pub fn standing(plan: Option<&ReturnPlan>, outside_since: Date, today: Date) -> Standing {
    match plan.filter(|plan| plan.on >= outside_since) {
        None => Standing::Nothing,
        Some(plan) => match &plan.coming {
            Coming::Plan { by, .. } if *by < today => Standing::PlanLate,
            Coming::Plan { .. } => Standing::Plan,
            Coming::NotNow { again, .. } if *again < today => Standing::ReasonLate,
            Coming::NotNow { .. } => Standing::Reason,
        },
    }
}

/// Somebody who is looked after and lives outside the borough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Who.
    pub of: YoungPersonId,
    /// Since when, without a break.
    pub since: Date,
    /// Where; `None` when the place of their home is not known.
    pub at: Option<Authority>,
}

/// Who lives outside on a day, the longest away first; those of whom it is not known apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Away {
    /// Looked after on the day, short breaks aside.
    pub looked_after: usize,
    /// Live outside the borough.
    pub outside: Vec<Outside>,
    /// It is not known where.
    pub not_known: Vec<Outside>,
    /// Came back into the borough within the twelve months before: days they had been away.
    pub returned: Vec<i32>,
}

impl Away {
    /// The middle of the days that those who came back had been away; the lower of two.
    pub fn median_days(&self) -> Option<i32> {
        self.returned
            .get(self.returned.len().checked_sub(1)? / 2)
            .copied()
    }
}

/// Since when somebody lives outside a borough without a break; `None`: they do not, or it is not
/// known.
pub(super) fn since_outside(lived: &Lived, ours: Authority, on: Date) -> Option<Date> {
    let mut lives = Away::default();
    one_away(
        &mut lives,
        YoungPersonId(uuid::Uuid::nil()),
        lived,
        ours,
        on,
    );
    lives.outside.first().map(|one| one.since)
}

/// Finds who lives outside a borough on a day, from the episodes and their postcodes.
pub(super) fn away(lives: &Lives, ours: Authority, on: Date) -> Away {
    let mut found = Away::default();
    for (of, lived) in lives.all() {
        one_away(&mut found, of, lived, ours, on);
    }
    found.outside.sort_by_key(|one| (one.since, one.of));
    found.not_known.sort_by_key(|one| (one.since, one.of));
    found.returned.sort_unstable();
    found
}

fn one_away(found: &mut Away, of: YoungPersonId, lived: &Lived, ours: Authority, on: Date) {
    let year_ago = plus_years(on, -1);
    let places = lived.placements();
    let is_outside = |at: usize| authority(&places[at].last).map(|authority| authority != ours);
    let follows = |at: usize| at > 0 && places[at - 1].period.until == Some(places[at].period.from);
    // The first night of the stay outside that goes on at a place.
    let since = |mut at: usize| {
        while follows(at) && is_outside(at - 1) == is_outside(at) {
            at -= 1;
        }
        places[at].period.from
    };
    if lived.looked_after_on(on) {
        found.looked_after += 1;
        if let Some(at) = places.iter().position(|one| one.period.contains(on)) {
            let one = Outside {
                of,
                since: since(at),
                at: authority(&places[at].last),
            };
            match is_outside(at) {
                Some(true) => found.outside.push(one),
                Some(false) => {}
                None => found.not_known.push(one),
            }
        }
    }
    for (at, place) in places.iter().enumerate().skip(1) {
        let day = place.period.from;
        if follows(at)
            && day > year_ago
            && day <= on
            && is_outside(at) == Some(false)
            && is_outside(at - 1) == Some(true)
        {
            found.returned.push(days_between(since(at - 1), day));
        }
    }
}

/// Everybody who lives outside our borough today, the longest away first. It asks for no leave:
/// whoever calls it shows counts, or asks about each.
pub fn living_outside(tx: &mut Tx<'_>) -> Result<Vec<Outside>, Fault> {
    let (ours, today) = (tx.council(), tx.today());
    let lives = crate::looked_after::lives(tx)?;
    Ok(away(&lives, ours, today).outside)
}

fn bound(of: YoungPersonId) -> String {
    format!("return plan {of}")
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let said: ReturnPlan = fact.read()?;
    let of = YoungPersonId(fact.subject.0);
    let kept = tx.seal_steadily(&fact.content.to_string(), &bound(of))?;
    tx.execute(sql::PUT_PLAN, &[&of, &fact.id, &said.on, &kept])?;
    Ok(())
}

fn row(row: &Row<'_>) -> Result<(YoungPersonId, FactId, String), Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(3)?))
}

fn opened(
    tx: &Tx<'_>,
    (of, fact, sealed): (YoungPersonId, FactId, String),
) -> Result<(YoungPersonId, KeptPlan), Fault> {
    let said = content(&tx.unseal(&sealed, &bound(of))?)?;
    Ok((of, KeptPlan { fact, said }))
}

/// Every plan. Whoever shows them asks who may be seen.
pub fn plans(tx: &mut Tx<'_>) -> Result<std::collections::HashMap<YoungPersonId, KeptPlan>, Fault> {
    let rows = tx.rows(sql::PLANS, &[], row)?;
    rows.into_iter().map(|row| opened(tx, row)).collect()
}

/// What was last said for one young person.
pub fn plan(tx: &mut Tx<'_>, of: YoungPersonId) -> Result<Option<KeptPlan>, Fault> {
    let found = tx.optional(sql::PLAN, &[&of], row)?;
    found
        .map(|row| opened(tx, row).map(|(_, kept)| kept))
        .transpose()
}

/// Says what is meant to happen. `seen` is the fact the writer saw.
pub fn say_plan(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    said: &ReturnPlan,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    let stands = plan(tx, allowed.id())?.map(|kept| kept.fact);
    if stands != seen {
        return Err(Refusal::Conflict(Box::new(record::Conflict {
            what: "the plan to return".to_owned(),
            ..record::Conflict::default()
        })));
    }
    // Each is a plan of its own day: the one before stays as it was.
    Ok(tx.say(allowed.id(), said, Saying::from("worker").since(said.on))?)
}

#[test]
fn a_plan_from_before_they_left_is_no_plan() {
    use jiff::civil::date;
    let plan = ReturnPlan {
        coming: Coming::Plan {
            keeps_away: "No home with room".to_owned(),
            brings_back: "The new home in Leigh".to_owned(),
            who: "Sam".to_owned(),
            by: date(2027, 6, 1),
        },
        their_view: "I want to come home".to_owned(),
        on: date(2027, 1, 10),
    };
    let on = |since, today| standing(Some(&plan), since, today);
    assert_eq!(on(date(2027, 2, 1), date(2027, 4, 1)), Standing::Nothing);
    assert_eq!(on(date(2027, 1, 1), date(2027, 4, 1)), Standing::Plan);
    assert_eq!(on(date(2027, 1, 1), date(2027, 6, 2)), Standing::PlanLate);
    assert_eq!(
        standing(None, date(2027, 1, 1), date(2027, 4, 1)),
        Standing::Nothing
    );
}
