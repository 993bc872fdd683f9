//! Rows to children: one pass to number the children, one sort per table.

use super::child::{Child, Last, LastRows};
use crate::tables::*;
use crate::{Return, Text};
use care::Date;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Where a row stands among all rows of its table: by child, then first date, then last date; a
/// date that is not known comes last, so an open span follows a closed one that began the same day.
/// Rows that are alike in these stand by what they say, so that the order of the file never matters.
type Key = (u32, i32, i32);

fn order<R: Ordered>(a: &(Key, &R), b: &(Key, &R)) -> Ordering {
    a.0.cmp(&b.0)
        .then_with(|| {
            let (mut one, mut other) = (String::new(), String::new());
            (0..R::TABLE.columns().len())
                .map(|column| {
                    one.clear();
                    other.clear();
                    a.1.write(column, &mut one);
                    b.1.write(column, &mut other);
                    one.cmp(&other)
                })
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
        .then_with(|| a.1.at().cmp(&b.1.at()))
}

trait Ordered: Row {
    fn dates(&self) -> (i32, i32);
}

/// Any day as a number that keeps the order.
fn day(date: Option<Date>) -> i32 {
    date.map_or(i32::MAX, |date| {
        (i32::from(date.year()) * 16 + i32::from(date.month())) * 32 + i32::from(date.day())
    })
}

macro_rules! ordered {
    ($($row:ident: $($began:ident $(, $ended:ident)?)?;)+) => {$(
        impl Ordered for $row {
            fn dates(&self) -> (i32, i32) {
                let dates: &[i32] = &[$(day(self.$began.get()), $(day(self.$ended.get()))?)?];
                (
                    dates.first().copied().unwrap_or(0),
                    dates.get(1).copied().unwrap_or(0),
                )
            }
        }
    )+};
}
ordered! {
    Header:;
    Episode: decom, dec;
    Review: review;
    Uasc:;
    Oc2:;
    Oc3:;
    Ad1:;
    PlacedAdoption: date_placed, date_placed_ceased;
    PreviousPermanence:;
    Missing: mis_start, mis_end;
    SocialWorkerEpisode: sw_decom, sw_dec;
    Dolo: dolo_start, dolo_end;
}

/// Rows of a table, child by child; `starts[i]..starts[i + 1]` are those of child `i`.
struct Sorted<T> {
    rows: Vec<T>,
    starts: Vec<u32>,
}

impl<T> Sorted<T> {
    fn of(&self, child: usize) -> &[T] {
        let at = |i: usize| self.starts.get(i).map_or(0, |at| *at as usize);
        self.rows.get(at(child)..at(child + 1)).unwrap_or(&[])
    }
}

/// Gives each child a number, in the order of first sight. A row without an identifier is a child
/// of its own.
struct Numbers<'r> {
    known: HashMap<Text, u32>,
    codes: Vec<&'r Text>,
}

impl<'r> Numbers<'r> {
    fn with_room_for(children: usize) -> Self {
        Self {
            known: HashMap::with_capacity(children),
            codes: Vec::with_capacity(children),
        }
    }

    /// The number of a row's child, given that of the row above. Tables mostly list children
    /// together and in one order, so the same child and the next one are tried before looking up.
    fn of(&mut self, code: &'r Text, above: u32) -> u32 {
        // There are fewer rows than four thousand million: they are counted in 32 bits.
        let next = self.codes.len() as u32;
        if code.is_blank() {
            self.codes.push(code);
            return next;
        }
        for near in [above, above.saturating_add(1)] {
            if self.codes.get(near as usize).copied() == Some(code) {
                return near;
            }
        }
        let number = *self.known.entry(code.clone()).or_insert(next);
        if number == next {
            self.codes.push(code);
        }
        number
    }
}

fn number<'r, R: Ordered>(rows: &'r [R], numbers: &mut Numbers<'r>) -> Vec<(Key, &'r R)> {
    let mut above = 0;
    rows.iter()
        .map(|row| {
            above = numbers.of(row.child(), above);
            let (began, ended) = row.dates();
            ((above, began, ended), row)
        })
        .collect()
}

fn sort<'r, R: Ordered, T>(
    mut rows: Vec<(Key, &'r R)>,
    children: usize,
    wrap: impl Fn(&'r R) -> T,
) -> Sorted<T> {
    if !rows.is_sorted_by(|a, b| order(a, b).is_le()) {
        rows.sort_unstable_by(order);
    }
    let mut starts = Vec::with_capacity(children + 1);
    let mut at = 0u32;
    starts.push(0);
    for child in 0..children as u32 {
        while rows
            .get(at as usize)
            .is_some_and(|((of, ..), _)| *of == child)
        {
            at += 1;
        }
        starts.push(at);
    }
    Sorted {
        rows: rows.into_iter().map(|(_, row)| wrap(row)).collect(),
        starts,
    }
}

macro_rules! children {
    ($($place:ident: $row:ident = $table:ident;)+) => {
        /// Every child of a return, with last year's rows beside this year's.
        pub struct Children<'r> {
            codes: Vec<&'r Text>,
            this: This<'r>,
            last: Before<'r>,
        }
        struct This<'r> { $($place: Sorted<&'r $row>,)+ }
        struct Before<'r> { $($place: Sorted<Last<'r, $row>>,)+ }

        impl<'r> Children<'r> {
            /// Groups and sorts. `last` may be empty.
            pub fn of(this: &'r Return, last: &'r Return) -> Self {
                let mut numbers = Numbers::with_room_for(this.headers.len() + last.headers.len() / 4);
                $(let $place = (number(&this.$place, &mut numbers), ());)+
                let those = ($(number(&last.$place, &mut numbers),)+);
                let count = numbers.codes.len();
                let this = This { $($place: sort($place.0, count, |row| row),)+ };
                let ($($place,)+) = those;
                let last = Before { $($place: sort($place, count, Last),)+ };
                Self { codes: numbers.codes, this, last }
            }

            /// One child by its number.
            pub fn child(&self, at: usize) -> Option<Child<'_>> {
                Some(Child {
                    code: self.codes.get(at)?.as_str(),
                    $($place: self.this.$place.of(at),)+
                    last: LastRows { $($place: self.last.$place.of(at),)+ },
                    periods: OnceCell::new(),
                    all_year: OnceCell::new(),
                })
            }
        }

        impl Child<'_> {
            /// Which tables the child has rows in, this year or last: a bit per table.
            pub(super) fn tables(&self) -> u16 {
                let mut bits = 0;
                $(if !(self.$place.is_empty() && self.last.$place.is_empty()) {
                    bits |= 1 << Table::$table as u16;
                })+
                bits
            }
        }
    };
}
children! {
    headers: Header = Header;
    episodes: Episode = Episodes;
    reviews: Review = Reviews;
    uasc: Uasc = Uasc;
    oc2: Oc2 = Oc2;
    oc3: Oc3 = Oc3;
    ad1: Ad1 = Ad1;
    placed_adoption: PlacedAdoption = PlacedAdoption;
    previous_permanence: PreviousPermanence = PrevPerm;
    missing: Missing = Missing;
    social_workers: SocialWorkerEpisode = SwEpisodes;
    dolo: Dolo = DoLo;
}

impl Children<'_> {
    /// How many children.
    pub fn len(&self) -> usize {
        self.codes.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
    /// All children in the order of first sight.
    pub fn iter(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.len()).filter_map(|at| self.child(at))
    }
}
