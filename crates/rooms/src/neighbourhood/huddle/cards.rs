//! The cards of a huddle: bringing one, taking it up, what is agreed, who leads, and when it is looked at
//! again.

// Long because: a card from being brought to being closed, in the order it is lived.

use super::facts::{
    Card, Closed, Ground, HuddleAction, HuddleActionDone, Knows, Looked, Meeting, Taken,
};
use super::keeping::{HuddleNow, Standing, huddle, standing};
use crate::kept::{Kept, since};
use crate::neighbourhood::sql::SHELF;
use crate::people::{self, About, Statement};
use care::Date;
use care::ids::{FactId, SubjectId, YoungPersonId};
use record::access::{self, Action, Allowed, FieldClass, find};
use record::{Fault, FieldError, Look, Refusal, Tx};
use uuid::Uuid;

/// After so many looks a card is closed, or goes to those who can do more.
pub const MOST_LOOKS: usize = 4;

/// Something agreed, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionNow {
    /// What was agreed.
    pub agreed: Kept<HuddleAction>,
    /// What became of it.
    pub done: Option<Kept<HuddleActionDone>>,
    /// Whom it is for, as those in the room call them.
    pub called: String,
}

/// A card with everything that was said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CardNow {
    /// The card.
    pub card: Kept<Card>,
    /// When it was taken up, by meeting.
    pub taken: Vec<FactId>,
    /// How each meeting left it, in order.
    pub looks: Vec<Kept<Looked>>,
    /// What was agreed, in order.
    pub actions: Vec<ActionNow>,
}

impl CardNow {
    /// The last look.
    pub fn last(&self) -> Option<&Kept<Looked>> {
        self.looks.last()
    }
    /// Why it is closed, when it is.
    pub fn closed(&self) -> Option<Closed> {
        self.last()?.said.closed
    }
    /// Whether it is on the table of a day, if it was brought by then: not closed, and not to be looked at
    /// later.
    pub fn waits_on(&self, day: Date) -> bool {
        match self.last() {
            None => true,
            Some(last) => last.said.next.is_some_and(|next| next <= day),
        }
    }
    /// Whether a meeting has looked at it.
    pub fn looked_at_in(&self, meeting: FactId) -> Option<&Kept<Looked>> {
        self.looks.iter().rfind(|one| one.said.meeting == meeting)
    }
}

/// Everything said of a card.
pub(super) fn filled(tx: &mut Tx<'_>, card: Kept<Card>) -> Result<CardNow, Fault> {
    let mut looks: Vec<Kept<Looked>> = SHELF.onward(tx, card.fact)?;
    looks.sort_by_key(|one| (one.on, one.at));
    let taken: Vec<Kept<Taken>> = SHELF.onward(tx, card.fact)?;
    let mut agreed: Vec<Kept<HuddleAction>> = SHELF.onward(tx, card.fact)?;
    agreed.sort_by_key(|one| (one.said.due, one.at));
    let mut actions = Vec::with_capacity(agreed.len());
    for one in agreed {
        let done: Vec<Kept<HuddleActionDone>> = SHELF.onward(tx, one.fact)?;
        actions.push(ActionNow {
            done: since(&done, one.fact).first().map(|one| (*one).clone()),
            called: card.said.called.clone(),
            agreed: one,
        });
    }
    Ok(CardNow {
        taken: taken.iter().map(|one| one.said.meeting).collect(),
        looks,
        actions,
        card,
    })
}

/// The cards of a huddle that the caller may know of, the newest first; nothing for who has no seat.
/// Of a young person with whom they have a declared conflict, or whose record is restricted to others,
/// there is no card.
pub(super) fn of_huddle(tx: &mut Tx<'_>, huddle: &HuddleNow) -> Result<Vec<Kept<Card>>, Fault> {
    if !standing(tx.caller(), huddle).sits() {
        return Ok(Vec::new());
    }
    let all: Vec<Kept<Card>> = SHELF.onward(tx, FactId(huddle.id().0))?;
    let mut open = Vec::with_capacity(all.len());
    for card in all {
        if !shut(tx, &card)? {
            open.push(card);
        }
    }
    Ok(open)
}

fn shut(tx: &mut Tx<'_>, card: &Kept<Card>) -> Result<bool, Fault> {
    match card.said.of {
        Some(id) => access::barred(tx, id),
        None => Ok(false),
    }
}

/// Whether the caller reads all of a card: it involves a seat of theirs, they chair or brought it, or it
/// was taken up.
pub(super) fn reads(standing: &Standing, tx: &Tx<'_>, card: &CardNow) -> bool {
    match standing {
        Standing::None => false,
        Standing::Chair(_) => true,
        Standing::Seated(seats) => {
            !card.taken.is_empty()
                || card.card.by == tx.caller().member()
                || seats
                    .iter()
                    .any(|seat| card.card.said.involved.contains(seat))
        }
    }
}

/// Notes that a card about a young person was read: they find it under who has looked.
pub(super) fn noted(tx: &mut Tx<'_>, huddle: &HuddleNow, card: &Kept<Card>) {
    let caller = tx.caller();
    let Some(id) = card.said.of.filter(|_| !caller.is_system()) else {
        return;
    };
    tx.look(Look {
        at: tx.now(),
        member: caller.member(),
        member_name: caller.name().to_owned(),
        persona: caller.persona().map_or("", |one| one.code()).to_owned(),
        subject: Some(id.into()),
        action: Action::See.code().to_owned(),
        what: "huddle card".to_owned(),
        allowed: true,
        because: format!("Has a seat in the {}", huddle.name()),
        request: caller.request().unwrap_or_default().to_owned(),
    });
}

/// The one card, with its huddle, for somebody who reads all of it.
fn read_card(tx: &mut Tx<'_>, fact: FactId) -> Result<(HuddleNow, Standing, CardNow), Refusal> {
    let card: Kept<Card> = SHELF.one(tx, fact)?;
    let huddle = huddle(tx, card.said.about)?;
    let standing = standing(tx.caller(), &huddle);
    if shut(tx, &card)? {
        return Err(Refusal::NotFound);
    }
    let card = filled(tx, card)?;
    if !reads(&standing, tx, &card) {
        return Err(Refusal::NotFound);
    }
    Ok((huddle, standing, card))
}

fn meeting_of(tx: &mut Tx<'_>, fact: FactId) -> Result<Kept<Meeting>, Refusal> {
    SHELF.one(tx, fact)
}

/// The leave to put a young person of the record on a card: to share who they are and their own words.
pub fn may_bring(tx: &mut Tx<'_>, id: YoungPersonId) -> Result<bool, Fault> {
    Ok(
        access::could_do(tx, id, Action::Share, FieldClass::Identity)?
            && access::could_do(tx, id, Action::Share, FieldClass::Voice)?,
    )
}

/// Brings a card to a meeting. About a young person of the record it needs leave to share who they are and
/// what they say; about anybody else, a seat. Refused without strengths and hopes, without their own view,
/// and when the ground and what they know do not go together.
pub fn bring(tx: &mut Tx<'_>, card: &Card) -> Result<FactId, Refusal> {
    let huddle = huddle(tx, card.about)?;
    if !standing(tx.caller(), &huddle).sits() {
        return Err(Refusal::NotFound);
    }
    let meeting = meeting_of(tx, card.meeting)?;
    let mut wrong = Vec::new();
    if meeting.said.about != huddle.id() || meeting.said.on < tx.today() && !tx.caller().is_system()
    {
        wrong.push(FieldError::new(
            "meeting",
            "Select a meeting that is still to come",
        ));
    }
    let blank = [
        (
            "strengths",
            &card.strengths,
            "what they are good at: nobody is put on a card without it",
        ),
        (
            "hopes",
            &card.hopes,
            "what they hope for: nobody is put on a card without it",
        ),
        (
            "their_view",
            &card.their_view,
            "how they see it themselves, or what you did to find out",
        ),
        ("why_now", &card.why_now, "why now"),
        ("who_knows", &card.who_knows, "who knows them"),
        ("ask", &card.ask, "what you ask of those in the room"),
        ("called", &card.called, "whom it is about"),
    ];
    for (field, text, what) in blank {
        if text.trim().is_empty() {
            wrong.push(FieldError::new(field, format!("Enter {what}")));
        }
    }
    if card.ground == Ground::Agreed && card.knows != Knows::Agrees {
        let words = "If they did not agree, choose another ground to share on";
        wrong.push(FieldError::new("ground", words));
    }
    let without = card.why_without.as_deref().unwrap_or_default().trim();
    if card.knows != Knows::Agrees && without.is_empty() {
        let words = "Say why it is shared before they agree";
        wrong.push(FieldError::new("why_without", words));
    }
    if card
        .involved
        .iter()
        .any(|seat| huddle.seat(*seat).is_none())
    {
        wrong.push(FieldError::new("involved", "Select seats of this huddle"));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let subject = match card.of {
        Some(id) => {
            find(tx, id)?.allow_for(Action::Share, FieldClass::Voice)?;
            if !may_bring(tx, id)? {
                return Err(Refusal::NotAllowed);
            }
            for other in of_huddle(tx, &huddle)? {
                if other.said.of == Some(id) && filled(tx, other)?.closed().is_none() {
                    let words = "They have an open card in this huddle already";
                    return Err(Refusal::invalid("meeting", words));
                }
            }
            SubjectId::from(id)
        }
        None => SubjectId(Uuid::now_v7()),
    };
    Ok(crate::kept::say(tx, subject, meeting.said.on, card)?)
}

/// What the record holds of strengths (or hopes) of a young person, a line each: for a card to begin with.
pub fn their_words(tx: &mut Tx<'_>, allowed: &Allowed, about: About) -> Result<String, Fault> {
    let all: Vec<people::Said<Statement>> = people::said_of(tx, allowed)?;
    let lines = all.iter().filter(|one| one.said.about == about).take(4);
    Ok(lines
        .map(|one| one.said.text.as_str())
        .collect::<Vec<_>>()
        .join("\n"))
}

fn chaired(
    tx: &mut Tx<'_>,
    fact: FactId,
    meeting: FactId,
) -> Result<(HuddleNow, CardNow, Kept<Meeting>), Refusal> {
    let (huddle, standing, card) = read_card(tx, fact)?;
    let meeting = meeting_of(tx, meeting)?;
    if !standing.chairs() || meeting.said.about != huddle.id() {
        return Err(Refusal::NotFound);
    }
    Ok((huddle, card, meeting))
}

/// Takes a card up in a meeting. The chair does; taken up twice it is taken up once.
pub fn take(tx: &mut Tx<'_>, fact: FactId, meeting: FactId) -> Result<(), Refusal> {
    let (_, card, meeting) = chaired(tx, fact, meeting)?;
    if meeting.said.on > tx.today() {
        return Err(Refusal::invalid("meeting", "This meeting is still to come"));
    }
    if !card.taken.contains(&meeting.fact) {
        let said = Taken {
            about: fact,
            meeting: meeting.fact,
        };
        crate::kept::say(tx, card.card.subject, meeting.said.on, &said)?;
    }
    Ok(())
}

/// Writes down what is agreed about a card that was taken up. The chair does.
pub fn agree(tx: &mut Tx<'_>, said: &HuddleAction) -> Result<FactId, Refusal> {
    let (huddle, card, meeting) = chaired(tx, said.about, said.meeting)?;
    let mut wrong = Vec::new();
    if !card.taken.contains(&meeting.fact) {
        wrong.push(FieldError::new("what", "Take the card up first"));
    }
    if huddle.seat(said.seat).is_none() {
        wrong.push(FieldError::new("seat", "Select whose it is"));
    }
    if said.due < meeting.said.on {
        wrong.push(FieldError::new(
            "due",
            "The day must be the same as or after the meeting",
        ));
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    Ok(crate::kept::say(
        tx,
        card.card.subject,
        meeting.said.on,
        said,
    )?)
}

/// Says what became of something agreed: anybody with a seat in the huddle who reads the card.
pub fn done(tx: &mut Tx<'_>, said: &HuddleActionDone) -> Result<SubjectId, Refusal> {
    let action: Kept<HuddleAction> = SHELF.one(tx, said.about)?;
    let (huddle, _, card) = read_card(tx, action.said.about)?;
    let open = card
        .actions
        .iter()
        .any(|one| one.agreed.fact == action.fact && one.done.is_none());
    if !open {
        return Err(Refusal::invalid("how", "What became of it is said already"));
    }
    if said.on < action.on {
        return Err(Refusal::invalid(
            "on-day",
            "The day must not be before it was agreed",
        ));
    }
    crate::kept::say(tx, card.card.subject, said.on, said)?;
    Ok(huddle.id())
}

/// Says how a meeting leaves a card. The chair does. Either it is looked at again on a day, or it is
/// closed with a reason; after [`MOST_LOOKS`] looks it is closed. Refused without who leads and why them.
pub fn look(tx: &mut Tx<'_>, said: &Looked) -> Result<FactId, Refusal> {
    let (huddle, card, meeting) = chaired(tx, said.about, said.meeting)?;
    let mut wrong = Vec::new();
    if !card.taken.contains(&meeting.fact) {
        wrong.push(FieldError::new("lead", "Take the card up first"));
    }
    if huddle.seat(said.lead).is_none() {
        wrong.push(FieldError::new(
            "lead",
            "Select who has the best relationship with them",
        ));
    }
    if said.why_lead.trim().is_empty() {
        let words = "Enter what the relationship is: who of them, since when";
        wrong.push(FieldError::new("why_lead", words));
    }
    let earlier = card
        .looks
        .iter()
        .filter(|one| one.said.meeting != meeting.fact)
        .count();
    match (said.next, said.closed) {
        (Some(_), Some(_)) => wrong.push(FieldError::new(
            "closed",
            "Enter a day to look again, or choose why it is closed, not both",
        )),
        (None, None) => wrong.push(FieldError::new(
            "next-day",
            "Enter when you look at it again, or choose why it is closed",
        )),
        (Some(next), None) if next <= meeting.said.on => wrong.push(FieldError::new(
            "next-day",
            "The day you look at it again must be after this meeting",
        )),
        (Some(_), None) if earlier + 1 >= MOST_LOOKS => wrong.push(FieldError::new(
            "closed",
            format!(
                "This is look {}: close it, or take it to those who can do more",
                earlier + 1
            ),
        )),
        _ => {}
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let mut how = record::Saying::from("worker").since(meeting.said.on);
    if let Some(before) = card.looked_at_in(meeting.fact) {
        how = how.replacing(before.fact, "Said anew in the meeting");
    }
    Ok(tx.say(card.card.subject, said, how)?)
}

/// The cards about one young person, the newest first, with the huddle each is in; nothing when the
/// reader may not see plans.
pub fn cards_about(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
) -> Result<Vec<(HuddleNow, CardNow)>, Refusal> {
    if !allowed.sees(FieldClass::Plans) {
        return Ok(Vec::new());
    }
    let all: Vec<Kept<Card>> = SHELF.of(tx, allowed.id().into())?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let huddles = super::huddles(tx)?;
    let mut found = Vec::new();
    for card in all {
        if let Some(huddle) = huddles.iter().find(|one| one.id() == card.said.about) {
            found.push((huddle.clone(), filled(tx, card)?));
        }
    }
    Ok(found)
}

/// What those whom a huddle gave something to do still have to do, of the cards the caller reads; the
/// soonest due first.
pub fn actions_for(tx: &mut Tx<'_>, huddle: &HuddleNow) -> Result<Vec<ActionNow>, Fault> {
    let stands = standing(tx.caller(), huddle);
    let mut found = Vec::new();
    for card in of_huddle(tx, huddle)? {
        let card = filled(tx, card)?;
        if reads(&stands, tx, &card) {
            found.extend(card.actions);
        }
    }
    found.sort_by_key(|one| (one.agreed.said.due, one.agreed.at));
    Ok(found)
}
