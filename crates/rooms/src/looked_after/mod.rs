//! **Looked after**: a young person's life in care as the statutory return tells it (episodes,
//! reviews, times missing, health, social workers, adoption, after care) and the story that these
//! make together.
//!
//! It owns those facts and what stands of them. It refuses to know who a young person is (that is
//! `people`), to read files (that is `returns`) and to judge: it lists and computes, it scores
//! nobody.

mod facts;
mod life;
mod lives;
mod origin;
mod project;
mod sql;
mod standing;

pub use facts::{
    Adoption, AdoptionPlan, Confirmed, DeprivationOfLiberty, Episode, HealthYear, Keyed,
    LeaverYear, Missing, Permanence, Review, SocialWorkerSpan, Unaccompanied, Withdrawn,
};
pub use life::{Event, Happening, Life, Placement, lower_first, miles_from_home};
pub use lives::{Lived, Lives, authority, lived, lives, lives_anew};
pub use origin::Origin;
pub use project::ROOM;
pub use standing::{
    Held, OpenChild, Returns, Standing, Whence, each_person, each_standing, episodes_of, everybody,
    life_of, open_children, returned_by, say_keyed, say_moved, standing, standing_of, withdraw,
};
