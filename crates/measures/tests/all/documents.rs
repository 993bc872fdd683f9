//! The definitions as written down.

use measures::{Direction, Unit, all, definitions, find};
use std::collections::BTreeSet;

#[test]
fn the_document_is_what_the_definitions_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/measures.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == definitions(),
        "docs/measures.md differs: cargo run -p measures --example definitions > docs/measures.md"
    );
}

#[test]
fn every_definition_is_whole_and_every_id_is_its_own() {
    let mut ids = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for measure in all() {
        let id = measure.id;
        assert!(ids.insert(id), "{id} twice");
        assert!(titles.insert(measure.title), "{} twice", measure.title);
        assert!(
            id.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        );
        for text in [
            measure.title,
            measure.plain,
            measure.numerator,
            measure.denominator,
            measure.formula,
            measure.exclusions,
            measure.source,
        ] {
            assert!(!text.is_empty() && text.trim() == text, "{id}: {text:?}");
        }
        assert!(
            measure.plain.ends_with('.') && measure.numerator.ends_with('.'),
            "{id}"
        );
        assert!(
            !measure.formula.ends_with('.'),
            "{id}: the document ends it"
        );
        assert_eq!(find(id).map(|found| found.id), Some(id));
        if measure.unit == Unit::Count {
            assert_eq!(
                measure.direction,
                Direction::Neither,
                "{id}: a count depends on size"
            );
        }
    }
    assert!(ids.len() >= 80);
    for id in [
        "looked_after",
        "rate_per_10000",
        "placements_3_plus_1y",
        "placements_3_plus_2y",
        "stability_long_term",
        "over_20_miles",
        "over_20_miles_outside",
        "in_borough",
        "foster_share",
        "residential_share",
        "missing_share",
        "social_workers_3_plus_1y",
        "social_workers_mean",
        "health_assessment",
        "dental",
        "immunisations",
        "sdq_mean",
        "eet_19_21",
        "suitable_accommodation_19_21",
        "started_in_year",
        "ceased_in_year",
    ] {
        assert!(ids.contains(id), "{id}");
    }
}
