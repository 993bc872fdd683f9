//! Reading several columns of a row at once.

use super::value::{Column, Row};
use crate::refusal::Fault;

impl Row<'_> {
    /// Reads its columns, from the first on, into the types of a tuple: `row.columns::<(FactId, Date)>()?`,
    /// or what the caller's own types say.
    pub fn columns<T: Columns>(&self) -> Result<T, Fault> {
        T::read(self)
    }
}

/// Several columns of a row, read together: a tuple of two to eight.
pub trait Columns: Sized {
    /// Reads them from the first column on.
    fn read(row: &Row<'_>) -> Result<Self, Fault>;
}

macro_rules! columns {
    ($($type:ident $at:literal),+) => {
        impl<$($type: Column),+> Columns for ($($type,)+) {
            fn read(row: &Row<'_>) -> Result<Self, Fault> {
                Ok(($(row.get::<$type>($at)?,)+))
            }
        }
    };
}
columns!(A 0, B 1);
columns!(A 0, B 1, C 2);
columns!(A 0, B 1, C 2, D 3);
columns!(A 0, B 1, C 2, D 3, E 4);
columns!(A 0, B 1, C 2, D 3, E 4, F 5);
columns!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
columns!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
