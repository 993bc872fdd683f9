// Long because: what a footprint is, how an address finds it, and the worked cases of both.

//! Footprints: the parts of a borough that services share. Each is a set of wards, with postcodes
//! that go another way than their ward, and the partners' own areas that were drawn to match.

use super::sql::SHELF;
use crate::evidence;
use crate::kept::Kept;
use crate::places::postcodes;
use care::geo::Areas;
use care::ids::{FactId, SubjectId};
use care::{Authority, Date, Postcode};
use measures::Borough;
use record::access::{self, Capability};
use record::{Fault, FieldError, Refusal, Saying, Tx};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

listed! {
    /// Whose area a boundary is.
    BoundaryKind {
        /// General practices that work together.
        GpCluster = "gp_cluster", "GP cluster";
        /// Where the same police officers are known.
        PoliceBeat = "police_beat", "Police beat";
        /// Schools that work together.
        SchoolGroup = "school_group", "School group";
    }
}

/// An area of a partner that goes with a footprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundary {
    /// Whose.
    pub kind: BoundaryKind,
    /// What they call it.
    pub name: String,
}

/// A footprint. Its subject is the footprint; said again, it takes its own place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    /// What people who live there would call it.
    pub name: String,
    /// The wards that belong to it, by ONS code.
    #[serde(default)]
    pub wards: Vec<Authority>,
    /// Postcodes, or their beginnings, that belong to it whatever their ward: `WN7 1AA`, `WN7 1`, `WN7`.
    #[serde(default)]
    pub postcodes: Vec<String>,
    /// The partners' areas that go with it.
    #[serde(default)]
    pub boundaries: Vec<Boundary>,
    /// Why it was given up; nothing while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_up: Option<String>,
}

content! {
    Footprint = "neighbourhood.footprint";
}

/// In which footprint something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lies {
    /// In this one.
    In(SubjectId),
    /// In the borough, and in no footprint.
    InNone,
    /// In another authority.
    Outside,
    /// Nobody knows where it is.
    Unknown,
}

/// The footprints that stand, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Footprints {
    all: Vec<Kept<Footprint>>,
    council: Option<Authority>,
}

/// The council's wards by code and name, in the order of names.
pub(super) fn wards(council: Authority) -> Vec<(Authority, String)> {
    let mut all: Vec<(Authority, String)> = evidence::areas(council)
        .into_iter()
        .flat_map(Areas::iter)
        .map(|area| (area.code, area.name.clone()))
        .collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// The beginning of a postcode as it is kept, when it is one: an outward code, that and a digit, or
/// the whole.
pub(super) fn beginning(typed: &str) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    if let Ok(whole) = Postcode::parse(&typed) {
        return Some(whole.to_string());
    }
    let (outward, inward) = typed.split_once(' ').unwrap_or((&typed, ""));
    let inward = inward.trim();
    let digit =
        inward.is_empty() || inward.len() == 1 && inward.bytes().all(|b| b.is_ascii_digit());
    // What is left out is filled in, so that the rules of postcodes judge it.
    Postcode::parse(&format!("{outward} 1AA"))
        .ok()
        .filter(|_| digit)?;
    Some(format!("{outward} {inward}").trim_end().to_owned())
}

/// Whether a postcode begins so: `WN7` is not the beginning of `WN71 1AA`.
fn begins(postcode: &str, beginning: &str) -> bool {
    postcode
        .strip_prefix(beginning)
        .is_some_and(|rest| beginning.contains(' ') || rest.starts_with(' '))
}

impl Footprints {
    /// Each, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = &Kept<Footprint>> {
        self.all.iter()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// One by its id.
    pub fn get(&self, id: SubjectId) -> Option<&Kept<Footprint>> {
        self.all.iter().find(|one| one.subject == id)
    }
    /// What one is called.
    pub fn name(&self, id: SubjectId) -> &str {
        self.get(id).map_or("A footprint that was given up", |one| {
            one.said.name.as_str()
        })
    }
    /// Its number on the map: its place among the names, from 1.
    pub fn number(&self, id: SubjectId) -> Option<usize> {
        self.all
            .iter()
            .position(|one| one.subject == id)
            .map(|at| at + 1)
    }
    /// Each with its name, to choose from.
    pub fn choices(&self) -> Vec<(SubjectId, String)> {
        self.all
            .iter()
            .map(|one| (one.subject, one.said.name.clone()))
            .collect()
    }
    /// The footprint a ward belongs to.
    pub fn of_ward(&self, ward: Authority) -> Option<&Kept<Footprint>> {
        self.all.iter().find(|one| one.said.wards.contains(&ward))
    }

    /// Where a postcode lies: the longest beginning that a footprint names decides, then its ward.
    pub fn of(&self, postcode: Postcode) -> Lies {
        let named = self
            .all
            .iter()
            .flat_map(|one| {
                one.said
                    .postcodes
                    .iter()
                    .map(move |text| (one.subject, text))
            })
            .filter(|(_, text)| begins(postcode.as_str(), text))
            .max_by_key(|(_, text)| text.len());
        if let Some((id, _)) = named {
            return Lies::In(id);
        }
        let Some(place) = postcodes().locate(postcode) else {
            return Lies::Unknown;
        };
        let Some(council) = self.council else {
            return Lies::Unknown;
        };
        let ward = evidence::areas(council).and_then(|areas| areas.at(place.grid));
        match ward.and_then(|ward| self.of_ward(ward.code)) {
            Some(one) => Lies::In(one.subject),
            None if place.authority == council || ward.is_some() => Lies::InNone,
            None => Lies::Outside,
        }
    }

    /// The same for a postcode that may not be known.
    pub fn of_maybe(&self, postcode: Option<Postcode>) -> Lies {
        postcode.map_or(Lies::Unknown, |postcode| self.of(postcode))
    }
}

/// The footprints as they stand.
pub fn footprints(tx: &mut Tx<'_>) -> Result<Footprints, Fault> {
    let mut all: Vec<Kept<Footprint>> = SHELF.all(tx)?;
    all.retain(|one| one.said.given_up.is_none());
    all.sort_by_cached_key(|one| one.said.name.to_lowercase());
    Ok(Footprints {
        all,
        council: Some(tx.council()),
    })
}

/// Says what a footprint is: new, or otherwise than before, or given up. Needs
/// [`Capability::KeepPlaces`]. `seen` is the fact the form was drawn from. Refused when a ward or the
/// beginning of a postcode belongs to another footprint: an address gives one footprint and no more.
pub fn say_footprint(
    tx: &mut Tx<'_>,
    id: SubjectId,
    said: &Footprint,
    seen: Option<FactId>,
) -> Result<FactId, Refusal> {
    access::need(tx, Capability::KeepPlaces)?;
    let all = footprints(tx)?;
    let stands = all.get(id).map(|one| one.fact);
    if stands != seen {
        return Err(Refusal::Conflict(Box::new(record::Conflict {
            what: "this footprint".to_owned(),
            ..record::Conflict::default()
        })));
    }
    if said.given_up.is_none() {
        wrong(tx.council(), &all, id, said)?;
    }
    let today = tx.today();
    let mut how = Saying::from("worker").since(today);
    if let Some(earlier) = seen {
        how = how.replacing(earlier, "Drawn anew");
    }
    Ok(tx.say(id, said, how)?)
}

fn wrong(
    council: Authority,
    all: &Footprints,
    id: SubjectId,
    said: &Footprint,
) -> Result<(), Refusal> {
    let mut found = Vec::new();
    let known = wards(council);
    let others = || all.iter().filter(|one| one.subject != id);
    if others().any(|one| one.said.name.eq_ignore_ascii_case(&said.name)) {
        found.push(FieldError::new("name", "Another footprint has this name"));
    }
    if said.wards.is_empty() && said.postcodes.is_empty() {
        let words = "Select at least one ward, or enter a postcode";
        found.push(FieldError::new("wards", words));
    }
    for ward in &said.wards {
        let name = known
            .iter()
            .find(|(code, _)| code == ward)
            .map(|(_, name)| name.as_str());
        match (name, others().find(|one| one.said.wards.contains(ward))) {
            (None, _) => found.push(FieldError::new("wards", "Select wards of this council")),
            (Some(name), Some(other)) => found.push(FieldError::new(
                "wards",
                format!(
                    "{name} belongs to {}. Take it out there first",
                    other.said.name
                ),
            )),
            _ => {}
        }
    }
    for text in &said.postcodes {
        if beginning(text).as_deref() != Some(text) {
            let words = format!("{text} is not a postcode or the beginning of one, like WN7 1");
            found.push(FieldError::new("postcodes", words));
        } else if let Some(other) = others().find(|one| one.said.postcodes.contains(text)) {
            let words = format!(
                "{text} belongs to {}. Take it out there first",
                other.said.name
            );
            found.push(FieldError::new("postcodes", words));
        }
    }
    match found.is_empty() {
        true => Ok(()),
        false => Err(Refusal::Invalid(found)),
    }
}

/// How many are in each footprint, and elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    by: BTreeMap<Lies, u32>,
}

impl Counted {
    /// How many lie there.
    pub fn at(&self, lies: Lies) -> u32 {
        self.by.get(&lies).copied().unwrap_or(0)
    }
    /// All of them.
    pub fn total(&self) -> u32 {
        self.by.values().sum()
    }
}

/// Counts postcodes by the footprint they lie in. The same postcode is looked for once.
pub fn count(footprints: &Footprints, all: impl IntoIterator<Item = Option<Postcode>>) -> Counted {
    let mut counted = Counted::default();
    let mut known: HashMap<Option<Postcode>, Lies> = HashMap::new();
    for postcode in all {
        let lies = *known
            .entry(postcode)
            .or_insert_with(|| footprints.of_maybe(postcode));
        *counted.by.entry(lies).or_default() += 1;
    }
    counted
}

/// The children looked after on a day, by the footprint they live in or came `from`.
pub fn children(footprints: &Footprints, borough: &Borough, on: Date, from: bool) -> Counted {
    count(footprints, evidence::addresses(borough, on, from))
}

/// A count for somebody who may not see small ones: to the nearest ten. Wards are published beside
/// footprints, so that a total to the last child would give away the one ward that is hidden.
pub(super) const fn nearest_ten(count: u32) -> u32 {
    (count + 5) / 10 * 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::MemberId;
    use uuid::Uuid;

    fn all(of: &[(&str, &[&str], &[&str])]) -> Footprints {
        let wards = wards(Authority::WIGAN);
        let code = |name: &str| wards.iter().find(|one| one.1 == name).unwrap().0;
        let all = of
            .iter()
            .enumerate()
            .map(|(at, (name, wards, postcodes))| Kept {
                fact: FactId(Uuid::from_u128(at as u128)),
                subject: SubjectId(Uuid::from_u128(at as u128)),
                about: None,
                on: Date::ZERO,
                at: record::Timestamp::UNIX_EPOCH,
                by: MemberId(Uuid::nil()),
                said: Footprint {
                    name: (*name).to_owned(),
                    wards: wards.iter().map(|name| code(name)).collect(),
                    postcodes: postcodes.iter().map(|text| (*text).to_owned()).collect(),
                    ..Footprint::default()
                },
            });
        Footprints {
            all: all.collect(),
            council: Some(Authority::WIGAN),
        }
    }

    fn at(number: u128) -> Lies {
        Lies::In(SubjectId(Uuid::from_u128(number)))
    }

    #[test]
    fn an_address_gives_its_footprint_by_the_longest_beginning_then_by_its_ward() {
        let leigh = ["Leigh South", "Leigh West", "Leigh Central & Higher Folds"];
        let two = all(&[
            ("Leigh", &leigh, &[]),
            ("Wigan", &["Wigan Central"], &["WN7 1", "M1"]),
        ]);
        let of = |text: &str| two.of(Postcode::parse(text).unwrap());
        let (wn7, wn1) = ("WN7 4ZZ", "WN1 1YN");
        let known = |text: &str| postcodes().locate(Postcode::parse(text).unwrap()).is_some();
        assert!(!known(wn7), "a postcode that never was is not known");
        assert_eq!(of(wn7), Lies::Unknown);
        assert_eq!(of("WN7 2AE"), at(0), "by its ward");
        assert_eq!(of("WN7 1PG"), at(1), "what is named beats the ward");
        assert_eq!(of(wn1), at(1));
        assert_eq!(of("WN3 4NF"), Lies::InNone);
        assert_eq!(of("BS1 4ND"), Lies::Outside);
        assert_eq!(of("M11 1AA"), Lies::Outside, "M1 is no beginning of M11");
        let more = all(&[
            ("Whole", &[], &["WN7 1PG"]),
            ("Part", &[], &["WN7", "WN7 1"]),
        ]);
        assert_eq!(more.of(Postcode::parse("WN7 1PG").unwrap()), at(0));
        assert_eq!(more.of(Postcode::parse("WN7 1PJ").unwrap()), at(1));
    }

    #[test]
    fn beginnings_of_postcodes_are_kept_in_one_form() {
        for (typed, kept) in [
            ("wn71pg", Some("WN7 1PG")),
            (" wn7 1 ", Some("WN7 1")),
            ("m29", Some("M29")),
            ("WN7 1P", None),
            ("Leigh", None),
            ("", None),
        ] {
            assert_eq!(beginning(typed).as_deref(), kept, "{typed}");
        }
    }

    #[test]
    fn a_published_count_is_to_the_nearest_ten() {
        assert_eq!([0, 4, 5, 14, 15].map(nearest_ten), [0, 0, 10, 10, 20]);
    }
}
