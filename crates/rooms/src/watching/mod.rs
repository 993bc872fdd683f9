//! **Watching**: the pages of those who watch over who sees what. The access log and the looks that
//! deserve a question, the glass that was broken, conflicts, restrictions; who works with a young
//! person, which team is responsible, with which agency they are shared.
//!
//! It owns no fact and no table: everything is said through `record::access`, which guards itself.
//! It refuses to name a young person whose page would not open to the reader.

mod pages;

pub use pages::routes;
