//! **People**: who is who. Young people's identity and names, what they are good at and hope for
//! in their own words, the people and places that matter to them, time spent with them, documents;
//! finding people.
//!
//! It owns those facts. It refuses to know a young person's life in care (that is `looked_after`)
//! and to show anyone to somebody who may not see them: every look goes through the access policy.

mod documents;
mod facts;
mod find;
mod name_list;
mod names;
mod project;
mod said;
mod sql;

pub use documents::{MOST_BYTES, keep_document, open_document};
pub use facts::{
    About, Contact, ContactPlace, Document, DocumentFile, Identity, Name, PersonWhoMatters,
    PlaceThatMatters, Returned, Sibling, Statement, Then, Withdrawn, Words,
};
pub use find::{
    Asked, Person, called, called_among, codes_of, exactly, ids_of, permitted, permitted_to,
    person, persons, with_upn,
};
pub use name_list::{ListedName, NameList, RowLeft};
pub use names::{
    NamesRead, NamesReading, Naming, forget_names, names_readings, names_received, names_waiting,
    receive_names, take_names, would_name,
};
pub use project::ROOM;
pub use said::{
    OfAPerson, Said, contacts, contacts_among, everyones, name, one_said, put_right, said_of, say,
    say_sibling, siblings, take_back,
};
