//! How the hubs work, counted from what is written down: each a number of how many.

use super::staying::{Moved, moved, residential};
use crate::plans::{self, Touch};
use crate::{asks, hub, people, voice, workshops};
use care::dates::plus_days;
use care::ids::YoungPersonId;
use record::access::FieldClass;
use record::{Refusal, Tx};
use std::collections::{BTreeSet, HashMap, HashSet};

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
    /// Held by a hub today, with whose family a conference was talked about.
    pub conferences_offered: OfHowMany,
    /// The same of those who are not in care: an offer made before care.
    pub offered_before_care: OfHowMany,
    /// Family group conferences held, of those offered.
    pub conferences: OfHowMany,
    /// Families' plans kept, of those reviewed.
    pub family_plans_kept: OfHowMany,
    /// Of those who could be family, who was asked.
    pub families_asked: OfHowMany,
    /// In a children's home today, with somebody who could be family or a step to one ahead.
    pub family_finding: OfHowMany,
    /// Median nights so far in children's homes, without a break, of those in one today.
    pub residential_nights: Option<i32>,
    /// Moves of the last twelve months through which the key worker stayed.
    pub stayed_through: OfHowMany,
    /// Key workers to a move, over those moves.
    pub workers_a_move: Option<f64>,
    /// Would go to their key worker first, of those who answered, over teams in which at least six did.
    pub would_go_first: OfHowMany,
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

/// A number of practice: one definition, read by the page of how we work and by the theory of change.
pub struct PracticeNumber {
    /// Stable name.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Of what it is counted.
    pub of_what: &'static str,
    /// What was counted.
    pub counted: fn(&Practice) -> OfHowMany,
}

macro_rules! numbers {
    ($($id:literal, $title:literal, $of:literal, |$all:ident| $counted:expr;)+) => {
        [$(PracticeNumber { id: $id, title: $title, of_what: $of, counted: |$all| $counted }),+]
    };
}

/// Every number of practice that is so many of so many, in the order of its page.
pub const PRACTICE_NUMBERS: [PracticeNumber; 16] = numbers! {
    "practice_fresh_hopes", "A hope in their own words, under 90 days old", "young people held", |all| all.fresh_hopes;
    "practice_lives_answered", "Life at 21, 30 and 50 answered", "plans", |all| all.lives_answered;
    "practice_in_touch", "In touch with who matters, as agreed", "people who matter", |all| all.in_touch;
    "practice_overdue", "Actions past their day", "actions not done", |all| all.overdue;
    "practice_stayed_through", "Their key worker stayed through the move", "moves in twelve months", |all| all.stayed_through;
    "practice_would_go_first", "Would go to their key worker first", "young people who answered", |all| all.would_go_first;
    "practice_family_finding", "In a children’s home, with family being found", "young people in a children’s home", |all| all.family_finding;
    "practice_families_asked", "Could be family, and was asked", "named", |all| all.families_asked;
    "practice_conferences_offered", "Offered a family group conference", "young people held", |all| all.conferences_offered;
    "practice_offered_before_care", "Offered one before care", "young people held who are not in care", |all| all.offered_before_care;
    "practice_conferences", "Family group conferences held", "offered", |all| all.conferences;
    "practice_family_plans_kept", "Families’ plans kept at twelve weeks", "reviewed", |all| all.family_plans_kept;
    "practice_asks", "Questions to specialists answered", "asked", |all| all.asks;
    "practice_principle_notes", "Shared decisions with a note of a principle", "decisions", |all| all.principle_notes;
    "practice_ideas_tried", "Ideas tried", "ideas in workshops", |all| OfHowMany { n: all.workshops.tried, of: all.workshops.ideas };
    "practice_ideas_worked", "Ideas that worked, whole or in part", "tried, and told", |all| OfHowMany { n: all.workshops.worked, of: all.workshops.told };
};

/// Counts it on the caller's day.
pub fn practice(tx: &mut Tx<'_>) -> Result<Practice, Refusal> {
    let today = tx.today();
    let mut all = Practice::default();
    let mine: HashSet<YoungPersonId> =
        people::permitted(tx, &[FieldClass::Voice, FieldClass::Plans])?;
    let states: HashMap<YoungPersonId, hub::Cohort> = hub::states_today(tx)?;
    let held: BTreeSet<YoungPersonId> = states
        .keys()
        .copied()
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
    let plans = plans::everyones(tx)?;
    let offered: HashSet<YoungPersonId> = plans
        .iter()
        .filter(|(_, plan)| !plan.conferences.is_empty())
        .map(|(id, _)| *id)
        .collect();
    for id in &held {
        all.conferences_offered.count(offered.contains(id));
        let at_home = matches!(
            states.get(id),
            Some(hub::Cohort::EdgeOfCare | hub::Cohort::EdgingToCare)
        );
        if at_home {
            all.offered_before_care.count(offered.contains(id));
        }
    }
    let (in_homes, nights) = residential(tx, &mine)?;
    let finding: HashSet<YoungPersonId> = plans
        .iter()
        .filter(|(_, plan)| plan.finds_family(today))
        .map(|(id, _)| *id)
        .collect();
    for id in &in_homes {
        all.family_finding.count(finding.contains(id));
    }
    all.residential_nights = nights;
    let Moved {
        moves,
        stayed,
        workers,
    } = moved(tx, &held)?;
    all.stayed_through = OfHowMany {
        n: stayed,
        of: moves,
    };
    all.workers_a_move = (moves > 0).then(|| workers as f64 / moves as f64);
    for (_, plan) in plans {
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
    for team in voice::together(tx, today)? {
        all.would_go_first.n += team.yes[2] as u64;
        all.would_go_first.of += team.answered.unwrap_or(0) as u64;
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
