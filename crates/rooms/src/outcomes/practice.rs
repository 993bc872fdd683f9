//! How the hubs work, counted from what is written down: each a number of how many.

use crate::plans::{self, Touch};
use crate::{asks, hub, people, workshops};
use care::dates::plus_days;
use care::ids::YoungPersonId;
use record::access::FieldClass;
use record::{Refusal, Tx};
use std::collections::{BTreeSet, HashSet};

/// Days for which a hope counts as fresh.
const FRESH: i32 = 90;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfHowMany {
    /// How many.
    pub n: u64,
    /// Of how many.
    pub of: u64,
}

impl OfHowMany {
    fn count(&mut self, counts: bool) {
        self.of += 1;
        self.n += u64::from(counts);
    }
}

/// How the hubs work with those whose plans, safety and people the caller may see.
#[derive(Clone, Debug, Default)]
pub struct Practice {
    /// Held by a hub today, with a hope in their own words of the last 90 days.
    pub fresh_hopes: OfHowMany,
    /// Plans after which they were asked about life at 21, 30 and 50, and answered in their words.
    pub lives_answered: OfHowMany,
    /// Actions past their day and not done, of those not done.
    pub overdue: OfHowMany,
    /// People who matter, in touch as often as agreed, of those with whom it is agreed.
    pub in_touch: OfHowMany,
    /// Family group conferences held, of those offered.
    pub conferences: OfHowMany,
    /// Families' plans kept, of those reviewed.
    pub family_plans_kept: OfHowMany,
    /// Of those who could be family, who was asked.
    pub families_asked: OfHowMany,
    /// Shared decisions with a note of a principle.
    pub principle_notes: OfHowMany,
    /// Questions to specialists that were answered.
    pub asks: OfHowMany,
    /// Median whole hours from question to answer.
    pub hours_to_answer: Option<i64>,
    /// About how many young people something was asked.
    pub asked_about: u64,
    /// Workshops.
    pub workshops: workshops::Numbers,
}

/// Counts it on the caller's day.
pub fn practice(tx: &mut Tx<'_>) -> Result<Practice, Refusal> {
    let today = tx.today();
    let mut all = Practice::default();
    let mine: HashSet<YoungPersonId> =
        people::permitted(tx, &[FieldClass::Voice, FieldClass::Plans])?;
    let held: BTreeSet<YoungPersonId> = hub::held_today(tx)?
        .into_iter()
        .filter(|id| mine.contains(id))
        .collect();
    let since = plus_days(today, -FRESH);
    let fresh: HashSet<YoungPersonId> = people::everyones::<people::Statement>(tx)?
        .into_iter()
        .filter(|(_, one)| {
            one.said.about == people::About::Aspiration
                && one.said.words == people::Words::YoungPerson
                && one.said.said_on > since
        })
        .map(|(id, _)| id)
        .collect();
    for id in &held {
        all.fresh_hopes.count(fresh.contains(id));
    }
    let (mut decisions, mut noted) = (0u64, 0u64);
    for (_, plan) in plans::everyones(tx)? {
        if let Some(answered) = plan.answered() {
            all.lives_answered.count(answered);
        }
        for action in plan.actions.iter().filter(|one| one.done.is_none()) {
            all.overdue.count(action.said.due < today);
        }
        for conference in &plan.conferences {
            all.conferences.count(conference.said.held_on.is_some());
            if let Some(kept) = conference.said.kept {
                all.family_plans_kept.count(kept);
            }
        }
        for option in &plan.families {
            all.families_asked.count(option.said.asked_on.is_some());
        }
        let about: BTreeSet<_> = plan.notes.iter().map(|note| note.said.about).collect();
        noted += about.len() as u64;
    }
    decisions += hub::decisions_made(tx)?;
    all.principle_notes = OfHowMany {
        n: noted.min(decisions),
        of: decisions,
    };
    for (_, touch) in plans::all_touches(tx, today)? {
        match touch {
            Touch::Within(_) => all.in_touch.count(true),
            Touch::Over(_) | Touch::NotKnown => all.in_touch.count(false),
            Touch::NotAgreed => {}
        }
    }
    let (asked, answered, hours, about) = asks::numbers(tx)?;
    all.asks = OfHowMany {
        n: answered,
        of: asked,
    };
    (all.hours_to_answer, all.asked_about) = (hours, about);
    all.workshops = workshops::numbers(tx)?;
    Ok(all)
}
