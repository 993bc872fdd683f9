//! Tables of counts with totals.

use super::{Guard, SMALLEST};
use std::collections::VecDeque;

/// Counts in rows and columns, to be shown with the total of each row, of each column and of all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// With totals as a last row and a last column.
    cells: Vec<Vec<u64>>,
}

impl Table {
    /// From counts without totals; short rows are filled with noughts.
    pub fn new(rows: &[Vec<u64>]) -> Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut cells: Vec<Vec<u64>> = rows
            .iter()
            .map(|row| {
                let mut row = row.clone();
                row.resize(columns, 0);
                row.push(row.iter().sum());
                row
            })
            .collect();
        let totals = (0..=columns)
            .map(|at| cells.iter().map(|row| row[at]).sum())
            .collect();
        cells.push(totals);
        Self { cells }
    }

    /// The table as it may be shown: counts under six masked, and as many others as it takes that
    /// none of those can be worked out from totals and differences. Totals are the last row and the
    /// last column. Percentages may be shown only where both of their counts are.
    pub fn protect(&self) -> Vec<Vec<Guard<u64>>> {
        let mut masked: Vec<Vec<bool>> = self
            .cells
            .iter()
            .map(|row| row.iter().map(|count| *count < SMALLEST).collect())
            .collect();
        let small: Vec<(usize, usize)> = self.positions(|row, column| masked[row][column]);
        // Each pass masks at least one more cell, or ends.
        while let Some(cell) = small.iter().find(|cell| !self.is_free(&masked, **cell)) {
            let next = self.next_to_mask(&masked, *cell);
            if next.is_empty() {
                break;
            }
            for (row, column) in next {
                masked[row][column] = true;
            }
        }
        self.cells
            .iter()
            .zip(&masked)
            .map(|(row, masks)| {
                let guard = |(count, masked): (&u64, &bool)| {
                    if *masked {
                        Guard::Masked
                    } else {
                        Guard::Shown(*count)
                    }
                };
                row.iter().zip(masks).map(guard).collect()
            })
            .collect()
    }

    fn positions(&self, which: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let (rows, columns) = (self.cells.len(), self.cells[0].len());
        (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .filter(|(row, column)| which(*row, *column))
            .collect()
    }

    /// The cells to mask next so that `cell` can vary: the smallest that frees it at once, of counts
    /// before totals; when none does alone, the corners of the smallest rectangle with it; else the
    /// smallest anywhere.
    fn next_to_mask(&self, masked: &[Vec<bool>], cell: (usize, usize)) -> Vec<(usize, usize)> {
        let (last_row, last_column) = (self.cells.len() - 1, self.cells[0].len() - 1);
        let cost = |(row, column): &(usize, usize)| {
            let total = *row == last_row || *column == last_column;
            (total, self.cells[*row][*column])
        };
        let frees = |more: &[(usize, usize)]| {
            let mut trial = masked.to_vec();
            for (row, column) in more {
                trial[*row][*column] = true;
            }
            self.is_free(&trial, cell)
        };
        let mut open = self.positions(|row, column| !masked[row][column]);
        open.sort_by_key(cost);
        if let Some(one) = open.iter().find(|one| frees(&[**one])) {
            return vec![*one];
        }
        let mut rectangles: Vec<Vec<(usize, usize)>> = self
            .positions(|row, column| row != cell.0 && column != cell.1)
            .into_iter()
            .map(|(row, column)| [(row, column), (cell.0, column), (row, cell.1)])
            .map(|corners| {
                let unmasked = corners
                    .into_iter()
                    .filter(|(row, column)| !masked[*row][*column]);
                unmasked.collect()
            })
            .collect();
        rectangles.sort_by_key(|corners| {
            let (totals, counts): (Vec<bool>, Vec<u64>) = corners.iter().map(cost).unzip();
            (totals.contains(&true), counts.iter().sum::<u64>())
        });
        match rectangles.into_iter().find(|corners| frees(corners)) {
            Some(corners) => corners,
            None => open.into_iter().take(1).collect(),
        }
    }

    /// Whether a masked cell could hold another number with everything shown as it is and no count
    /// below nought.
    ///
    /// With totals counted negatively every row and column of the table adds up to nought, so one
    /// cell can change only along a closed walk of masked cells, up and down in turn; a count may go
    /// down only when it is not nought.
    fn is_free(&self, masked: &[Vec<bool>], cell: (usize, usize)) -> bool {
        self.walk(masked, cell, true) || self.walk(masked, cell, false)
    }

    /// Whether signed value at `cell` can go up (or down) by one. Searches from its column to its
    /// row, leaving columns by cells going the other way and rows by cells going the same way.
    fn walk(&self, masked: &[Vec<bool>], cell: (usize, usize), up: bool) -> bool {
        let (last_row, last_column) = (self.cells.len() - 1, self.cells[0].len() - 1);
        // Whether the signed value may move: totals are signed the other way, their own total not.
        let may = |row: usize, column: usize, up: bool| {
            let negative = (row == last_row) != (column == last_column);
            masked[row][column] && ((up != negative) || self.cells[row][column] > 0)
        };
        if !may(cell.0, cell.1, up) {
            return false;
        }
        let mut seen_columns = vec![false; last_column + 1];
        let mut seen_rows = vec![false; last_row + 1];
        let mut columns = VecDeque::from([cell.1]);
        seen_columns[cell.1] = true;
        while let Some(column) = columns.pop_front() {
            for (row, seen) in seen_rows.iter_mut().enumerate() {
                if (row, column) == cell || *seen || !may(row, column, !up) {
                    continue;
                }
                if row == cell.0 {
                    return true;
                }
                *seen = true;
                for (next, seen) in seen_columns.iter_mut().enumerate() {
                    if !*seen && may(row, next, up) {
                        *seen = true;
                        columns.push_back(next);
                    }
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether some other whole numbers in the masked cells would show the same table, with another
    /// number at `cell`: tried one by one, each at most one off.
    fn another_fits(table: &Table, shown: &[Vec<Guard<u64>>], cell: (usize, usize)) -> bool {
        let (rows, columns) = (table.cells.len() - 1, table.cells[0].len() - 1);
        let open: Vec<(usize, usize)> = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .filter(|(row, column)| shown[*row][*column] == Guard::Masked)
            .collect();
        let mut counts: Vec<Vec<u64>> = table.cells[..rows]
            .iter()
            .map(|row| row[..columns].to_vec())
            .collect();
        fn fill(
            open: &[(usize, usize)],
            counts: &mut Vec<Vec<u64>>,
            table: &Table,
            shown: &[Vec<Guard<u64>>],
            cell: (usize, usize),
        ) -> bool {
            let Some(((row, column), rest)) = open.split_first() else {
                let other = Table::new(counts);
                let fits = shown.iter().zip(&other.cells).all(|(shown, cells)| {
                    shown.iter().zip(cells).all(|(shown, count)| match shown {
                        Guard::Shown(known) => known == count,
                        Guard::Masked => true,
                    })
                });
                return fits && other.cells[cell.0][cell.1] != table.cells[cell.0][cell.1];
            };
            let value = table.cells[*row][*column];
            for try_value in value.saturating_sub(1)..=value + 1 {
                counts[*row][*column] = try_value;
                if fill(rest, counts, table, shown, cell) {
                    return true;
                }
            }
            counts[*row][*column] = value;
            false
        }
        fill(&open, &mut counts, table, shown, cell)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn no_small_count_can_be_worked_out(
            rows in prop::collection::vec(prop::collection::vec(0u64..14, 1..4), 1..4)
        ) {
            let table = Table::new(&rows);
            let shown = table.protect();
            for (row, (counts, guards)) in table.cells.iter().zip(&shown).enumerate() {
                for (column, (count, guard)) in counts.iter().zip(guards).enumerate() {
                    match guard {
                        Guard::Shown(shown) => {
                            prop_assert!(*shown >= SMALLEST && shown == count);
                        }
                        Guard::Masked if *count < SMALLEST => prop_assert!(
                            another_fits(&table, &shown, (row, column)),
                            "{table:?} {shown:?} at {row},{column}"
                        ),
                        Guard::Masked => {}
                    }
                }
            }
        }
    }

    #[test]
    fn one_small_count_takes_three_others_with_it_and_no_more() {
        let table = Table::new(&[vec![3, 20, 30], vec![40, 50, 60], vec![70, 80, 90]]);
        let masked = table
            .protect()
            .into_iter()
            .flatten()
            .filter(|g| *g == Guard::Masked)
            .count();
        assert_eq!(masked, 4);
        assert!(Table::new(&[]).protect().len() == 1);
    }

    #[test]
    fn the_brute_force_finds_a_table_that_only_hides_the_small_count() {
        let table = Table::new(&[vec![3, 20], vec![40, 50]]);
        let naive: Vec<Vec<Guard<u64>>> = table
            .cells
            .iter()
            .map(|row| {
                let hide = |count: &u64| match *count {
                    3 => Guard::Masked,
                    count => Guard::Shown(count),
                };
                row.iter().map(hide).collect()
            })
            .collect();
        assert!(!another_fits(&table, &naive, (0, 0)));
    }
}
