//! Holding a file of the census against the record, and taking it in.

use super::facts::CensusSaid;
use super::form::{kind_of, name};
use super::project::{Said, said};
use super::read::{Aside, Given, Sheet};
use crate::costs::{self, KeptLine, Line, LinePart, Part};
use crate::homes::{self, KeptHome, Provider, Sector};
use crate::looked_after::{self, Unaccompanied};
use crate::people;
use care::counted;
use care::ids::{ChildCode, FactId, HomeId, OrganisationId, YoungPersonId};
use care::{Date, Pence};
use record::access::{Action, FieldClass, find};
use record::{Fault, Refusal, Saying, Tx};
use std::collections::HashMap;
use uuid::Uuid;

/// What a row changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What is paid was not written down.
    NewCost,
    /// A week costs something else than was written down.
    OtherPrice(Pence),
    /// The price stands; something else the census says is new or different.
    Details,
    /// Nothing.
    Same,
}

/// What a file does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Each row that fits: the row, the council's number, what a week costs, what it changes.
    pub rows: Vec<(usize, String, Pence, Change)>,
    /// Providers that were not written down.
    pub new_providers: Vec<String>,
    /// What is set aside.
    pub aside: Vec<Aside>,
}

impl Taken {
    fn count(&self, is: impl Fn(&Change) -> bool) -> usize {
        self.rows
            .iter()
            .filter(|(_, _, _, change)| is(change))
            .count()
    }
    /// Whether it changes anything.
    pub fn changes(&self) -> bool {
        self.count(|change| *change != Change::Same) > 0 || !self.new_providers.is_empty()
    }
    /// How many rows are set aside.
    pub fn rows_aside(&self) -> usize {
        let mut rows: Vec<usize> = self.aside.iter().map(|one| one.row).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.len()
    }
    /// In sentences.
    pub fn words(&self) -> Vec<String> {
        vec![
            counted(
                self.count(|c| *c == Change::NewCost),
                "cost that was not written down",
                "costs that were not written down",
            ),
            counted(
                self.count(|c| matches!(c, Change::OtherPrice(_))),
                "price that differs from what was written down",
                "prices that differ from what was written down",
            ),
            counted(
                self.count(|c| *c == Change::Details),
                "row with other details that are new or different",
                "rows with other details that are new or different",
            ),
            counted(
                self.count(|c| *c == Change::Same),
                "row as the record has it",
                "rows as the record has them",
            ),
            counted(
                self.new_providers.len(),
                "provider that was not written down",
                "providers that were not written down",
            ),
            format!("{} set aside", counted(self.rows_aside(), "row", "rows")),
        ]
    }
}

struct Known {
    lines: Vec<KeptLine>,
    providers: HashMap<String, OrganisationId>,
    homes: Vec<KeptHome>,
    said: Said,
    council: String,
}

fn known(tx: &mut Tx<'_>) -> Result<Known, Fault> {
    let council = tx.council();
    Ok(Known {
        lines: costs::lines(tx)?,
        providers: homes::all_providers(tx)?
            .into_iter()
            .map(|one| (one.said.name.to_lowercase(), one.id))
            .collect(),
        homes: homes::all_homes(tx)?,
        said: said(tx)?,
        council: council.name().unwrap_or(council.as_str()).to_owned(),
    })
}

/// The home of a row, by its number with Ofsted or by its name with its provider.
fn home_of(row: &Given, provider: Option<OrganisationId>, homes: &[KeptHome]) -> Option<HomeId> {
    let urn = row.cell(name::HOME_URN);
    let called = row.cell(name::HOME);
    homes
        .iter()
        .find(|home| {
            !urn.is_empty() && home.said.urn.as_deref() == Some(urn) && !home.said.kind.is_family()
        })
        .or_else(|| {
            homes.iter().find(|home| {
                Some(home.said.provider) == provider && home.said.name.eq_ignore_ascii_case(called)
            })
        })
        .map(|home| home.id)
}

/// What is paid on the first night of a row, to the same provider.
fn line_of<'a>(
    row: &Given,
    of: YoungPersonId,
    provider: Option<OrganisationId>,
    lines: &'a [KeptLine],
) -> Option<&'a KeptLine> {
    let theirs = |line: &&KeptLine| line.of == of && line.said.provider == provider;
    lines
        .iter()
        .filter(theirs)
        .find(|line| line.said.from == row.start)
        // A line that began later in the same stay: what was paid earlier is not written down.
        .or_else(|| {
            lines.iter().filter(theirs).rev().find(|line| {
                line.nights().contains(row.start)
                    || line.said.from > row.start && line.ends.is_none()
            })
        })
}

fn details(row: &Given) -> CensusSaid {
    let some = |column: &str| {
        let text = row.cell(column);
        (!text.is_empty()).then(|| text.to_owned())
    };
    CensusSaid {
        start: row.start,
        sourced: row.cell(name::SOURCED).to_owned(),
        provision: row.cell(name::PROVISION).to_owned(),
        contributions: row.contributions,
        registration: row.cell(name::REGISTRATION).to_owned(),
        distance: some(name::DISTANCE),
        provider_urn: row.cell(name::PROVIDER_URN).to_owned(),
        home_urn: some(name::HOME_URN),
        company: row.cell(name::COMPANY).to_owned(),
        packages: row.cell(name::PACKAGES) == "Yes",
        solo: row.cell(name::SOLO).to_owned(),
    }
}

/// Whose row it is, or why it is nobody's.
fn whose(
    tx: &mut Tx<'_>,
    row: &Given,
    council: &str,
) -> Result<Result<YoungPersonId, Aside>, Fault> {
    let aside = |column: &str, reason: &str| Aside {
        row: row.row,
        column: column.to_owned(),
        reason: reason.to_owned(),
    };
    if !row.cell(name::COUNCIL).eq_ignore_ascii_case(council) {
        return Ok(Err(aside(name::COUNCIL, "It is another council’s row")));
    }
    let Ok(code) = ChildCode::parse(row.cell(name::CHILD)) else {
        return Ok(Err(aside(
            name::CHILD,
            "It is not a number of a young person",
        )));
    };
    let found = people::ids_of(tx, std::iter::once(&code))?;
    Ok(found
        .get(&code)
        .copied()
        .ok_or_else(|| aside(name::CHILD, "The record knows nobody by this number")))
}

/// Whether the record has a kind of home for a row: a home that is written down, something that is paid
/// already, or a type of provision that is one of our kinds. A prison or a remand is none.
fn at_home(
    row: &Given,
    of: YoungPersonId,
    provider: Option<OrganisationId>,
    known: &Known,
) -> Result<(), Aside> {
    let provision = row.cell(name::PROVISION);
    let paid = || provider.and_then(|id| line_of(row, of, Some(id), &known.lines));
    if kind_of(provision).is_some()
        || home_of(row, provider, &known.homes).is_some()
        || paid().is_some()
    {
        return Ok(());
    }
    Err(Aside {
        row: row.row,
        column: name::PROVISION.to_owned(),
        reason: format!(
            "“{provision}” is no kind of home that costs are kept for here. If it is a home, write it down among the homes first"
        ),
    })
}

/// What a file would do. Nothing is written.
pub fn preview(tx: &mut Tx<'_>, sheet: &Sheet) -> Result<Taken, Refusal> {
    go(tx, sheet, None)
}

/// Takes a file in: what is paid, and what only the census says. The same file again changes nothing.
pub fn take(tx: &mut Tx<'_>, sheet: &Sheet, file: &str) -> Result<Taken, Refusal> {
    go(tx, sheet, Some(file))
}

fn go(tx: &mut Tx<'_>, sheet: &Sheet, file: Option<&str>) -> Result<Taken, Refusal> {
    let mut known = known(tx)?;
    let mut taken = Taken {
        aside: sheet.aside.clone(),
        ..Taken::default()
    };
    for row in &sheet.rows {
        let of = match whose(tx, row, &known.council)? {
            Ok(of) => of,
            Err(aside) => {
                taken.aside.push(aside);
                continue;
            }
        };
        let organisation = row.cell(name::PROVIDER).to_owned();
        let provider = known.providers.get(&organisation.to_lowercase()).copied();
        if let Err(aside) = at_home(row, of, provider, &known) {
            taken.aside.push(aside);
            continue;
        }
        if provider.is_none() && !taken.new_providers.contains(&organisation) {
            taken.new_providers.push(organisation.clone());
        }
        let provider = match (provider, file) {
            (None, Some(file)) => Some(new_provider(tx, &mut known, &organisation, row, file)?),
            (provider, _) => provider,
        };
        let line = provider.and_then(|id| line_of(row, of, Some(id), &known.lines));
        let said = details(row);
        let before = known.said.get(&(of, row.start)).cloned();
        let change = match line {
            None => Change::NewCost,
            Some(line) if line.weekly() != row.weekly => Change::OtherPrice(line.weekly()),
            Some(_) if before.as_ref().map(|(_, said)| said) != Some(&said) => Change::Details,
            Some(_) => Change::Same,
        };
        if let (Some(file), Some(provider)) = (file, provider) {
            let stands = line.map(|line| (line.said.clone(), line.fact));
            let change = (change.clone(), stands, before);
            write(tx, of, row, provider, &known.homes, change, &said, file)?;
        }
        taken.rows.push((
            row.row,
            row.cell(name::CHILD).to_owned(),
            row.weekly,
            change,
        ));
    }
    taken.aside.sort();
    Ok(taken)
}

fn new_provider(
    tx: &mut Tx<'_>,
    known: &mut Known,
    called: &str,
    row: &Given,
    file: &str,
) -> Result<OrganisationId, Refusal> {
    let id = OrganisationId(Uuid::now_v7());
    let said = Provider {
        name: called.to_owned(),
        sector: Sector::Private,
        urn: Some(row.cell(name::PROVIDER_URN).to_owned()),
        contact: None,
        phone: None,
        email: None,
        relationship: None,
        active: true,
    };
    homes::say_provider(tx, id, &said, None, &source(file))?;
    known.providers.insert(called.to_lowercase(), id);
    Ok(id)
}

fn source(file: &str) -> String {
    format!("Placements North West census, {file}")
}

type Standing = (Change, Option<(Line, FactId)>, Option<(FactId, CensusSaid)>);

#[expect(
    clippy::too_many_arguments,
    reason = "a row, what it is held against and where it came from"
)]
fn write(
    tx: &mut Tx<'_>,
    of: YoungPersonId,
    row: &Given,
    provider: OrganisationId,
    homes: &[KeptHome],
    (change, line, before): Standing,
    said: &CensusSaid,
    file: &str,
) -> Result<(), Refusal> {
    let parts = vec![LinePart {
        what: Part::Care,
        weekly: row.weekly,
    }];
    match (&change, line) {
        (Change::NewCost, _) => {
            let home = home_of(row, Some(provider), homes);
            let new = Line {
                id: Uuid::now_v7(),
                home,
                provider: home.is_none().then_some(provider),
                kind: match home {
                    Some(_) => None,
                    None => kind_of(row.cell(name::PROVISION)),
                },
                parts,
                from: row.start,
                until: None,
                agreed_by: source(file),
            };
            let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Money)?;
            costs::say_line(tx, &allowed, &new, None, None)?;
        }
        (Change::OtherPrice(_), Some((stands, fact))) => {
            let now = Line { parts, ..stands };
            let allowed = find(tx, of)?.allow_for(Action::Add, FieldClass::Money)?;
            costs::say_line(tx, &allowed, &now, Some(fact), Some(source(file)))?;
        }
        _ => {}
    }
    if before.as_ref().map(|(_, said)| said) != Some(said) {
        let mut how = Saying::from(source(file).as_str()).since(said.start);
        how.supersedes = before.map(|(fact, _)| fact);
        tx.say(of, said, how)?;
    }
    Ok(())
}

/// Whether somebody is an unaccompanied child seeking asylum on a day, in the form's words: "Unknown"
/// when no return has told of them, for then nobody has said either way.
pub fn unaccompanied(tx: &mut Tx<'_>, of: YoungPersonId, on: Date) -> Result<&'static str, Fault> {
    let told = people::person(tx, of)?.is_some_and(|one| one.last_returned.is_some());
    unaccompanied_as_stands(&looked_after::standing(tx, of)?, told, on)
}

/// The same of what was read already: all that stands of somebody, and whether a return has told of them.
pub(super) fn unaccompanied_as_stands(
    standing: &looked_after::Standing,
    told: bool,
    on: Date,
) -> Result<&'static str, Fault> {
    let mut found: Option<Unaccompanied> = None;
    standing.each(|_, said| found = Some(said))?;
    Ok(match found {
        Some(said) if said.ceased.is_none_or(|ceased| ceased > on) => "Yes",
        Some(_) => "No",
        None if told => "No",
        None => "Unknown",
    })
}
