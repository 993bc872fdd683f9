//! The savings ledger: what was paid for so many weeks, what would have been paid, and on what that
//! rests. A week of a young person's is claimed once: the database itself holds it.

use super::sql;
use crate::content::read_content as content;
use care::dates::{days_between, plus_days};
use care::ids::{FactId, MemberId, SubjectId, YoungPersonId};
use care::{Date, Pence};
use record::access::{Allowed, Capability};
use record::{Content, Fact, Fault, Refusal, Row, Saying, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

choices! {
    /// What the comparison rests on.
    Basis {
        /// What the same care costs elsewhere.
        LikeForLike = "like_for_like", "Like for like: what the same care costs elsewhere";
        /// What their home before cost.
        Previous = "previous", "What their home before cost";
        /// What the region pays on average.
        Region = "region", "What the region pays on average for this kind of home";
    }
    /// Whether money is left over, or was not needed.
    Sort {
        /// A budget line fell.
        Cashable = "cashable", "Cashable: a budget line fell by it";
        /// Nothing fell: it would have been spent.
        Avoided = "avoided", "Avoided: it would have been spent otherwise";
    }
}

/// A claim of a saving. Its subject is the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saving {
    /// Which claim.
    pub id: Uuid,
    /// The first day; the weeks are those whose Monday is on it or later.
    pub from: Date,
    /// The first day no longer.
    pub until: Date,
    /// What a week cost.
    pub actual: Pence,
    /// What a week would have cost, at least.
    pub low: Pence,
    /// What a week would have cost, at most.
    pub high: Pence,
    /// What that rests on.
    pub basis: Basis,
    /// Whether a budget line fell.
    pub sort: Sort,
    /// How it came about, in plain words.
    pub because: String,
}
impl Content for Saving {
    const KIND: &'static str = "costs.saving";
    const VERSION: u16 = 1;
}

/// Finance agrees to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingSigned {
    /// Which claim.
    pub claim: Uuid,
    /// For a cashable one: which budget line fell, and by how much.
    pub budget: Option<(String, Pence)>,
    /// The day.
    pub on: Date,
}
impl Content for SavingSigned {
    const KIND: &'static str = "costs.saving_signed";
    const VERSION: u16 = 1;
}

/// A claim is taken back: its weeks can be claimed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingWithdrawn {
    /// Which claim.
    pub claim: Uuid,
    /// Why.
    pub why: String,
}
impl Content for SavingWithdrawn {
    const KIND: &'static str = "costs.saving_withdrawn";
    const VERSION: u16 = 1;
}

/// A claim as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSaving {
    /// Whose weeks.
    pub of: YoungPersonId,
    /// What is claimed.
    pub said: Saving,
    /// Who claimed it.
    pub by: MemberId,
    /// When.
    pub on: Date,
    /// Finance's agreement, and who gave it.
    pub signed: Option<(SavingSigned, MemberId)>,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<String>,
}

impl Saving {
    /// The Mondays of its weeks.
    pub fn weeks(&self) -> Vec<Date> {
        let to_monday = (8 - i32::from(self.from.weekday().to_monday_one_offset())) % 7;
        let mut monday = plus_days(self.from, to_monday);
        let mut weeks = Vec::new();
        while monday < self.until {
            weeks.push(monday);
            monday = plus_days(monday, 7);
        }
        weeks
    }
    /// What was saved over all its weeks, from the least to the most.
    pub fn range(&self) -> (Pence, Pence) {
        let weeks = i64::try_from(self.weeks().len()).unwrap_or(0);
        let over = |would: Pence| (would - self.actual) * weeks;
        (over(self.low), over(self.high))
    }
}

/// What a bed saves in a week, when so much is saved in a year by so many beds: to the pound.
pub fn a_bed_a_week(a_year: Pence, beds: u32) -> Option<Pence> {
    let days = i128::from(beds) * 365;
    // Sevenths of a year's nights; half a pound is rounded up.
    let pence = (i128::from(a_year.0) * 7).checked_div(days)?;
    i64::try_from((pence + 50) / 100 * 100).ok().map(Pence)
}

/// Shows a fact of this noun in its tables.
pub(super) fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Saving::KIND => {
            let said: Saving = fact.read()?;
            tx.execute(
                sql::PUT_SAVING,
                &[
                    &said.id,
                    &fact.subject,
                    &fact.id,
                    &fact.recorded_by,
                    &record::clock::day_of(fact.recorded_at),
                    &fact.content.to_string(),
                ],
            )?;
            for week in said.weeks() {
                tx.execute(sql::HOLD_WEEK, &[&fact.subject, &week, &said.id])?;
            }
        }
        SavingSigned::KIND => {
            let said: SavingSigned = fact.read()?;
            let text = fact.content.to_string();
            tx.execute(sql::SIGN, &[&said.claim, &text, &fact.recorded_by])?;
        }
        _ => {
            let said: SavingWithdrawn = fact.read()?;
            tx.execute(sql::WITHDRAW, &[&said.claim, &said.why])?;
            tx.execute(sql::LET_WEEKS_GO, &[&said.claim])?;
        }
    }
    Ok(())
}

type Texts = (Option<String>, Option<MemberId>, Option<String>, String);
type Stored = (YoungPersonId, MemberId, Date, Texts);

fn row(row: &Row<'_>) -> Result<Stored, Fault> {
    let texts = (row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?);
    Ok((row.get(1)?, row.get(3)?, row.get(4)?, texts))
}

fn opened((of, by, on, (signed, signer, withdrawn, text)): Stored) -> Result<KeptSaving, Fault> {
    let signed = match (signed, signer) {
        (Some(text), Some(who)) => Some((content(&text)?, who)),
        _ => None,
    };
    Ok(KeptSaving {
        of,
        said: content(&text)?,
        by,
        on,
        signed,
        withdrawn,
    })
}

/// Every claim, the newest first. Whoever shows them asks who may be seen.
pub fn savings(tx: &mut Tx<'_>) -> Result<Vec<KeptSaving>, Fault> {
    let rows = tx.rows(sql::SAVINGS, &[], row)?;
    rows.into_iter().map(opened).collect()
}

/// One claim.
pub fn saving(tx: &mut Tx<'_>, id: Uuid) -> Result<Option<KeptSaving>, Fault> {
    tx.optional(sql::SAVING, &[&id], row)?
        .map(opened)
        .transpose()
}

/// Claims a saving. Refused whole when one of its weeks is another claim's, and it says whose.
pub fn claim(tx: &mut Tx<'_>, allowed: &Allowed, said: &Saving) -> Result<FactId, Refusal> {
    if said.until <= said.from || days_between(said.from, said.until) > 366 {
        return Err(Refusal::invalid(
            "until-day",
            "It must end after it begins, and within a year",
        ));
    }
    let weeks = said.weeks();
    if weeks.is_empty() {
        return Err(Refusal::invalid(
            "until-day",
            "There is no Monday between these days, so no week to claim",
        ));
    }
    if said.low <= said.actual {
        return Err(Refusal::invalid(
            "low",
            "The least it would have cost must be more than it cost: otherwise nothing is known to be saved",
        ));
    }
    if said.high < said.low || said.sort == Sort::Avoided && said.high == said.low {
        return Err(Refusal::invalid(
            "high",
            "What was avoided is never known to the pound: enter a most that is above the least",
        ));
    }
    let of = allowed.id();
    for week in &weeks {
        // The key of the table is what decides between two that claim at the same moment.
        if tx.execute(sql::HOLD_WEEK, &[&of, week, &said.id])? == 0 {
            return Err(held(tx, of, *week)?);
        }
    }
    let how = Saying::from("worker").since(said.from).until(said.until);
    Ok(tx.say(of, said, how)?)
}

/// The words of the guard against counting twice: whose claim has a week.
fn held(tx: &mut Tx<'_>, of: YoungPersonId, week: Date) -> Result<Refusal, Refusal> {
    let id: Uuid = tx.one(sql::WHO_HOLDS, &[&of, &week], |row| row.get(0))?;
    let other = saving(tx, id)?.ok_or(Refusal::NotFound)?;
    let name = record::access::member(tx, other.by)?
        .map_or_else(|| "Homeward".to_owned(), |member| member.name);
    let long = care::dates::long_date;
    Ok(Refusal::invalid(
        "from-day",
        format!(
            "The week of {} is counted already: {name} claimed it on {}, for {} to {} ({}). A week is counted once",
            long(week),
            long(other.on),
            long(other.said.from),
            long(plus_days(other.said.until, -1)),
            other.said.because
        ),
    ))
}

fn open(tx: &mut Tx<'_>, id: Uuid) -> Result<KeptSaving, Refusal> {
    let kept = saving(tx, id)?.ok_or(Refusal::NotFound)?;
    if kept.signed.is_some() || kept.withdrawn.is_some() {
        return Err(Refusal::invalid("budget", "This claim is closed already"));
    }
    Ok(kept)
}

/// Finance agrees to a claim that somebody else made.
pub fn sign(tx: &mut Tx<'_>, said: &SavingSigned) -> Result<FactId, Refusal> {
    if !tx.caller().may(Capability::SignOffSavings) {
        return Err(Refusal::NotAllowed);
    }
    let kept = open(tx, said.claim)?;
    if kept.by == tx.caller().member() {
        return Err(Refusal::invalid(
            "budget",
            "You claimed this one: somebody else of finance signs it off",
        ));
    }
    if kept.said.sort == Sort::Cashable {
        let (least, _) = kept.said.range();
        match &said.budget {
            Some((_, fell)) if *fell >= least => {}
            Some(_) => {
                return Err(Refusal::invalid(
                    "fell",
                    "The budget line fell by less than is claimed: claim it as avoided",
                ));
            }
            None => {
                return Err(Refusal::invalid(
                    "budget",
                    "Enter which budget line fell: without one nothing is cashable",
                ));
            }
        }
    }
    Ok(tx.say(
        SubjectId(kept.of.0),
        said,
        Saying::from("worker").since(said.on),
    )?)
}

/// Takes a claim back.
pub fn withdraw(tx: &mut Tx<'_>, said: &SavingWithdrawn) -> Result<FactId, Refusal> {
    let kept = open(tx, said.claim)?;
    Ok(tx.say(SubjectId(kept.of.0), said, Saying::from("worker"))?)
}

/// What the ledger comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Cashable and signed off: the least that is claimed.
    pub cashable: Pence,
    /// Avoided and signed off, from the least to the most.
    pub avoided: (Pence, Pence),
    /// Waiting for finance: how many claims.
    pub waiting: usize,
    /// Weeks of young people's that are counted, and signed off.
    pub weeks: usize,
}

/// Adds up claims.
pub fn ledger<'a>(claims: impl Iterator<Item = &'a KeptSaving>) -> Ledger {
    let mut sum = Ledger::default();
    for one in claims.filter(|one| one.withdrawn.is_none()) {
        if one.signed.is_none() {
            sum.waiting += 1;
            continue;
        }
        let (low, high) = one.said.range();
        sum.weeks += one.said.weeks().len();
        match one.said.sort {
            Sort::Cashable => sum.cashable = sum.cashable + low,
            Sort::Avoided => sum.avoided = (sum.avoided.0 + low, sum.avoided.1 + high),
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The value to check against: £1.2m a year over nineteen beds is £63.2k a bed, £1,211 a week.
    #[test]
    fn nineteen_beds_that_save_a_million_and_a_fifth() {
        let year = Pence::pounds(1_200_000);
        assert_eq!((year.0 / 19 + 5_000) / 10_000, 632, "£63.2k a bed");
        assert_eq!(a_bed_a_week(year, 19), Some(Pence::pounds(1_211)));
        assert_eq!(a_bed_a_week(year, 0), None);
    }

    #[test]
    fn weeks_begin_on_mondays() {
        let mut said = Saving {
            id: Uuid::nil(),
            from: date(2027, 3, 1),
            until: date(2027, 3, 15),
            actual: Pence::pounds(900),
            low: Pence::pounds(1_000),
            high: Pence::pounds(1_500),
            basis: Basis::Region,
            sort: Sort::Avoided,
            because: String::new(),
        };
        assert_eq!(said.weeks(), [date(2027, 3, 1), date(2027, 3, 8)]);
        assert_eq!(said.range(), (Pence::pounds(200), Pence::pounds(1_200)));
        said.from = date(2027, 3, 2);
        assert_eq!(said.weeks(), [date(2027, 3, 8)]);
    }
}
