//! Finding people by id and by the council's code.

use super::sql;
use care::codes::{Ethnicity, Sex};
use care::ids::{ChildCode, FactId, YoungPersonId};
use care::{CollectionYear, Date};
use record::access::{Action, FieldClass, visible_for};
use record::{Bind, Fault, Row, Tx};
use std::collections::{HashMap, HashSet};

/// Who a young person is, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: YoungPersonId,
    /// The council's identifier.
    pub code: ChildCode,
    /// Date of birth.
    pub born: Option<Date>,
    /// Sex as recorded.
    pub sex: Option<Sex>,
    /// Ethnic origin.
    pub ethnicity: Option<Ethnicity>,
    /// Unique pupil number.
    pub upn: Option<String>,
    /// First name, once somebody has said it.
    pub given: Option<String>,
    /// Last name.
    pub family: Option<String>,
    /// What they like to be called.
    pub known_as: Option<String>,
    /// The fact that names them.
    pub name_fact: Option<FactId>,
    /// The last return they were in.
    pub last_returned: Option<CollectionYear>,
}

impl Person {
    /// How to call them: what they like to be called and the family name, or the council's number
    /// while nobody has said a name.
    pub fn name(&self) -> String {
        let given = self.known_as.as_deref().or(self.given.as_deref());
        match (given, self.family.as_deref()) {
            (Some(given), Some(family)) => format!("{given} {family}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => format!("Child {}", self.code),
        }
    }

    /// The name for "what {name} is good at".
    pub fn short_name(&self) -> String {
        self.known_as
            .clone()
            .or_else(|| self.given.clone())
            .unwrap_or_else(|| self.name())
    }

    /// Reads a row in the order of [`sql::YOUNG_PERSON`].
    pub(super) fn from_row(row: &Row<'_>) -> Result<Self, Fault> {
        let year: i16 = row.get(10)?;
        Ok(Self {
            id: row.get(0)?,
            code: row.get(1)?,
            born: row.get(2)?,
            sex: row.get::<Option<String>>(3)?.and_then(|c| Sex::parse(&c)),
            ethnicity: row
                .get::<Option<String>>(4)?
                .and_then(|c| Ethnicity::parse(&c)),
            upn: row.get(5)?,
            given: row.get(6)?,
            family: row.get(7)?,
            known_as: row.get(8)?,
            name_fact: row.get(9)?,
            last_returned: (year > 0).then_some(CollectionYear(year)),
        })
    }
}

/// Who a young person is.
pub fn person(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<Option<Person>, Fault> {
    tx.optional(sql::YOUNG_PERSON, &[&id], Person::from_row)
}

/// Who some young people are, by id. It asks for no leave: whoever shows them has it. One statement for
/// each five hundred.
pub fn persons(
    tx: &mut Tx<'_>,
    ids: &[YoungPersonId],
) -> Result<HashMap<YoungPersonId, Person>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AMONG) {
        let mut params: Vec<&dyn Bind> = Vec::new();
        let statement = format!(
            "{} WHERE {}",
            sql::YOUNG_PEOPLE,
            among("id", some, &mut params)
        );
        let all = tx.rows(&statement, &params, Person::from_row)?;
        found.extend(all.into_iter().map(|one| (one.id, one)));
    }
    Ok(found)
}

/// Everybody the caller may know by name, by id: for a list that names several.
pub fn called(tx: &mut Tx<'_>) -> Result<HashMap<YoungPersonId, Person>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Identity]).on("id", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let statement = format!("{} WHERE {}", sql::YOUNG_PEOPLE, filter.sql);
    let all = tx.rows(&statement, &params, Person::from_row)?;
    Ok(all.into_iter().map(|one| (one.id, one)).collect())
}

/// Those of a few whom the caller may know by name. One statement for each five hundred.
pub fn called_among(
    tx: &mut Tx<'_>,
    ids: &[YoungPersonId],
) -> Result<HashMap<YoungPersonId, Person>, Fault> {
    let filter = visible_for(tx, Action::See, &[FieldClass::Identity]).on("id", 1);
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AMONG) {
        let mut params: Vec<&dyn Bind> = filter.binds().collect();
        let within = among("id", some, &mut params);
        let statement = format!("{} WHERE {} AND {within}", sql::YOUNG_PEOPLE, filter.sql);
        let all = tx.rows(&statement, &params, Person::from_row)?;
        found.extend(all.into_iter().map(|one| (one.id, one)));
    }
    Ok(found)
}

/// How many young people one statement names at most.
pub(super) const AMONG: usize = 500;

/// The predicate that a column holds one of some ids, whose parameters are added. The list is filled up
/// to a power of two with the last of them, so that there are few different statements to prepare.
pub(super) fn among<'i>(
    column: &str,
    ids: &'i [YoungPersonId],
    params: &mut Vec<&'i dyn Bind>,
) -> String {
    let Some(last) = ids.last() else {
        return "1 = 0".to_owned();
    };
    let first = params.len() + 1;
    let many = ids.len().next_power_of_two();
    params.extend(ids.iter().map(|id| id as &dyn Bind));
    params.extend(std::iter::repeat_n(last as &dyn Bind, many - ids.len()));
    let places: Vec<String> = (first..first + many).map(|at| format!("${at}")).collect();
    format!("{column} IN ({})", places.join(", "))
}

/// By what somebody is asked for whom the caller may not find in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The council's identifier, in any case.
    Number(String),
    /// First name or what they like to be called, last name, and day of birth.
    Name(String, String, Date),
}

/// The one young person who is exactly this, whoever asks: the caller must not be shown the answer,
/// only what a door behind it says. Nobody, when the words fit more than one.
pub fn exactly(tx: &mut Tx<'_>, asked: &Asked) -> Result<Option<YoungPersonId>, Fault> {
    match asked {
        Asked::Number(number) => match ChildCode::parse(number) {
            Ok(code) => tx.optional(sql::BY_CHILD_CODE, &[&code], |row| row.get(0)),
            Err(_) => Ok(None),
        },
        Asked::Name(given, family, born) => {
            let statement = format!("{} WHERE born = $1", sql::YOUNG_PEOPLE);
            let same = |held: &Option<String>, said: &str| {
                held.as_deref()
                    .is_some_and(|held| held.trim().to_lowercase() == said.trim().to_lowercase())
            };
            let mut all = tx.rows(&statement, &[born], Person::from_row)?;
            all.retain(|one| {
                same(&one.family, family) && (same(&one.given, given) || same(&one.known_as, given))
            });
            match all.as_slice() {
                [one] => Ok(Some(one.id)),
                _ => Ok(None),
            }
        }
    }
}

/// The ids behind some of the council's codes; codes the record does not hold are left out.
pub fn ids_of<'a>(
    tx: &mut Tx<'_>,
    codes: impl Iterator<Item = &'a ChildCode>,
) -> Result<HashMap<ChildCode, YoungPersonId>, Fault> {
    let mut found = HashMap::new();
    for code in codes {
        if let Some(id) = tx.optional(sql::BY_CHILD_CODE, &[code], |row| row.get(0))? {
            found.insert(code.clone(), id);
        }
    }
    Ok(found)
}

/// Everybody of whom the caller may see all of these kinds of information.
pub fn permitted(tx: &mut Tx<'_>, classes: &[FieldClass]) -> Result<HashSet<YoungPersonId>, Fault> {
    permitted_to(tx, Action::See, classes)
}

/// Everybody with whom the caller may do this to all of these kinds of information.
pub fn permitted_to(
    tx: &mut Tx<'_>,
    action: Action,
    classes: &[FieldClass],
) -> Result<HashSet<YoungPersonId>, Fault> {
    let filter = visible_for(tx, action, classes).on("id", 1);
    let params: Vec<&dyn Bind> = filter.binds().collect();
    let sql = format!("SELECT id FROM young_person WHERE {}", filter.sql);
    Ok(tx
        .rows(&sql, &params, |row| row.get(0))?
        .into_iter()
        .collect())
}

/// Every young person's code and last return, by id.
pub fn codes_of(
    tx: &mut Tx<'_>,
) -> Result<HashMap<YoungPersonId, (ChildCode, Option<CollectionYear>)>, Fault> {
    let rows = tx.rows(sql::ALL_CODES, &[], |row| {
        let year: i16 = row.get(2)?;
        Ok((
            row.get(1)?,
            (row.get(0)?, (year > 0).then_some(CollectionYear(year))),
        ))
    })?;
    Ok(rows.into_iter().collect())
}

/// Whom the record knows by a pupil number: more than one when somebody mistyped it. It asks for no
/// leave and names nobody.
pub fn with_upn(tx: &mut Tx<'_>, upn: &str) -> Result<Vec<YoungPersonId>, Fault> {
    tx.rows(sql::BY_UPN, &[&upn], |row| row.get(0))
}
