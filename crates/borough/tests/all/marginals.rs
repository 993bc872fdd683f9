//! A made borough looks like the one whose figures are published.

use borough::published::{self, Line};
use borough::{Places, Plan, make};
use care::CollectionYear;

/// Run with `--no-capture` for the table "published, made".
#[test]
fn a_borough_of_650_has_the_published_shares() {
    let places = Places::wigan();
    let years: Vec<Vec<Line>> = (1..=4)
        .flat_map(|seed| {
            let (from, to) = (CollectionYear(2024), CollectionYear(2027));
            let borough = make(
                Plan {
                    children: 650,
                    from,
                    to,
                    seed,
                },
                &places,
            );
            borough
                .years()
                .map(|year| published::figures(&borough.year(year), &places))
                .collect::<Vec<_>>()
        })
        .collect();
    let lines = published::mean(&years);
    println!("{:<44} {:>7} {:>7}", "Wigan", "publ.", "made");
    for line in &lines {
        println!("{line}");
    }
    let off: Vec<&Line> = lines.iter().filter(|line| !line.holds()).collect();
    assert!(off.is_empty(), "{off:#?}");
    assert!(lines.len() > 50);
}
