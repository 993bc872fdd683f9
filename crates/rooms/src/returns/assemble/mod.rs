//! One collection year's return, put together from what stands in the record.
//!
//! [`assemble`] gives `rulebook`'s typed rows of every table of that year's layout, for everybody,
//! for some or for one young person, and for every row the fact it came from:
//!
//! ```ignore
//! let ours = record.read(&caller, |tx| Ok(assemble(tx, CollectionYear(2027), Whose::Everyone)?))?;
//! let text = rulebook::write::csv(&ours.of_year, Table::Episodes);
//! // A finding about row 14 of Episodes opens what is to be put right:
//! let place = ours.place(Table::Episodes, 14);   // whom it is about, which fact, its natural key
//! ```
//!
//! It asks for no leave: the caller hands in the young people they may have
//! ([`crate::people::permitted_to`]), or one whom they hold leave for. Rows stand in order of child
//! and date; [`rulebook::At::row`] is the place in its table and [`rulebook::At::file`] the table.
//! The derived columns (`UASC`, `PL_LA` …) are left blank: `Return::mark_uasc` and
//! `Return::locate` fill them for whoever checks rules.
//!
//! # Which rows a year has
//!
//! The return of a year shows what was so in that year, from the present knowledge of the record.
//! It makes no difference whether a return, a list or a worker said it. The year is 1 April to
//! 31 March (DfE guide to the SSDA903 return, the section of each table).
//!
//! | table | a row for |
//! |---|---|
//! | Header | each child with a row in any other table, or whom that year's return named |
//! | Episodes | each episode with a day in the year, or that ended on its 1 April |
//! | Reviews | each review held in the year |
//! | UASC | each unaccompanied child looked after in the year, unless the status had ended before it |
//! | OC2, OC3, AD1, PrevPerm | what was said for that year |
//! | PlacedAdoption | each decision that held in the year, of a child looked after in it |
//! | Missing | each time missing or away with a day in the year |
//! | SWEpisodes | each spell with a day in the year, of a child looked after on its 31 March |
//! | DoLo | each order with a day in the year |
//!
//! What ended after 31 March was still so on that day: its end, and the reasons that come with an
//! end, are blank. What changes in the course of a life is as that year's return had it, where one
//! was read and no worker has said otherwise since: the pupil number, the day asylum status ceased,
//! and whether a girl is a mother. Where none was read it is as known now, but a first child born
//! after 31 March makes nobody a mother in that return, and care leavers are not asked. Sex is in
//! the code of that year's return as it was read, else in
//! DfE's for the year. A table that the year's layout lacks is empty.
//!
//! What only an earlier return told of, without an end, is left out where the return of the year
//! told of the same child in the same table and no longer of that: its end was never returned (a
//! social worker's who left while the child was out of care), or it was returned anew with another
//! first day. Unless a worker said it.

mod cells;
mod children;

use cells::{adoption, episode, health};
use children::{Children, Made, Source};

use crate::looked_after::{
    Adoption, AdoptionPlan, DeprivationOfLiberty, Episode, HealthYear, LeaverYear, Missing,
    Permanence, Review, SocialWorkerSpan, Standing, Unaccompanied, standing,
};
use care::ids::{FactId, SubjectId, YoungPersonId};
use care::{CollectionYear, Date};
use record::{Fault, Tx};
use rulebook::{At, Cell, Column, FileRead, Format, Return, Row, Table, Text};
use std::collections::HashSet;

/// Of whom a return is put together.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// Everybody the council knows.
    Everyone,
    /// These: the caller's permitted set.
    These(&'a HashSet<YoungPersonId>),
    /// One young person.
    One(YoungPersonId),
}

impl Whose<'_> {
    fn holds(self, subject: SubjectId) -> bool {
        match self {
            Self::Everyone => true,
            Self::These(these) => these.contains(&YoungPersonId(subject.0)),
            Self::One(one) => SubjectId::from(one) == subject,
        }
    }
}

/// Where a row came from: what to open to put it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whom it is about.
    pub about: YoungPersonId,
    /// The kind of the fact, such as `looked_after.episode`.
    pub kind: &'static str,
    /// Its natural key, such as an episode's first day.
    pub key: String,
    /// The fact that stands there.
    pub fact: FactId,
}

/// A return put together from the record, with where each row came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The return.
    pub of_year: Return,
    /// For each table, in the order of [`Table::ALL`], the places of its rows.
    places: [Vec<Place>; Table::ALL.len()],
}

impl Assembled {
    /// Where a row came from: its table and its place in it, from 0.
    pub fn place(&self, table: Table, row: usize) -> Option<&Place> {
        self.places.get(table as usize)?.get(row)
    }

    /// Keeps the Header and forgets the rest.
    pub(crate) fn keep_headers(&mut self) {
        let headers = std::mem::take(&mut self.of_year.headers);
        let mut kept = Self::default();
        if let (Some(from), Some(to)) = (
            self.places.get_mut(Table::Header as usize),
            kept.places.get_mut(Table::Header as usize),
        ) {
            std::mem::swap(from, to);
        }
        kept.of_year.headers = headers;
        *self = kept;
    }

    /// Puts the rows of one table in order of child and date.
    fn fill<R: Row>(&mut self, mut rows: Vec<Made<R>>) {
        // What stands comes in order of date within a child; a stable sort keeps it.
        rows.sort_by_key(|made| made.child);
        let places = self.places.get_mut(R::TABLE as usize);
        let (mut kept, mut from) = (Vec::new(), Vec::new());
        for (at, made) in rows.into_iter().enumerate() {
            let mut row = made.row;
            row.set_at(At {
                file: R::TABLE as u16,
                row: u32::try_from(at).unwrap_or(u32::MAX),
            });
            kept.push(row);
            from.push(made.place);
        }
        if let Some(places) = places {
            *places = from;
        }
        *R::rows_mut(&mut self.of_year) = kept;
    }
}

/// Puts together the return of a year.
pub fn assemble(
    tx: &mut Tx<'_>,
    year: CollectionYear,
    whose: Whose<'_>,
) -> Result<Assembled, Fault> {
    match whose {
        Whose::One(id) => assemble_one(&standing(tx, id)?, year),
        _ => put_together(Source::Record(tx), year, whose),
    }
}

/// Puts together one young person's part of the return of a year from what stands about them, read
/// once for as many years as are asked for.
pub fn assemble_one(standing: &Standing, year: CollectionYear) -> Result<Assembled, Fault> {
    let whose = Whose::One(YoungPersonId(standing.subject().0));
    put_together(Source::Standing(standing), year, whose)
}

fn put_together(
    source: Source<'_, '_>,
    year: CollectionYear,
    whose: Whose<'_>,
) -> Result<Assembled, Fault> {
    let mut children = Children::find(source, year, whose)?;
    let mut made = Assembled {
        of_year: Return::new(Some(year)),
        ..Assembled::default()
    };
    for table in Table::ALL {
        made.of_year.files.push(FileRead {
            name: table.file_name().to_owned(),
            format: Format::Csv,
            table: Some(table),
            rows: 0,
            set_aside: 0,
        });
        if table.in_year(year) {
            made.of_year.give(table);
        }
    }
    // Episodes say who was looked after, which other tables ask.
    let episodes = children.spans(year, |child, said: Episode| {
        episode(&child.code, &said, year)
    })?;
    children.looked_after(&episodes);
    made.fill(episodes);
    macro_rules! table {
        (|$child:ident, $said:ident: $kind:ty| $row:expr) => {{
            let rows = children.rows(|$child, $said: $kind, _| $row)?;
            made.fill(rows);
        }};
        (spans |$child:ident, $said:ident: $kind:ty| $row:expr) => {{
            let rows = children.spans(year, |$child, $said: $kind| $row)?;
            made.fill(rows);
        }};
    }
    let (start, end) = (year.start(), year.end());
    let in_year =
        |from: Date, until: Option<Date>| from <= end && until.is_none_or(|until| until >= start);
    let by_end = |until: Option<Date>| Cell::from(until.filter(|day| *day <= end));
    table!(
        |child, said: Review| year.contains(said.on).then(|| rulebook::Review {
            child: child.code.clone(),
            dob: child.who.born.into(),
            review: said.on.into(),
            review_code: said.participation.into(),
            ..rulebook::Review::default()
        })
    );
    let unaccompanied = children.rows(|child, said: Unaccompanied, by_worker| {
        let still = said.ceased.is_none_or(|ceased| ceased >= start);
        let ceased = match &child.then {
            Some(then) if !by_worker => then.asylum_ceased,
            _ => said.ceased,
        };
        (child.in_year && still).then(|| rulebook::Uasc {
            child: child.code.clone(),
            sex: child.sex.into(),
            dob: child.who.born.into(),
            duc: ceased.into(),
            ..rulebook::Uasc::default()
        })
    })?;
    made.fill(unaccompanied);
    table!(|child, said: HealthYear| (said.year == year).then(|| health(child, &said)));
    table!(
        |child, said: LeaverYear| (said.year == year).then(|| rulebook::Oc3 {
            child: child.code.clone(),
            dob: child.who.born.into(),
            in_touch: said.in_touch.into(),
            activ: said.activity.into(),
            accom: said.accommodation.into(),
            ..rulebook::Oc3::default()
        })
    );
    table!(|child, said: Adoption| (said.year == year).then(|| adoption(child, &said)));
    table!(spans |child, said: AdoptionPlan| {
        (child.in_year && in_year(said.decided, said.ceased)).then(|| {
            let ceased = by_end(said.ceased);
            let ended_later = ceased.is_blank() && said.ceased.is_some();
            rulebook::PlacedAdoption {
                child: child.code.clone(),
                dob: child.who.born.into(),
                date_placed: said.decided.into(),
                date_placed_ceased: ceased,
                reason_placed_ceased: said.reason.filter(|_| !ended_later).into(),
                ..rulebook::PlacedAdoption::default()
            }
        })
    });
    table!(
        |child, said: Permanence| (said.year == year).then(|| rulebook::PreviousPermanence {
            child: child.code.clone(),
            dob: child.who.born.into(),
            prev_perm: said.previous.into(),
            la_perm: Column::read(said.authority.as_deref().unwrap_or_default()),
            date_perm: Column::read(said.date.as_deref().unwrap_or_default()),
            ..rulebook::PreviousPermanence::default()
        })
    );
    table!(spans
        |child, said: Missing| in_year(said.from, said.until).then(|| rulebook::Missing {
            child: child.code.clone(),
            dob: child.who.born.into(),
            missing: said.kind.into(),
            mis_start: said.from.into(),
            mis_end: by_end(said.until),
            ..rulebook::Missing::default()
        })
    );
    if Table::SwEpisodes.in_year(year) {
        table!(spans |child, said: SocialWorkerSpan| {
            (child.at_end && in_year(said.from, said.until)).then(|| {
                rulebook::SocialWorkerEpisode {
                    child: child.code.clone(),
                    dob: child.who.born.into(),
                    sw_id: Text::new(&said.worker),
                    sw_decom: said.from.into(),
                    sw_dec: by_end(said.until),
                    sw_reason: said.reason.into(),
                    ..rulebook::SocialWorkerEpisode::default()
                }
            })
        });
    }
    if Table::DoLo.in_year(year) {
        table!(spans
            |child, said: DeprivationOfLiberty| in_year(said.from, said.until).then(|| {
                rulebook::Dolo {
                    child: child.code.clone(),
                    dob: child.who.born.into(),
                    dolo_start: said.from.into(),
                    dolo_end: by_end(said.until),
                    ..rulebook::Dolo::default()
                }
            })
        );
    }
    made.fill(children.headers(year));
    for table in Table::ALL {
        let rows = made.of_year.len(table);
        if let Some(file) = made.of_year.files.get_mut(table as usize) {
            file.rows = u32::try_from(rows).unwrap_or(u32::MAX);
        }
    }
    Ok(made)
}
