//! How far, and how long it takes: by a stated method, so that everyone can say what is wrong with it.
//!
//! Miles are in a straight line on the National Grid, as DfE measures them. Minutes are worked out
//! from those miles by [`Travel`]: roads are longer than straight lines, each way of travelling has a
//! speed, and a bus must be waited for. It is an estimate, not a timetable, and says so.

use care::{Grid, Miles, Minutes};

/// How somebody travels.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mode {
    /// On foot.
    Walk,
    /// By bicycle.
    Bicycle,
    /// By bus.
    Bus,
    /// By car or taxi.
    Car,
}

impl Mode {
    /// In words: "by bus".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Walk => "on foot",
            Self::Bicycle => "by bicycle",
            Self::Bus => "by bus",
            Self::Car => "by car",
        }
    }
}

/// The method by which minutes are worked out. A council can set its own figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Travel {
    /// Miles by road for each ten miles in a straight line.
    pub road_for_ten: u32,
    /// Miles an hour on foot.
    pub walk: u32,
    /// Miles an hour by bicycle.
    pub bicycle: u32,
    /// Miles an hour by bus, stops included.
    pub bus: u32,
    /// Minutes of walking to and waiting for a bus.
    pub bus_wait: u32,
    /// Miles an hour by car.
    pub car: u32,
}

impl Default for Travel {
    /// Plain figures for a town and its surroundings: our own assumption, to be set by a council.
    fn default() -> Self {
        Self {
            road_for_ten: 13,
            walk: 3,
            bicycle: 9,
            bus: 11,
            bus_wait: 12,
            car: 24,
        }
    }
}

impl Travel {
    /// Minutes between two points, rounded up to a whole minute.
    pub fn minutes(&self, from: Grid, to: Grid, by: Mode) -> Minutes {
        self.minutes_for(from.miles_to(to), by)
    }

    /// Minutes for so many miles in a straight line, rounded up to a whole minute.
    pub fn minutes_for(&self, miles: Miles, by: Mode) -> Minutes {
        let (speed, wait) = match by {
            Mode::Walk => (self.walk, 0),
            Mode::Bicycle => (self.bicycle, 0),
            Mode::Bus => (self.bus, self.bus_wait),
            Mode::Car => (self.car, 0),
        };
        // Tenths of a mile, times ten for the road, times sixty minutes.
        let tenths = u64::from(miles.tenths()) * u64::from(self.road_for_ten);
        let minutes = (tenths * 60).div_ceil(u64::from(speed.max(1)) * 100);
        Minutes(wait + u32::try_from(minutes).unwrap_or(u32::MAX / 2))
    }

    /// How miles and minutes are worked out, for the foot of a page.
    pub fn method(&self) -> String {
        format!(
            "Miles are in a straight line. Minutes are estimated, not from a timetable: {}.{} miles by \
             road for each straight mile, at {} miles an hour by car, {} by bus with {} minutes of \
             walking and waiting, {} by bicycle and {} on foot.",
            self.road_for_ten / 10,
            self.road_for_ten % 10,
            self.car,
            self.bus,
            self.bus_wait,
            self.bicycle,
            self.walk
        )
    }
}

/// How far a home is from one destination.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Journey {
    /// Which of the young person's `destinations`.
    pub to: usize,
    /// In a straight line; `None` when one of the two places is not known.
    pub miles: Option<Miles>,
    /// By the way they travel there; `None` when one of the two places is not known.
    pub minutes: Option<Minutes>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_follow_the_stated_method() {
        let at = |easting| Grid {
            easting,
            northing: 400_000,
        };
        let travel = Travel::default();
        // 16,093 m are 10.0 miles, 13 by road: 32.5 minutes at 24 mph, 70.9 + 12 at 11 mph.
        let minutes = |by| travel.minutes(at(300_000), at(316_093), by);
        assert_eq!(minutes(Mode::Car), Minutes(33));
        assert_eq!(minutes(Mode::Bus), Minutes(83));
        assert_eq!(minutes(Mode::Walk), Minutes(260));
        assert_eq!(travel.minutes(at(1), at(1), Mode::Walk), Minutes(0));
        assert!(travel.method().contains("1.3 miles by road"));
    }
}
