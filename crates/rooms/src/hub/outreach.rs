//! Where time is spent: outreach is face to face, and not in the hub's building.

use crate::people::{Contact, ContactPlace};
use std::collections::HashSet;

/// Time spent, and how much of it was outreach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outreach {
    /// Contacts.
    pub contacts: u64,
    /// Of these, outreach.
    pub out: u64,
    /// Minutes.
    pub minutes: u64,
    /// Of these, outreach.
    pub minutes_out: u64,
    /// Of these, at their own place: an away game.
    pub minutes_away: u64,
}

impl Outreach {
    /// The share that is asked for: two thirds of the support given as outreach.
    pub const ASKED: (u64, u64) = (2, 3);

    /// Outreach in a hundred contacts.
    pub fn by_contacts(&self) -> Option<f64> {
        share(self.out, self.contacts)
    }

    /// Outreach in a hundred minutes.
    pub fn by_minutes(&self) -> Option<f64> {
        share(self.minutes_out, self.minutes)
    }

    /// Minutes at their own place in a hundred: on their ground, not on ours.
    pub fn away(&self) -> Option<f64> {
        share(self.minutes_away, self.minutes)
    }

    /// Whether two thirds are reached, exactly: 2 of 3 is enough.
    pub const fn reached(part: u64, whole: u64) -> bool {
        part * Self::ASKED.1 >= whole * Self::ASKED.0
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

/// Whether a contact in such a place is outreach.
pub const fn is_outreach(place: ContactPlace) -> bool {
    match place {
        ContactPlace::TheirPlace | ContactPlace::Community | ContactPlace::School => true,
        ContactPlace::Hub | ContactPlace::Phone => false,
    }
}

/// Counts time spent. One note for several brothers and sisters is one contact of the worker's.
pub fn outreach<'c>(contacts: impl IntoIterator<Item = &'c Contact>) -> Outreach {
    let mut together = HashSet::new();
    let mut found = Outreach::default();
    for one in contacts {
        if one
            .together
            .is_some_and(|several| !together.insert(several))
        {
            continue;
        }
        let minutes = u64::from(one.minutes.0);
        found.contacts += 1;
        found.minutes += minutes;
        if one.place == ContactPlace::TheirPlace {
            found.minutes_away += minutes;
        }
        if is_outreach(one.place) {
            found.out += 1;
            found.minutes_out += minutes;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Words;
    use care::Minutes;

    fn contact(place: ContactPlace, minutes: u32, together: Option<u128>) -> Contact {
        Contact {
            on: jiff::civil::date(2027, 4, 1),
            minutes: Minutes(minutes),
            place,
            note: String::new(),
            words: Words::Worker,
            with: None,
            next_on: None,
            together: together.map(uuid::Uuid::from_u128),
        }
    }

    #[test]
    fn minutes_and_contacts_tell_different_stories() {
        let all = [
            contact(ContactPlace::Community, 40, None),
            contact(ContactPlace::Phone, 5, None),
            contact(ContactPlace::Hub, 15, None),
        ];
        let found = outreach(&all);
        assert_eq!((found.out, found.contacts), (1, 3));
        assert_eq!((found.minutes_out, found.minutes), (40, 60));
        assert!(Outreach::reached(found.minutes_out, found.minutes));
        assert!(!Outreach::reached(found.out, found.contacts));
    }

    #[test]
    fn one_note_for_three_sisters_is_one_contact() {
        let all = [Some(7), Some(7), Some(7), Some(8), None]
            .map(|together| contact(ContactPlace::TheirPlace, 30, together));
        assert_eq!(outreach(&all).contacts, 3);
        assert_eq!(outreach(&all).minutes, 90);
        assert_eq!(outreach(&all).away(), Some(100.0));
        assert_eq!(outreach([]).by_minutes(), None);
    }
}
