//! Published figures, read as published.

use care::Authority;
use measures::{Comparators, Comparison, Figure, Mark, all, find};

fn wigan(id: &str, year: i16) -> Comparison {
    of(Authority::WIGAN, id, year)
}
fn of(council: Authority, id: &str, year: i16) -> Comparison {
    let measure = find(id).expect("a measure");
    let found = Comparators::published()
        .for_council(council)
        .measure(measure);
    found
        .into_iter()
        .find(|comparison| comparison.year == year)
        .expect("a year")
}
fn value(figure: Option<Figure>) -> Option<f64> {
    figure.and_then(Figure::value)
}

#[test]
fn wigan_in_2025_beside_the_north_west_and_england() {
    for (id, council, region, england) in [
        ("looked_after", 652.0, Some(18_160.0), 81_770.0),
        ("rate_per_10000", 91.0, Some(90.0), 67.0),
        ("placements_3_plus_1y", 9.0, Some(9.0), 10.0),
        ("placements_3_plus_2y", 22.0, Some(21.0), 23.0),
        ("stability_long_term", 65.0, Some(69.0), 69.0),
        ("over_20_miles", 6.0, None, 0.0),
        ("in_borough", 72.0, None, 0.0),
        ("foster_share", 72.0, None, 0.0),
        ("residential_share", 12.0, None, 0.0),
        ("missing_share", 9.0, Some(11.0), 11.0),
        ("health_assessment", 100.0, Some(94.0), 90.0),
        ("dental", 93.0, None, 0.0),
        ("immunisations", 89.0, None, 0.0),
        ("sdq_mean", 15.7, Some(14.4), 14.9),
        ("sdq_concern_share", 45.0, None, 0.0),
        ("eet_19_21", 60.0, Some(55.0), 54.0),
        ("suitable_accommodation_19_21", 91.0, Some(91.0), 89.0),
        ("started_in_year", 183.0, None, 0.0),
        ("ceased_in_year", 263.0, None, 0.0),
        ("returned_home_planned_share", 20.0, None, 0.0),
        ("returned_home_not_planned_share", 7.0, None, 0.0),
        ("new_placements", 651.0, None, 0.0),
        ("staying_put", 41.0, None, 33.0),
    ] {
        let found = wigan(id, 2025);
        assert_eq!(value(found.council), Some(council), "{id}");
        if let Some(region) = region.filter(|_| id != "looked_after") {
            assert_eq!(value(found.region), Some(region), "{id}");
        }
        if england > 0.0 {
            assert_eq!(value(found.england), Some(england), "{id}");
        }
        assert!(
            value(found.region).is_some() && value(found.england).is_some(),
            "{id}"
        );
        assert!(!found.source.is_empty());
    }
    let workers = wigan("social_workers_3_plus_1y", 2024);
    assert_eq!(
        (
            value(workers.council),
            value(workers.region),
            value(workers.england)
        ),
        (Some(40.0), Some(28.0), Some(27.0))
    );
}

#[test]
fn five_years_of_wigan() {
    let council = Comparators::published().for_council(Authority::WIGAN);
    let numbers: Vec<_> = council
        .measure(find("looked_after").unwrap())
        .iter()
        .map(|c| (c.year, value(c.council)))
        .collect();
    let published = [647.0, 614.0, 676.0, 733.0, 652.0];
    assert_eq!(
        numbers,
        (2021..).zip(published.map(Some)).collect::<Vec<_>>()
    );
    assert_eq!(
        (council.name(), council.region()),
        (Some("Wigan"), Some("North West"))
    );
    assert_eq!(
        council
            .population()
            .on(care::dates::parse_date("31/3/2025").unwrap()),
        Some((2024, 71_697))
    );
}

#[test]
fn suppressed_is_never_nought() {
    let convictions = wigan("convictions", 2025);
    assert_eq!(
        convictions.council,
        Some(Figure::Marked(Mark::Confidential))
    );
    let other = wigan("other_placement_share", 2025);
    assert_eq!(other.council, Some(Figure::Marked(Mark::Confidential)));
    assert_eq!(other.council.and_then(Figure::value), None);
    let away = wigan("away_share", 2025);
    assert_eq!(away.council, Some(Figure::Marked(Mark::NotGiven)));
}

#[test]
fn neighbours_are_ten_with_mean_and_median_of_those_that_have_a_figure() {
    let rate = wigan("rate_per_10000", 2025).neighbours;
    assert_eq!((rate.each.len(), rate.known()), (10, 10));
    let lancashire = Authority::parse("E10000017").unwrap();
    assert_eq!(rate.each[0].0, lancashire);
    let values: Vec<f64> = rate
        .each
        .iter()
        .filter_map(|(_, figure)| value(*figure))
        .collect();
    let mean = values.iter().sum::<f64>() / 10.0;
    assert!((rate.mean.unwrap() - mean).abs() < 1e-9);
    let mut sorted = values;
    sorted.sort_by(f64::total_cmp);
    assert_eq!(rate.median, Some((sorted[4] + sorted[5]) / 2.0));
    let convictions = wigan("convictions", 2025).neighbours;
    assert!(convictions.known() < 10 && convictions.each.len() == 10);
}

#[test]
fn every_council_has_its_rate_its_neighbours_and_its_population() {
    let published = Comparators::published();
    let mut councils = 0;
    for (code, name) in published.councils() {
        let council = published.for_council(code);
        let rate = council.measure(find("rate_per_10000").unwrap());
        let now = rate.last().unwrap();
        // Abolished in 2023, or so small that another council acts: marked as not applicable.
        if now.council == Some(Figure::Marked(Mark::NotApplicable)) {
            assert!(
                ["Cumbria", "Northamptonshire", "Isles of Scilly"].contains(&name),
                "{name}"
            );
            continue;
        }
        councils += 1;
        assert_eq!(council.neighbours().len(), 10, "{name}");
        assert!(now.region.is_some() && now.england.is_some(), "{name}");
        assert!(now.neighbours.mean.is_some(), "{name}");
        assert!(
            council
                .population()
                .on(care::dates::parse_date("31/3/2027").unwrap())
                .is_some()
        );
    }
    assert_eq!(councils, 152);
    let nowhere = Authority::parse("W06000015").unwrap();
    let council = published.for_council(nowhere);
    let rate = council.measure(find("rate_per_10000").unwrap());
    assert!(
        rate.iter()
            .all(|c| c.council.is_none() && c.region.is_none() && c.england.is_some())
    );
}

#[test]
fn every_comparator_named_by_a_measure_is_published() {
    let council = Comparators::published().for_council(Authority::WIGAN);
    for measure in all().filter(|measure| measure.comparator.is_some()) {
        let found = council.measure(measure);
        assert!(found.iter().any(|c| c.england.is_some()), "{}", measure.id);
        assert!(found.iter().any(|c| c.council.is_some()), "{}", measure.id);
    }
}

#[test]
fn a_council_reads_newer_files_over_the_built_in_ones() {
    let mut comparators = Comparators::published().clone();
    // As published, with the columns we do not keep, a byte-order mark and CRLF.
    let newer = "\u{feff}time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000\r\n\
        2026,Reporting year,Local authority,E92000001,England,E12000002,North West,359,Wigan,E08000010,Children looked after on 31 March each year,\"72,000\",\"1,640\",89\r\n\
        2026,Reporting year,Local authority,E92000001,England,E12000002,North West,359,Wigan,E08000010,Children looked after on 31 March each year,72000,??,89\r\n\
        2025,Reporting year,National,E92000001,England,,,,,,Children looked after on 31 March each year,12183016,k,z\r\n";
    let added = comparators.add("newer.csv", newer.as_bytes()).unwrap();
    assert_eq!((added.figures, added.problems.len()), (5, 1));
    let measure = find("looked_after").unwrap();
    let found = comparators.for_council(Authority::WIGAN).measure(measure);
    let of = |year| found.iter().find(|c| c.year == year).unwrap().clone();
    assert_eq!(value(of(2026).council), Some(1640.0));
    assert_eq!(of(2025).england, Some(Figure::Marked(Mark::RoundsToZero)));
    assert_eq!(
        value(of(2024).council),
        Some(733.0),
        "what the file does not speak of stays"
    );
}

#[test]
fn a_file_that_is_not_published_is_refused_with_what_was_expected() {
    let mut comparators = Comparators::default();
    for (name, text) in [
        ("empty.csv", ""),
        ("return.csv", "CHILD,DECOM,RNE\n1,2,3\n"),
        (
            "half.csv",
            "time_period,geographic_level,new_la_code\n2025,National,\n",
        ),
        (
            "none.csv",
            "time_period,geographic_level,new_la_code,population_type,children_count,rate_per_10000\n",
        ),
        ("binary.csv", "\u{0}\u{1}\u{2}"),
    ] {
        let fault = comparators.add(name, text.as_bytes()).unwrap_err();
        assert_eq!(fault.name, name);
        assert!(fault.reason.len() > 20);
    }
    let (read, added, refused) = Comparators::read([("x.csv", &b"a,b\n1,2\n"[..])]);
    assert_eq!((added.len(), refused.len()), (0, 1));
    assert_eq!(read.councils().count(), 0);
}

#[test]
fn every_built_in_file_is_read_without_a_problem() {
    let names: Vec<&str> = Comparators::built_in().collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let kept = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(
        kept,
        names.len(),
        "a file in data/ that is not built in, or the other way round"
    );
    let texts: Vec<Vec<u8>> = names
        .iter()
        .map(|name| std::fs::read(folder.join(name)).unwrap())
        .collect();
    let files = names.iter().copied().zip(texts.iter().map(Vec::as_slice));
    let (_, added, refused) = Comparators::read(files);
    assert_eq!(refused, []);
    for file in added {
        // The City of London and the Isles of Scilly have no neighbours in the model.
        assert_eq!(file.problems, [], "{}", file.name);
        assert!(!file.what.is_empty());
    }
}
