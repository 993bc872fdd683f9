//! Wards, or any other areas with boundaries: read from GeoJSON, found by point.

use super::Degrees;
use crate::{Authority, Grid};
use serde::Deserialize;
use std::sync::LazyLock;

/// A point may lie this many metres outside every boundary and still be counted to the nearest:
/// boundaries are drawn simpler than they are, and postcodes are placed to the nearest door.
const SLACK: f64 = 150.0;

/// One area.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its ONS code.
    pub code: Authority,
    /// Its name.
    pub name: String,
    /// Its boundaries: of each part the outer ring, then any holes; rings end where they begin.
    pub rings: Vec<Vec<Degrees>>,
    west_south: Degrees,
    east_north: Degrees,
}

/// The areas of a council, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    areas: Vec<Area>,
}

/// The file is not a set of areas, and why.
#[derive(Debug, thiserror::Error)]
pub enum NotAreas {
    /// Not JSON, or not of GeoJSON's shape.
    #[error("the boundaries are not GeoJSON: {0}")]
    Shape(#[from] serde_json::Error),
    /// A feature without a code and a name we know how to find.
    #[error(
        "boundary {0} has no code and name (looked for area_code and area_name, or columns like WD23CD and WD23NM)"
    )]
    Unnamed(usize),
    /// No area at all.
    #[error("the file holds no areas")]
    Empty,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: serde_json::Map<String, serde_json::Value>,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

impl Areas {
    /// Reads GeoJSON with WGS84 degrees, as the ONS Open Geography portal gives it (`WD23CD`,
    /// `WD23NM`) or as others tidy it (`area_code`, `area_name`).
    pub fn read(geojson: &[u8]) -> Result<Self, NotAreas> {
        let collection: Collection = serde_json::from_slice(geojson)?;
        let mut areas = Vec::with_capacity(collection.features.len());
        for (at, feature) in collection.features.into_iter().enumerate() {
            let (code, name) = named(&feature.properties).ok_or(NotAreas::Unnamed(at + 1))?;
            let polygons = match feature.geometry {
                Geometry::Polygon(rings) => vec![rings],
                Geometry::MultiPolygon(polygons) => polygons,
            };
            let rings = polygons
                .into_iter()
                .flatten()
                .map(|ring| {
                    ring.into_iter()
                        .filter_map(|point| match point.as_slice() {
                            [lon, lat, ..] => Some(Degrees {
                                lon: *lon,
                                lat: *lat,
                            }),
                            _ => None,
                        })
                        .collect::<Vec<_>>()
                })
                .filter(|ring| ring.len() > 2)
                .collect();
            areas.push(Area::new(code, name, rings));
        }
        if areas.is_empty() {
            return Err(NotAreas::Empty);
        }
        Ok(Self { areas })
    }

    /// Wigan's twenty-five wards of 2023, simplified. Contains National Statistics and OS data
    /// © Crown copyright and database right 2023.
    pub fn wigan_wards() -> &'static Self {
        static WARDS: LazyLock<Areas> = LazyLock::new(|| {
            // A test holds the file readable; were it not, no point would be in any ward.
            Areas::read(include_bytes!("../../data/wards/E08000010.geojson")).unwrap_or_default()
        });
        &WARDS
    }

    /// Every area, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter()
    }

    /// An area by its code.
    pub fn get(&self, code: Authority) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// The area a place on the grid lies in. A place just outside all of them (by 150 metres at
    /// most) is counted to the nearest; further out there is none.
    pub fn at(&self, place: Grid) -> Option<&Area> {
        let point = place.to_degrees();
        if let Some(area) = self.areas.iter().find(|area| area.contains(point)) {
            return Some(area);
        }
        let near = |area: &Area| area.metres_to(point);
        self.areas
            .iter()
            .filter(|area| area.within_reach(point))
            .map(|area| (near(area), area))
            .filter(|(metres, _)| *metres <= SLACK)
            .min_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, area)| area)
    }
}

/// The kinds of area a file may hold, by how its columns begin. A ward's row also names its
/// district, so the smaller come first.
const KINDS: [&str; 7] = ["WD", "CED", "LSOA", "MSOA", "LAD", "UTLA", "CTYUA"];

/// The code and name of a feature: `area_code` and `area_name`, or `WD23CD` and `WD23NM`.
fn named(properties: &serde_json::Map<String, serde_json::Value>) -> Option<(Authority, String)> {
    let text = |key: &str| properties.get(key).and_then(serde_json::Value::as_str);
    let by_kind = || {
        KINDS.iter().find_map(|kind| {
            let year = properties.keys().find_map(|key| {
                let year = key.strip_prefix(kind)?.strip_suffix("CD")?;
                year.bytes().all(|b| b.is_ascii_digit()).then_some(year)
            })?;
            let code = text(&format!("{kind}{year}CD"))?;
            Some((code, text(&format!("{kind}{year}NM"))?))
        })
    };
    let (code, name) = text("area_code").zip(text("area_name")).or_else(by_kind)?;
    Some((Authority::parse(code).ok()?, name.to_owned()))
}

impl Area {
    fn new(code: Authority, name: String, rings: Vec<Vec<Degrees>>) -> Self {
        let mut west_south = Degrees {
            lon: f64::INFINITY,
            lat: f64::INFINITY,
        };
        let mut east_north = Degrees {
            lon: f64::NEG_INFINITY,
            lat: f64::NEG_INFINITY,
        };
        for point in rings.iter().flatten() {
            west_south.lon = west_south.lon.min(point.lon);
            west_south.lat = west_south.lat.min(point.lat);
            east_north.lon = east_north.lon.max(point.lon);
            east_north.lat = east_north.lat.max(point.lat);
        }
        Self {
            code,
            name,
            rings,
            west_south,
            east_north,
        }
    }

    /// Its south-western and north-eastern corners.
    pub const fn corners(&self) -> (Degrees, Degrees) {
        (self.west_south, self.east_north)
    }

    /// Whether a point lies inside: a ray from it crosses the boundaries an odd number of times.
    pub fn contains(&self, point: Degrees) -> bool {
        let (low, high) = self.corners();
        if point.lon < low.lon
            || point.lon > high.lon
            || point.lat < low.lat
            || point.lat > high.lat
        {
            return false;
        }
        let mut inside = false;
        for (one, other) in self.edges() {
            let crosses = (one.lat > point.lat) != (other.lat > point.lat);
            if crosses {
                let share = (point.lat - one.lat) / (other.lat - one.lat);
                if point.lon < one.lon + share * (other.lon - one.lon) {
                    inside = !inside;
                }
            }
        }
        inside
    }

    /// The middle of its largest part, where a number can be written.
    pub fn middle(&self) -> Degrees {
        let mut best = (0.0, self.west_south);
        for ring in &self.rings {
            let (mut area, mut lon, mut lat) = (0.0, 0.0, 0.0);
            let first = ring.first().copied().unwrap_or(self.west_south);
            for pair in ring.windows(2) {
                let [one, other] = pair else { continue };
                // From the first point, so that the differences stay precise.
                let (x1, y1) = (one.lon - first.lon, one.lat - first.lat);
                let (x2, y2) = (other.lon - first.lon, other.lat - first.lat);
                let cross = x1 * y2 - x2 * y1;
                area += cross;
                lon += (x1 + x2) * cross;
                lat += (y1 + y2) * cross;
            }
            if f64::abs(area) > best.0 {
                let middle = Degrees {
                    lon: first.lon + lon / (3.0 * area),
                    lat: first.lat + lat / (3.0 * area),
                };
                best = (f64::abs(area), middle);
            }
        }
        best.1
    }

    fn edges(&self) -> impl Iterator<Item = (Degrees, Degrees)> + '_ {
        self.rings
            .iter()
            .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
    }

    /// Whether a point lies within the slack of its corners: a cheap first look.
    fn within_reach(&self, point: Degrees) -> bool {
        // 150 metres are at most 0.003 degrees anywhere in Great Britain.
        const REACH: f64 = 0.003;
        let (low, high) = self.corners();
        point.lon > low.lon - REACH
            && point.lon < high.lon + REACH
            && point.lat > low.lat - REACH
            && point.lat < high.lat + REACH
    }

    /// Metres from a point to the boundary, on a plane laid at the point.
    fn metres_to(&self, point: Degrees) -> f64 {
        const PER_DEGREE: f64 = 111_320.0;
        let across = PER_DEGREE * point.lat.to_radians().cos();
        let flat = |at: Degrees| {
            (
                (at.lon - point.lon) * across,
                (at.lat - point.lat) * PER_DEGREE,
            )
        };
        self.edges()
            .map(|(one, other)| {
                let ((x1, y1), (x2, y2)) = (flat(one), flat(other));
                let (dx, dy) = (x2 - x1, y2 - y1);
                let long = dx * dx + dy * dy;
                let along = if long > 0.0 {
                    (-(x1 * dx + y1 * dy) / long).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                (x1 + along * dx).hypot(y1 + along * dy)
            })
            .fold(f64::INFINITY, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wigan_has_twenty_five_wards_that_hold_its_postcodes() {
        let wards = Areas::wigan_wards();
        assert_eq!(wards.iter().count(), 25);
        let table = crate::postcodes::shipped();
        let (mut here, mut found, mut away, mut wrong) = (0, 0, 0, 0);
        let middle = Grid {
            easting: 358_000,
            northing: 405_000,
        };
        let near = |at: Grid| !middle.miles_to(at).over(50);
        for (_, location) in table.iter().filter(|(_, at)| near(at.grid)) {
            if location.authority == Authority::WIGAN {
                here += 1;
                found += u32::from(wards.at(location.grid).is_some());
            } else {
                away += 1;
                wrong += u32::from(wards.at(location.grid).is_some());
            }
        }
        assert!(here > 0 && found * 1000 >= here * 999, "{found} of {here}");
        assert!(wrong * 1000 <= away * 3, "{wrong} of {away}");
    }

    #[test]
    fn known_places_are_in_their_wards() {
        let wards = Areas::wigan_wards();
        let ward = |easting, northing| {
            wards
                .at(Grid { easting, northing })
                .map(|area| area.name.as_str())
        };
        // Near the town halls of Wigan and Leigh, and Blackpool tower.
        assert_eq!(ward(358_300, 405_600), Some("Wigan Central"));
        assert_eq!(ward(365_600, 400_300), Some("Leigh Central & Higher Folds"));
        assert_eq!(ward(330_600, 436_000), None);
        for area in wards.iter() {
            let middle = area.middle().to_grid().unwrap();
            assert!(wards.at(middle).is_some(), "{}", area.name);
        }
    }

    #[test]
    fn files_of_other_shapes_are_read_or_refused_with_the_reason() {
        let square = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"WD23CD":"E05000001","WD23NM":"Square","LAD23CD":"E08000001"},
            "geometry":{"type":"MultiPolygon","coordinates":
            [[[[0,0],[0,1],[1,1],[1,0],[0,0]],[[0.4,0.4],[0.4,0.6],[0.6,0.6],[0.6,0.4],[0.4,0.4]]]]}}]}"#;
        let areas = Areas::read(square.as_bytes()).unwrap();
        let area = areas.iter().next().unwrap();
        assert_eq!(
            (area.code.as_str(), area.name.as_str()),
            ("E05000001", "Square")
        );
        let at = |lon, lat| Degrees { lon, lat };
        assert!(area.contains(at(0.2, 0.2)));
        assert!(!area.contains(at(0.5, 0.5)), "in the hole");
        assert!(!area.contains(at(1.2, 0.2)));
        for bad in [
            "",
            "[]",
            r#"{"features":[]}"#,
            r#"{"features":[{"properties":{},"geometry":{"type":"Polygon","coordinates":[]}}]}"#,
            r#"{"features":[{"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#,
        ] {
            assert!(Areas::read(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
