//! The same policy as SQL, for lists: exactly the young people whose record would open.
//!
//! **Invariant.** For every young person the council knows, the filter lets through those, and only
//! those, that [`find`](super::find()) and [`Lens::may`](super::Lens::may) would. A property test
//! holds the two equal on both engines.

use super::caller::{Caller, Standing};
use super::policy::{Nearness, Policy};
use super::words::{Action, FieldClass, Persona};
use crate::{Bind, Tx, Value};
use care::{Date, ids::YoungPersonId};
use jiff::Timestamp;

/// Which young people a list may hold, not yet tied to a column. Made for one caller and one
/// moment.
#[derive(Clone, Debug)]
pub struct Filter {
    shape: Shape,
    member: String,
    agency: Option<String>,
    young_person: Option<String>,
    today: Date,
    now: Timestamp,
}

#[derive(Clone, Debug)]
enum Shape {
    /// The product itself: everyone known.
    All,
    /// One young person, decided already.
    Only(YoungPersonId),
    /// Nobody.
    Nobody,
    /// All of these hold.
    Every(Vec<Nearness>, Action),
    /// One of these holds.
    Any(Vec<Nearness>, Action),
}

const NOBODY: &str = "1 = 0";

/// A filter on a column: a predicate for `WHERE` (or a `CASE`), and its parameters in order.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The predicate, in brackets.
    pub sql: String,
    /// What its parameters hold.
    pub values: Vec<Value<'static>>,
}

impl Clause {
    /// The parameters, to append to a statement's own.
    pub fn binds(&self) -> impl Iterator<Item = &dyn Bind> {
        self.values.iter().map(|value| value as &dyn Bind)
    }
}

/// The young people of whom the caller may see anything at all.
pub fn visible(tx: &Tx<'_>) -> Filter {
    let near = |persona| {
        let policy = Policy::in_force();
        let see = |class: &FieldClass| policy.nearness(persona, Action::See, *class);
        Shape::Any(
            loosest(FieldClass::ALL.iter().map(see).collect()),
            Action::See,
        )
    };
    Filter::new(tx, |_| true, near)
}

/// The young people with whom the caller may do this to **all** of these kinds of information:
/// what a list shows, it must be allowed to show of every row.
pub fn visible_for(tx: &Tx<'_>, action: Action, classes: &[FieldClass]) -> Filter {
    let near = |persona| {
        let cell = |class: &FieldClass| Policy::in_force().nearness(persona, action, *class);
        Shape::Every(strictest(classes.iter().map(cell).collect()), action)
    };
    Filter::new(
        tx,
        |lens| classes.iter().all(|class| lens.may(action, *class)),
        near,
    )
}

/// Whether a persona could ever do this with this kind of information, for some young person: says
/// which columns a list may have at all. The product itself always could.
pub fn could(caller: &Caller, action: Action, class: FieldClass) -> bool {
    caller.persona().is_none_or(|persona| {
        Policy::in_force().nearness(persona, action, class) != Nearness::Never
    })
}

/// Of staff nearnesses in an `OR`, only the widest matters.
fn loosest(mut cells: Vec<Nearness>) -> Vec<Nearness> {
    cells.sort();
    cells.dedup();
    let widest = cells.last().copied();
    cells.retain(|cell| {
        matches!(cell, Nearness::Own | Nearness::Shared)
            || (*cell != Nearness::Never && Some(*cell) == widest)
    });
    cells
}

/// Of staff nearnesses in an `AND`, only the narrowest matters.
fn strictest(mut cells: Vec<Nearness>) -> Vec<Nearness> {
    cells.sort();
    cells.dedup();
    let staff = |cell: &Nearness| *cell >= Nearness::Related;
    let narrowest = cells.iter().copied().find(staff);
    cells.retain(|cell| !staff(cell) || Some(*cell) == narrowest);
    cells
}

impl Filter {
    fn new(
        tx: &Tx<'_>,
        carried: impl Fn(&super::Lens) -> bool,
        near: impl Fn(Persona) -> Shape,
    ) -> Self {
        let caller = tx.caller();
        let shape = match (&caller.carried, &caller.standing) {
            (Some(one), _) if carried(&one.1) => Shape::Only(one.0),
            (Some(_), _) => Shape::Nobody,
            (None, Standing::System) => Shape::All,
            (None, Standing::Member(member)) => near(member.persona),
        };
        let persona = caller.persona();
        let only = |wanted: bool, id: Option<String>| id.filter(|_| wanted);
        Self {
            shape,
            member: caller.member().to_string(),
            agency: only(
                persona.is_some_and(|persona| persona.agency().is_some()),
                caller.agency().map(|id| id.to_string()),
            ),
            young_person: only(
                persona == Some(Persona::YoungPerson),
                caller.young_person().map(|id| id.to_string()),
            ),
            today: tx.today(),
            now: tx.now(),
        }
    }

    /// The filter as a predicate over a column of young people's ids, its parameters numbered from
    /// `first` on. `column` is the program's own text, never a person's, and holds ids that were
    /// [registered](super::register).
    pub fn on(&self, column: &str, first: usize) -> Clause {
        let mut clause = Writing {
            column,
            first,
            values: Vec::new(),
        };
        let sql = match &self.shape {
            Shape::All => "1 = 1".to_owned(),
            Shape::Nobody => NOBODY.to_owned(),
            Shape::Only(id) => clause.only(id),
            Shape::Every(cells, action) => self.near(&mut clause, cells, *action, " AND "),
            Shape::Any(cells, action) => self.near(&mut clause, cells, *action, " OR "),
        };
        Clause {
            sql: format!("({sql})"),
            values: clause.values,
        }
    }

    fn near(
        &self,
        sql: &mut Writing<'_>,
        cells: &[Nearness],
        action: Action,
        join: &str,
    ) -> String {
        let each: Vec<String> = cells
            .iter()
            .map(|cell| self.cell(sql, *cell, action))
            .collect();
        if each.is_empty() {
            NOBODY.to_owned()
        } else {
            each.join(join)
        }
    }

    /// One nearness, with what stands in its way. What stands in the way is few, so it is taken
    /// away (`NOT IN`) and never leads a plan; whom a relationship or a team reaches is few as
    /// well, so it may lead. A role that reaches everyone adds nothing to a room's own plan.
    fn cell(&self, sql: &mut Writing<'_>, cell: Nearness, action: Action) -> String {
        let column = sql.column;
        let reached = match cell {
            Nearness::Never => return NOBODY.to_owned(),
            Nearness::Own => {
                let Some(own) = &self.young_person else {
                    return NOBODY.to_owned();
                };
                let own = sql.only(own);
                let member = sql.bind(&self.member);
                return format!(
                    "({own} AND {column} NOT IN (SELECT young_person FROM access_conflict WHERE member = {member}))"
                );
            }
            Nearness::Everyone => String::new(),
            Nearness::Shared | Nearness::Related | Nearness::Team => {
                let Some(ids) = self.reach(sql, cell, action) else {
                    return NOBODY.to_owned();
                };
                format!("{column} IN ({ids}) AND ")
            }
        };
        let member = sql.bind(&self.member);
        format!(
            "({reached}{column} NOT IN (SELECT young_person FROM access_conflict WHERE member = {member}
               UNION ALL SELECT y.young_person FROM access_young_person y
               WHERE y.ask IS NOT NULL AND NOT EXISTS (SELECT 1 FROM access_listed l
                 WHERE l.member = {member} AND l.young_person = y.young_person)))"
        )
    }

    /// The ids a nearness reaches today, as a subquery that can lead the plan.
    fn reach(&self, sql: &mut Writing<'_>, cell: Nearness, action: Action) -> Option<String> {
        let agency = match cell {
            Nearness::Shared => Some(sql.bind(self.agency.as_ref()?)),
            _ => None,
        };
        let today = sql.bind(&self.today);
        let lasts = |table: &str| {
            format!(
                "{table}valid_from <= {today} AND ({table}valid_until IS NULL OR {table}valid_until > {today})"
            )
        };
        if let Some(agency) = agency {
            return Some(format!(
                "SELECT young_person FROM access_sharing WHERE organisation = {agency} AND {}",
                lasts("")
            ));
        }
        let member = sql.bind(&self.member);
        let mut ways = vec![
            format!("SELECT young_person FROM access_listed WHERE member = {member}"),
            format!(
                "SELECT young_person FROM access_relationship WHERE member = {member}
                   AND kind IN ('key_worker', 'social_worker', 'cover', 'reviewing_officer', 'placement_officer')
                   AND {}",
                lasts("")
            ),
        ];
        if cell == Nearness::Team {
            ways.push(format!(
                "SELECT r.young_person FROM access_membership m JOIN access_responsible r ON r.team = m.team
                   WHERE m.member = {member} AND {} AND {}",
                lasts("m."),
                lasts("r.")
            ));
        }
        if matches!(action, Action::See | Action::Add) {
            let now = sql.bind(&self.now);
            ways.push(format!(
                "SELECT young_person FROM access_glass WHERE member = {member}
                   AND broken_at <= {now} AND until_at > {now}"
            ));
        }
        Some(ways.join(" UNION ALL "))
    }
}

/// A predicate being written.
struct Writing<'c> {
    column: &'c str,
    first: usize,
    values: Vec<Value<'static>>,
}

impl Writing<'_> {
    /// Adds a parameter; gives its mark.
    fn bind(&mut self, value: &dyn Bind) -> String {
        self.values.push(value.value().into_owned());
        format!("${}", self.first + self.values.len() - 1)
    }

    /// One young person, if the council knows them.
    fn only(&mut self, id: &dyn Bind) -> String {
        let id = self.bind(id);
        format!(
            "{} = {id} AND EXISTS (SELECT 1 FROM access_young_person y WHERE y.young_person = {id})",
            self.column
        )
    }
}
