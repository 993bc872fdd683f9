//! Adoption. Decisions, matches, adopters, placement for adoption.

use crate::rules::Rule;
use crate::tables::{Ad1, Episode};
use care::codes::{AdopterSex, ReasonEpisodeCeased};

use super::prelude::Child;

mod r1003;
mod r112;
mod r113;
mod r114;
mod r115;
mod r116;
mod r117;
mod r118;
mod r119;
mod r120;
mod r134;
mod r151;
mod r175;
mod r176;
mod r177;
mod r184;
mod r187;
mod r217;
mod r331;
mod r333;
mod r334;
mod r335;
mod r336;
mod r408;
mod r511;
mod r514;
mod r517;
mod r518;
mod r519;
mod r520;
mod r521;
mod r522;
mod r523;
mod r524;
mod r525;
mod r551;
mod r552;
mod r553;
mod r554;
mod r557;
mod r558;
mod r559;
mod r560;
mod r561;
mod r563;
mod r579;
mod r582;
mod r583;
mod r584;
mod r601;
mod r602;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r1003::RULE,
    &r112::RULE,
    &r113::RULE,
    &r114::RULE,
    &r115::RULE,
    &r116::RULE,
    &r117::RULE,
    &r118::RULE,
    &r119::RULE,
    &r120::RULE,
    &r134::RULE,
    &r151::RULE,
    &r175::RULE,
    &r176::RULE,
    &r177::RULE,
    &r184::RULE,
    &r187::RULE,
    &r217::RULE,
    &r331::RULE,
    &r333::RULE,
    &r334::RULE,
    &r335::RULE,
    &r336::RULE,
    &r408::RULE,
    &r511::RULE,
    &r514::RULE,
    &r517::RULE,
    &r518::RULE,
    &r519::RULE,
    &r520::RULE,
    &r521::RULE,
    &r522::RULE,
    &r523::RULE,
    &r524::RULE,
    &r525::RULE,
    &r551::RULE,
    &r552::RULE,
    &r553::RULE,
    &r554::RULE,
    &r557::RULE,
    &r558::RULE,
    &r559::RULE,
    &r560::RULE,
    &r561::RULE,
    &r563::RULE,
    &r579::RULE,
    &r582::RULE,
    &r583::RULE,
    &r584::RULE,
    &r601::RULE,
    &r602::RULE,
];

/// The codes of adopters who are a couple.
const COUPLES: [AdopterSex; 3] = [AdopterSex::MM, AdopterSex::FF, AdopterSex::MF];

/// Which of the six items about the adoption are filled in.
fn items(row: &Ad1) -> [bool; 6] {
    [
        row.date_int.is_present(),
        row.date_match.is_present(),
        row.foster_care.is_present(),
        row.nb_adoptr.is_present(),
        row.sex_adoptr.is_present(),
        row.ls_adoptr.is_present(),
    ]
}

/// Whether anything is said about an adoption.
fn any_item(row: &Ad1) -> bool {
    items(row).contains(&true)
}

/// Whether all is said about an adoption.
fn every_item(row: &Ad1) -> bool {
    !items(row).contains(&false)
}

/// Whether the episode ended by adoption.
fn adopted(row: &Episode) -> bool {
    row.rec.is_and(ReasonEpisodeCeased::is_adoption)
}

/// Whether the child left care at the end of the episode: a reason was written, even one that was
/// not understood, and it is not that the next episode began the same day.
fn leaves_care(row: &Episode) -> bool {
    row.rec.is_present() && !row.rec.is(ReasonEpisodeCeased::X1)
}

/// Whether the child was placed for adoption.
fn placed(row: &Episode) -> bool {
    row.place.is_and(|place| place.is_adoption())
}

/// Whether the child has a decision to be placed for adoption that was not reversed.
fn decision_stands(child: &Child<'_>) -> bool {
    child
        .placed_adoption
        .iter()
        .any(|row| row.date_placed.is_present() && row.date_placed_ceased.is_blank())
}
