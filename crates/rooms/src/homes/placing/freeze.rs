//! What a decision rested on, kept as it stood on the day.

use matching::{Choice, Found, Group, Place};
use serde::{Deserialize, Serialize};

/// Everything that was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The order that was chosen, in words.
    pub ordered_by: String,
    /// How miles and minutes were worked out.
    pub method: String,
    /// Staying, going home and every home.
    pub options: Vec<FrozenOption>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenOption {
    /// What it was called.
    pub name: String,
    /// Whether it is the one that was chosen.
    pub chosen: bool,
    /// Possible, possible if, not possible.
    pub group: String,
    /// What was asked: every matter of the chosen one, and of the others what was not met or not
    /// known.
    pub matters: Vec<FrozenMatter>,
    /// What spoke for or against, of what was possible.
    pub evidence: Vec<(String, String)>,
    /// Who had to agree or be told.
    pub gates: Vec<String>,
}

/// One matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenMatter {
    /// What was asked.
    pub title: String,
    /// Met, not met, not known.
    pub answer: String,
    /// Why.
    pub sentence: String,
    /// Who said so, and when.
    pub sources: String,
}

const fn group(group: Group) -> &'static str {
    match group {
        Group::Possible => "possible",
        Group::PossibleIf => "possible if",
        Group::NotPossible => "not possible",
    }
}

fn option(found: &Found, choice: &Choice, chosen: bool) -> FrozenOption {
    let names = found.names(choice);
    FrozenOption {
        name: choice.name.to_string(),
        chosen,
        group: group(choice.group).to_owned(),
        matters: choice
            .findings
            .iter()
            .filter(|finding| chosen || finding.answer != matching::Answer::Met)
            .map(|finding| FrozenMatter {
                title: finding.matter.title().to_owned(),
                answer: finding.answer.words().to_owned(),
                sentence: finding.sentence(names),
                sources: finding.sources(),
            })
            .collect(),
        evidence: choice
            .evidence
            .iter()
            .map(|one| (one.shows.words().to_owned(), one.sentence.clone()))
            .collect(),
        gates: choice.gates.iter().map(|gate| gate.sentence()).collect(),
    }
}

/// Keeps what was found as it stands: every option, the chosen one marked.
pub fn freeze(found: &Found, chosen: Place) -> Frozen {
    Frozen {
        ordered_by: found.ordered_by.clone(),
        method: found.method.clone(),
        options: found
            .all()
            .map(|choice| option(found, choice, choice.place == chosen))
            .collect(),
    }
}
