//! **Hub**: people who stay. Who holds a young person (one key worker, with a history), where they
//! are with us (edge of care to care leaver), the time spent with them against what was promised,
//! and the risks that several agencies decided to take together, for their good.
//!
//! It owns those facts. Who the key worker is it does not own: that is a relationship of
//! `record::access`, because reach follows it; the hub says why it changed, and lets it change no
//! other way. Contacts are facts of `people`. It refuses a second key worker, a change without a
//! meeting, and to lose anybody's dissent.

mod continuity;
mod decisions;
mod facts;
mod holding;
mod keeping;
mod mine;
mod outreach;
mod pages;
mod project;
mod referrals;
mod sql;
mod team;
mod voice;

pub use continuity::{Continuity, continuity};
pub use decisions::{Decided, Due, decide, decisions, decisions_made, dissent, due, review};
pub use facts::{
    CaseClosed, Closing, Cohort, Dissent, Handover, Happened, InCohort, Referral, ReferralAnswered,
    Reviewed, SharedDecision, Told,
};
use holding::can_hold;
pub use holding::{Handing, Held, change, close, cover, held, move_on, name_first, open};
pub use keeping::{Kept, Said, Span, Step};
pub use mine::{Mine, begun, days_held, mine, states_today};
pub use outreach::{Outreach, outreach};
pub use pages::{Block, block, decided, gather, read_referral, referral_questions, routes};
pub use project::ROOM;
pub use referrals::{Waiting, answer, refer, waiting};
pub use voice::{ANSWER_WITHIN, Telling, happened, tell, told, unanswered};
