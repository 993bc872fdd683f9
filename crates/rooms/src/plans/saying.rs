//! Writing down what is planned. Each asks for leave to add to, or to correct, that kind of
//! information about the young person.

use super::facts::{
    Action, ActionDone, Adulthood, Conference, FamilyAnswer, FamilyOption, Plan, PlanReviewed,
    SafetyMap, StepToFamily,
};
use super::held::{held, taken};
use care::dates::{days_between, plus_days};
use care::ids::{FactId, YoungPersonId};
use record::access::{self, Allowed, FieldClass, find};
use record::{Refusal, Saying, Tx};

/// Days from a conference to the review of the family's plan: twelve weeks.
pub(super) const CONFERENCE_REVIEW: i32 = 84;

fn leave(tx: &mut Tx<'_>, id: YoungPersonId, class: FieldClass) -> Result<Allowed, Refusal> {
    find(tx, id)?.allow_for(access::Action::Add, class)
}

/// Writes a plan down. Refused without a goal, without who wrote it, or with a review that is not
/// after it or more than a year ahead.
pub fn plan(tx: &mut Tx<'_>, id: YoungPersonId, said: &Plan) -> Result<FactId, Refusal> {
    leave(tx, id, FieldClass::Plans)?;
    if said.goals.is_empty() {
        return Err(Refusal::invalid("goal_1", "Write down at least one goal"));
    }
    if said.with.trim().is_empty() {
        return Err(Refusal::invalid("with", "Say who wrote it together"));
    }
    let ahead = days_between(said.on, said.review_on);
    if !(1..=366).contains(&ahead) {
        return Err(Refusal::invalid(
            "review_on",
            "The review must be after the plan, within a year",
        ));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.on))?)
}

/// Adds an action. Refused without a plan.
pub fn do_action(tx: &mut Tx<'_>, id: YoungPersonId, said: &Action) -> Result<FactId, Refusal> {
    let allowed = leave(tx, id, FieldClass::Plans)?;
    if held(tx, &allowed)?.plan().is_none() {
        return Err(Refusal::invalid("what", "Make a plan together first"));
    }
    if said.who.trim().is_empty() {
        return Err(Refusal::invalid("who", "Say who does it"));
    }
    Ok(tx.say(id, said, Saying::from("hub"))?)
}

/// Says that an action is done, and what came of it.
pub fn done(tx: &mut Tx<'_>, id: YoungPersonId, said: &ActionDone) -> Result<FactId, Refusal> {
    let allowed = leave(tx, id, FieldClass::Plans)?;
    let all = held(tx, &allowed)?;
    let one = all
        .actions
        .iter()
        .find(|one| one.fact == said.action)
        .ok_or(Refusal::NotFound)?;
    if one.done.is_some() {
        return Err(Refusal::invalid("what_came", "This is done already"));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.on))?)
}

/// Says that what the caller took on themselves is done: somebody of an agency may say it of their own
/// action, though the plan is closed to them.
pub fn done_myself(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &ActionDone,
) -> Result<FactId, Refusal> {
    let (allowed, _) = taken(tx, id, said.action)?;
    let how = Saying::from("agency").since(said.on);
    Ok(tx.say(allowed.id(), said, how)?)
}

/// Says what came of looking at the plan together.
pub fn review(tx: &mut Tx<'_>, id: YoungPersonId, said: &PlanReviewed) -> Result<FactId, Refusal> {
    let allowed = leave(tx, id, FieldClass::Plans)?;
    let all = held(tx, &allowed)?;
    let plan = all
        .plan()
        .filter(|plan| plan.fact == said.plan)
        .ok_or(Refusal::NotFound)?;
    if said.on < plan.said.on {
        return Err(Refusal::invalid("on", "A review cannot be before the plan"));
    }
    if said.next_on.is_some_and(|next| next <= said.on) {
        return Err(Refusal::invalid(
            "next_on",
            "The next time must be after this one",
        ));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.on))?)
}

/// Keeps what they said of life at 21, 30 and 50. Refused when nothing is said at all.
pub fn life_at(tx: &mut Tx<'_>, id: YoungPersonId, said: &Adulthood) -> Result<FactId, Refusal> {
    leave(tx, id, FieldClass::Plans)?;
    let anything = said
        .lives
        .iter()
        .any(|life| life.theirs.is_some() || life.adults.is_some());
    if !anything && said.not_now.is_none() {
        return Err(Refusal::invalid(
            "theirs_21",
            "Write down what they said, or what they said when they did not want to answer",
        ));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.asked_on))?)
}

/// Writes down somebody who could be family, or what they said now. Refused when there is an answer
/// and no day on which somebody asked, or a maybe without what would make it a yes.
pub fn ask_family(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &FamilyOption,
    earlier: Option<FactId>,
) -> Result<FactId, Refusal> {
    let allowed = leave(tx, id, FieldClass::Plans)?;
    let mut wrong = Vec::new();
    if said.answer != FamilyAnswer::NotAsked && said.asked_on.is_none() {
        wrong.push(record::FieldError::new(
            "asked_on",
            "Enter the day on which somebody asked them",
        ));
    }
    if matches!(said.answer, FamilyAnswer::Maybe | FamilyAnswer::No)
        && said.would_make_it_yes.is_none()
    {
        wrong.push(record::FieldError::new(
            "would_make_it_yes",
            "Say what would make it a yes; “nothing” is an answer too",
        ));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let mut how = Saying::from("hub");
    if let Some(earlier) = earlier {
        if !held(tx, &allowed)?
            .families
            .iter()
            .any(|one| one.fact == earlier)
        {
            return Err(Refusal::NotFound);
        }
        how = how.replacing(earlier, "what they say now");
    }
    Ok(tx.say(id, said, how)?)
}

/// Says how they get from a residential home to a family, and by when.
pub fn step_to_family(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &StepToFamily,
) -> Result<FactId, Refusal> {
    leave(tx, id, FieldClass::Plans)?;
    if said.by < tx.today() {
        return Err(Refusal::invalid("by", "The day must lie ahead"));
    }
    Ok(tx.say(id, said, Saying::from("hub"))?)
}

/// Keeps a map of what works well, what worries people and what needs to happen. Refused with a
/// number over 10.
pub fn map(tx: &mut Tx<'_>, id: YoungPersonId, said: &SafetyMap) -> Result<FactId, Refusal> {
    leave(tx, id, FieldClass::Safety)?;
    if said.numbers.iter().any(|one| one.number > 10) {
        return Err(Refusal::invalid("number_1", "A number is from 0 to 10"));
    }
    Ok(tx.say(id, said, Saying::from("hub").since(said.on))?)
}

/// Says where a family group conference stands. Refused out of order: held before it was wanted,
/// reviewed before it was held.
pub fn conference(
    tx: &mut Tx<'_>,
    id: YoungPersonId,
    said: &Conference,
    earlier: Option<FactId>,
) -> Result<FactId, Refusal> {
    let allowed = leave(tx, id, FieldClass::Plans)?;
    let mut wrong = Vec::new();
    let mut refuse = |field: &str, words: &str| wrong.push(record::FieldError::new(field, words));
    if said.held_on.is_some() && said.accepted != Some(true) {
        refuse("accepted", "Say first that the family wanted it");
    }
    if said.held_on.is_some_and(|held| held < said.offered_on) {
        refuse("held_on", "It cannot be held before it was offered");
    }
    if said.held_on.is_some() && said.family_plan.is_none() {
        refuse(
            "family_plan",
            "Write down the family’s plan, in their words",
        );
    }
    if said.reviewed_on.is_some()
        && said
            .held_on
            .is_none_or(|held| said.reviewed_on < Some(held))
    {
        refuse("reviewed_on", "It cannot be reviewed before it was held");
    }
    if said.reviewed_on.is_some() != said.kept.is_some() {
        refuse("kept", "Say whether the family’s plan was kept");
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let mut how = Saying::from("hub").since(said.offered_on);
    if let Some(earlier) = earlier {
        if !held(tx, &allowed)?
            .conferences
            .iter()
            .any(|one| one.fact == earlier)
        {
            return Err(Refusal::NotFound);
        }
        how = how.replacing(earlier, "where it stands now");
    }
    Ok(tx.say(id, said, how)?)
}

impl Conference {
    /// The day the family's plan is looked at: twelve weeks after it was held.
    pub fn review_due(&self) -> Option<care::Date> {
        self.held_on
            .filter(|_| self.reviewed_on.is_none())
            .map(|held| plus_days(held, CONFERENCE_REVIEW))
    }
}
