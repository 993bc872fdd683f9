//! **Our return**: the return as it would be sent today, checked by every rule of its year, live
//! from the record; what was found, whom it was put to, what is true and why; how far it is to the
//! deadline. And a return in files, checked without being kept.
//!
//! It owns what people say about findings (explained, asked, when it is due) and the daily count.
//! It refuses to keep a finding: each is computed anew, so none can outlive its cause. It shows
//! nobody a finding about a young person they may not see.

mod about;
mod check;
mod counts;
mod facts;
mod fixes;
mod items;
mod pages;
mod project;
mod providers;
mod row_form;
mod said;
mod saving;
mod sql;
mod words;

pub use about::class_of;
pub use check::{Checked, Found, of_child, of_year, of_year_anew, years_in_hand};
pub use counts::count_today;
pub use facts::{Asked, Due, Explained, Reopened, Which};
pub use fixes::{Fix, fixes};
pub use items::{Item, Mine, mine};
pub use pages::{BeforeItGoes, any_way, before_it_goes, draw_before, routes, waiting_for};
pub use project::ROOM;
pub use said::{Asking, Explanation, ask, due, explain, reopen, say_due};
pub use saving::unless_refused;
