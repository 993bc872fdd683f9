//! One council's return of one collection year.

use crate::tables::with_row;
use crate::tables::*;
use care::codes::{InsideArea, YesNo};
use care::{Authority, CollectionYear, Postcode, PostcodeTable};
use std::collections::HashSet;

/// How a file was laid out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// One table per file.
    Csv,
    /// All tables in one file, child by child.
    Xml,
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileRead {
    /// As it was named by whoever gave it.
    pub name: String,
    /// How it was laid out.
    pub format: Format,
    /// Its table; `None` for XML, which holds all.
    pub table: Option<Table>,
    /// Rows taken in.
    pub rows: u32,
    /// Rows set aside.
    pub set_aside: u32,
}

/// The tables of one year, with where they came from.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Return {
    /// The collection year; `None` when neither given nor told by name or dates.
    pub year: Option<CollectionYear>,
    /// The files it was read from; [`At::file`] points here.
    pub files: Vec<FileRead>,
    /// Which tables were given, empty ones too: bit per [`Table`].
    given: u16,
    /// Children.
    pub headers: Vec<Header>,
    /// Episodes of care.
    pub episodes: Vec<Episode>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// Unaccompanied asylum-seeking children.
    pub uasc: Vec<Uasc>,
    /// Health and convictions.
    pub oc2: Vec<Oc2>,
    /// Care leavers.
    pub oc3: Vec<Oc3>,
    /// Adoptions.
    pub ad1: Vec<Ad1>,
    /// Decisions to place for adoption.
    pub placed_adoption: Vec<PlacedAdoption>,
    /// Earlier permanence.
    pub previous_permanence: Vec<PreviousPermanence>,
    /// Times missing or away.
    pub missing: Vec<Missing>,
    /// Social workers.
    pub social_workers: Vec<SocialWorkerEpisode>,
    /// Deprivation of liberty orders.
    pub dolo: Vec<Dolo>,
}

impl Return {
    /// An empty return of a year.
    pub fn new(year: Option<CollectionYear>) -> Self {
        Self {
            year,
            ..Self::default()
        }
    }

    /// The rows of one kind: `of_year.rows::<Episode>()`.
    pub fn rows<R: Row>(&self) -> &[R] {
        R::rows(self)
    }

    /// Whether a table was given. A table that was never given and one without rows are not the
    /// same: a rule over the first cannot be checked.
    pub fn has(&self, table: Table) -> bool {
        self.given & (1 << table as u16) != 0 || self.len(table) > 0
    }

    /// Notes that a table was given, whether or not it holds rows.
    pub fn give(&mut self, table: Table) {
        self.given |= 1 << table as u16;
    }

    /// Rows in a table.
    pub fn len(&self, table: Table) -> usize {
        with_row!(table, R => self.rows::<R>().len())
    }

    /// Whether it holds no row at all.
    pub fn is_empty(&self) -> bool {
        Table::ALL.into_iter().all(|table| self.len(table) == 0)
    }

    /// All rows of all tables.
    pub fn row_count(&self) -> usize {
        Table::ALL.into_iter().map(|table| self.len(table)).sum()
    }

    /// What a row says in a column, as the return has it: for showing a finding with its cells. `None`
    /// when there is no such row or column.
    pub fn said(&self, table: Table, at: At, column: &str) -> Option<String> {
        let column = table.columns().iter().position(|c| c.name == column)?;
        let mut text = String::new();
        with_row!(table, R => {
            let rows = self.rows::<R>();
            // Rows stand in the order of the files, unless somebody put them together otherwise.
            let found = match rows.binary_search_by_key(&at, |row| row.at()) {
                Ok(found) => rows.get(found),
                Err(_) => rows.iter().find(|row| row.at() == at),
            };
            found?.write(column, &mut text);
        });
        Some(text)
    }

    /// Whether two returns hold the same rows in the same order, wherever they were read from.
    pub fn same_rows(&self, other: &Self) -> bool {
        fn same<R: Row>(a: &Return, b: &Return) -> bool {
            let (a, b) = (a.rows::<R>(), b.rows::<R>());
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
        }
        Table::ALL
            .into_iter()
            .all(|table| with_row!(table, R => same::<R>(self, other)))
    }

    /// Adds a row from the texts of its cells as `(column, text)`, columns being places in
    /// [`Table::columns`]. Exact: letter case and spaces count, as in [`crate::Field`].
    pub fn push<'t>(
        &mut self,
        table: Table,
        at: At,
        cells: impl IntoIterator<Item = (usize, &'t str)>,
    ) {
        with_row!(table, R => {
            let mut row = R::default();
            row.set_at(at);
            for (column, text) in cells {
                row.put(column, text);
            }
            R::rows_mut(self).push(row);
        });
        self.give(table);
    }

    /// Each row of a table: where it stood, and its child's identifier.
    pub fn each(&self, table: Table) -> Vec<(At, &crate::Text)> {
        with_row!(table, R => self.rows::<R>().iter().map(|row| (row.at(), row.child())).collect())
    }

    /// What a cell says, as the return writes it: `row` is the place of the row among those of its
    /// table, `column` that of the column in [`Table::columns`]. Nothing when there is no such row.
    pub fn written(&self, table: Table, row: usize, column: usize) -> String {
        let mut text = String::new();
        with_row!(table, R => {
            if let Some(row) = self.rows::<R>().get(row) {
                row.write(column, &mut text);
            }
        });
        text
    }

    /// Takes in the rows and files of another, after its own; no when there are too many files to
    /// number. What the other says of the year is left aside.
    pub(crate) fn take_in(&mut self, mut other: Self) -> bool {
        let Ok(first) = u16::try_from(self.files.len()) else {
            return false;
        };
        if usize::from(first) + other.files.len() > usize::from(u16::MAX) {
            return false;
        }
        for table in Table::ALL {
            with_row!(table, R => {
                let rows = R::rows_mut(&mut other);
                if first > 0 {
                    for row in rows.iter_mut() {
                        let at = row.at();
                        row.set_at(At { file: at.file + first, ..at });
                    }
                }
                let own = R::rows_mut(self);
                if own.is_empty() {
                    *own = std::mem::take(rows);
                } else {
                    own.append(rows);
                }
            });
        }
        self.given |= other.given;
        self.files.append(&mut other.files);
        true
    }

    /// Whether any episode says where its placement lies: [`Self::locate`] was called, or the file
    /// had the derived columns.
    pub fn is_located(&self) -> bool {
        self.episodes.iter().any(|episode| {
            episode.pl_la.is_present()
                || episode.pl_location.is_present()
                || episode.pl_distance.is_present()
        })
    }

    /// Fills `Header.UASC` from the UASC table where the file did not say: `1` for the children
    /// listed there, else `0`. Does nothing when either table was not given, nor to rows of an XML
    /// file: there the item is collected, and blank means that it was left out.
    pub fn mark_uasc(&mut self) {
        if !(self.has(Table::Header) && self.has(Table::Uasc)) {
            return;
        }
        let listed: HashSet<&str> = self.uasc.iter().map(|row| row.child.as_str()).collect();
        for header in &mut self.headers {
            let collected = self
                .files
                .get(usize::from(header.at.file))
                .is_some_and(|file| file.format == Format::Xml);
            if header.uasc.is_blank() && !collected {
                header.uasc = YesNo::from(listed.contains(header.child.as_str())).into();
            }
        }
    }

    /// The postcodes of homes and placements: those [`Self::locate`] looks for.
    pub fn postcodes(&self) -> impl Iterator<Item = Postcode> + '_ {
        self.episodes
            .iter()
            .flat_map(|episode| [episode.home_post.get(), episode.pl_post.get()])
            .flatten()
    }

    /// Fills the derived columns of the episodes where the file did not: authority of the
    /// placement, inside or outside the responsible authority, miles from home. A postcode that
    /// the table does not hold leaves them blank: not known, which is neither near nor far.
    pub fn locate(&mut self, postcodes: &PostcodeTable, council: Option<Authority>) {
        for episode in &mut self.episodes {
            let place = episode.pl_post.get().and_then(|p| postcodes.locate(p));
            let home = episode.home_post.get().and_then(|p| postcodes.locate(p));
            let Some(place) = place else { continue };
            if episode.pl_la.is_blank() {
                let code = place.authority.as_str();
                episode.pl_la = match code.as_bytes().first() {
                    Some(b'S') => "SCO".into(),
                    Some(b'W') => "WAL".into(),
                    Some(b'N') => "NIR".into(),
                    _ => code.into(),
                };
            }
            if episode.pl_location.is_blank()
                && let Some(council) = council
            {
                episode.pl_location = if place.authority == council {
                    InsideArea::Inside.into()
                } else {
                    InsideArea::Outside.into()
                };
            }
            if episode.pl_distance.is_blank()
                && let Some(home) = home
            {
                episode.pl_distance = home.grid.miles_to(place.grid).into();
            }
        }
    }
}
