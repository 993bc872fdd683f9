//! The children of a return, and the rows that what is said of them makes.

use super::{Place, Whose, cells};
use crate::looked_after::{Keyed, Whence, each_standing};
use crate::people::{Identity, Returned, Then};
use care::codes::Sex;
use care::ids::{ChildCode, SubjectId, YoungPersonId};
use care::{CollectionYear, Date};
use record::{Content, Fault, Tx};
use rulebook::Text;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A row not yet in its place: the child's place in the order of children comes with it.
pub(super) struct Made<R> {
    pub(super) child: usize,
    pub(super) row: R,
    pub(super) place: Place,
    whence: Whence,
    /// Whether its end is not known.
    lasting: bool,
}

/// What every row of a child may need.
pub(super) struct Child {
    pub(super) code: Text,
    pub(super) who: Identity,
    pub(super) whence: Whence,
    pub(super) sex: Option<Sex>,
    /// What the year's return said of them.
    pub(super) then: Option<Then>,
    /// What the latest return that spoke of it said of her being a mother.
    pub(super) mother: (Option<bool>, Option<Date>),
    /// Looked after on a day of the year.
    pub(super) in_year: bool,
    /// Looked after on 31 March.
    pub(super) at_end: bool,
    /// Has a row, or was named by that year's return.
    in_return: bool,
}

/// The children of a return, in order of the council's numbers.
pub(super) struct Children<'w> {
    whose: Whose<'w>,
    places: HashMap<SubjectId, usize>,
    all: Vec<Child>,
}

impl<'w> Children<'w> {
    pub(super) fn find(
        tx: &mut Tx<'_>,
        year: CollectionYear,
        whose: Whose<'w>,
    ) -> Result<Self, Fault> {
        let mut by_code: BTreeMap<ChildCode, Child> = BTreeMap::new();
        each_standing(tx, one(whose), |whence, who: Identity| {
            if whose.holds(whence.subject) {
                let child = Child {
                    code: Text::new(who.child.as_str()),
                    sex: who.sex.map(|sex| sex.for_year(year)),
                    whence,
                    then: None,
                    mother: (None, None),
                    in_year: false,
                    at_end: false,
                    in_return: false,
                    who,
                };
                by_code.insert(child.who.child.clone(), child);
            }
        })?;
        let all: Vec<Child> = by_code.into_values().collect();
        let places = all
            .iter()
            .enumerate()
            .map(|(at, child)| (child.whence.subject, at))
            .collect();
        let mut children = Self { whose, places, all };
        // In order of year, so that the last to speak is the latest.
        each_standing(tx, one(whose), |whence, said: Returned| {
            let Some((_, child)) = children.child(whence.subject) else {
                return;
            };
            if said.then.mother.is_some() {
                child.mother = (said.then.mother, said.then.first_child_born);
            }
            if said.year == year {
                child.in_return = true;
                // Only when it means the same: a worker may have put the sex right since.
                let now = |sex: Sex| sex.for_year(CollectionYear(2025));
                child.sex = match (said.then.sex, child.sex) {
                    (Some(then), Some(sex)) if now(then) == now(sex) => Some(then),
                    (_, sex) => sex,
                };
                child.then = Some(said.then);
            }
        })?;
        Ok(children)
    }

    fn child(&mut self, subject: SubjectId) -> Option<(usize, &mut Child)> {
        let at = *self.places.get(&subject)?;
        Some((at, self.all.get_mut(at)?))
    }

    /// The rows that one kind of fact makes.
    pub(super) fn rows<C: Keyed, R>(
        &mut self,
        tx: &mut Tx<'_>,
        mut make: impl FnMut(&mut Child, C, bool) -> Option<R>,
    ) -> Result<Vec<Made<R>>, Fault> {
        let mut rows = Vec::new();
        each_standing(tx, one(self.whose), |whence, said: C| {
            let Some((at, child)) = self.child(whence.subject) else {
                return;
            };
            let (key, lasting) = (said.key(), said.valid_to().is_none());
            if let Some(row) = make(child, said, whence.by_worker) {
                child.in_return = true;
                let place = Place {
                    about: YoungPersonId(whence.subject.0),
                    kind: C::KIND,
                    key,
                    fact: whence.fact,
                };
                rows.push(Made {
                    child: at,
                    row,
                    place,
                    whence,
                    lasting,
                });
            }
        })?;
        Ok(rows)
    }

    /// The rows of a kind that lasts from one day to another.
    pub(super) fn spans<C: Keyed, R>(
        &mut self,
        tx: &mut Tx<'_>,
        year: CollectionYear,
        mut make: impl FnMut(&mut Child, C) -> Option<R>,
    ) -> Result<Vec<Made<R>>, Fault> {
        let mut rows = self.rows(tx, |child, said, _| make(child, said))?;
        let told: HashSet<usize> = rows
            .iter()
            .filter(|made| made.whence.returned.has(year))
            .map(|made| made.child)
            .collect();
        rows.retain(|made| {
            let Whence {
                returned,
                by_worker,
                ..
            } = made.whence;
            let earlier = returned.latest().is_some_and(|latest| latest < year);
            let left_out = made.lasting && earlier && !by_worker && told.contains(&made.child);
            !left_out
        });
        Ok(rows)
    }

    /// Notes who was looked after in the year and at its end.
    pub(super) fn looked_after(&mut self, episodes: &[Made<rulebook::Episode>]) {
        for made in episodes {
            if let Some(child) = self.all.get_mut(made.child) {
                child.in_year = true;
                // An end after 31 March is not in the row.
                child.at_end |= made.row.dec.is_blank();
            }
        }
    }

    pub(super) fn headers(self, year: CollectionYear) -> Vec<Made<rulebook::Header>> {
        self.all
            .into_iter()
            .enumerate()
            .filter(|(_, child)| child.in_return)
            .map(|(at, child)| Made {
                child: at,
                place: Place {
                    about: YoungPersonId(child.whence.subject.0),
                    kind: Identity::KIND,
                    key: String::new(),
                    fact: child.whence.fact,
                },
                whence: child.whence,
                lasting: false,
                row: cells::header(child, year),
            })
            .collect()
    }
}

fn one(whose: Whose<'_>) -> Option<SubjectId> {
    match whose {
        Whose::One(one) => Some(one.into()),
        Whose::Everyone | Whose::These(_) => None,
    }
}
