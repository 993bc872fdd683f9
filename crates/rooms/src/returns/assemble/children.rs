//! The children of a return, and the rows that what is said of them makes.

use super::{Place, Whose, cells};
use crate::looked_after::{Keyed, Standing, Whence, each_standing};
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

/// Where what is said is read from.
pub(super) enum Source<'s, 't> {
    /// Everybody's, out of the record.
    Record(&'s mut Tx<'t>),
    /// One young person's, read already.
    Standing(&'s Standing),
}

impl Source<'_, '_> {
    fn each<C: Content>(&mut self, each: impl FnMut(Whence, C)) -> Result<(), Fault> {
        match self {
            Self::Record(tx) => each_standing(tx, None, each),
            Self::Standing(standing) => standing.each(each),
        }
    }
}

/// The children of a return, in order of the council's numbers.
pub(super) struct Children<'s, 't> {
    source: Source<'s, 't>,
    places: HashMap<SubjectId, usize>,
    all: Vec<Child>,
}

/// A child by its subject, and its place in the order of children.
fn child<'c>(
    places: &HashMap<SubjectId, usize>,
    all: &'c mut [Child],
    subject: SubjectId,
) -> Option<(usize, &'c mut Child)> {
    let at = *places.get(&subject)?;
    Some((at, all.get_mut(at)?))
}

impl<'s, 't> Children<'s, 't> {
    pub(super) fn find(
        mut source: Source<'s, 't>,
        year: CollectionYear,
        whose: Whose<'_>,
    ) -> Result<Self, Fault> {
        let mut by_code: BTreeMap<ChildCode, Child> = BTreeMap::new();
        source.each(|whence, who: Identity| {
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
        let mut all: Vec<Child> = by_code.into_values().collect();
        let places: HashMap<SubjectId, usize> = all
            .iter()
            .enumerate()
            .map(|(at, child)| (child.whence.subject, at))
            .collect();
        // In order of year, so that the last to speak is the latest.
        source.each(|whence, said: Returned| {
            let Some((_, child)) = child(&places, &mut all, whence.subject) else {
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
        Ok(Self {
            source,
            places,
            all,
        })
    }

    /// The rows that one kind of fact makes.
    pub(super) fn rows<C: Keyed, R>(
        &mut self,
        mut make: impl FnMut(&mut Child, C, bool) -> Option<R>,
    ) -> Result<Vec<Made<R>>, Fault> {
        let mut rows = Vec::new();
        let Self {
            source,
            places,
            all,
        } = self;
        source.each(|whence, said: C| {
            let Some((at, child)) = child(places, all, whence.subject) else {
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
        year: CollectionYear,
        mut make: impl FnMut(&mut Child, C) -> Option<R>,
    ) -> Result<Vec<Made<R>>, Fault> {
        let mut rows = self.rows(|child, said, _| make(child, said))?;
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
