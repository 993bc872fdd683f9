//! The rules of the return. One rule is one file: DfE's words, ours, the check, and a worked case;
//! a folder per subject. How to add one: `README.md` beside this file.
//!
//! **Invariants.** Nothing is silently skipped: a rule that lacks a table is listed by name
//! ([`NotChecked`]), and a cell that is blank or was not understood stops no rule on any other. A
//! rule reads the rows of one child unless it says that it compares children
//! ([`Rule::is_cross_child`]). A finding is always a row of this year's return.

pub mod adoption;
pub mod asylum;
pub mod care_leavers;
pub mod deprivation_of_liberty;
pub mod episodes;
pub mod health;
pub mod identity;
pub mod leaving_care;
pub mod legal_status;
pub mod missing;
pub mod motherhood;
pub mod permanence;
pub mod placements;
pub mod reviews;
pub mod social_workers;

mod documents;
mod engine;
mod prelude;

pub use documents::documents;
pub use engine::*;

use care::CollectionYear;

/// A subject: the folder its rules are in.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Its name, as in commands and the folder.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Its rules.
    pub rules: &'static [&'static Rule],
}

/// Every subject.
pub static SUBJECTS: &[Subject] = &[
    Subject {
        name: "identity",
        title: "Who the child is",
        rules: identity::RULES,
    },
    Subject {
        name: "asylum",
        title: "Unaccompanied asylum-seeking children",
        rules: asylum::RULES,
    },
    Subject {
        name: "motherhood",
        title: "Mothers",
        rules: motherhood::RULES,
    },
    Subject {
        name: "episodes",
        title: "Episodes of care",
        rules: episodes::RULES,
    },
    Subject {
        name: "legal_status",
        title: "Legal status",
        rules: legal_status::RULES,
    },
    Subject {
        name: "placements",
        title: "Placements",
        rules: placements::RULES,
    },
    Subject {
        name: "leaving_care",
        title: "Leaving care",
        rules: leaving_care::RULES,
    },
    Subject {
        name: "adoption",
        title: "Adoption",
        rules: adoption::RULES,
    },
    Subject {
        name: "care_leavers",
        title: "Care leavers",
        rules: care_leavers::RULES,
    },
    Subject {
        name: "health",
        title: "Health and convictions",
        rules: health::RULES,
    },
    Subject {
        name: "reviews",
        title: "Reviews",
        rules: reviews::RULES,
    },
    Subject {
        name: "missing",
        title: "Missing and away",
        rules: missing::RULES,
    },
    Subject {
        name: "permanence",
        title: "Earlier permanence",
        rules: permanence::RULES,
    },
    Subject {
        name: "social_workers",
        title: "Social workers",
        rules: social_workers::RULES,
    },
    Subject {
        name: "deprivation_of_liberty",
        title: "Deprivation of liberty",
        rules: deprivation_of_liberty::RULES,
    },
];

/// Every rule of every year, by subject.
pub fn all() -> Vec<&'static Rule> {
    SUBJECTS
        .iter()
        .flat_map(|subject| subject.rules.iter().copied())
        .collect()
}

/// The rules that a year's return is checked by. Returns before 2022-23 are checked by its rules,
/// those after the newest ruleset by the newest.
pub fn of_year(year: CollectionYear) -> Vec<&'static Rule> {
    all()
        .into_iter()
        .filter(|rule| rule.years.hold_in(year))
        .collect()
}

/// A rule by its code, in any letter case.
pub fn find(code: &str, year: CollectionYear) -> Option<&'static Rule> {
    of_year(year)
        .into_iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// The subject of a rule.
pub fn subject_of(rule: &Rule) -> Option<&'static Subject> {
    SUBJECTS
        .iter()
        .find(|subject| subject.rules.iter().any(|other| std::ptr::eq(*other, rule)))
}

#[cfg(test)]
mod tests;
