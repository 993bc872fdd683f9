//! Reading a council's list of services in: CSV with the columns of Open Referral UK laid flat.

use super::asset::{assets, say_asset};
use super::facts::{Asset, AssetKind, AssetList, RowAside};
use crate::kept::Kept;
use crate::neighbourhood::sql::SHELF;
use care::dates::parse_date;
use care::ids::SubjectId;
use care::{Date, Postcode};
use record::access::{self, Capability};
use record::{Fault, Refusal, Tx};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What a file says, before anything is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRead {
    /// Rows that can be read.
    pub rows: Vec<Asset>,
    /// Rows that cannot.
    pub aside: Vec<RowAside>,
}

/// The longest a cell may be.
const LONGEST: usize = 4_000;

/// Where a column of the heading stands, by any of its names, letters and digits only.
struct Columns(Vec<String>);

impl Columns {
    fn cell<'r>(&self, row: &'r csv::StringRecord, names: &[&str]) -> Option<&'r str> {
        let at = self
            .0
            .iter()
            .position(|heading| names.contains(&heading.as_str()))?;
        row.get(at).map(str::trim).filter(|cell| !cell.is_empty())
    }
    fn has(&self, names: &[&str]) -> bool {
        self.0
            .iter()
            .any(|heading| names.contains(&heading.as_str()))
    }
}

const NAME: [&str; 3] = ["servicename", "name", "service"];
const ORGANISATION: [&str; 2] = ["organisationname", "organisation"];

/// Reads a list. Refused, with what was expected, when it has no columns for the name of a service and
/// its organisation; a row that cannot be read is kept aside with its line and the reason.
pub fn read_list(bytes: &[u8]) -> Result<ListRead, String> {
    let text = rulebook::read::decode(bytes)?.replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    // The standard spells with a z what is spelt with an s here.
    let plain = |cell: &str| -> String {
        cell.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .map(|c| if c == 'z' { 's' } else { c })
            .collect()
    };
    let heading = reader
        .headers()
        .map_err(|why| format!("The list cannot be read: {why}"))?;
    let columns = Columns(heading.iter().map(plain).collect());
    if !columns.has(&NAME) || !columns.has(&ORGANISATION) {
        return Err(
            "A list has a heading with at least the columns service_name and organisation_name"
                .to_owned(),
        );
    }
    let mut list = ListRead::default();
    let mut seen: HashSet<String> = HashSet::new();
    for (at, row) in reader.records().enumerate() {
        let mut line = at as u64 + 2;
        let (why, original) = match row {
            Err(why) => ("the row cannot be read".to_owned(), why.to_string()),
            Ok(row) => {
                line = row.position().map_or(line, csv::Position::line);
                let original = row.iter().collect::<Vec<_>>().join(", ");
                match one(&columns, &row) {
                    Ok(said) if !seen.insert(key(&said)) => (
                        "an earlier row of this list is about the same service".to_owned(),
                        original,
                    ),
                    Ok(said) => {
                        list.rows.push(said);
                        continue;
                    }
                    Err(why) => (why, original),
                }
            }
        };
        list.aside.push(RowAside {
            line,
            why,
            original,
        });
    }
    Ok(list)
}

fn one(columns: &Columns, row: &csv::StringRecord) -> Result<Asset, String> {
    let cell = |names: &[&str]| columns.cell(row, names);
    if row.iter().any(|cell| cell.chars().count() > LONGEST) {
        return Err(format!("a cell is longer than {LONGEST} letters"));
    }
    let text = |names: &[&str]| cell(names).map(str::to_owned);
    let name = text(&NAME).ok_or("it has no name")?;
    let organisation = text(&ORGANISATION).ok_or("it has no organisation")?;
    let postcode = match cell(&["postcode", "postalcode", "locationpostcode"]) {
        None => None,
        Some(typed) => {
            Some(Postcode::parse(typed).map_err(|_| format!("“{typed}” is not a postcode"))?)
        }
    };
    let age = |names: &[&str], what: &str| -> Result<Option<u8>, String> {
        match cell(names) {
            None => Ok(None),
            Some(typed) => match typed.parse::<u8>() {
                Ok(age) if age <= 120 => Ok(Some(age)),
                _ => Err(format!("“{typed}” is not {what}")),
            },
        }
    };
    let from_age = age(
        &["minimumage", "minage", "eligibilityminage"],
        "the youngest age",
    )?;
    let to_age = age(
        &["maximumage", "maxage", "eligibilitymaxage"],
        "the oldest age",
    )?;
    if from_age.zip(to_age).is_some_and(|(from, to)| from > to) {
        return Err("the oldest age is below the youngest".to_owned());
    }
    let updated = match cell(&["lastmodified", "lastupdated", "updated", "modified"]) {
        None => None,
        Some(typed) => Some(day(typed).ok_or_else(|| format!("“{typed}” is not a date"))?),
    };
    let kind = match cell(&["kind", "taxonomy", "category"]) {
        None => AssetKind::Other,
        Some(typed) => AssetKind::parse(typed)
            .or_else(|| {
                AssetKind::ALL
                    .iter()
                    .copied()
                    .find(|one| one.words().eq_ignore_ascii_case(typed))
            })
            .unwrap_or(AssetKind::Other),
    };
    Ok(Asset {
        name,
        organisation,
        kind,
        description: text(&["description", "servicedescription"]),
        url: text(&["url", "serviceurl", "website"]),
        email: text(&["email", "serviceemail"]),
        phone: text(&["phone", "phonenumber", "telephone"]),
        address: text(&["address", "locationaddress", "address1", "locationname"]),
        postcode,
        schedule: text(&["schedule", "openinghours", "regularschedule"]),
        cost: text(&["cost", "costoption", "fees"]),
        eligibility: text(&["eligibility", "eligibilitydescription"]),
        from_age,
        to_age,
        listed_as: text(&["id", "serviceid"]),
        updated,
        closed: None,
    })
}

/// A day, with or without a time of day behind it.
fn day(typed: &str) -> Option<Date> {
    let day = typed.split(['T', ' ']).next()?;
    parse_date(typed).or_else(|| parse_date(day))
}

/// By what a service is known again: its id in the list, or its name and organisation.
fn key(said: &Asset) -> String {
    match &said.listed_as {
        Some(id) => format!("id {}", id.to_lowercase()),
        None => format!(
            "{} | {}",
            said.name.to_lowercase(),
            said.organisation.to_lowercase()
        ),
    }
}

/// Writes a list down: new services, and what changed of those that came from a list before. One that says
/// the same says nothing; none is confirmed by it. Needs [`Capability::KeepAssets`].
pub fn take_list(tx: &mut Tx<'_>, file: &str, read: &ListRead) -> Result<SubjectId, Refusal> {
    access::need(tx, Capability::KeepAssets)?;
    let known: HashMap<String, (SubjectId, Asset)> = assets(tx)?
        .into_iter()
        .map(|one| (key(&one.asset.said), (one.id(), one.asset.said)))
        .collect();
    let mut said = AssetList {
        file: file.to_owned(),
        new: 0,
        changed: 0,
        same: 0,
        aside: read.aside.clone(),
    };
    for row in &read.rows {
        match known.get(&key(row)) {
            None => {
                said.new += 1;
                say_asset(tx, SubjectId(Uuid::now_v7()), row)?;
            }
            Some((_, stands)) if stands == row => said.same += 1,
            Some((id, _)) => {
                said.changed += 1;
                say_asset(tx, *id, row)?;
            }
        }
    }
    let id = SubjectId(Uuid::now_v7());
    let today = tx.today();
    crate::kept::say(tx, id, today, &said)?;
    Ok(id)
}

/// The lists that were read, the newest first.
pub fn lists(tx: &mut Tx<'_>) -> Result<Vec<Kept<AssetList>>, Fault> {
    SHELF.all(tx)
}

#[test]
fn a_row_that_cannot_be_read_is_kept_aside_with_its_line_and_why() {
    let text = "id,Organisation name,service_name,postcode,minimum_age,maximum_age,last_modified\n\
        s1,Kitchen,Friday table,wn71pg,,,2026-11-02T09:00:00Z\n\
        s2,Kitchen,,WN7 1PG,,,\n\
        s3,Gym,Boxing,WN7,,,\n\
        s4,Gym,Boxing,WN7 1PG,12,nine,\n\
        s5,Gym,Boxing,WN7 1PG,12,9,\n\
        S1,Kitchen,Again,,,,\n\
        s6,Gym,Dates,,,,yesterday\n";
    let read = read_list(text.as_bytes()).unwrap();
    assert_eq!(read.rows.len(), 1);
    assert_eq!(read.rows[0].updated, Some(jiff::civil::date(2026, 11, 2)));
    let aside: Vec<(u64, &str)> = read
        .aside
        .iter()
        .map(|row| (row.line, row.why.as_str()))
        .collect();
    assert_eq!(
        aside,
        [
            (3, "it has no name"),
            (4, "“WN7” is not a postcode"),
            (5, "“nine” is not the oldest age"),
            (6, "the oldest age is below the youngest"),
            (7, "an earlier row of this list is about the same service"),
            (8, "“yesterday” is not a date"),
        ]
    );
    assert!(
        read_list(b"a,b\n1,2\n")
            .unwrap_err()
            .contains("service_name")
    );
}
