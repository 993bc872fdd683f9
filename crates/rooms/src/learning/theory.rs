//! The theory of change as an outline, and saying its parts.

use super::SHELF;
use super::facts::{NodeKind, Part};
use crate::kept::Kept;
use care::ids::{FactId, SubjectId};
use record::access::{Capability, need};
use record::{Fault, Refusal, Saying, Tx};
use std::collections::{BTreeSet, HashMap};

/// A part with those that stand under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which.
    pub id: SubjectId,
    /// What was said.
    pub said: Part,
    /// What stands under it: in the order of kinds, then as they were first said.
    pub under: Vec<Node>,
}

/// The whole outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theory {
    /// What stands at the top.
    pub top: Vec<Node>,
}

impl Node {
    fn walk<'n>(&'n self, depth: usize, all: &mut Vec<(usize, &'n Self)>) {
        all.push((depth, self));
        for one in &self.under {
            one.walk(depth + 1, all);
        }
    }
}

impl Theory {
    /// Every part from the top down, each with how deep it stands.
    pub fn all(&self) -> Vec<(usize, &Node)> {
        let mut all = Vec::new();
        for one in &self.top {
            one.walk(0, &mut all);
        }
        all
    }

    /// One part.
    pub fn find(&self, id: SubjectId) -> Option<&Node> {
        self.all()
            .into_iter()
            .map(|(_, node)| node)
            .find(|node| node.id == id)
    }

    /// How many outcomes have a number that shows them, of how many.
    pub fn measured(&self) -> (usize, usize) {
        let all = self.all();
        let outcomes: Vec<_> = all
            .iter()
            .filter(|(_, node)| node.said.kind == NodeKind::Outcome)
            .collect();
        let measured = outcomes
            .iter()
            .filter(|(_, node)| node.said.indicator.is_some());
        (measured.count(), outcomes.len())
    }

    /// The ids of every number it names.
    pub fn indicators(&self) -> BTreeSet<String> {
        let all = self.all();
        all.iter()
            .filter_map(|(_, node)| node.said.indicator.clone())
            .collect()
    }
}

/// The theory as it stands.
pub fn theory(tx: &mut Tx<'_>) -> Result<Theory, Fault> {
    let mut parts: Vec<Kept<Part>> = SHELF.all(tx)?;
    parts.retain(|one| !one.said.left);
    Ok(outline(parts))
}

/// A part whose place is gone stands nowhere: it left with what it stood under.
fn outline(mut parts: Vec<Kept<Part>>) -> Theory {
    parts.sort_by_key(|one| (one.said.kind, one.on, one.subject.0));
    let mut under: HashMap<Option<SubjectId>, Vec<Kept<Part>>> = HashMap::new();
    for one in parts {
        under.entry(one.said.under).or_default().push(one);
    }
    Theory {
        top: take(None, &mut under),
    }
}

fn take(
    at: Option<SubjectId>,
    under: &mut HashMap<Option<SubjectId>, Vec<Kept<Part>>>,
) -> Vec<Node> {
    // Taken out as they are placed: whatever is said, nothing can be placed twice.
    let here = under.remove(&at).unwrap_or_default();
    here.into_iter()
        .map(|one| Node {
            under: take(Some(one.subject), under),
            id: one.subject,
            said: one.said,
        })
        .collect()
}

/// Says a part, or says again what it is. Needs [`Capability::LeadHub`]. Refused under a part that is
/// not there, and under itself.
pub fn say_part(tx: &mut Tx<'_>, id: SubjectId, said: &Part) -> Result<FactId, Refusal> {
    need(tx, Capability::LeadHub)?;
    let all = theory(tx)?;
    if let Some(under) = said.under {
        let stands = all.find(under).is_some();
        let mut within = Vec::new();
        if let Some(own) = all.find(id) {
            own.walk(0, &mut within);
        }
        if !stands || within.iter().any(|(_, node)| node.id == under) {
            return Err(Refusal::invalid(
                "under",
                "Choose another part: this one would stand under itself",
            ));
        }
    }
    let before: Vec<Kept<Part>> = SHELF.of(tx, id)?;
    let mut how = Saying::from("worker");
    match before.first() {
        // It keeps its place among its neighbours.
        Some(earlier) => how = how.since(earlier.on).replacing(earlier.fact, "said anew"),
        None => how = how.since(tx.today()),
    }
    Ok(tx.say(id, said, how)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::MemberId;
    use uuid::Uuid;

    fn part(id: u128, kind: NodeKind, under: Option<u128>, indicator: bool) -> Kept<Part> {
        let subject = |id| SubjectId(Uuid::from_u128(id));
        Kept {
            fact: FactId(Uuid::from_u128(id)),
            subject: subject(id),
            about: None,
            on: jiff::civil::date(2027, 1, 1),
            at: record::Timestamp::UNIX_EPOCH,
            by: MemberId(Uuid::nil()),
            said: Part {
                kind,
                words: String::new(),
                under: under.map(subject),
                indicator: indicator.then(|| "in_borough".to_owned()),
                left: false,
            },
        }
    }

    #[test]
    fn parts_stand_in_the_order_of_a_logic_model_and_a_circle_stands_nowhere() {
        let all = outline(vec![
            part(4, NodeKind::Outcome, Some(1), true),
            part(5, NodeKind::Outcome, Some(3), false),
            part(3, NodeKind::Activity, Some(1), false),
            part(1, NodeKind::Ambition, None, false),
            part(8, NodeKind::Output, Some(9), false),
            part(9, NodeKind::Output, Some(8), true),
            part(7, NodeKind::Output, Some(6), true),
        ]);
        let shown: Vec<(usize, u128)> = all
            .all()
            .iter()
            .map(|(depth, node)| (*depth, node.id.0.as_u128()))
            .collect();
        assert_eq!(shown, [(0, 1), (1, 3), (2, 5), (1, 4)]);
        assert_eq!(all.measured(), (1, 2));
        assert_eq!(all.indicators().len(), 1);
    }
}
