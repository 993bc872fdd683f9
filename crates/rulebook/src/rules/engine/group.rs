//! Rows to children: one pass to number the children, one sort per table.

use super::child::{Child, Last, LastRows};
use crate::Return;
use crate::tables::*;
use care::Date;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The order of a row among a child's rows of its table: rows without a first date last; open
/// spans after closed ones that began the same day.
trait Ordered: Row {
    fn order(&self) -> (Option<Date>, Option<Date>);
}

macro_rules! ordered {
    ($($row:ident: $($began:ident $(, $ended:ident)?)?;)+) => {$(
        impl Ordered for $row {
            fn order(&self) -> (Option<Date>, Option<Date>) {
                let dates: &[Option<Date>] = &[$(self.$began.get(), $(self.$ended.get())?)?];
                (
                    dates.first().copied().unwrap_or(Some(Date::ZERO)),
                    dates.get(1).copied().flatten(),
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
#[derive(Default)]
struct Numbers<'r> {
    known: HashMap<&'r str, u32>,
    codes: Vec<&'r str>,
}

impl<'r> Numbers<'r> {
    fn of(&mut self, code: &'r str) -> u32 {
        // There are fewer rows than four thousand million: they are counted in 32 bits.
        let next = self.codes.len() as u32;
        if code.is_empty() {
            self.codes.push(code);
            return next;
        }
        let number = *self.known.entry(code).or_insert(next);
        if number == next {
            self.codes.push(code);
        }
        number
    }
}

fn number<'r, R: Ordered>(rows: &'r [R], numbers: &mut Numbers<'r>) -> Vec<(u32, &'r R)> {
    rows.iter()
        .map(|row| (numbers.of(row.child().as_str()), row))
        .collect()
}

fn sort<'r, R: Ordered, T>(
    mut rows: Vec<(u32, &'r R)>,
    children: usize,
    wrap: impl Fn(&'r R) -> T,
) -> Sorted<T> {
    rows.sort_by_cached_key(|(child, row)| {
        let (began, ended) = row.order();
        (
            *child,
            began.is_none(),
            began,
            ended.is_none(),
            ended,
            row.at(),
        )
    });
    let mut starts = Vec::with_capacity(children + 1);
    let mut at = 0u32;
    starts.push(0);
    for child in 0..children as u32 {
        while rows.get(at as usize).is_some_and(|(of, _)| *of == child) {
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
            codes: Vec<&'r str>,
            this: This<'r>,
            last: Before<'r>,
        }
        struct This<'r> { $($place: Sorted<&'r $row>,)+ }
        struct Before<'r> { $($place: Sorted<Last<'r, $row>>,)+ }

        impl<'r> Children<'r> {
            /// Groups and sorts. `last` may be empty.
            pub fn of(this: &'r Return, last: &'r Return) -> Self {
                let mut numbers = Numbers::default();
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
                    code: self.codes.get(at).copied()?,
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
