//! Who the child is. Sex, date of birth, ethnic origin, pupil number; each child once and the same in every table.

use crate::rules::Rule;
use crate::rules::engine::Child;
use crate::tables::Header;

mod r101;
mod r102;
mod r103;
mod r168;
mod r202;
mod r203;
mod r204;
mod r208;
mod r209;
mod r210;
mod r231;
mod r232;
mod r301;
mod r351;
mod r442;
mod r444;
mod repi;
mod rint01;
mod rint02;
mod rint03;
mod rint04;
mod rint05;
mod rint06;
mod rint07;
mod rint08;
mod rint09;
mod rint11;
mod rint12;
mod rint13;
mod rint14;
mod rint15;
mod rint16;
mod rint17;
mod rint18;
mod rint21;
mod rint31;
mod rint32;
mod rint33;
mod rint34;
mod rint35;
mod rint36;

/// The rules of this subject.
pub static RULES: &[&Rule] = &[
    &r101::RULE,
    &r102::RULE,
    &r103::RULE,
    &r168::RULE,
    &r202::RULE,
    &r203::RULE,
    &r204::RULE,
    &r208::RULE,
    &r209::RULE,
    &r210::RULE,
    &r231::RULE,
    &r232::RULE,
    &r301::RULE,
    &r351::RULE,
    &r442::RULE,
    &r444::RULE,
    &repi::RULE,
    &rint01::RULE,
    &rint02::RULE,
    &rint03::RULE,
    &rint04::RULE,
    &rint05::RULE,
    &rint06::RULE,
    &rint07::RULE,
    &rint08::RULE,
    &rint09::RULE,
    &rint11::RULE,
    &rint12::RULE,
    &rint13::RULE,
    &rint14::RULE,
    &rint15::RULE,
    &rint16::RULE,
    &rint17::RULE,
    &rint18::RULE,
    &rint21::RULE,
    &rint31::RULE,
    &rint32::RULE,
    &rint33::RULE,
    &rint34::RULE,
    &rint35::RULE,
    &rint36::RULE,
];

/// What is written for a pupil number where there is none; each says why.
const WITHOUT_NUMBER: [&str; 5] = ["UN1", "UN2", "UN3", "UN4", "UN5"];

/// Whether a row of the child in Header differs in some way; no when the child has none.
fn header_differs(child: &Child<'_>, differs: impl Fn(&Header) -> bool) -> bool {
    child.headers.iter().any(|header| differs(header))
}
