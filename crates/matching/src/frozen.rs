//! An explanation as it stood when something was decided: words and codes only, so that it reads the
//! same in ten years whatever the code has become. These are the only types here that are written
//! down; a change of their shape is a new [`VERSION`], and old ones stay readable.

use crate::evidence::{Evidence, Shows};
use crate::found::{Choice, Finding, Found, Place};
use crate::matters::{Group, Matter};
use crate::said::Answer;
use crate::why::Names;
use care::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of what [`freeze`] makes.
pub const VERSION: u16 = 1;

/// Why one option was taken, and what else there was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Explanation {
    /// Which shape this is: 1.
    pub version: u16,
    /// The day it was worked out.
    pub on: Date,
    /// The young person's id.
    pub young_person: String,
    /// How sentences call them.
    pub name: String,
    /// In which order the options were shown, in words.
    pub ordered_by: String,
    /// How miles and minutes were worked out, in words.
    pub method: String,
    /// The option that was taken.
    pub taken: Taken,
    /// Every other option that was possible, or possible if.
    pub others: Vec<Other>,
    /// How many homes were not possible.
    pub not_possible: usize,
    /// For which reasons: a home with several is counted under each.
    pub not_possible_because: Vec<Reason>,
}

/// The option that was taken, in full.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// `staying`, `going-home`, or the home's id.
    pub place: String,
    /// How sentences call it.
    pub name: String,
    /// `possible`, `possible-if` or `not-possible`.
    pub group: String,
    /// Every hard matter.
    pub matters: Vec<HardMatter>,
    /// All evidence.
    pub evidence: Vec<Piece>,
    /// Approvals and notices it needed.
    pub gates: Vec<FrozenGate>,
}

/// A hard matter as it stood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HardMatter {
    /// Its code.
    pub code: String,
    /// Its heading.
    pub title: String,
    /// `met`, `not met` or `not known`.
    pub answer: String,
    /// The reason in words.
    pub sentence: String,
    /// Facts with their days, and the rule.
    pub sources: String,
    /// Who could answer or change it.
    pub cure: Option<String>,
}

/// A piece of evidence as it stood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Piece {
    /// Its code.
    pub code: String,
    /// Its heading.
    pub title: String,
    /// `for`, `against`, `not known` or `to weigh`.
    pub shows: String,
    /// In words.
    pub sentence: String,
    /// Who said so.
    pub source: Option<String>,
    /// When.
    pub said_on: Option<Date>,
}

/// An approval or notice as it stood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FrozenGate {
    /// In words.
    pub sentence: String,
    /// Who.
    pub who: String,
    /// The last day.
    pub by: Option<Date>,
    /// The rule.
    pub rule: String,
}

/// An option that was not taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Other {
    /// `staying`, `going-home`, or the home's id.
    pub place: String,
    /// How sentences call it.
    pub name: String,
    /// `possible` or `possible-if`.
    pub group: String,
    /// What was open about it, in words.
    pub open: Vec<String>,
    /// What spoke against it, in words.
    pub against: Vec<String>,
}

/// How many homes one matter ruled out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reason {
    /// Its code.
    pub code: String,
    /// Its heading.
    pub title: String,
    /// How many homes.
    pub homes: usize,
}

/// The explanation of one option among all that were found; `None` when it is not among them.
/// `evidence` is that of the option: what was found, or what `weigh` says when it was not possible.
pub fn freeze(found: &Found, taken: Place, evidence: &[Evidence]) -> Option<Explanation> {
    let choice = found.choice(taken)?;
    let names = found.names(choice);
    let others = found
        .possible
        .iter()
        .chain(&found.possible_if)
        .filter(|other| other.place != taken)
        .map(|other| other_option(found, other))
        .collect();
    Some(Explanation {
        version: VERSION,
        on: found.on,
        young_person: found.young_person.to_string(),
        name: found.name.to_string(),
        ordered_by: found.ordered_by.clone(),
        method: found.method.clone(),
        taken: Taken {
            place: place_code(choice.place),
            name: choice.name.to_string(),
            group: group_code(choice.group).to_owned(),
            matters: choice
                .findings
                .iter()
                .map(|finding| hard_matter(finding, names))
                .collect(),
            evidence: evidence.iter().map(piece).collect(),
            gates: choice
                .gates
                .iter()
                .map(|gate| FrozenGate {
                    sentence: gate.sentence(),
                    who: gate.who.words(),
                    by: gate.by,
                    rule: gate.rule.citation().to_owned(),
                })
                .collect(),
        },
        others,
        not_possible: found.not_possible.len(),
        not_possible_because: reasons(found)
            .into_iter()
            .map(|(matter, homes)| Reason {
                code: matter.code().to_owned(),
                title: matter.title().to_owned(),
                homes,
            })
            .collect(),
    })
}

/// How many homes each matter ruled out, most first. A home with several reasons counts under each.
pub fn reasons(found: &Found) -> Vec<(Matter, usize)> {
    let mut tally: BTreeMap<&'static str, (Matter, usize)> = BTreeMap::new();
    for choice in &found.not_possible {
        let mut codes: Vec<Matter> = choice
            .ruled_out_by()
            .map(|finding| finding.matter)
            .collect();
        codes.sort_unstable_by_key(|matter| matter.code());
        codes.dedup_by_key(|matter| matter.code());
        for matter in codes {
            tally.entry(matter.code()).or_insert((matter, 0)).1 += 1;
        }
    }
    let mut all: Vec<(Matter, usize)> = tally.into_values().collect();
    all.sort_by_key(|(matter, homes)| (std::cmp::Reverse(*homes), matter.code()));
    all
}

fn other_option(found: &Found, choice: &Choice) -> Other {
    let names = found.names(choice);
    Other {
        place: place_code(choice.place),
        name: choice.name.to_string(),
        group: group_code(choice.group).to_owned(),
        open: choice
            .open()
            .map(|finding| finding.sentence(names))
            .collect(),
        against: choice
            .evidence
            .iter()
            .filter(|piece| piece.shows == Shows::Against)
            .map(|piece| piece.sentence.clone())
            .collect(),
    }
}

fn hard_matter(finding: &Finding, names: Names<'_>) -> HardMatter {
    HardMatter {
        code: finding.matter.code().to_owned(),
        title: finding.matter.title().to_owned(),
        answer: finding.answer.words().to_owned(),
        sentence: finding.sentence(names),
        sources: finding.sources(),
        cure: finding
            .cure
            .filter(|_| finding.answer != Answer::Met)
            .map(|cure| cure.sentence()),
    }
}

fn piece(evidence: &Evidence) -> Piece {
    Piece {
        code: evidence.about.code().to_owned(),
        title: evidence.about.title().to_owned(),
        shows: evidence.shows.words().to_owned(),
        sentence: evidence.sentence.clone(),
        source: evidence
            .source
            .as_ref()
            .map(|(source, _)| source.as_str().to_owned()),
        said_on: evidence.source.as_ref().map(|(_, on)| *on),
    }
}

fn place_code(place: Place) -> String {
    match place {
        Place::Staying => "staying".to_owned(),
        Place::GoingHome => "going-home".to_owned(),
        Place::Home(id) => id.to_string(),
    }
}

const fn group_code(group: Group) -> &'static str {
    match group {
        Group::Possible => "possible",
        Group::PossibleIf => "possible-if",
        Group::NotPossible => "not-possible",
    }
}
