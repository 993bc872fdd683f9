//! **Plans**: what a young person and the people around them plan together. The plan with goals that
//! begin from what they are good at and hope for, its actions owned and dated; how life is to be at
//! 21, 30 and 50, in their words; who could be family; the map of worries and of what works; the
//! conference of their family; how often they and those who matter see each other; and the
//! principles, whose wording is the council's own.
//!
//! It owns those facts but not the people who matter (that is `people`). It refuses a plan that
//! nobody wrote with them, an action that nobody owns, and to average anybody's number away.

mod facts;
mod family;
mod held;
mod pages;
mod principles;
mod project;
mod saying;
mod sql;
mod touch;

pub use facts::{
    Action, ActionDone, Adulthood, Conference, FamilyAnswer, FamilyOption, Goal, Life, Number,
    Place, Plan, PlanReviewed, Principle, PrincipleNote, Principles, PromptsShown, SafetyMap,
    StepToFamily,
};
pub use family::{Families, families};
pub use held::{Doing, Held, Overdue, Stands, everyones, held, overdue, past_their_day};
pub use pages::{
    Block, block, footer, gather, overdue_list, past_list, prompt, read_note, residential_notice,
    routes, taken_on,
};
pub use principles::{
    Prompt, note, principles, prompt_at, prompts_shown, say_principles, show_prompts, wording,
};
pub use project::ROOM;
pub use saying::{
    ask_family, conference, do_action, done, done_myself, life_at, map, plan, review,
    step_to_family,
};
pub use touch::{Touch, all_touches, touch_of, touched};
