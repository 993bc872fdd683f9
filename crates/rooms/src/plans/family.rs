//! Who could be family, counted for a request for a residential home.

use super::facts::FamilyAnswer;
use super::held::Held;
use care::Date;

/// What was tried before a residential home is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// How many could be family.
    pub named: usize,
    /// How many of them were asked.
    pub asked: usize,
    /// How many said yes.
    pub yes: usize,
    /// What would make a yes of the others, each with who it is.
    pub would_make_it_yes: Vec<(String, String)>,
    /// By when they step to a family, when that was said.
    pub step_by: Option<Date>,
}

/// Counts who could be family to one young person.
pub fn families(held: &Held) -> Families {
    let all = &held.families;
    Families {
        named: all.len(),
        asked: all.iter().filter(|one| one.said.asked_on.is_some()).count(),
        yes: all
            .iter()
            .filter(|one| one.said.answer == FamilyAnswer::Yes)
            .count(),
        would_make_it_yes: all
            .iter()
            .filter(|one| one.said.answer != FamilyAnswer::Yes)
            .filter_map(|one| Some((one.said.who.clone(), one.said.would_make_it_yes.clone()?)))
            .collect(),
        step_by: held.steps.last().map(|step| step.said.by),
    }
}
