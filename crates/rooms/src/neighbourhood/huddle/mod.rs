//! The weekly huddle of a footprint: who has a seat, who comes, whom it is about, what was agreed.
//!
//! **Invariant.** Who has no seat in a huddle sees no card of it. Who has one sees of a card what was put
//! on it and nothing else of the record; before the card is taken up, only those it involves see more of
//! it than initials. A declared conflict or a restriction shuts a card as it shuts the record.

mod cards;
mod facts;
mod keeping;
mod meeting;
mod numbers;

pub use cards::{
    ActionNow, CardNow, MOST_LOOKS, actions_for, agree, bring, cards_about, done, look, may_bring,
    take, their_words,
};
pub use facts::{
    Attended, CameOf, Card, Closed, Comes, Coming, Ground, Huddle, HuddleAction, HuddleActionDone,
    Knows, Looked, Meeting, Seat, SeatKind, Taken,
};
pub use keeping::{
    HuddleNow, Standing, give_seat, huddle, huddles, plan, say_huddle, seat, standing,
};
pub use meeting::{
    Agenda, Item, Presence, agenda, come, next_meeting, outline, past_meetings, presence,
    say_attended,
};
pub use numbers::{Numbers, WINDOW, numbers};
