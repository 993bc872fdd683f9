//! **Costs**: what is paid for homes, and what came of it. Cost lines, invoices, the savings ledger;
//! how each move was made and how long it lasted; the way back for those who live outside the borough;
//! new homes on their way; the numbers of the market with what changed beside them.
//!
//! It owns those facts. Homes, agreements and bookings it reads from `homes`; a booking opens a cost
//! line here. It refuses to show a cost without how near and how steady the homes are that it pays
//! for, to count a week's saving twice, and to call money saved that no budget line shows.

mod after;
mod equality;
mod invoice;
mod line;
mod note;
mod pages;
mod project;
mod return_plan;
mod saving;
mod scheme;
mod sql;

pub use after::{
    ASK_AFTER, Asked as MoveAsked, Count, Described, Heard, MoveMade, Moved, count, middle, moves,
    say_described, say_made,
};
pub use equality::{By, Question};
pub use invoice::{
    Asked, Beside, Compared, Invoice, InvoicePaid, InvoiceQuery, KeptInvoice, Paying, compare,
    invoice, invoices, invoices_anew, pay, paying, query, read_pounds, receive, talk_about,
};
pub use line::{KeptLine, Line, LinePart, Part, for_nights, lines, lines_of, say_line};
pub use note::{
    Annotation, Change, RegionalFigure, annotate, annotations, regional_figures, say_figure,
};
pub use pages::{PlanBlock, plan_block, plan_of, routes};
pub use project::ROOM;
pub use return_plan::{
    Away, Coming, KeptPlan, Outside, ReturnPlan, Standing, living_outside, plan, plans, say_plan,
    standing,
};
pub use saving::{
    Basis, KeptSaving, Ledger, Saving, SavingSigned, SavingWithdrawn, Sort, a_bed_a_week, claim,
    ledger, saving, savings, sign, withdraw,
};
pub use scheme::{KeptScheme, Pipeline, Scheme, Stage, pipeline, say_scheme, schemes};
