//! **Forums**: people who meet. A forum, its sessions and who came (young people as a count, never by
//! name), what was agreed with its owner and day, notes that share good practice, and what was said
//! to us with what we did, within 28 days.
//!
//! One engine for every forum: registered managers and providers, young people, carers, staff. It
//! refuses to name a young person, to change the words of those who spoke, and to close what was said
//! without a reply. A room that draws a forum's pages its own way (a young people's forum) uses what
//! is public here.

mod facts;
mod now;
mod pages;
mod sql;

pub use crate::kept::Kept;
pub use facts::{
    Agreed, AgreedDone, Forum, ForumKind, PracticeNote, Session, WeDid, WeDidKind, YouSaid,
};
pub use now::{
    ANSWER_WITHIN, Action, Answering, ForumNow, Heard, agree, all_forums, answer, answering, come,
    done, forum, found, hear, note, one_forum,
};
pub use pages::routes;

use record::{Content, Fact, Fault, Room, Tx};
use sql::SHELF;

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    SHELF.apply(tx, fact)
}

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "forums",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        Forum::KIND,
        Session::KIND,
        Agreed::KIND,
        AgreedDone::KIND,
        PracticeNote::KIND,
        YouSaid::KIND,
        WeDid::KIND,
    ],
    apply,
};
