//! What is asked of the findings: how they are grouped, which are shown, in the words of the
//! address.

use crate::our_return::items::{Item, Mine};
use care::ids::TeamId;
use desk::Visit;
use desk::components::{Input, Select, SelectItem};
use desk::patterns::{Address, FilterPanel};
use record::Refusal;
use rulebook::rules;

/// How findings are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum By {
    /// By young person.
    #[default]
    Child,
    /// By rule.
    Rule,
    /// By the team responsible.
    Team,
    /// By the cell that clears most.
    Fix,
    /// One by one.
    Finding,
}

impl By {
    pub(super) const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Child, "child", "By young person"),
        (Self::Rule, "rule", "By rule"),
        (Self::Team, "team", "By team"),
        (Self::Fix, "fix", "By what one fix clears"),
        (Self::Finding, "finding", "Every finding"),
    ];

    fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|(_, code, _)| *code == text)
            .map_or(Self::Child, |(by, _, _)| by)
    }

    pub(super) fn code(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(by, _, _)| *by == self)
            .map_or("child", |(_, code, _)| code)
    }
}

/// Which team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Team {
    /// None is responsible, or none may be named.
    Nobody,
    /// This one.
    One(TeamId),
}

/// Which findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum State {
    /// To be put right.
    #[default]
    Open,
    /// True, with the reason recorded.
    Settled,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Question {
    pub(super) by: By,
    pub(super) team: Option<Team>,
    pub(super) subject: Option<&'static str>,
    pub(super) rule: Option<String>,
    /// Whether somebody was asked to put it right.
    pub(super) asked: Option<bool>,
    pub(super) state: State,
    pub(super) page: usize,
}

impl Question {
    pub(super) fn of(visit: &Visit) -> Self {
        let text = |name: &str| visit.query(name).unwrap_or_default();
        Self {
            by: By::parse(text("by")),
            team: match text("team") {
                "none" => Some(Team::Nobody),
                id => id.parse().ok().map(Team::One),
            },
            subject: rules::SUBJECTS
                .iter()
                .map(|subject| subject.name)
                .find(|name| *name == text("subject")),
            rule: Some(text("rule").trim().to_ascii_uppercase())
                .filter(|code| !code.is_empty() && code.len() <= 12),
            asked: match text("asked") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            state: if text("state") == "true" {
                State::Settled
            } else {
                State::Open
            },
            page: text("page").parse().unwrap_or(1).max(1),
        }
    }

    /// Whether a finding is among what is asked for.
    fn holds(&self, mine: &Mine, item: &Item) -> bool {
        let rule = item.found.rule;
        let teams = mine.teams.get(&item.found.about);
        item.is_open() == (self.state == State::Open)
            && self
                .rule
                .as_ref()
                .is_none_or(|code| rule.code.eq_ignore_ascii_case(code))
            && self.subject.is_none_or(|name| {
                rules::subject_of(rule).is_some_and(|subject| subject.name == name)
            })
            && self.asked.is_none_or(|asked| item.asked.is_some() == asked)
            && match &self.team {
                None => true,
                Some(Team::Nobody) => teams.is_none_or(Vec::is_empty),
                Some(Team::One(team)) => {
                    teams.is_some_and(|teams| teams.iter().any(|(id, _)| id == team))
                }
            }
    }

    /// The findings asked for.
    pub(super) fn answer<'m>(&self, mine: &'m Mine) -> Vec<&'m Item> {
        mine.items
            .iter()
            .filter(|item| self.holds(mine, item))
            .collect()
    }
}

/// The address asked for, without its page.
pub(super) fn address(visit: &Visit, path: String) -> Result<Address, Refusal> {
    Ok(visit
        .all_queries()
        .iter()
        .filter(|(name, value)| name != "page" && !value.is_empty())
        .fold(Address::new(path), |address, (name, value)| {
            address.and(name, value)
        }))
}

/// The filters beside the list.
pub(super) fn filters(question: &Question, mine: &Mine, address: &Address) -> FilterPanel {
    let mut teams: Vec<(TeamId, String)> = mine
        .items
        .iter()
        .filter_map(|item| mine.teams.get(&item.found.about))
        .flatten()
        .cloned()
        .collect();
    teams.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    teams.dedup();
    let select = |name: &'static str, label: &str, now: String, all: Vec<(String, String)>| {
        let items = std::iter::once((String::new(), "Any".to_owned()))
            .chain(all)
            .map(|(code, words)| {
                let chosen = code == now;
                SelectItem::new(code, words).selected(chosen)
            })
            .collect::<Vec<_>>();
        Select::new(name, label.to_owned()).items(items)
    };
    let team = match &question.team {
        None => String::new(),
        Some(Team::Nobody) => "none".to_owned(),
        Some(Team::One(id)) => id.to_string(),
    };
    let all_teams = teams
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .chain([("none".to_owned(), "No team".to_owned())])
        .collect();
    let subjects = rules::SUBJECTS
        .iter()
        .map(|subject| (subject.name.to_owned(), subject.title.to_owned()))
        .collect();
    let asked = match question.asked {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let rule = question.rule.clone().unwrap_or_default();
    let mut panel = FilterPanel::new(address)
        .control("team", select("team", "Team", team.clone(), all_teams))
        .control(
            "subject",
            select(
                "subject",
                "What it is about",
                question.subject.unwrap_or_default().to_owned(),
                subjects,
            ),
        )
        .control(
            "rule",
            Input::new("rule", "Rule").value(&rule).spellcheck(false),
        )
        .control(
            "asked",
            select(
                "asked",
                "Has somebody been asked?",
                asked.to_owned(),
                vec![
                    ("no".to_owned(), "Nobody yet".to_owned()),
                    ("yes".to_owned(), "Somebody has".to_owned()),
                ],
            ),
        )
        .control(
            "state",
            Select::new("state", "Which").items([
                SelectItem::new("", "To put right").selected(question.state == State::Open),
                SelectItem::new("true", "True, with the reason recorded")
                    .selected(question.state == State::Settled),
            ]),
        );
    if let Some(code) = &question.rule {
        panel = panel.chosen(format!("Rule {code}"), "rule", code);
    }
    if let Some(name) = question.subject
        && let Some(subject) = rules::SUBJECTS.iter().find(|subject| subject.name == name)
    {
        panel = panel.chosen(subject.title, "subject", name);
    }
    match &question.team {
        Some(Team::One(id)) => {
            let name = teams.iter().find(|(team, _)| team == id);
            if let Some((_, name)) = name {
                panel = panel.chosen(name.clone(), "team", &team);
            }
        }
        Some(Team::Nobody) => panel = panel.chosen("No team", "team", "none"),
        None => {}
    }
    panel
}
