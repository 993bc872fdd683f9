//! Agreements with providers: on what terms a council may use which homes, what an empty bed costs,
//! and when an invoice is due.

mod stays;

pub use stays::{Stay, stays, stays_anew};

use super::home::KeptHome;
use super::provider::still;
use super::sql;
use crate::content::read_content as content;
use care::ids::{FactId, HomeId, OrganisationId, SubjectId};
use care::{Authority, Date, Pence, Period};
use record::{Content, Fact, Fault, Refusal, Row, Saying, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

choices! {
    /// On what terms beds are had.
    Terms {
        /// Agreed move by move.
        Spot = "spot", "Spot: agreed move by move";
        /// Beds bought in advance; others may still ask.
        Block = "block", "Block: beds bought in advance";
        /// For one council's young people only.
        Exclusive = "exclusive", "Exclusive: for one council only";
    }
}

/// Days within which an invoice is paid when no agreement says otherwise (the limit for public
/// bodies, Procurement Act 2023, section 68).
pub const PAY_WITHIN: u16 = 30;

/// An agreement with a provider. Its subject is the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// With whom.
    pub provider: OrganisationId,
    /// What we call it.
    pub name: String,
    /// On what terms.
    pub terms: Terms,
    /// Another council that has the beds; `None` is ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Authority>,
    /// The homes it covers; empty is every home of the provider.
    pub homes: Vec<HomeId>,
    /// Beds bought or kept for us, for block and exclusive terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u16>,
    /// What a bed costs for a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Pence>,
    /// The void rule: what part of the price an empty bed costs, in hundredths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void_percent: Option<u8>,
    /// The void rule: nights a bed may stand empty before that is so.
    #[serde(default)]
    pub void_after: u16,
    /// Days within which an invoice is paid.
    pub pay_within: u16,
    /// First day.
    pub from: Date,
    /// First day no longer; open when `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}
impl Content for Agreement {
    const KIND: &'static str = "homes.agreement";
    const VERSION: u16 = 1;
}

/// An agreement as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAgreement {
    /// Which.
    pub id: Uuid,
    /// The fact that says so.
    pub fact: FactId,
    /// What was said.
    pub said: Agreement,
}

impl KeptAgreement {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        Period::new(self.said.from, self.said.until).contains(day)
    }
    /// Whether it covers a home.
    pub fn covers(&self, home: &KeptHome) -> bool {
        if self.said.homes.is_empty() {
            home.said.provider == self.said.provider
        } else {
            self.said.homes.contains(&home.id)
        }
    }
}

/// What somebody may do with a home, by the agreements of a day: the one that binds most.
pub(super) fn binding<'a>(
    all: &'a [KeptAgreement],
    home: &KeptHome,
    on: Date,
) -> Option<&'a KeptAgreement> {
    all.iter()
        .filter(|one| one.holds_on(on) && one.covers(home))
        .max_by_key(|one| (one.said.terms, one.said.from))
}

/// Days within which a provider's invoices are paid: the shortest of its agreements of a day.
pub fn pay_within(all: &[KeptAgreement], provider: OrganisationId, on: Date) -> u16 {
    all.iter()
        .filter(|one| one.said.provider == provider && one.said.holder.is_none())
        .filter(|one| one.holds_on(on))
        .map(|one| one.said.pay_within)
        .min()
        .unwrap_or(PAY_WITHIN)
}

/// What stood empty of the beds of a block or exclusive agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Occupancy {
    /// Nights of beds that were bought.
    pub nights: u32,
    /// Of them slept in.
    pub slept: u32,
    /// Nights of empty beds that are paid for under the void rule.
    pub void_paid: u32,
    /// What those cost; `None` when the agreement has no price.
    pub void_cost: Option<Pence>,
}

/// Counts the nights of a time. A bed stands empty in a run of nights on which fewer sleep there
/// than beds were bought; the nights after the first `void_after` of a run are paid for.
pub fn occupancy(said: &Agreement, stays: &[Stay], homes: &[HomeId], within: Period) -> Occupancy {
    let Some(beds) = said.beds.filter(|beds| *beds > 0) else {
        return Occupancy::default();
    };
    let from = within.from.max(said.from);
    let last = match (within.until, said.until) {
        (Some(a), Some(b)) => a.min(b),
        (Some(a), None) | (None, Some(a)) => a,
        (None, None) => return Occupancy::default(),
    };
    let there: Vec<&Stay> = stays
        .iter()
        .filter(|stay| homes.contains(&stay.home))
        .collect();
    let mut counted = Occupancy::default();
    // For each bed, how many nights in a row it stood empty: beds fill from the first.
    let mut empty = vec![0u16; usize::from(beds)];
    let mut night = from;
    while night < last {
        let slept = there
            .iter()
            .filter(|stay| stay.nights.contains(night))
            .count()
            .min(empty.len());
        counted.nights += u32::from(beds);
        counted.slept += u32::try_from(slept).unwrap_or(u32::MAX);
        for (bed, run) in empty.iter_mut().enumerate() {
            if bed < slept {
                *run = 0;
            } else {
                *run = run.saturating_add(1);
                counted.void_paid += u32::from(*run > said.void_after);
            }
        }
        night = care::dates::plus_days(night, 1);
    }
    counted.void_cost = said.weekly.map(|weekly| {
        let percent = i64::from(said.void_percent.unwrap_or(100));
        Pence(weekly.0 * i64::from(counted.void_paid) * percent / 700)
    });
    counted
}

/// Shows a fact of this noun in its table.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    let said: Agreement = fact.read()?;
    tx.execute(
        sql::PUT_AGREEMENT,
        &[
            &fact.subject,
            &fact.id,
            &said.provider,
            &said.from,
            &fact.content.to_string(),
        ],
    )?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<KeptAgreement, Fault> {
    Ok(KeptAgreement {
        id: row.get(0)?,
        fact: row.get(1)?,
        said: content(&row.get::<String>(2)?)?,
    })
}

/// Every agreement, the newest first.
pub fn all_agreements(tx: &mut Tx<'_>) -> Result<Vec<KeptAgreement>, Fault> {
    tx.rows(sql::AGREEMENTS, &[], from_row)
}

/// One agreement.
pub fn agreement(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<KeptAgreement>, Fault> {
    tx.optional(sql::AGREEMENT, &[&id], from_row)
}

/// Says what was agreed: new, or put right. `seen` is the fact the writer saw.
pub fn say_agreement(
    tx: &mut Tx<'_>,
    id: Uuid,
    said: &Agreement,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    if said.terms != Terms::Spot && said.beds.is_none() {
        return Err(Refusal::invalid("beds", "Enter how many beds it is for"));
    }
    if said.until.is_some_and(|until| until <= said.from) {
        return Err(Refusal::invalid("until-day", "It must end after it begins"));
    }
    let stands = agreement(tx, id)?.map(|found| found.fact);
    still(stands, seen, &said.name)?;
    let mut how = Saying::from("worker").during(Period::new(said.from, said.until));
    how.supersedes = stands;
    Ok(tx.say(SubjectId(id), said, how)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::YoungPersonId;
    use jiff::civil::date;

    #[test]
    fn an_empty_bed_is_paid_for_after_the_nights_that_are_free() {
        let home = HomeId(Uuid::from_u128(1));
        let said = Agreement {
            provider: OrganisationId(Uuid::nil()),
            name: "Two beds".to_owned(),
            terms: Terms::Block,
            holder: None,
            homes: vec![home],
            beds: Some(2),
            weekly: Some(Pence::pounds(700)),
            void_percent: Some(50),
            void_after: 3,
            pay_within: 30,
            from: date(2027, 3, 1),
            until: None,
        };
        let stay = |who: u128, from, until| Stay {
            of: YoungPersonId(Uuid::from_u128(who)),
            home,
            nights: Period::new(from, until),
        };
        let stays = [
            stay(1, date(2027, 1, 1), None),
            stay(2, date(2027, 3, 6), Some(date(2027, 3, 8))),
        ];
        let week = Period::new(date(2027, 3, 1), Some(date(2027, 3, 11)));
        let counted = occupancy(&said, &stays, &[home], week);
        // Ten nights of two beds; one slept in throughout, the other on two nights. It stood empty
        // for five nights and then for three: two of them are paid, at half of £100 a night.
        assert_eq!((counted.nights, counted.slept), (20, 12));
        assert_eq!(counted.void_paid, 2);
        assert_eq!(counted.void_cost, Some(Pence::pounds(100)));
    }
}
