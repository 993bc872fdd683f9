//! Every measure, by topic.

mod around;
mod flow;
mod health;
mod in_care;
mod leavers;
mod moves;
mod placement;
mod stability;

use crate::measure::{Chart, Direction, Measure, Timing, Topic};
use crate::outcome::{Answer, Unit};

/// Every measure, in the order of topics.
pub fn all() -> impl Iterator<Item = &'static Measure> {
    [
        in_care::MEASURES,
        flow::MEASURES,
        placement::MEASURES,
        stability::MEASURES,
        moves::MEASURES,
        around::MEASURES,
        health::MEASURES,
        leavers::MEASURES,
    ]
    .into_iter()
    .flatten()
}

/// The measure of an id.
pub fn find(id: &str) -> Option<&'static Measure> {
    all().find(|measure| measure.id == id)
}

/// The exclusion shared by every published figure.
const SHORT_BREAKS: &str =
    "Children looked after only under a series of short-term placements (V3, V4) are left out.";
/// The source shared by most measures.
const CLA: &str = "DfE, Children looked after in England including adoptions, 2025";

/// A measure of nothing, for topics to fill what their measures share.
const NONE: Measure = Measure {
    id: "",
    title: "",
    plain: "",
    topic: Topic::InCare,
    numerator: "",
    denominator: "",
    formula: "",
    exclusions: "",
    source: "",
    unit: Unit::Count,
    direction: Direction::Neither,
    part_of: None,
    timing: Timing::OnTheDay,
    comparator: None,
    chart: Chart::Line,
    compute: |view| view.of_looked_after(Unit::Count, |_| Answer::NotAsked),
};
