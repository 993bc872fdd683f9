//! What rules know beside the child.

use super::Providers;
use crate::{Format, Table, Text};
use care::{Authority, CollectionYear, Date};

/// What a check is made against.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The collection year: which rules hold, and which codes.
    pub year: CollectionYear,
    /// First day of the collection year.
    pub start: Date,
    /// Last day of the collection year, which is inside it.
    pub end: Date,
    /// The code of the authority whose return it is, as `PL_LA` has it; blank when not known.
    pub council: Text,
    /// How the return was laid out, when it was read from files.
    pub format: Option<Format>,
    /// Ofsted's list of providers.
    pub providers: Option<&'a Providers>,
    /// Whether the return was [located](crate::Return::locate), so that a blank says "not known".
    pub located: bool,
    /// Columns of this year's that tables came without, so that a blank there says nothing; of a table
    /// that did not come at all, `CHILD`. Only worked cases have any: a file without them is not known
    /// as the table, and a rule that reads a table that did not come is not run.
    pub left_out: Vec<(Table, &'static str)>,
}

impl<'a> Context<'a> {
    /// Of a collection year, without council or providers.
    pub fn of(year: CollectionYear) -> Self {
        Self {
            year,
            start: year.start(),
            end: year.end(),
            council: Text::default(),
            format: None,
            providers: None,
            located: false,
            left_out: Vec::new(),
        }
    }
    /// With the authority whose return it is.
    pub fn council(self, council: Option<Authority>) -> Self {
        Self {
            council: council.map_or_else(Text::default, |code| Text::new(code.as_str())),
            ..self
        }
    }
    /// With Ofsted's list of providers.
    pub fn providers(self, providers: Option<&'a Providers>) -> Self {
        Self { providers, ..self }
    }
    /// With every postcode of the return looked up, whether or not any was found.
    pub fn located(self) -> Self {
        Self {
            located: true,
            ..self
        }
    }
    /// Whether a table came without some column.
    pub fn is_left_out(&self, table: Table, column: &str) -> bool {
        self.left_out
            .iter()
            .any(|(of, name)| *of == table && *name == column)
    }
    /// Whether a day lies in the collection year.
    pub fn in_year(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }
}
