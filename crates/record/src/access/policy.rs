//! The policy table (`policy.txt`), read once.
//!
//! **Invariant.** The text file is the policy: no other line of code says what a persona may do.
//! If the file could not be read the product would allow nothing, and a test would be red.

use super::decide::Classes;
use super::words::{Action, Capability, FieldClass, Persona};
use std::sync::LazyLock;

/// How near someone must stand to a young person before a cell of the table lets them in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Nearness {
    /// `✘`: no reach is enough.
    Never,
    /// `own`: only one's own page.
    Own,
    /// `shared`: the young person is shared with one's agency.
    Shared,
    /// `related`: a named relationship.
    Related,
    /// `team`: a named relationship, or a team responsible for them.
    Team,
    /// `✔`: every young person the council knows.
    Everyone,
}

impl Nearness {
    pub(super) const ALL: [Self; NEARNESSES] = [
        Self::Never,
        Self::Own,
        Self::Shared,
        Self::Related,
        Self::Team,
        Self::Everyone,
    ];

    fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "✘" => Self::Never,
            "own" => Self::Own,
            "shared" => Self::Shared,
            "related" => Self::Related,
            "team" => Self::Team,
            "✔" => Self::Everyone,
            _ => return None,
        })
    }

    /// The cell as it stands in the table.
    pub const fn cell(self) -> &'static str {
        match self {
            Self::Never => "✘",
            Self::Own => "own",
            Self::Shared => "shared",
            Self::Related => "related",
            Self::Team => "team",
            Self::Everyone => "✔",
        }
    }
}

/// The table as it stands in the product.
pub const TABLE: &str = include_str!("policy.txt");

/// The short headings of the table's columns, in the order of [`Persona::ALL`].
pub const HEADINGS: [&str; PERSONAS] = [
    "key", "social", "manager", "placing", "commiss", "finance", "health", "police", "speech",
    "school", "housing", "provider", "young", "lead", "council", "analyst", "privacy", "admin",
];

pub(super) const PERSONAS: usize = 18;
const NEARNESSES: usize = 6;
pub(super) const CLASSES: usize = FieldClass::ALL.len();
pub(super) const ACTIONS: usize = Action::ALL.len();
const CAPABILITIES: usize = Capability::ALL.len();

/// What every persona may do, as read from a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    cells: [[[Nearness; PERSONAS]; CLASSES]; ACTIONS],
    may: [[bool; PERSONAS]; CAPABILITIES],
    /// The cells once more, turned for speed: the classes for which a persona and action need
    /// each nearness.
    needing: [[[Classes; NEARNESSES]; ACTIONS]; PERSONAS],
}

/// Why a text is not a policy table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// The line is not a heading, a row or a comment.
    #[error("line {0} of the policy is not understood: {1}")]
    Line(usize, String),
    /// A part or row is missing, or stands twice.
    #[error("the policy should say exactly once: {0}")]
    Once(String),
}

const fn column(persona: Persona) -> usize {
    use super::words::Agency;
    match persona {
        Persona::KeyWorker => 0,
        Persona::SocialWorker => 1,
        Persona::TeamManager => 2,
        Persona::PlacementOfficer => 3,
        Persona::Commissioner => 4,
        Persona::Finance => 5,
        Persona::Partner(Agency::Health) => 6,
        Persona::Partner(Agency::Police) => 7,
        Persona::Partner(Agency::SpeechAndLanguage) => 8,
        Persona::Partner(Agency::School) => 9,
        Persona::Partner(Agency::Housing) => 10,
        Persona::Provider => 11,
        Persona::YoungPerson => 12,
        Persona::ServiceLead => 13,
        Persona::Councillor => 14,
        Persona::Analyst => 15,
        Persona::PrivacyOfficer => 16,
        Persona::Administrator => 17,
    }
}

enum Part {
    Action(Action),
    May,
}

impl Policy {
    /// The policy in force: the table shipped with the product.
    pub fn in_force() -> &'static Self {
        static IN_FORCE: LazyLock<Policy> =
            LazyLock::new(|| Policy::parse(TABLE).unwrap_or_else(|_| Policy::closed()));
        &IN_FORCE
    }

    /// A policy that allows nothing to anyone.
    pub const fn closed() -> Self {
        Self {
            cells: [[[Nearness::Never; PERSONAS]; CLASSES]; ACTIONS],
            may: [[false; PERSONAS]; CAPABILITIES],
            needing: [[[Classes::NONE; NEARNESSES]; ACTIONS]; PERSONAS],
        }
    }

    /// Fills [`Self::needing`] from the cells.
    fn turned(mut self) -> Self {
        for persona in Persona::ALL.iter().copied() {
            for action in Action::ALL.iter().copied() {
                for nearness in Nearness::ALL {
                    let needs =
                        |class: &FieldClass| self.nearness(persona, action, *class) == nearness;
                    self.needing[column(persona)][action as usize][nearness as usize] =
                        FieldClass::ALL.iter().copied().filter(needs).collect();
                }
            }
        }
        self
    }

    /// The classes for which this persona must stand exactly this near to do this.
    pub(super) const fn needing(
        &self,
        persona: Persona,
        action: Action,
        nearness: Nearness,
    ) -> Classes {
        self.needing[column(persona)][action as usize][nearness as usize]
    }

    /// Reads a table in the form of `policy.txt`. Every part and row must stand exactly once and
    /// have one cell per persona.
    pub fn parse(table: &str) -> Result<Self, TableFault> {
        let mut policy = Self::closed();
        let mut said: Vec<String> = Vec::new();
        let mut part = None;
        for (line, text) in (1..).zip(table.lines()) {
            let fault = || TableFault::Line(line, text.to_owned());
            if let Some(heading) = text.strip_prefix("## ") {
                let mut words = heading.split_whitespace();
                let name = words.next().ok_or_else(fault)?;
                if words.ne(HEADINGS) {
                    return Err(fault());
                }
                part = Some(match name {
                    "may" => Part::May,
                    action => Part::Action(Action::from_code(action).ok_or_else(fault)?),
                });
                continue;
            }
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let mut words = text.split_whitespace();
            let name = words.next().ok_or_else(fault)?;
            let mut cells = [Nearness::Never; PERSONAS];
            for cell in &mut cells {
                *cell = words
                    .next()
                    .and_then(Nearness::from_cell)
                    .ok_or_else(fault)?;
            }
            if words.next().is_some() {
                return Err(fault());
            }
            let row = match part {
                None => return Err(fault()),
                Some(Part::Action(action)) => {
                    let class = FieldClass::from_code(name).ok_or_else(fault)?;
                    policy.cells[action as usize][class as usize] = cells;
                    format!("{} {name}", action.code())
                }
                Some(Part::May) => {
                    let capability = Capability::from_code(name).ok_or_else(fault)?;
                    for (may, cell) in policy.may[capability as usize].iter_mut().zip(cells) {
                        *may = match cell {
                            Nearness::Everyone => true,
                            Nearness::Never => false,
                            _ => return Err(fault()),
                        };
                    }
                    format!("may {name}")
                }
            };
            if said.contains(&row) {
                return Err(TableFault::Once(row));
            }
            said.push(row);
        }
        let rows = Action::ALL
            .iter()
            .flat_map(|action| {
                FieldClass::ALL
                    .iter()
                    .map(move |class| format!("{} {}", action.code(), class.code()))
            })
            .chain(
                Capability::ALL
                    .iter()
                    .map(|may| format!("may {}", may.code())),
            );
        for row in rows {
            if !said.contains(&row) {
                return Err(TableFault::Once(row));
            }
        }
        Ok(policy.turned())
    }

    /// How near a persona must stand to do this with information of this class.
    pub const fn nearness(&self, persona: Persona, action: Action, class: FieldClass) -> Nearness {
        self.cells[action as usize][class as usize][column(persona)]
    }

    /// Whether a persona holds a capability.
    pub const fn may(&self, persona: Persona, capability: Capability) -> bool {
        self.may[capability as usize][column(persona)]
    }

    /// The same policy with one cell changed: for tests that plant a fault, and for asking
    /// "what if" before the table is edited.
    #[must_use]
    pub fn with(
        mut self,
        persona: Persona,
        action: Action,
        class: FieldClass,
        nearness: Nearness,
    ) -> Self {
        self.cells[action as usize][class as usize][column(persona)] = nearness;
        self.turned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_product_is_understood() {
        assert_eq!(Policy::parse(TABLE).as_ref(), Ok(Policy::in_force()));
        assert_ne!(*Policy::in_force(), Policy::closed());
    }

    #[test]
    fn columns_stand_in_the_order_of_personas() {
        for (at, persona) in Persona::ALL.iter().enumerate() {
            assert_eq!(column(*persona), at, "{persona:?}");
            assert_eq!(Persona::from_code(persona.code()), Some(*persona));
        }
    }

    #[test]
    fn a_table_with_a_slip_is_refused_whole() {
        let without_a_row = TABLE.replacen("\nmoney ", "\n# money ", 1);
        assert_eq!(
            Policy::parse(&without_a_row),
            Err(TableFault::Once("see money".into()))
        );
        let twice = TABLE.replacen("\nmoney ", "\nlegal ", 1);
        assert_eq!(
            Policy::parse(&twice),
            Err(TableFault::Once("see legal".into()))
        );
        for (from, to) in [
            ("✔", "yes"),
            ("team ", ""),
            ("key      social", "social   key   "),
            ("## correct", "## rewrite"),
            ("\nbreak_glass         ✔", "\nbreak_glass         team"),
        ] {
            let slipped = TABLE.replace(from, to);
            assert_ne!(slipped, TABLE, "{from}");
            assert!(
                matches!(Policy::parse(&slipped), Err(TableFault::Line(..))),
                "{from}"
            );
        }
    }

    /// What must hold of any policy a council could want; each line is one sentence of
    /// docs/access-policy.md.
    #[test]
    fn the_table_keeps_its_own_rules() {
        use super::super::words::Agency;
        let policy = Policy::in_force();
        let cell = |persona, action, class| policy.nearness(persona, action, class);
        for persona in Persona::ALL.iter().copied() {
            for class in FieldClass::ALL.iter().copied() {
                let see = cell(persona, Action::See, class);
                for action in Action::ALL.iter().copied() {
                    let asked = cell(persona, action, class);
                    assert!(
                        asked == Nearness::Never || asked <= see,
                        "{persona} may {action} {class} without seeing it"
                    );
                    let right = match persona {
                        Persona::Partner(_) => {
                            matches!(asked, Nearness::Never | Nearness::Shared)
                        }
                        Persona::YoungPerson => matches!(asked, Nearness::Never | Nearness::Own),
                        Persona::Provider | Persona::Councillor | Persona::Administrator => {
                            asked == Nearness::Never
                        }
                        _ => !matches!(asked, Nearness::Own | Nearness::Shared),
                    };
                    assert!(right, "{persona}: {action} {class} is {asked:?}");
                }
                assert!(
                    cell(persona, Action::Correct, class) == Nearness::Never
                        || cell(persona, Action::Add, class) != Nearness::Never,
                    "{persona} may correct {class} and not add to it"
                );
            }
            assert_eq!(
                cell(persona, Action::Add, FieldClass::Looks),
                Nearness::Never
            );
            assert_eq!(
                cell(persona, Action::Correct, FieldClass::Looks),
                Nearness::Never
            );
            assert_eq!(
                cell(persona, Action::Share, FieldClass::Reporters),
                Nearness::Never
            );
        }
        for nameless in [
            FieldClass::Identity,
            FieldClass::Whereabouts,
            FieldClass::Carers,
            FieldClass::Reporters,
            FieldClass::Voice,
            FieldClass::People,
            FieldClass::Notes,
            FieldClass::Documents,
        ] {
            assert_eq!(
                cell(Persona::Analyst, Action::See, nameless),
                Nearness::Never
            );
        }
        for class in FieldClass::ALL.iter().copied() {
            let sees = cell(Persona::Finance, Action::See, class) != Nearness::Never;
            assert_eq!(
                sees,
                matches!(class, FieldClass::Identity | FieldClass::Money)
            );
        }
        assert!(Agency::ALL.iter().all(|agency| {
            cell(Persona::Partner(*agency), Action::See, FieldClass::Notes) == Nearness::Never
        }));
    }
}
