//! From degrees to a drawing.

use crate::chart::{WIDTH, at};
use care::geo::{Area, Areas, Degrees};

/// From degrees to the drawing: a plane laid at the middle of the map, north up.
pub(super) struct Frame {
    west: f64,
    north: f64,
    scale: f64,
    narrow: f64,
    /// How tall the drawing is.
    pub height: f64,
}

impl Frame {
    /// The frame of all the areas.
    pub fn around(areas: &Areas) -> Self {
        let mut corners: Option<(Degrees, Degrees)> = None;
        for area in areas.iter() {
            let (low, high) = area.corners();
            corners = Some(match corners {
                None => (low, high),
                Some((west_south, east_north)) => (
                    Degrees {
                        lon: west_south.lon.min(low.lon),
                        lat: west_south.lat.min(low.lat),
                    },
                    Degrees {
                        lon: east_north.lon.max(high.lon),
                        lat: east_north.lat.max(high.lat),
                    },
                ),
            });
        }
        let nowhere = Degrees { lon: 0.0, lat: 0.0 };
        let (low, high) = corners.unwrap_or((nowhere, nowhere));
        // A degree east is shorter than a degree north.
        let narrow = ((low.lat + high.lat) / 2.0).to_radians().cos();
        let wide = ((high.lon - low.lon) * narrow).max(1e-9);
        let scale = (WIDTH - 4.0) / wide;
        Self {
            west: low.lon,
            north: high.lat,
            scale,
            narrow,
            height: ((high.lat - low.lat) * scale + 4.0).min(4.0 * WIDTH),
        }
    }

    /// Where a point stands.
    pub fn place(&self, point: Degrees) -> (f64, f64) {
        (
            2.0 + (point.lon - self.west) * self.narrow * self.scale,
            2.0 + (self.north - point.lat) * self.scale,
        )
    }

    /// The outline of an area; corners closer than the pen is wide are left out.
    pub fn path(&self, area: &Area) -> String {
        let mut out = String::new();
        for ring in &area.rings {
            let mut before: Option<(f64, f64)> = None;
            for point in ring {
                let (x, y) = self.place(*point);
                if let Some((bx, by)) = before
                    && (x - bx).hypot(y - by) < 0.6
                {
                    continue;
                }
                out.push(if before.is_none() { 'M' } else { 'L' });
                out.push_str(&at(x));
                out.push(' ');
                out.push_str(&at(y));
                before = Some((x, y));
            }
            out.push('Z');
        }
        out
    }
}
