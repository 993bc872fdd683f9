//! Assets as they stand, how fresh they are, and finding one near somebody.

use super::facts::{Asset, AssetKind, Confirmed};
use crate::kept::Kept;
use crate::neighbourhood::footprint::{Counted, Footprints, Lies, count};
use crate::neighbourhood::sql::SHELF;
use crate::places::postcodes;
use care::dates::days_between;
use care::ids::{FactId, SubjectId};
use care::{Date, Grid, Miles};
use record::access::{self, Capability};
use record::{Fault, FieldError, Refusal, Saying, Tx};
use std::collections::HashMap;

/// Days for which a confirmation holds. After them one is told to ask first.
pub const CONFIRMED_WITHIN: i32 = 180;

/// An asset as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct AssetNow {
    /// What was said of it.
    pub asset: Kept<Asset>,
    /// When a human last made sure.
    pub confirmed: Option<Kept<Confirmed>>,
}

/// How fresh what is written of an asset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// A human made sure so many days ago, within [`CONFIRMED_WITHIN`].
    Confirmed(i32),
    /// A human made sure, and it is so many days ago that one asks first.
    Old(i32),
    /// No human ever did.
    Never,
}

impl AssetNow {
    /// Which.
    pub fn id(&self) -> SubjectId {
        self.asset.subject
    }
    /// How fresh it is. What a list says was changed makes nothing fresh.
    pub fn freshness(&self, today: Date) -> Freshness {
        match &self.confirmed {
            None => Freshness::Never,
            Some(one) => match days_between(one.said.on, today) {
                days if days <= CONFIRMED_WITHIN => Freshness::Confirmed(days),
                days => Freshness::Old(days),
            },
        }
    }
    fn at(&self) -> Option<Grid> {
        Some(postcodes().locate(self.asset.said.postcode?)?.grid)
    }
}

/// Every asset that is still there, by name.
pub fn assets(tx: &mut Tx<'_>) -> Result<Vec<AssetNow>, Fault> {
    let confirmed: Vec<Kept<Confirmed>> = SHELF.all(tx)?;
    let mut last: HashMap<SubjectId, Kept<Confirmed>> = HashMap::new();
    // The newest first.
    for one in confirmed {
        last.entry(one.subject).or_insert(one);
    }
    let all: Vec<Kept<Asset>> = SHELF.all(tx)?;
    let mut all: Vec<AssetNow> = all
        .into_iter()
        .filter(|one| one.said.closed.is_none())
        .map(|asset| AssetNow {
            confirmed: last.remove(&asset.subject),
            asset,
        })
        .collect();
    all.sort_by_cached_key(|one| one.asset.said.name.to_lowercase());
    Ok(all)
}

/// One asset, also when it is no longer there.
pub fn asset(tx: &mut Tx<'_>, id: SubjectId) -> Result<AssetNow, Refusal> {
    let mut said: Vec<Kept<Asset>> = SHELF.of(tx, id)?;
    let confirmed: Vec<Kept<Confirmed>> = SHELF.of(tx, id)?;
    let asset = match said.is_empty() {
        true => return Err(Refusal::NotFound),
        false => said.remove(0),
    };
    Ok(AssetNow {
        asset,
        confirmed: confirmed.into_iter().next(),
    })
}

/// Writes an asset down, changes it, or says that it is no longer there. Needs
/// [`Capability::KeepAssets`].
pub fn say_asset(tx: &mut Tx<'_>, id: SubjectId, said: &Asset) -> Result<FactId, Refusal> {
    access::need(tx, Capability::KeepAssets)?;
    if said
        .from_age
        .zip(said.to_age)
        .is_some_and(|(from, to)| from > to)
    {
        let words = "The oldest age must not be below the youngest";
        return Err(Refusal::Invalid(vec![FieldError::new("to_age", words)]));
    }
    let stands: Vec<Kept<Asset>> = SHELF.of(tx, id)?;
    let mut how = Saying::from("worker").since(tx.today());
    if let Some(one) = stands.first() {
        how = how.replacing(one.fact, "Changed");
    }
    Ok(tx.say(id, said, how)?)
}

/// Says that one made sure. Needs [`Capability::KeepAssets`]: a human signs for it, never a list.
pub fn confirm(tx: &mut Tx<'_>, id: SubjectId, said: &Confirmed) -> Result<FactId, Refusal> {
    access::need(tx, Capability::KeepAssets)?;
    asset(tx, id)?;
    Ok(crate::kept::say(tx, id, said.on, said)?)
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// Words in its name, its organisation, what one finds there or for whom it is.
    pub words: String,
    /// Only in this footprint.
    pub footprint: Option<SubjectId>,
    /// Only of this kind.
    pub kind: Option<AssetKind>,
    /// Only for somebody of this age.
    pub age: Option<u8>,
    /// The nearest to here first.
    pub near: Option<Grid>,
}

/// One that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub asset: AssetNow,
    /// Where it lies.
    pub lies: Lies,
    /// How far in a straight line, when that was asked and both places are known.
    pub miles: Option<Miles>,
}

/// Finds assets: the nearest first when a place is given, those whose place is not known last;
/// otherwise by name.
pub fn search(all: Vec<AssetNow>, footprints: &Footprints, of: &Search) -> Vec<Found> {
    let words: Vec<String> = of.words.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<Found> = all
        .into_iter()
        .filter(|one| {
            let said = &one.asset.said;
            let text = [
                Some(said.name.as_str()),
                Some(&said.organisation),
                said.description.as_deref(),
                said.eligibility.as_deref(),
            ];
            let text = text
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase();
            let old_enough = |age: u8| {
                said.from_age.is_none_or(|from| from <= age)
                    && said.to_age.is_none_or(|to| age <= to)
            };
            words.iter().all(|word| text.contains(word.as_str()))
                && of.kind.is_none_or(|kind| kind == said.kind)
                && of.age.is_none_or(old_enough)
        })
        .map(|asset| Found {
            lies: footprints.of_maybe(asset.asset.said.postcode),
            miles: of
                .near
                .zip(asset.at())
                .map(|(here, there)| here.miles_to(there)),
            asset,
        })
        .filter(|one| of.footprint.is_none_or(|id| one.lies == Lies::In(id)))
        .collect();
    if of.near.is_some() {
        // Tenths of a mile, as they are shown: equals stay by name.
        found.sort_by_key(|one| (one.miles.is_none(), one.miles));
    }
    found
}

/// How many assets lie in each footprint.
pub fn counted(tx: &mut Tx<'_>, footprints: &Footprints) -> Result<Counted, Fault> {
    let all = assets(tx)?;
    Ok(count(
        footprints,
        all.iter().map(|one| one.asset.said.postcode),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::neighbourhood::community::ConfirmedHow;
    use care::dates::plus_days;
    use care::ids::MemberId;
    use jiff::civil::date;
    use uuid::Uuid;

    fn kept<C>(said: C) -> Kept<C> {
        Kept {
            fact: FactId(Uuid::nil()),
            subject: SubjectId(Uuid::nil()),
            about: None,
            on: Date::ZERO,
            at: record::Timestamp::UNIX_EPOCH,
            by: MemberId(Uuid::nil()),
            said,
        }
    }

    #[test]
    fn the_hundred_and_eightieth_day_is_fresh_and_the_next_is_not() {
        let on = date(2027, 1, 1);
        let one = |confirmed: Option<Date>| AssetNow {
            asset: kept(Asset {
                name: "A club".to_owned(),
                organisation: "Us".to_owned(),
                kind: AssetKind::Youth,
                description: None,
                url: None,
                email: None,
                phone: None,
                address: None,
                postcode: None,
                schedule: None,
                cost: None,
                eligibility: None,
                from_age: None,
                to_age: None,
                listed_as: None,
                // Changed in its list today: that confirms nothing.
                updated: Some(plus_days(on, 180)),
                closed: None,
            }),
            confirmed: confirmed.map(|on| {
                kept(Confirmed {
                    on,
                    how: ConfirmedHow::Rang,
                    with: None,
                })
            }),
        };
        let today = plus_days(on, 180);
        assert_eq!(one(Some(on)).freshness(today), Freshness::Confirmed(180));
        assert_eq!(
            one(Some(on)).freshness(plus_days(today, 1)),
            Freshness::Old(181)
        );
        assert_eq!(one(None).freshness(today), Freshness::Never);
    }
}
