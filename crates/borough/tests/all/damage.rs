//! Damage is what was asked for, and the same each time.

use borough::{Places, Plan, damage, make};
use care::CollectionYear;

#[test]
fn two_in_a_hundred_cells_and_never_whose_row_it_is() {
    let (from, to) = (CollectionYear(2026), CollectionYear(2026));
    let whole = make(
        Plan {
            children: 400,
            from,
            to,
            seed: 9,
        },
        &Places::wigan(),
    )
    .year(to);
    let mut once = whole.clone();
    let n = damage(&mut once, 0.02, 1);
    let mut again = whole.clone();
    assert_eq!(damage(&mut again, 0.02, 1), n);
    assert_eq!(once, again);
    let mut other = whole.clone();
    damage(&mut other, 0.02, 2);
    assert_ne!(once, other);
    let cells: usize = rulebook::Table::ALL
        .into_iter()
        .map(|t| whole.len(t) * (t.collected().count() - 1))
        .sum();
    let share = n as f64 / cells as f64;
    assert!((0.017..0.021).contains(&share), "{share}");
    for (a, b) in whole.episodes.iter().zip(&once.episodes) {
        assert_eq!(a.child, b.child);
    }
    // Damage is of every sort: cells gone, and cells that are not understood.
    let gone = |r: &rulebook::Return| r.episodes.iter().filter(|e| e.decom.is_blank()).count();
    assert!(gone(&once) > gone(&whole));
    assert!(once.episodes.iter().any(|e| e.decom.is_other()));
    assert!(once.episodes.iter().any(|e| e.place.is_other()));
}
