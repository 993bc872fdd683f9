//! Coherence: one year continues the last, and every chain of episodes is unbroken.

use borough::{Borough, Places, Plan, make};
use care::CollectionYear;
use care::codes::{ReasonEpisodeCeased, ReasonNewEpisode};
use rulebook::{Episode, Return, Row, Table};
use std::collections::BTreeMap;

fn made(children: usize, seed: u64) -> Borough {
    let (from, to) = (CollectionYear(2021), CollectionYear(2027));
    let plan = Plan {
        children,
        from,
        to,
        seed,
    };
    make(plan, &Places::wigan())
}

fn by_child(of: &Return) -> BTreeMap<&str, Vec<&Episode>> {
    let mut rows: BTreeMap<&str, Vec<&Episode>> = BTreeMap::new();
    for row in &of.episodes {
        rows.entry(row.child.as_str()).or_default().push(row);
    }
    rows
}

#[test]
fn the_same_seed_makes_the_same_borough_on_any_number_of_threads() {
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let many = rayon::ThreadPoolBuilder::new()
        .num_threads(5)
        .build()
        .unwrap();
    let year = CollectionYear(2026);
    let a = one.install(|| made(120, 7).year(year));
    let b = many.install(|| made(120, 7).year(year));
    assert_eq!(a, b);
    assert_ne!(a, made(120, 8).year(year));
}

#[test]
fn each_year_continues_the_year_before() {
    let borough = made(300, 3);
    let years: Vec<Return> = borough.years().map(|y| borough.year(y)).collect();
    for pair in years.windows(2) {
        let (last, this) = (by_child(&pair[0]), by_child(&pair[1]));
        for (child, rows) in &last {
            for open in rows.iter().filter(|r| r.dec.is_blank()) {
                let here = this
                    .get(child)
                    .and_then(|rows| rows.iter().find(|r| r.decom == open.decom))
                    .unwrap_or_else(|| panic!("{child} vanished: {open:?}"));
                // Everything but the end is as it was.
                let mut as_was = (*here).clone();
                as_was.dec = open.dec.clone();
                as_was.rec = open.rec.clone();
                as_was.reason_place_change = open.reason_place_change.clone();
                assert!(as_was.same(open), "{open:?} {here:?}");
            }
        }
    }
}

#[test]
fn chains_of_episodes_have_no_gap_and_say_what_changed() {
    use ReasonNewEpisode as New;
    for seed in 0..4 {
        let borough = made(200, seed);
        for year in borough.years() {
            for (child, rows) in by_child(&borough.year(year)) {
                for (i, row) in rows.iter().enumerate() {
                    let at = format!("{child} {year}: {row:?}");
                    assert_eq!(row.dec.is_blank(), row.rec.is_blank(), "{at}");
                    assert!(
                        row.dec.is_blank() || row.dec.get() > row.decom.get(),
                        "{at}"
                    );
                    let carries_on = row.rec.is(ReasonEpisodeCeased::X1);
                    let Some(next) = rows.get(i + 1) else {
                        assert!(!carries_on, "{at}");
                        continue;
                    };
                    assert!(row.dec.is_value(), "{at}");
                    let at = format!("{at} {next:?}");
                    if !carries_on {
                        assert!(next.rne.is(New::S) && row.dec != next.decom, "{at}");
                        continue;
                    }
                    assert_eq!(row.dec, next.decom, "{at}");
                    let law = row.ls != next.ls;
                    let home = (&row.place, &row.place_provider, &row.pl_post, &row.urn)
                        != (&next.place, &next.place_provider, &next.pl_post, &next.urn);
                    let says = match next.rne.get().expect("a reason") {
                        New::L => (true, false),
                        New::P | New::T => (false, true),
                        New::B | New::U => (true, true),
                        New::S => panic!("{at}"),
                    };
                    assert_eq!((law, home), says, "{at}");
                }
            }
        }
    }
}

/// Every cell of every table is understood, and every code is one the year's collection accepts.
#[test]
fn every_cell_is_one_its_year_accepts() {
    fn understood<R: Row>(of: &Return) {
        for row in of.rows::<R>() {
            for (i, column) in R::TABLE.columns().iter().enumerate() {
                assert_eq!(row.other(i), None, "{} {}", R::TABLE, column.name);
            }
        }
    }
    let borough = made(400, 11);
    for year in borough.years() {
        let of = borough.year(year);
        understood::<rulebook::Header>(&of);
        understood::<Episode>(&of);
        understood::<rulebook::Oc2>(&of);
        understood::<rulebook::Oc3>(&of);
        for row in &of.headers {
            assert!(row.sex.is_and(|c| c.valid_in(year)));
        }
        for row in &of.episodes {
            assert!(row.place.is_and(|c| c.valid_in(year)), "{year} {row:?}");
            assert!(row.ls.is_and(|c| c.valid_in(year)), "{year} {row:?}");
            assert!(
                row.rec.is_blank() || row.rec.is_and(|c| c.valid_in(year)),
                "{year} {row:?}"
            );
            assert!(row.decom.get() <= Some(year.end()), "{year} {row:?}");
            assert!(
                row.dec.is_blank() || row.dec.get() >= Some(year.start()),
                "{year} {row:?}"
            );
        }
        assert_eq!(of.has(Table::SwEpisodes), year.0 >= 2024);
        assert_eq!(of.has(Table::DoLo), year.0 >= 2027);
    }
}
