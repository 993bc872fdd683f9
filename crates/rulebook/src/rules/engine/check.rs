//! Running the rules over a return.

use super::{Check, Children, Context, Finding, Found, Need, Rule};
use crate::{Return, Table};
use rayon::prelude::*;

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Every finding, by table, row and rule.
    pub findings: Vec<Finding>,
    /// Rules that could not be checked, and what they lack.
    pub not_checked: Vec<NotChecked>,
    /// How many rules were checked.
    pub rules: usize,
    /// How many children were looked at.
    pub children: usize,
}

/// A rule that could not be checked.
#[derive(Clone, Debug)]
pub struct NotChecked {
    /// The rule.
    pub rule: &'static Rule,
    /// What it lacks, in words: "AD1", "Episodes of last year's return".
    pub needs: Vec<String>,
}

/// Checks a return against the rules of the context's year. Without `last`, rules that need last
/// year's return are listed as not checked.
pub fn check(
    rules: &[&'static Rule],
    this: &Return,
    last: Option<&Return>,
    cx: &Context<'_>,
) -> Checked {
    let none = Return::default();
    let mut out = Checked::default();
    let mut run: Vec<&'static Rule> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.years.hold_in(cx.year)) {
        let needs = lacks(rule, this, last, cx);
        if needs.is_empty() {
            run.push(rule);
        } else {
            out.not_checked.push(NotChecked { rule, needs });
        }
    }
    let children = Children::of(this, last.unwrap_or(&none));
    out.rules = run.len();
    out.children = children.len();
    out.findings = findings(&run, &children, cx);
    out
}

/// The findings of rules over children, sorted, each once.
pub(super) fn findings(
    rules: &[&'static Rule],
    children: &Children<'_>,
    cx: &Context<'_>,
) -> Vec<Finding> {
    let by_child: Vec<_> = rules
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Child(check) => Some((*rule, check, reads(rule))),
            Check::Across(_) => None,
        })
        .collect();
    // A hundred children are some milliseconds of work: enough to be worth handing to a thread.
    const TOGETHER: usize = 100;
    let chunk = |first: usize| {
        let mut found = Vec::new();
        for child in (first..first + TOGETHER).filter_map(|at| children.child(at)) {
            let has = child.tables();
            for (rule, check, reads) in &by_child {
                if reads & has != 0 {
                    check(&child, cx, &mut Found::of(rule, &mut found));
                }
            }
        }
        found
    };
    let firsts: Vec<usize> = (0..children.len()).step_by(TOGETHER).collect();
    let mut all: Vec<Finding> = if let [only] = firsts.as_slice() {
        // One child re-checked after a change should not wake a pool of threads.
        chunk(*only)
    } else {
        firsts.into_par_iter().flat_map_iter(chunk).collect()
    };
    for rule in rules {
        if let Check::Across(check) = rule.check {
            check(children, cx, &mut Found::of(rule, &mut all));
        }
    }
    all.par_sort_unstable_by_key(|found| (found.table, found.at, found.rule.code));
    all.dedup_by_key(|found| (found.table, found.at, found.rule.code));
    all
}

/// The tables a rule reads, this year's or last's: a bit per table.
fn reads(rule: &Rule) -> u16 {
    let last = rule.needs.iter().filter_map(|need| match need {
        Need::LastYear(table) => Some(table),
        _ => None,
    });
    rule.tables
        .iter()
        .chain(last)
        .fold(0, |bits, table| bits | 1 << *table as u16)
}

/// What a rule lacks, in words.
fn lacks(rule: &Rule, this: &Return, last: Option<&Return>, cx: &Context<'_>) -> Vec<String> {
    let tables = rule
        .tables
        .iter()
        .filter(|table| !this.has(**table))
        .map(|table: &Table| table.name().to_owned());
    let needs = rule
        .needs
        .iter()
        .filter(|need| match need {
            Need::LastYear(table) => !last.is_some_and(|last| last.has(*table)),
            Need::Providers => cx.providers.is_none(),
            Need::Listed(item) => cx.providers.is_some_and(|list| !list.holds(*item)),
            Need::Postcodes => !this.is_located(),
            Need::Council => cx.council.is_blank(),
            Need::Xml => cx.format != Some(crate::Format::Xml),
        })
        .map(|need| need.words());
    tables.chain(needs).collect()
}
