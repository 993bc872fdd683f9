//! **Own**: a young person's own page. How they come in (begun face to face, stopped at once), and
//! the pages they read and write themselves: who is here for them, what is planned, what they said
//! and what happened, who has looked, in few words and in the language they choose.
//!
//! It owns how somebody was let in and shut out, the language, what is planned for them to read, and
//! the card of a worker. Everything else it shows is another room's. It refuses an address, a carer,
//! another child and a note about them: somebody else may be holding the phone.

mod facts;
mod keeping;
mod language;
mod pages;
mod project;
mod words;

pub use facts::{
    Card, HomeShown, HomeThought, LanguageChosen, LetIn, Planned, PlannedOver, ShutOut, Would,
};
pub use keeping::{
    HomeOfTheirs, ahead, card, homes_shown, language_of, over, plan, say_card, show_home, think,
};
pub use language::Language;
pub use pages::routes;
pub use project::ROOM;
