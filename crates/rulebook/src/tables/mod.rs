//! The twelve tables of the return, their columns and their typed rows.

mod rows;

use rows::columns;
pub use rows::*;

use care::CollectionYear;

/// A table of the return.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Table {
    /// One row per child.
    Header,
    /// One row per episode of care.
    Episodes,
    /// One row per review.
    Reviews,
    /// One row per unaccompanied asylum-seeking child.
    Uasc,
    /// One row per child looked after for twelve months at 31 March: health and convictions.
    Oc2,
    /// One row per care leaver.
    Oc3,
    /// One row per child adopted in the year.
    Ad1,
    /// One row per decision that a child should be placed for adoption.
    PlacedAdoption,
    /// One row per child who started to be looked after: earlier permanence.
    PrevPerm,
    /// One row per time a child was missing or away.
    Missing,
    /// One row per spell of a social worker (from 2023-24).
    SwEpisodes,
    /// One row per deprivation of liberty order (from 2026-27).
    DoLo,
}

/// What is known of a column before any file is read.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    /// Its name in the CSV layout.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub label: &'static str,
    /// What it takes, for a sentence.
    pub wants: &'static str,
    /// Computed, not collected: never written, accepted when a file has it.
    pub derived: bool,
}

impl Table {
    /// Every table, in DfE's order.
    pub const ALL: [Self; 12] = [
        Self::Header,
        Self::Episodes,
        Self::Reviews,
        Self::Uasc,
        Self::Oc2,
        Self::Oc3,
        Self::Ad1,
        Self::PlacedAdoption,
        Self::PrevPerm,
        Self::Missing,
        Self::SwEpisodes,
        Self::DoLo,
    ];

    /// DfE's name of it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "Header",
            Self::Episodes => "Episodes",
            Self::Reviews => "Reviews",
            Self::Uasc => "UASC",
            Self::Oc2 => "OC2",
            Self::Oc3 => "OC3",
            Self::Ad1 => "AD1",
            Self::PlacedAdoption => "PlacedAdoption",
            Self::PrevPerm => "PrevPerm",
            Self::Missing => "Missing",
            Self::SwEpisodes => "SWEpisodes",
            Self::DoLo => "DoLo",
        }
    }

    /// Reads DfE's name, in any letter case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|table| table.name().eq_ignore_ascii_case(name))
    }

    /// The name its file is given when we write it.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Header => "header.csv",
            Self::Episodes => "episodes.csv",
            Self::Reviews => "reviews.csv",
            Self::Uasc => "uasc.csv",
            Self::Oc2 => "oc2.csv",
            Self::Oc3 => "oc3.csv",
            Self::Ad1 => "ad1.csv",
            Self::PlacedAdoption => "placed_for_adoption.csv",
            Self::PrevPerm => "previous_permanence.csv",
            Self::Missing => "missing.csv",
            Self::SwEpisodes => "sw_episodes.csv",
            Self::DoLo => "DoLo.csv",
        }
    }

    /// The first collection year that has it.
    pub const fn since(self) -> CollectionYear {
        match self {
            Self::SwEpisodes => CollectionYear(2024),
            Self::DoLo => CollectionYear(2027),
            // All others are older than any return read here.
            _ => CollectionYear(2018),
        }
    }

    /// Whether a year's return has it.
    pub const fn in_year(self, year: CollectionYear) -> bool {
        self.since().0 <= year.0
    }

    /// Its columns in the order of the layout, derived ones last.
    pub fn columns(self) -> &'static [ColumnInfo] {
        columns(self)
    }

    /// Its columns as they are collected, without the derived ones.
    pub fn collected(self) -> impl Iterator<Item = &'static ColumnInfo> {
        self.columns().iter().filter(|column| !column.derived)
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Where a row stood: which file of the return, which row of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct At {
    /// Index into [`crate::Return::files`].
    pub file: u16,
    /// From 0, in the order of the file, its heading line not counted.
    pub row: u32,
}

/// Does something with the row type of a table: `with_row!(table, R => rows::<R>(x))`.
macro_rules! with_row {
    ($table:expr, $row:ident => $body:expr) => {
        match $table {
            $crate::Table::Header => $crate::tables::with_row!(@ $row Header $body),
            $crate::Table::Episodes => $crate::tables::with_row!(@ $row Episode $body),
            $crate::Table::Reviews => $crate::tables::with_row!(@ $row Review $body),
            $crate::Table::Uasc => $crate::tables::with_row!(@ $row Uasc $body),
            $crate::Table::Oc2 => $crate::tables::with_row!(@ $row Oc2 $body),
            $crate::Table::Oc3 => $crate::tables::with_row!(@ $row Oc3 $body),
            $crate::Table::Ad1 => $crate::tables::with_row!(@ $row Ad1 $body),
            $crate::Table::PlacedAdoption => $crate::tables::with_row!(@ $row PlacedAdoption $body),
            $crate::Table::PrevPerm => $crate::tables::with_row!(@ $row PreviousPermanence $body),
            $crate::Table::Missing => $crate::tables::with_row!(@ $row Missing $body),
            $crate::Table::SwEpisodes => $crate::tables::with_row!(@ $row SocialWorkerEpisode $body),
            $crate::Table::DoLo => $crate::tables::with_row!(@ $row Dolo $body),
        }
    };
    (@ $row:ident $of:ident $body:expr) => {{
        type $row = $crate::tables::$of;
        $body
    }};
}
pub(crate) use with_row;

/// A typed row of one of the tables.
pub trait Row: Default + Clone + Send + Sync + 'static {
    /// Its table.
    const TABLE: Table;
    /// Where it stood.
    fn at(&self) -> At;
    /// Notes where it stood.
    fn set_at(&mut self, at: At);
    /// The child's identifier; blank when none was written.
    fn child(&self) -> &crate::Text;
    /// Puts a text into a column (an index into [`Table::columns`]); exact, see [`crate::Field`].
    fn put(&mut self, column: usize, text: &str);
    /// Writes a column as the return has it.
    fn write(&self, column: usize, out: &mut String);
    /// Whether nothing is written in a column.
    fn blank(&self, column: usize) -> bool;
    /// What was written in a column and not understood.
    fn other(&self, column: usize) -> Option<&str>;
    /// Whether two rows say the same, wherever they stood.
    fn same(&self, other: &Self) -> bool;
    /// The rows of this kind in a return.
    fn rows(of: &crate::Return) -> &Vec<Self>;
    /// The rows of this kind in a return, to change.
    fn rows_mut(of: &mut crate::Return) -> &mut Vec<Self>;
}
