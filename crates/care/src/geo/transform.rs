//! The National Grid's projection and the shift between its datum and the globe's.

use super::Degrees;

/// An ellipsoid by its two half axes, in metres.
struct Ellipsoid {
    a: f64,
    b: f64,
}

/// Airy 1830, on which the National Grid is drawn.
const AIRY: Ellipsoid = Ellipsoid {
    a: 6_377_563.396,
    b: 6_356_256.909,
};
/// WGS84.
const GLOBE: Ellipsoid = Ellipsoid {
    a: 6_378_137.0,
    b: 6_356_752.314_245,
};

impl Ellipsoid {
    fn e2(&self) -> f64 {
        1.0 - (self.b * self.b) / (self.a * self.a)
    }
}

/// The projection's scale on its central meridian.
const F0: f64 = 0.999_601_271_7;
/// Its true origin, 49° north 2° west, and what that is called on the grid.
const LAT0: f64 = 49.0;
const LON0: f64 = -2.0;
const E0: f64 = 400_000.0;
const N0: f64 = -100_000.0;

/// Metres along the meridian from the true origin.
fn meridian(lat: f64) -> f64 {
    let n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b);
    let (n2, n3) = (n * n, n * n * n);
    let lat0 = LAT0.to_radians();
    let (minus, plus) = (lat - lat0, lat + lat0);
    AIRY.b
        * F0
        * ((1.0 + n + 1.25 * n2 + 1.25 * n3) * minus
            - (3.0 * n + 3.0 * n2 + 2.625 * n3) * minus.sin() * plus.cos()
            + (1.875 * n2 + 1.875 * n3) * (2.0 * minus).sin() * (2.0 * plus).cos()
            - 35.0 / 24.0 * n3 * (3.0 * minus).sin() * (3.0 * plus).cos())
}

/// Radii of curvature at a latitude: across the meridian, along it, and their ratio less one.
fn curvature(lat: f64) -> (f64, f64, f64) {
    let e2 = AIRY.e2();
    let s2 = lat.sin().powi(2);
    let nu = AIRY.a * F0 / (1.0 - e2 * s2).sqrt();
    let rho = AIRY.a * F0 * (1.0 - e2) / (1.0 - e2 * s2).powf(1.5);
    (nu, rho, nu / rho - 1.0)
}

/// Degrees on Airy's ellipsoid to metres of the grid.
fn project(lat: f64, lon: f64) -> (f64, f64) {
    let (nu, rho, eta2) = curvature(lat);
    let (sin, cos) = lat.sin_cos();
    let t2 = (sin / cos).powi(2);
    let p = lon - LON0.to_radians();
    let one = meridian(lat) + N0;
    let two = nu / 2.0 * sin * cos;
    let three = nu / 24.0 * sin * cos.powi(3) * (5.0 - t2 + 9.0 * eta2);
    let three_a = nu / 720.0 * sin * cos.powi(5) * (61.0 - 58.0 * t2 + t2 * t2);
    let four = nu * cos;
    let five = nu / 6.0 * cos.powi(3) * (nu / rho - t2);
    let six =
        nu / 120.0 * cos.powi(5) * (5.0 - 18.0 * t2 + t2 * t2 + 14.0 * eta2 - 58.0 * t2 * eta2);
    (
        E0 + four * p + five * p.powi(3) + six * p.powi(5),
        one + two * p.powi(2) + three * p.powi(4) + three_a * p.powi(6),
    )
}

/// Metres of the grid to degrees on Airy's ellipsoid.
fn unproject(east: f64, north: f64) -> (f64, f64) {
    let mut lat = LAT0.to_radians();
    // Each step brings the rest down a thousandfold; eight are more than enough.
    for _ in 0..8 {
        lat += (north - N0 - meridian(lat)) / (AIRY.a * F0);
    }
    let (nu, rho, eta2) = curvature(lat);
    let (tan, sec) = (lat.tan(), 1.0 / lat.cos());
    let t2 = tan * tan;
    let seven = tan / (2.0 * rho * nu);
    let eight = tan / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta2 - 9.0 * t2 * eta2);
    let nine = tan / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t2 * t2);
    let ten = sec / nu;
    let eleven = sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2);
    let twelve = sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t2 * t2);
    let twelve_a =
        sec / (5040.0 * nu.powi(7)) * (61.0 + 662.0 * t2 + 1320.0 * t2 * t2 + 720.0 * t2 * t2 * t2);
    let de = east - E0;
    (
        lat - seven * de.powi(2) + eight * de.powi(4) - nine * de.powi(6),
        LON0.to_radians() + ten * de - eleven * de.powi(3) + twelve * de.powi(5)
            - twelve_a * de.powi(7),
    )
}

/// Degrees to metres from the centre of the globe.
fn to_space(on: &Ellipsoid, lat: f64, lon: f64) -> [f64; 3] {
    let nu = on.a / (1.0 - on.e2() * lat.sin().powi(2)).sqrt();
    [
        nu * lat.cos() * lon.cos(),
        nu * lat.cos() * lon.sin(),
        (1.0 - on.e2()) * nu * lat.sin(),
    ]
}

/// Metres from the centre of the globe to degrees; the height falls away.
fn from_space(on: &Ellipsoid, [x, y, z]: [f64; 3]) -> (f64, f64) {
    let p = x.hypot(y);
    let mut lat = z.atan2(p * (1.0 - on.e2()));
    for _ in 0..8 {
        let nu = on.a / (1.0 - on.e2() * lat.sin().powi(2)).sqrt();
        lat = (z + on.e2() * nu * lat.sin()).atan2(p);
    }
    (lat, y.atan2(x))
}

/// Shift of the globe's centre in metres, turns in seconds of arc and change of scale, from WGS84
/// to OSGB36; the other way is the same with every sign turned.
const SHIFT: [f64; 3] = [-446.448, 125.157, -542.060];
const TURN: [f64; 3] = [-0.1502, -0.2470, -0.8421];
const SCALE: f64 = 20.4894e-6;

fn helmert([x, y, z]: [f64; 3], way: f64) -> [f64; 3] {
    let [tx, ty, tz] = SHIFT.map(|metres| metres * way);
    let [rx, ry, rz] = TURN.map(|seconds| (seconds / 3600.0).to_radians() * way);
    let s = 1.0 + SCALE * way;
    [
        tx + x * s - y * rz + z * ry,
        ty + x * rz + y * s - z * rx,
        tz - x * ry + y * rx + z * s,
    ]
}

pub(super) fn to_grid(at: Degrees) -> (f64, f64) {
    let space = to_space(&GLOBE, at.lat.to_radians(), at.lon.to_radians());
    let (lat, lon) = from_space(&AIRY, helmert(space, 1.0));
    project(lat, lon)
}

pub(super) fn to_degrees(east: f64, north: f64) -> Degrees {
    let (lat, lon) = unproject(east, north);
    let (lat, lon) = from_space(&GLOBE, helmert(to_space(&AIRY, lat, lon), -1.0));
    Degrees {
        lon: lon.to_degrees(),
        lat: lat.to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_projection_gives_ordnance_surveys_own_worked_example() {
        // Guide to coordinate systems, annex C: Caister water tower, 52° 39′ 27.2531″ N,
        // 1° 43′ 4.5177″ E on Airy's ellipsoid.
        let lat = (52.0_f64 + 39.0 / 60.0 + 27.2531 / 3600.0).to_radians();
        let lon = (1.0_f64 + 43.0 / 60.0 + 4.5177 / 3600.0).to_radians();
        let (east, north) = project(lat, lon);
        assert!((east - 651_409.903).abs() < 0.001, "{east}");
        assert!((north - 313_177.270).abs() < 0.001, "{north}");
        let (lat_back, lon_back) = unproject(651_409.903, 313_177.270);
        assert!((lat_back - lat).abs() < 1e-10 && (lon_back - lon).abs() < 1e-10);
    }

    #[test]
    fn known_points_of_england_are_within_five_metres() {
        // Ordnance Survey's test points for its exact transformation (OSTN15): degrees, metres.
        for (lat, lon, east, north) in [
            (
                53.779_110_257_60,
                -3.040_454_906_91,
                331_534.564,
                431_920.794,
            ), // Blackpool
            (
                53.800_215_196_30,
                -1.663_791_682_42,
                422_242.186,
                433_818.701,
            ), // Leeds
            (
                52.962_191_094_10,
                -1.197_476_559_22,
                454_002.834,
                340_834.943,
            ), // Nottingham
            (
                51.489_365_649_50,
                -0.119_925_571_80,
                530_624.974,
                178_388.464,
            ), // London
        ] {
            let (e, n) = to_grid(Degrees { lon, lat });
            assert!(
                (e - east).hypot(n - north) < 5.0,
                "{e} {n} for {east} {north}"
            );
            let back = to_degrees(east, north);
            assert!(
                (back.lat - lat).abs() < 5e-5 && (back.lon - lon).abs() < 8e-5,
                "{back:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_place(east in 80_000.0..660_000.0f64, north in 5_000.0..660_000.0f64) {
            let (e, n) = to_grid(to_degrees(east, north));
            prop_assert!((e - east).hypot(n - north) < 0.01, "{} {}", e - east, n - north);
        }
    }
}
