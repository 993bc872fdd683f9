//! Which homes could be right for one young person, and why: three groups, every home in one.

use crate::council::Council;
use crate::cure::Cure;
use crate::evidence::{self, Evidence};
use crate::gates::{self, Gate};
use crate::home::Home;
use crate::law::Rule;
use crate::matters::{self, Case, Group, Matter, Verdict};
use crate::order::{self, Order};
use crate::residents::Residents;
use crate::said::{Answer, Source};
use crate::travel::Journey;
use crate::why::{Names, Why};
use crate::young_person::YoungPerson;
use care::Date;
use care::ids::{HomeId, YoungPersonId};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What a young person could do: stay, go home, or move to a home.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// Stay where they live now, with support.
    Staying,
    /// Go home to their family, with support.
    GoingHome,
    /// Move to a home.
    Home(HomeId),
}

/// One answer to one hard matter, with what it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What was asked.
    pub matter: Matter,
    /// Met, not met or not known.
    pub answer: Answer,
    /// The particulars; [`Finding::sentence`] says them.
    pub why: Why,
    /// The facts it rests on, at most one from each side. Without any it rests on the rule, or is
    /// not known because nobody has said.
    pub facts: [Option<(Source, Date)>; 2],
    /// The rule of law behind it, if there is one.
    pub rule: Option<Rule>,
    /// Who could answer it or change it; for everything that is not met.
    pub cure: Option<Cure>,
}

impl Finding {
    fn of(verdict: Verdict<'_>) -> Self {
        Self {
            matter: verdict.matter,
            answer: verdict.answer,
            why: verdict.why,
            facts: verdict
                .facts
                .map(|fact| fact.map(|(source, on)| (source.clone(), on))),
            rule: verdict.rule,
            cure: verdict.cure,
        }
    }
    /// The reason in one plain sentence (sometimes two).
    pub fn sentence(&self, names: Names<'_>) -> String {
        self.why.sentence(names)
    }
    /// Where it comes from: facts with their days, then the rule.
    pub fn sources(&self) -> String {
        let mut said: Vec<String> = self
            .facts
            .iter()
            .flatten()
            .map(|(source, on)| format!("{source}, {}", care::dates::long_date(*on)))
            .collect();
        said.dedup();
        if said.is_empty() && self.answer == Answer::NotKnown {
            said.push("nobody has said".to_owned());
        }
        said.extend(self.rule.map(|rule| rule.citation().to_owned()));
        said.join("; ")
    }
    /// How possible the option would be if this were the only matter.
    pub fn group(&self) -> Group {
        Group::of(self.answer, self.cure)
    }
}

/// One thing a young person could do, and everything that bears on it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is.
    pub place: Place,
    /// The home it is about; none when going home, or when the home they live in is not listed.
    pub home: Option<HomeId>,
    /// How sentences call it.
    pub name: Arc<str>,
    /// How possible it is.
    pub group: Group,
    /// Every hard matter, in a fixed order.
    pub findings: Vec<Finding>,
    /// Journeys to each of the young person's destinations, in their order.
    pub journeys: Vec<Journey>,
    /// Evidence for, against and not known. Empty for what is not possible: ask [`weigh`].
    pub evidence: Vec<Evidence>,
    /// Approvals and notices that the move would need, whatever the answers.
    pub gates: Vec<Gate>,
}

impl Choice {
    /// What stands in the way or is not known.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.answer != Answer::Met)
    }
    /// What rules it out.
    pub fn ruled_out_by(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.group() == Group::NotPossible)
    }
    /// The questions to ask.
    pub fn questions(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.answer == Answer::NotKnown)
    }
}

/// Everything a young person could do, in three groups; every home is in one of them.
#[derive(Clone, Debug)]
pub struct Found {
    /// For whom.
    pub young_person: YoungPersonId,
    /// How sentences call them.
    pub name: Arc<str>,
    /// On which day it was worked out.
    pub on: Date,
    /// Every hard matter is met.
    pub possible: Vec<Choice>,
    /// Something is to be asked or agreed.
    pub possible_if: Vec<Choice>,
    /// At least one reason, with its source, rules it out.
    pub not_possible: Vec<Choice>,
    /// The one consideration the officer chose to order by, in words for the page.
    pub ordered_by: String,
    /// How miles and minutes are worked out.
    pub method: String,
}

impl Found {
    /// Every choice: possible, possible if, not possible.
    pub fn all(&self) -> impl Iterator<Item = &Choice> {
        self.possible
            .iter()
            .chain(&self.possible_if)
            .chain(&self.not_possible)
    }
    /// One choice.
    pub fn choice(&self, place: Place) -> Option<&Choice> {
        self.all().find(|choice| choice.place == place)
    }
    /// The names for sentences about one choice.
    pub fn names<'a>(&'a self, choice: &'a Choice) -> Names<'a> {
        Names {
            young_person: &self.name,
            home: &choice.name,
        }
    }
}

/// Everything a young person could do on a day: stay, go home, or move to any of the homes.
///
/// Homes and residents may come in any order; the answer does not depend on it. `seed` turns the
/// letter at which ties begin, so that no home is always first for its name.
pub fn options(
    young_person: &YoungPerson,
    homes: &[Home],
    residents: &Residents,
    council: &Council,
    on: Date,
    order: Order,
    seed: u64,
) -> Found {
    let looked: Vec<Vec<(order::Key<'_>, Choice)>> = homes
        .par_chunks(TOGETHER)
        .map(|some| {
            let own = young_person.apart();
            let case = Case::new(&own, residents, council, on);
            let each = some.iter().map(|home| {
                let choice = of_home(&case, home);
                (order::key(&case, order, home, &choice, seed), choice)
            });
            each.collect()
        })
        .collect();
    let case = Case::new(young_person, residents, council, on);
    let (mut keys, mut choices): (Vec<_>, Vec<Option<Choice>>) = looked
        .into_iter()
        .flatten()
        .map(|(key, choice)| (key, Some(choice)))
        .unzip();
    keys.push(order::Key::first());
    choices.push(Some(going_home(&case)));
    if !choices
        .iter()
        .flatten()
        .any(|choice| choice.place == Place::Staying)
    {
        keys.push(order::Key::first());
        choices.push(Some(staying(&case)));
    }
    // What is sorted is small: the choices themselves are each moved once, to where they belong.
    let mut sorted: Vec<(Reverse<Group>, order::Key<'_>, Place, usize)> = keys
        .into_iter()
        .zip(&choices)
        .enumerate()
        .filter_map(|(at, (key, choice))| {
            let choice = choice.as_ref()?;
            Some((Reverse(choice.group), key, choice.place, at))
        })
        .collect();
    sorted.par_sort_unstable();
    let mut found = Found {
        young_person: young_person.id,
        name: young_person.name.clone(),
        on,
        possible: Vec::new(),
        possible_if: Vec::new(),
        not_possible: Vec::new(),
        ordered_by: order.words(young_person),
        method: council.travel.method(),
    };
    for (Reverse(group), _, _, at) in sorted {
        let Some(choice) = choices[at].take() else {
            continue;
        };
        match group {
            Group::Possible => found.possible.push(choice),
            Group::PossibleIf => found.possible_if.push(choice),
            Group::NotPossible => found.not_possible.push(choice),
        }
    }
    found
}

/// How many homes one thread looks at before it takes more.
const TOGETHER: usize = 256;

impl Drop for Found {
    /// The facts that thousands of choices rest on are let go of by all threads.
    fn drop(&mut self) {
        if self.not_possible.len() > TOGETHER {
            std::mem::take(&mut self.not_possible)
                .into_par_iter()
                .for_each(drop);
        }
    }
}

/// Evidence for, against and not known for one home, also for one that is not possible.
pub fn weigh(
    young_person: &YoungPerson,
    home: &Home,
    residents: &Residents,
    council: &Council,
    on: Date,
) -> Vec<Evidence> {
    let case = Case::new(young_person, residents, council, on);
    let journeys = evidence::journeys(&case, home.place.value().map(|place| place.grid));
    evidence::of_home(&case, home, &journeys)
}

pub(crate) fn of_home(case: &Case<'_>, home: &Home) -> Choice {
    let mut findings = Vec::with_capacity(16);
    let _ = matters::each(case, home, &mut |verdict| {
        findings.push(Finding::of(verdict));
        ControlFlow::Continue(())
    });
    let stays = case.yp.lives_at == Some(home.id);
    if stays {
        findings.push(Finding::of(matters::staying(case)));
    }
    let group = group_of(&findings);
    let journeys = evidence::journeys(case, home.place.value().map(|place| place.grid));
    let evidence = if group == Group::NotPossible {
        Vec::new()
    } else {
        evidence::of_home(case, home, &journeys)
    };
    Choice {
        place: if stays {
            Place::Staying
        } else {
            Place::Home(home.id)
        },
        home: Some(home.id),
        name: home.name.clone(),
        group,
        findings,
        gates: if stays {
            Vec::new()
        } else {
            gates::of_home(case, home)
        },
        journeys,
        evidence,
    }
}

fn staying(case: &Case<'_>) -> Choice {
    let findings = vec![Finding::of(matters::staying(case))];
    Choice {
        place: Place::Staying,
        home: case.yp.lives_at,
        name: "Staying where they are, with support".into(),
        group: group_of(&findings),
        findings,
        journeys: Vec::new(),
        evidence: Vec::new(),
        gates: Vec::new(),
    }
}

fn going_home(case: &Case<'_>) -> Choice {
    let mut findings = Vec::new();
    let _ = matters::each_of_going_home(case, &mut |verdict| {
        findings.push(Finding::of(verdict));
        ControlFlow::Continue(())
    });
    let place = case.yp.going_home.place.value().map(|place| place.grid);
    Choice {
        place: Place::GoingHome,
        home: None,
        name: "Going home, with support".into(),
        group: group_of(&findings),
        findings,
        journeys: evidence::journeys(case, place),
        evidence: Vec::new(),
        gates: gates::of_going_home(case),
    }
}

fn group_of(findings: &[Finding]) -> Group {
    findings
        .iter()
        .map(Finding::group)
        .min()
        .unwrap_or(Group::Possible)
}
