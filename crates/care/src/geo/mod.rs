//! Where a point on the National Grid lies on the globe, and in which ward.
//!
//! Postcodes come in metres of the National Grid (OSGB36), boundaries in degrees (WGS84). Between
//! them lie a transverse Mercator projection and a Helmert transformation
//! (<https://www.ordnancesurvey.co.uk/documents/resources/guide-coordinate-systems-great-britain.pdf>,
//! annexes B and C), good to about five metres: less than a street is wide.

mod areas;
mod transform;

pub use areas::{Area, Areas, NotAreas};

use crate::Grid;
use serde::{Deserialize, Serialize};

/// A point on the globe: WGS84, as boundary files and phones have it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Degrees {
    /// Degrees east of Greenwich; west is negative.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl Degrees {
    /// The point on the National Grid, to the metre; `None` where the grid does not reach.
    pub fn to_grid(self) -> Option<Grid> {
        let (east, north) = transform::to_grid(self);
        let whole = |metres: f64| {
            (metres.is_finite() && (0.0..1_500_000.0).contains(&metres))
                .then(|| metres.round() as u32)
        };
        Some(Grid {
            easting: whole(east)?,
            northing: whole(north)?,
        })
    }
}

impl Grid {
    /// The point on the globe.
    pub fn to_degrees(self) -> Degrees {
        transform::to_degrees(f64::from(self.easting), f64::from(self.northing))
    }
}
