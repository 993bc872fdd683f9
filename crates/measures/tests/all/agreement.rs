//! Agreement with a separate computation, written in another language from the definitions alone,
//! over forty children's returns of two years.

use crate::returns;
use care::Authority;
use measures::{Comparators, find};
use std::path::Path;

/// Measure, numerator, denominator (0 for a count).
const WORKED: &[(&str, u64, u64)] = &[
    ("looked_after", 11, 0),
    ("rate_per_10000", 11, 71697),
    ("placements_3_plus_1y", 2, 11),
    ("placements_3_plus_2y", 7, 10),
    ("stability_long_term", 1, 5),
    ("over_20_miles", 1, 11),
    ("over_20_miles_outside", 1, 11),
    ("in_borough", 8, 11),
    ("foster_share", 9, 11),
    ("residential_share", 1, 11),
    ("supported_share", 1, 11),
    ("with_parents_share", 0, 11),
    ("placed_for_adoption_share", 0, 11),
    ("residential_school_share", 0, 11),
    ("other_residential_share", 0, 11),
    ("family_setting_share", 9, 11),
    ("in_borough_foster_share", 8, 8),
    ("missing_share", 7, 26),
    ("away_share", 0, 26),
    ("social_workers_3_plus_1y", 2, 11),
    ("social_workers_mean", 21, 11),
    ("health_assessment", 11, 11),
    ("dental", 8, 11),
    ("immunisations", 8, 11),
    ("development_checks", 0, 0),
    ("convictions", 0, 11),
    ("substance_misuse", 0, 11),
    ("sdq_mean", 79, 5),
    ("sdq_concern_share", 2, 5),
    ("eet_19_21", 5, 6),
    ("suitable_accommodation_19_21", 4, 4),
    ("started_in_year", 3, 0),
    ("ceased_in_year", 15, 0),
    ("ceased_sgo_share", 0, 15),
    ("returned_home_planned_share", 5, 15),
    ("returned_home_not_planned_share", 0, 15),
    ("ceased_adopted_share", 4, 15),
    ("started_aged_11_plus_share", 1, 3),
    ("staying_put", 0, 2),
    ("reviews_taken_part", 7, 11),
];

#[test]
fn forty_children_agree_with_a_separate_computation() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebook/fixtures");
    let mut files = Vec::new();
    for year in ["2026", "2027"] {
        for entry in std::fs::read_dir(folder.join(year)).unwrap() {
            let path = entry.unwrap().path();
            files.push((
                path.to_string_lossy().into_owned(),
                std::fs::read(path).unwrap(),
            ));
        }
    }
    let inputs: Vec<rulebook::Input<'_>> = files
        .iter()
        .map(|(name, bytes)| rulebook::Input::new(name, bytes))
        .collect();
    let (years, _) = rulebook::read::read_years(&inputs);
    let population = Comparators::published()
        .for_council(Authority::WIGAN)
        .population();
    let postcodes = care::postcodes::shipped();
    let borough = returns::borough(Authority::WIGAN, &years, &postcodes, population);
    let on = care::dates::parse_date("31/3/2027").unwrap();
    for (id, numerator, denominator) in WORKED {
        let all = find(id).unwrap().compute(&borough, on).all;
        assert_eq!(
            (all.numerator, all.denominator.unwrap_or(0)),
            (*numerator, *denominator),
            "{id}"
        );
    }
}
