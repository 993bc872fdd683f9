//! The census out: a row for each placement that is paid for on a day, from the record.

use super::form::{NOT_KNOWN, columns, ethnic_group, name, provision_of};
use super::project::said;
use super::take::unaccompanied_as_stands;
use crate::costs;
use crate::homes::{self, Registration};
use crate::looked_after::{self, DeprivationOfLiberty};
use crate::people::{self, Identity};
use care::codes::Sex;
use care::ids::YoungPersonId;
use care::{Age, Date, Pence};
use record::access::{Action, FieldClass, find};
use record::{Refusal, Tx};
use std::collections::{BTreeMap, HashMap};

/// The rows, and what is not known in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Out {
    /// Cells in the order of the form's columns.
    pub rows: Vec<Vec<String>>,
    /// Columns with cells that are not known, and in how many rows.
    pub not_known: BTreeMap<String, usize>,
    /// Placements that the reader may not see, left out.
    pub left_out: usize,
}

fn pounds(pence: Pence) -> String {
    format!("{}.{:02}", pence.0 / 100, pence.0 % 100)
}

/// What a cell says of which the reader may not know.
const NOT_SHOWN: &str = "Not shown to you";

/// Which kind of information a column is.
fn class_of(column: &str) -> FieldClass {
    match column {
        name::CHILD => FieldClass::Identity,
        name::WHO | name::AGE | name::GENDER | name::UASC | name::ETHNIC => {
            FieldClass::Characteristics
        }
        name::HOME | name::HOME_URN => FieldClass::Whereabouts,
        name::DOLS => FieldClass::Safety,
        _ => FieldClass::Money,
    }
}

/// The rows of a day, as far as the reader may see or export each. Each is a look at the young person.
pub fn rows(tx: &mut Tx<'_>, on: Date, action: Action) -> Result<Out, Refusal> {
    let lines = costs::lines(tx)?;
    let known = homes::known_homes(tx)?;
    let providers: HashMap<_, _> = homes::all_providers(tx)?
        .into_iter()
        .map(|one| (one.id, one.said))
        .collect();
    let lives = looked_after::lives(tx)?;
    let said = said(tx)?;
    let codes = people::codes_of(tx)?;
    let permitted = people::permitted_to(tx, action, &[FieldClass::Money])?;
    let council = tx.council();
    let council = council.name().unwrap_or(council.as_str()).to_owned();
    let mut out = Out::default();
    let mut running: Vec<&costs::KeptLine> = lines
        .iter()
        .filter(|line| line.nights().contains(on))
        .collect();
    running.sort_by_cached_key(|line| code_of(&codes, line.of));
    for line in running {
        if !permitted.contains(&line.of) {
            out.left_out += 1;
            continue;
        }
        let allowed = find(tx, line.of)?.allow_for(action, FieldClass::Money)?;
        let standing = looked_after::standing(tx, line.of)?;
        let mut who: Option<Identity> = None;
        standing.each(|_, one| who = Some(one))?;
        let mut liberty: Vec<DeprivationOfLiberty> = Vec::new();
        standing.each(|_, one| liberty.push(one))?;
        let start = lives
            .of(line.of)
            .and_then(|lived| lived.placement_on(on))
            .map_or(line.said.from, |place| place.period.from);
        let census = said
            .get(&(line.of, start))
            .or_else(|| said.get(&(line.of, line.said.from)))
            .map(|(_, said)| said);
        let at = line.said.home.and_then(|home| {
            let at = known.binary_search_by_key(&home, |one| one.id).ok()?;
            known.get(at)
        });
        let provider = line.said.provider.and_then(|id| providers.get(&id));
        let age = who
            .as_ref()
            .and_then(|who| Age::on(who.born?, on))
            .map(|age| age.0);
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let extra = line
            .said
            .parts
            .iter()
            .any(|part| part.what != costs::Part::Care);
        let cell = |column: &str| -> Option<String> {
            match column {
                name::WHO => Some(
                    if age.is_some_and(|age| age >= 18) {
                        "Post 18 (CSC placement)"
                    } else {
                        "Looked after child (under 18)"
                    }
                    .to_owned(),
                ),
                name::COUNCIL => Some(council.clone()),
                name::CHILD => text(&code_of(&codes, line.of)),
                name::AGE => age.map(|age| age.to_string()),
                name::GENDER => match who.as_ref()?.sex? {
                    Sex::Male | Sex::MaleUntil2024 => text("Male (including trans male)"),
                    Sex::Female | Sex::FemaleUntil2024 => text("Female (including trans female)"),
                    Sex::Unknown => None,
                },
                name::SOURCED => text(&census?.sourced),
                name::PROVIDER => text(&provider?.name),
                name::HOME => text(&at?.said.name),
                name::PROVISION => census
                    .map(|said| said.provision.clone())
                    .or_else(|| provision_of(line.said.kind).map(str::to_owned)),
                name::WEEKLY => Some(pounds(line.weekly())),
                name::SOCIAL_CARE => Some(pounds(census?.contributions[0])),
                name::EDUCATION => Some(pounds(census?.contributions[1])),
                name::HEALTH => Some(pounds(census?.contributions[2])),
                name::ETHNIC => text(ethnic_group(who.as_ref().and_then(|who| who.ethnicity))),
                name::START => Some(start.strftime("%d/%m/%Y").to_string()),
                name::REGISTRATION => census.map(|said| said.registration.clone()).or_else(|| {
                    let at = at?;
                    let ofsted =
                        at.said.urn.is_some() && at.said.registration == Some(Registration::Active);
                    ofsted.then(|| "Ofsted".to_owned())
                }),
                name::DISTANCE => census?.distance.clone(),
                name::PROVIDER_URN => census
                    .map(|said| said.provider_urn.clone())
                    .or_else(|| provider?.urn.clone()),
                name::HOME_URN => census
                    .and_then(|said| said.home_urn.clone())
                    .or_else(|| at?.said.urn.clone()),
                name::COMPANY => text(&census?.company),
                name::PACKAGES => Some(
                    if census.map_or(extra, |said| said.packages) {
                        "Yes"
                    } else {
                        "No"
                    }
                    .to_owned(),
                ),
                name::DOLS => Some(
                    if liberty
                        .iter()
                        .any(|one| one.from <= on && one.until.is_none_or(|until| until > on))
                    {
                        "DoLS (current)"
                    } else if liberty.iter().any(|one| one.from <= on) {
                        "DoLS (previous)"
                    } else {
                        "No"
                    }
                    .to_owned(),
                ),
                name::SOLO => text(&census?.solo),
                _ => None,
            }
        };
        let mut row: Vec<String> = Vec::with_capacity(columns().len());
        for column in columns() {
            let value = if column.name == name::UASC {
                None
            } else {
                cell(&column.name)
            };
            if !allowed.lens().may(action, class_of(&column.name)) {
                row.push(NOT_SHOWN.to_owned());
                continue;
            }
            row.push(match value {
                Some(value) => value,
                None if column.blank_allowed => String::new(),
                None => NOT_KNOWN.to_owned(),
            });
        }
        for (at, column) in columns().iter().enumerate() {
            if column.name == name::UASC && row[at] != NOT_SHOWN {
                let told = codes.get(&line.of).is_some_and(|(_, year)| year.is_some());
                row[at] = unaccompanied_as_stands(&standing, told, on)?.to_owned();
            }
            if row[at] == NOT_KNOWN || row[at] == "Unknown" {
                *out.not_known.entry(column.name.clone()).or_default() += 1;
            }
        }
        out.rows.push(row);
    }
    Ok(out)
}

fn code_of(
    codes: &HashMap<YoungPersonId, (care::ids::ChildCode, Option<care::CollectionYear>)>,
    of: YoungPersonId,
) -> String {
    codes
        .get(&of)
        .map_or_else(String::new, |(code, _)| code.to_string())
}

/// The rows as a file, with the form's headings.
pub fn to_csv(out: &Out) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads: Vec<&str> = columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    // Writing into memory does not fail.
    let _ = writer.write_record(&heads);
    for row in &out.rows {
        // No spreadsheet takes what somebody wrote for a formula.
        let safe = row.iter().map(|cell| match cell.chars().next() {
            Some('=' | '+' | '-' | '@') => format!("'{cell}"),
            _ => cell.clone(),
        });
        let _ = writer.write_record(safe);
    }
    writer.into_inner().unwrap_or_default()
}
