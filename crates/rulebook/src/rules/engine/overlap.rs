//! Spells that overlap.

use care::Date;

/// The first day of a spell and the day it ended, as far as they are known.
pub type Spell = (Option<Date>, Option<Date>);

/// Which of a child's spells overlap one that comes before them. Open ones come before all others,
/// then by the day they ended, then by the day they began: of two that overlap, the one that ended
/// is reported rather than the open one, and of two that ended the one that ended later. Spells
/// that only meet do not overlap; one without a beginning overlaps none.
pub fn later_of_overlapping(spells: &[Spell]) -> Vec<usize> {
    let mut order: Vec<(Option<Date>, Date, usize)> = spells
        .iter()
        .enumerate()
        .filter_map(|(at, (began, ended))| Some((*ended, (*began)?, at)))
        .collect();
    // `None`, which is open, sorts first.
    order.sort_unstable();
    let mut found = Vec::new();
    for (place, (ended, began, at)) in order.iter().enumerate() {
        let overlaps = order
            .iter()
            .take(place)
            .any(|(other_ended, other_began, _)| {
                other_ended.is_none_or(|other_ended| *began < other_ended)
                    && ended.is_none_or(|ended| *other_began < ended)
            });
        if overlaps {
            found.push(*at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn of_two_that_overlap_the_later_end_is_reported_and_never_the_open_one() {
        let day = |day| Some(date(2026, 5, day));
        let spells = |of: &[(i8, Option<i8>)]| -> Vec<Spell> {
            of.iter()
                .map(|(began, ended)| (day(*began), ended.and_then(day)))
                .collect()
        };
        assert_eq!(
            later_of_overlapping(&spells(&[(1, Some(5)), (4, None)])),
            [0]
        );
        assert_eq!(
            later_of_overlapping(&spells(&[(3, Some(6)), (4, Some(4))])),
            [0]
        );
        assert_eq!(later_of_overlapping(&spells(&[(1, None), (4, None)])), [1]);
        assert!(later_of_overlapping(&spells(&[(1, Some(4)), (4, None)])).is_empty());
        assert!(later_of_overlapping(&[(None, day(4)), (day(1), None)]).is_empty());
    }
}
