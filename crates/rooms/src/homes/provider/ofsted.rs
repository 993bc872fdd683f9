//! Ofsted's list of providers: reading it, and bringing providers and homes up to date by it.
//!
//! Of a home the record knows, only what Ofsted itself decides is changed: registration, places and
//! judgement. What workers and providers wrote stays.

use super::{Provider, all_providers, say_provider};
use crate::homes::home::{Home, KeptHome, all_homes, say_home};
use crate::homes::words::{Grade, HomeKind, Registration, Sector};
use crate::sent_table::{NoTable, SentTable};
use care::counted;
use care::dates::parse_date;
use care::ids::{HomeId, OrganisationId};
use care::{Authority, Date, Postcode};
use record::{Caller, Record, Refusal};
use std::collections::HashMap;
use uuid::Uuid;

/// One line of the list that is a home or a fostering agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Ofsted's unique reference number.
    pub urn: String,
    /// What kind of home; `None` is an agency.
    pub kind: Option<HomeKind>,
    /// What it is called; `None` where Ofsted leaves it out.
    pub name: Option<String>,
    /// How its registration stands.
    pub registration: Registration,
    /// Since when.
    pub registered_on: Option<Date>,
    /// Its postcode, where it is given.
    pub postcode: Option<Postcode>,
    /// The authority it lies in.
    pub authority: Option<Authority>,
    /// The sector.
    pub sector: Sector,
    /// Registered places.
    pub places: Option<u16>,
    /// Who owns it.
    pub owner: String,
    /// The last judgement.
    pub grade: Option<Grade>,
    /// The day of that inspection.
    pub inspected_on: Option<Date>,
}

/// Why a file cannot be read as the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// A column is missing.
    #[error("this is not Ofsted’s list of providers: it has no column “{0}”")]
    NoColumn(&'static str),
    /// It is neither CSV nor a workbook.
    #[error("this file cannot be read as CSV or as a workbook")]
    NoTable,
}

/// Reads the list, as CSV or as the workbook that Ofsted publishes. Kinds of provision where no child is placed (adoption agencies, boarding schools
/// and the like) are left out.
pub fn read(bytes: &[u8]) -> Result<Vec<Listed>, ListFault> {
    let sought = ["URN", "Provision type", "Registration status", "Places"];
    let table = SentTable::read(bytes, sought.into_iter()).map_err(|NoTable| ListFault::NoTable)?;
    let maybe = |name: &str| table.column(name);
    let column = |name: &'static str| maybe(name).ok_or(ListFault::NoColumn(name));
    let (urn, kind, status) = (
        column("URN")?,
        column("Provision type")?,
        column("Registration status")?,
    );
    let (name, sector, places, authority) = (
        column("Name")?,
        column("Sector")?,
        column("Places")?,
        column("Local authority")?,
    );
    let postcode = column("Postcode")?;
    let since = maybe("registration date");
    let owner = maybe("organisation which owns the provider").or(maybe("organisation name"));
    let grade = maybe("overall experiences and progress of children and young people");
    let inspected = maybe("latest full inspection date");
    let mut found = Vec::new();
    for (_, cells) in table.rows() {
        let at = |column: usize| cells.at(column);
        let known = |column: usize| Some(at(column)).filter(|t| !t.is_empty() && *t != "REDACTED");
        let Some(kind) = kind_of(at(kind)) else {
            continue;
        };
        let owner = owner.and_then(known).or_else(|| known(name));
        let Some(owner) = owner.filter(|_| !at(urn).is_empty()) else {
            continue;
        };
        found.push(Listed {
            urn: at(urn).to_owned(),
            kind,
            name: known(name).map(str::to_owned),
            registration: match at(status).to_lowercase().as_str() {
                "active" => Registration::Active,
                "suspended" => Registration::Suspended,
                "proposed" | "in process" => Registration::AppliedFor,
                _ => Registration::Ended,
            },
            registered_on: since.and_then(|column| parse_date(at(column))),
            postcode: known(postcode).and_then(|text| Postcode::parse(text).ok()),
            authority: care::authorities::current()
                .find(|(_, _, name)| name.eq_ignore_ascii_case(at(authority)))
                .map(|(code, _, _)| code),
            sector: match at(sector).to_lowercase().as_str() {
                "local authority" => Sector::Own,
                "voluntary" => Sector::Voluntary,
                "health authority" => Sector::OtherPublic,
                _ => Sector::Private,
            },
            places: at(places).parse().ok(),
            owner: owner.to_owned(),
            grade: grade.and_then(|column| grade_of(at(column))),
            inspected_on: inspected.and_then(|column| parse_date(at(column))),
        });
    }
    Ok(found)
}

/// The kind of home behind a provision type. `Some(None)` is an agency, `None` nowhere to live.
fn kind_of(text: &str) -> Option<Option<HomeKind>> {
    match text.to_lowercase().as_str() {
        "children's home" | "residential special school (registered as a children's home)" => {
            Some(Some(HomeKind::ChildrensHome))
        }
        "secure children's home" => Some(Some(HomeKind::SecureHome)),
        "residential special school" => Some(Some(HomeKind::ResidentialSchool)),
        "supported accommodation" => Some(Some(HomeKind::Supported)),
        "independent fostering agency" => Some(None),
        _ => None,
    }
}

fn grade_of(text: &str) -> Option<Grade> {
    match text.to_lowercase().as_str() {
        "outstanding" => Some(Grade::Outstanding),
        "good" => Some(Grade::Good),
        text if text.starts_with("requires improvement") => Some(Grade::RequiresImprovement),
        "inadequate" => Some(Grade::Inadequate),
        _ => None,
    }
}

/// What reading a list in did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Providers that were new.
    pub new_providers: u32,
    /// Homes that were new.
    pub new_homes: u32,
    /// Homes that changed.
    pub changed: u32,
    /// Homes that were as the list says.
    pub same: u32,
}

impl Import {
    /// In a sentence.
    pub fn words(&self) -> String {
        format!(
            "{} and {}; {} brought up to date, {} as it was before",
            counted(self.new_providers, "new provider", "new providers"),
            counted(self.new_homes, "new home", "new homes"),
            counted(self.changed, "home", "homes"),
            self.same
        )
    }
}

/// Brings providers and homes up to date by a list. The same list twice changes nothing.
pub fn import(
    record: &Record,
    caller: &Caller,
    listed: &[Listed],
    file: &str,
) -> Result<Import, Refusal> {
    let mut done = Import::default();
    for some in listed.chunks(200) {
        let part = record.write(caller, |tx| {
            let mut done = Import::default();
            let council = tx.council();
            let today = tx.today();
            let source = format!("Ofsted’s list {file}");
            let mut providers: HashMap<String, OrganisationId> = all_providers(tx)?
                .into_iter()
                .map(|one| (one.said.name.to_lowercase(), one.id))
                .collect();
            let homes: HashMap<String, KeptHome> = all_homes(tx)?
                .into_iter()
                .filter(|home| !home.said.kind.is_family())
                .filter_map(|home| Some((home.said.urn.clone()?, home)))
                .collect();
            for line in some {
                let owner = line.owner.to_lowercase();
                let provider = match providers.get(&owner) {
                    Some(known) => *known,
                    None => {
                        let id = OrganisationId(Uuid::now_v7());
                        // Another council's home is not our own service.
                        let ours = line.authority == Some(council);
                        let sector = match line.sector {
                            Sector::Own if !ours => Sector::OtherCouncil,
                            sector => sector,
                        };
                        let said = Provider {
                            name: line.owner.clone(),
                            sector,
                            urn: line.kind.is_none().then(|| line.urn.clone()),
                            contact: None,
                            phone: None,
                            email: None,
                            relationship: None,
                            active: false,
                        };
                        say_provider(tx, id, &said, None, &source)?;
                        providers.insert(owner, id);
                        done.new_providers += 1;
                        id
                    }
                };
                let Some(kind) = line.kind else { continue };
                match homes.get(&line.urn) {
                    None => {
                        let said = new_home(line, provider, kind, &source, today);
                        say_home(tx, HomeId(Uuid::now_v7()), &said, None)?;
                        done.new_homes += 1;
                    }
                    Some(known) => {
                        let said = brought_up(&known.said, line);
                        if said == known.said {
                            done.same += 1;
                        } else {
                            say_home(tx, known.id, &said, Some(known.fact))?;
                            done.changed += 1;
                        }
                    }
                }
            }
            Ok(done)
        })?;
        done.new_providers += part.new_providers;
        done.new_homes += part.new_homes;
        done.changed += part.changed;
        done.same += part.same;
    }
    Ok(done)
}

fn new_home(
    line: &Listed,
    provider: OrganisationId,
    kind: HomeKind,
    source: &str,
    today: Date,
) -> Home {
    Home {
        provider,
        name: line
            .name
            .clone()
            .unwrap_or_else(|| format!("{} {}", kind.words(), line.urn)),
        kind,
        urn: Some(line.urn.clone()),
        registration: Some(line.registration),
        registered_on: line.registered_on,
        address: None,
        postcode: line.postcode,
        authority: line.authority,
        places: line.places,
        from_age: None,
        to_age: None,
        sexes: None,
        purpose: None,
        step_free: None,
        pets: None,
        notice: None,
        needs: None,
        has: Vec::new(),
        languages: Vec::new(),
        grade: line.grade,
        inspected_on: line.inspected_on,
        weekly: None,
        source: source.to_owned(),
        as_of: today,
    }
}

fn brought_up(known: &Home, line: &Listed) -> Home {
    Home {
        registration: Some(line.registration),
        registered_on: line.registered_on.or(known.registered_on),
        places: line.places.or(known.places),
        grade: line.grade.or(known.grade),
        inspected_on: line.inspected_on.or(known.inspected_on),
        postcode: known.postcode.or(line.postcode),
        authority: known.authority.or(line.authority),
        ..known.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "URN,Provision type,Registration date,Registration status,Name,Postcode,Local authority,Sector,Places,Organisation which owns the provider,Latest full inspection date,Overall experiences and progress of children and young people\n\
        2653207,Children's home,2021-10-27 00:00:00,Active,REDACTED,REDACTED,Wigan,Private,1,All Round Care Ltd,2022-09-13 00:00:00,Requires improvement to be good\n\
        SC482588,Residential Family Centre,2015-09-23,Active,A centre,WN2 3RN,Wigan,Private,6,Progressive,2022-04-21,Good\n\
        SC1,Independent Fostering Agency,2003-05-30,Active,Carers First,M1 1AA,Manchester,Voluntary,,Carers First,2022-01-01,Good\n";

    #[test]
    fn a_list_is_read_and_what_is_left_out_stays_unknown() {
        let listed = read(LIST.as_bytes()).expect("it is the list");
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0].name, None);
        assert_eq!(listed[0].authority, Some(Authority::WIGAN));
        assert_eq!(listed[0].grade, Some(Grade::RequiresImprovement));
        assert_eq!(listed[1].kind, None);
        assert_eq!(read(b"a,b\n1,2\n"), Err(ListFault::NoColumn("URN")));
    }
}
