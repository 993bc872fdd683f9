//! Reading the ONS Postcode Directory.

use crate::Authority;
use crate::place::{Grid, Postcode, PostcodeTable};

/// What became of the rows of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loaded {
    /// Rows taken into the table.
    pub taken: usize,
    /// Postcodes without a grid point, such as those of Jersey, Guernsey and the Isle of Man.
    pub without_place: usize,
    /// Rows that could not be understood.
    pub not_understood: usize,
}

/// The file is not a postcode directory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not an ONS Postcode Directory: no column for the {missing}. Expected a CSV file with \
     columns such as pcds, laua, oseast1m and osnrth1m"
)]
pub struct NotADirectory {
    /// What was looked for.
    pub missing: &'static str,
}

/// Reads the ONS Postcode Directory (`ONSPD_*.csv`, any edition: columns are found by name) and
/// brings every authority code up to date. Terminated postcodes are kept, because old episodes
/// have them.
pub fn from_directory(csv: &str) -> Result<(PostcodeTable, Loaded), NotADirectory> {
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let names: Vec<String> = cells(lines.next().unwrap_or(""))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let find = |missing, wanted: &[&str]| {
        wanted
            .iter()
            .find_map(|w| names.iter().position(|n| n == w))
            .ok_or(NotADirectory { missing })
    };
    let postcode = find("postcode", &["pcds", "pcd8", "pcd7", "pcd2", "pcd"])?;
    let east = find("easting", &["oseast1m", "east1m", "easting"])?;
    let north = find("northing", &["osnrth1m", "north1m", "northing"])?;
    // Editions from 2025 on name the column after the year of the codes: lad25cd.
    let district = names
        .iter()
        .position(|n| {
            matches!(n.as_str(), "laua" | "oslaua")
                || (n.len() == 7 && n.starts_with("lad") && n.ends_with("cd"))
        })
        .ok_or(NotADirectory {
            missing: "local authority",
        })?;
    let mut loaded = Loaded::default();
    let mut rows = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = cells(line).collect();
        let cell = |at: usize| cells.get(at).map_or("", |c| c.trim());
        let (Ok(code), known) = (Postcode::parse(cell(postcode)), !cell(east).is_empty()) else {
            loaded.not_understood += 1;
            continue;
        };
        if !known || cell(north).is_empty() || cell(district).is_empty() {
            loaded.without_place += 1;
            continue;
        }
        let at = (
            Authority::parse(cell(district)),
            cell(east).parse(),
            cell(north).parse(),
        );
        let (Ok(authority), Ok(easting), Ok(northing)) = at else {
            loaded.not_understood += 1;
            continue;
        };
        let irish = authority.as_str().starts_with('N');
        let grid = Grid { easting, northing };
        rows.push((
            code,
            authority,
            if irish { from_irish_grid(grid) } else { grid },
        ));
        loaded.taken += 1;
    }
    Ok((PostcodeTable::build(rows, Authority::upper_tier), loaded))
}

/// The directory places Northern Ireland on the Irish Grid. Taken as Ordnance Survey metres, Belfast
/// would lie in the Irish Sea off Liverpool, 40 miles from Wigan.
///
/// A quadratic over the complex plane, because both grids are conformal; fitted to the full
/// projections with their datum shifts, it is within a metre of them over Northern Ireland.
fn from_irish_grid(irish: Grid) -> Grid {
    let (x, y) = (
        (f64::from(irish.easting) - 300_000.0) / 100_000.0,
        (f64::from(irish.northing) - 350_000.0) / 100_000.0,
    );
    let (x2, y2) = (x * x - y * y, 2.0 * x * y);
    let east = 110_472.149 + 99_687.404 * x + 8_513.103 * y - 46.941 * x2 - 7.271 * y2;
    let north = 508_434.713 - 8_513.103 * x + 99_687.404 * y + 7.271 * x2 - 46.941 * y2;
    // The far west of Fermanagh lies some miles west of the National Grid's edge.
    let metres = |n: f64| n.round().max(0.0) as u32;
    Grid {
        easting: metres(east),
        northing: metres(north),
    }
}

/// The cells of a line; quotation marks around a cell are taken off, commas inside them kept.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let (cell, left) = match line.strip_prefix('"').and_then(|l| l.split_once('"')) {
            Some((cell, left)) => (cell, left.split_once(',').map(|l| l.1)),
            None => line
                .split_once(',')
                .map_or((line, None), |(cell, left)| (cell, Some(left))),
        };
        rest = left;
        Some(cell)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn belfast_is_where_it_is() {
        let city_hall = from_irish_grid(Grid {
            easting: 333_800,
            northing: 374_000,
        });
        assert_eq!(
            city_hall,
            Grid {
                easting: 146_206,
                northing: 529_475
            }
        );
    }

    #[test]
    fn a_directory_is_read_by_its_column_names() {
        let csv = "\u{feff}pcd,\"pcds\",doterm,oslaua,oseast1m,osnrth1m,ctry\n\
                   \"AL1 1AA\",\"AL1 1AA\",,\"E07000240\",515000,207000,E92000001\n\
                   BA1 1AA,BA1 1AA,201001,E07000187,374000,164000,E92000001\n\
                   JE2 3AB,JE2 3AB,,L99999999,,,L93000001\n\
                   nonsense,nonsense,,E08000010,1,1,\n";
        let (table, loaded) = from_directory(csv).unwrap();
        assert_eq!(
            loaded,
            Loaded {
                taken: 2,
                without_place: 1,
                not_understood: 1
            }
        );
        let authority = |text: &str| {
            table
                .locate(Postcode::parse(text).unwrap())
                .unwrap()
                .authority
                .name()
                .unwrap()
        };
        assert_eq!(authority("AL1 1AA"), "Hertfordshire");
        assert_eq!(authority("BA1 1AA"), "Somerset");
        let newer =
            "pcd7,pcd8,pcds,lad25cd,east1m,north1m\nWN1 1AA,WN1 1AA,WN1 1AA,E08000010,1,2\n";
        assert_eq!(from_directory(newer).unwrap().1.taken, 1);
        let none = from_directory("CHILD,DECOM\n").err().unwrap();
        assert_eq!(none.missing, "postcode");
    }
}
