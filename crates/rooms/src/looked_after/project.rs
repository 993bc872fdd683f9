//! How facts about a life in care show in tables: what stands at each natural key, with the
//! returns that have said so, and the episodes as columns that lists can filter on.

use super::facts::{
    Adoption, AdoptionPlan, Confirmed, DeprivationOfLiberty, Episode, HealthYear, Keyed,
    LeaverYear, Missing, Permanence, Review, SocialWorkerSpan, Unaccompanied, Withdrawn,
};
use super::origin::Origin;
use super::sql;
use crate::people::{Identity, Returned};
use care::CollectionYear;
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "looked_after",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Identity::KIND,
        Returned::KIND,
        Episode::KIND,
        Review::KIND,
        Missing::KIND,
        HealthYear::KIND,
        LeaverYear::KIND,
        Adoption::KIND,
        AdoptionPlan::KIND,
        Permanence::KIND,
        SocialWorkerSpan::KIND,
        DeprivationOfLiberty::KIND,
        Unaccompanied::KIND,
        Confirmed::KIND,
        Withdrawn::KIND,
    ],
    apply,
};

impl Keyed for Identity {
    fn key(&self) -> String {
        String::new()
    }
    fn valid_from(&self) -> Option<care::Date> {
        self.born
    }
    fn valid_to(&self) -> Option<care::Date> {
        None
    }
}
impl Keyed for Returned {
    fn key(&self) -> String {
        self.year.0.to_string()
    }
    fn valid_from(&self) -> Option<care::Date> {
        Some(self.year.start())
    }
    fn valid_to(&self) -> Option<care::Date> {
        Some(self.year.next().start())
    }
}

/// The bit of a collection year in `returned_in`; years before 2001 and after 2062 share the ends.
pub(super) fn year_bit(year: CollectionYear) -> i64 {
    1 << (year.0 - 2000).clamp(0, 62)
}

/// The latest year in a set of year bits.
pub(super) fn latest_year(bits: i64) -> Option<CollectionYear> {
    (bits > 0).then(|| CollectionYear(2000 + (63 - bits.leading_zeros() as i16)))
}

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Episode::KIND => {
            let episode: Episode = fact.read()?;
            stand(tx, fact, &episode)?;
            let code = |c: Option<&'static str>| c;
            tx.execute(
                sql::PUT_EPISODE,
                &[
                    &fact.subject,
                    &episode.decom,
                    &episode.dec,
                    &code(episode.new_episode.map(|c| c.code())),
                    &code(episode.legal_status.map(|c| c.code())),
                    &code(episode.need.map(|c| c.code())),
                    &code(episode.placement.map(|c| c.code())),
                    &code(episode.provider.map(|c| c.code())),
                    &code(episode.ceased.map(|c| c.code())),
                    &code(episode.place_change.map(|c| c.code())),
                    &episode.urn,
                ],
            )?;
            Ok(())
        }
        Identity::KIND => stand(tx, fact, &fact.read::<Identity>()?),
        Returned::KIND => stand(tx, fact, &fact.read::<Returned>()?),
        Review::KIND => stand(tx, fact, &fact.read::<Review>()?),
        Missing::KIND => stand(tx, fact, &fact.read::<Missing>()?),
        HealthYear::KIND => stand(tx, fact, &fact.read::<HealthYear>()?),
        LeaverYear::KIND => stand(tx, fact, &fact.read::<LeaverYear>()?),
        Adoption::KIND => stand(tx, fact, &fact.read::<Adoption>()?),
        AdoptionPlan::KIND => stand(tx, fact, &fact.read::<AdoptionPlan>()?),
        Permanence::KIND => stand(tx, fact, &fact.read::<Permanence>()?),
        SocialWorkerSpan::KIND => stand(tx, fact, &fact.read::<SocialWorkerSpan>()?),
        DeprivationOfLiberty::KIND => stand(tx, fact, &fact.read::<DeprivationOfLiberty>()?),
        Unaccompanied::KIND => stand(tx, fact, &fact.read::<Unaccompanied>()?),
        Confirmed::KIND => {
            let confirmed: Confirmed = fact.read()?;
            let bit = year_bit(confirmed.year);
            for (kind, key) in &confirmed.keys {
                tx.execute(sql::CONFIRM, &[&fact.subject, kind, key, &bit])?;
            }
            Ok(())
        }
        Withdrawn::KIND => {
            let withdrawn: Withdrawn = fact.read()?;
            tx.execute(sql::FALL, &[&fact.subject, &withdrawn.kind, &withdrawn.key])?;
            if withdrawn.kind == Episode::KIND {
                tx.execute(sql::DROP_EPISODE, &[&fact.subject, &withdrawn.key])?;
            }
            Ok(())
        }
        other => Err(Fault::Other(format!(
            "looked_after does not know facts of kind {other}"
        ))),
    }
}

fn stand<C: Keyed>(tx: &mut Tx<'_>, fact: &Fact, said: &C) -> Result<(), Fault> {
    let origin = Origin::parse(&fact.source);
    let plain = fact.content.to_string();
    let content = if C::SEALED {
        tx.seal_steadily(&plain, &bound_to(fact, C::KIND))?
    } else {
        plain
    };
    tx.execute(
        sql::STAND,
        &[
            &fact.subject,
            &C::KIND,
            &said.key(),
            &fact.id,
            &content,
            &origin.year().map_or(0, year_bit),
            &matches!(origin, Origin::Worker),
        ],
    )?;
    Ok(())
}

fn bound_to(fact: &Fact, kind: &str) -> String {
    format!("standing {} {kind}", fact.subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_year_is_the_highest_bit() {
        let bits = year_bit(CollectionYear(2021)) | year_bit(CollectionYear(2027));
        assert_eq!(latest_year(bits), Some(CollectionYear(2027)));
        assert_eq!(latest_year(0), None);
    }
}
