//! **Voice**: what young people say about care itself, and what comes of it. Young inspectors who
//! visit homes and are answered, things chosen together, what matters in a home in young people's own
//! words, three questions about whether somebody listens, and what they have a right to.
//!
//! It owns those facts. It refuses to rewrite anybody's words, to publish a report nobody has read
//! for safety, and to show a worker what one young person answered about them: of the three
//! questions only what at least six said together is shown, unless the young person shares it.

mod check_in;
mod facts;
mod inspections;
mod matters;
mod pages;
mod project;
mod rights;
mod sessions;
mod sql;

pub use check_in::{LEAST, Together, check_in, checked_in, shared_check_in, together};
pub use facts::{
    About, Agreed, AgreedSaid, CheckIn, CoDesign, CoDesignCame, Feels, Inspector, Matters,
    MattersAnswered, Right, RightSaid, VisitChanged, VisitChecked, VisitPlanned, VisitReplied,
    VisitReported,
};
pub use inspections::{
    Inspection, Numbers, REPLY_WITHIN, Told, changed, checked, inspection, inspections, inspector,
    inspectors, my_visits, numbers, plan_visit, published, replied, report, say_inspector,
};
pub use matters::{Mattering, agree, answer, matters, say_matters};
pub use pages::routes;
pub use project::ROOM;
pub use rights::{Standing, rights_of, say_right, take_up};
pub use sessions::{Session, came, say_session, sessions};
