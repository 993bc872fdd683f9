//! What the hubs themselves cost, and who paid: facts with their source, beside what homes cost.

use super::change::COUNCIL;
use super::facts::{HubCost, Payer};
use super::sql::COSTS;
use crate::hub;
use crate::kept::Kept;
use care::Period;
use care::dates::{days_between, plus_days};
use care::ids::FactId;
use record::access::{Capability, need};
use record::{Refusal, Saying, Tx};
use std::collections::BTreeMap;

/// An entry with what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// What was said.
    pub kept: Kept<HubCost>,
    /// Days it is for.
    pub days: u64,
    /// Days on which hubs held young people within them, added up over young people.
    pub held: u64,
}

impl Cost {
    /// Pounds a day.
    pub fn a_day(&self) -> f64 {
        self.kept.said.amount.0 as f64 / 100.0 / self.days.max(1) as f64
    }

    /// Pounds a day for each young person held; `None` when nobody was held then.
    pub fn a_day_for_each(&self) -> Option<f64> {
        (self.held > 0).then(|| self.kept.said.amount.0 as f64 / 100.0 / self.held as f64)
    }
}

/// Everything written down of what the hubs cost, the newest time first. Needs
/// [`Capability::SeeCosts`].
pub fn hub_costs(tx: &mut Tx<'_>) -> Result<Vec<Cost>, Refusal> {
    need(tx, Capability::SeeCosts)?;
    let mut all: Vec<Kept<HubCost>> = COSTS.all(tx)?;
    all.retain(|one| !one.said.mistaken);
    all.sort_by_key(|one| {
        (
            std::cmp::Reverse(one.said.until),
            one.said.payer,
            one.fact.0,
        )
    });
    let mut held: BTreeMap<(care::Date, care::Date), u64> = BTreeMap::new();
    let mut found = Vec::with_capacity(all.len());
    for kept in all {
        let (from, until) = (kept.said.from, kept.said.until);
        let held = match held.get(&(from, until)) {
            Some(days) => *days,
            None => {
                let within = Period::new(from, Some(plus_days(until, 1)));
                let days = hub::days_held(tx, within)?;
                held.insert((from, until), days);
                days
            }
        };
        found.push(Cost {
            days: u64::try_from(days_between(from, until) + 1).unwrap_or(1),
            held,
            kept,
        });
    }
    Ok(found)
}

/// What was put in by each, in pounds, over all entries.
pub(super) fn by_payer(all: &[Cost]) -> Vec<(Payer, f64)> {
    let mut sums: BTreeMap<Payer, f64> = BTreeMap::new();
    for one in all {
        *sums.entry(one.kept.said.payer).or_default() += one.kept.said.amount.0 as f64 / 100.0;
    }
    sums.into_iter().collect()
}

/// One entry, to put it right.
pub(super) fn hub_cost(tx: &mut Tx<'_>, fact: FactId) -> Result<HubCost, Refusal> {
    need(tx, Capability::KeepCosts)?;
    Ok(COSTS.one::<HubCost>(tx, fact)?.said)
}

/// Writes down what was put in, or puts an entry right. Needs [`Capability::KeepCosts`]. Refused when
/// it ends before it begins, or reaches further ahead than a year.
pub fn say_hub_cost(
    tx: &mut Tx<'_>,
    said: &HubCost,
    earlier: Option<FactId>,
) -> Result<FactId, Refusal> {
    need(tx, Capability::KeepCosts)?;
    if said.until < said.from {
        return Err(Refusal::invalid(
            "until",
            "The last day must be the same as or after the first day",
        ));
    }
    if days_between(tx.today(), said.until) > 366 {
        return Err(Refusal::invalid(
            "until",
            "The last day must be within a year from today",
        ));
    }
    let mut how = Saying::from("worker").since(said.from);
    if let Some(earlier) = earlier {
        hub_cost(tx, earlier)?;
        how = how.replacing(earlier, "put right");
    }
    Ok(tx.say(COUNCIL, said, how)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::Pence;
    use care::ids::{MemberId, SubjectId};
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_year_of_a_seconded_officer_is_so_much_a_day_and_for_each_held() {
        let said = HubCost {
            payer: Payer::Police,
            what: "A police liaison".to_owned(),
            from: date(2026, 4, 1),
            until: date(2027, 3, 31),
            amount: Pence::pounds(36_500),
            source: "Letter of the chief superintendent".to_owned(),
            mistaken: false,
        };
        let one = Cost {
            days: 365,
            held: 7_300,
            kept: Kept {
                fact: FactId(Uuid::nil()),
                subject: SubjectId(Uuid::nil()),
                about: None,
                on: said.from,
                at: record::Timestamp::UNIX_EPOCH,
                by: MemberId(Uuid::nil()),
                said,
            },
        };
        assert!((one.a_day() - 100.0).abs() < 1e-9);
        assert_eq!(one.a_day_for_each(), Some(5.0));
        assert_eq!(by_payer(&[one]), [(Payer::Police, 36_500.0)]);
    }
}
