//! **Young people**: finding a young person, and the page that puts together what every room knows
//! of them, strengths first.
//!
//! It owns the roster (a projection for lists and search) and the pages about one young person. It
//! owns no fact: what is typed on its pages is said by the room whose fact it is. It refuses to
//! show anything without leave from the access policy.

mod list;
mod of_one;
mod pages;
mod project;
mod search;
mod sql;

pub use list::{Entry, Listed, PAGE, Question, Sort, Who, everyone, list};
pub use pages::routes;
pub use project::ROOM;
