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

/// The rules that can be checked with what was given, ready to be run as often as one likes: over
/// a whole return, or over one child of it after another.
#[derive(Clone, Debug, Default)]
pub struct Ready {
    run: Vec<&'static Rule>,
    /// Rules that could not be checked, and what they lack.
    pub not_checked: Vec<NotChecked>,
}

impl Ready {
    /// Of some rules, those of the context's year for which everything is there. Without `last`,
    /// rules that need last year's return are listed as not checked.
    pub fn of(
        rules: &[&'static Rule],
        this: &Return,
        last: Option<&Return>,
        cx: &Context<'_>,
    ) -> Self {
        let mut ready = Self::default();
        for rule in rules.iter().filter(|rule| rule.years.hold_in(cx.year)) {
            let needs = lacks(rule, this, last, cx);
            if needs.is_empty() {
                ready.run.push(rule);
            } else {
                ready.not_checked.push(NotChecked { rule, needs });
            }
        }
        ready
    }

    /// How many rules there are to run.
    pub fn len(&self) -> usize {
        self.run.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.run.is_empty()
    }

    /// Runs them: the findings by table, row and rule, and how many children were looked at.
    pub fn run(
        &self,
        this: &Return,
        last: Option<&Return>,
        cx: &Context<'_>,
    ) -> (Vec<Finding>, usize) {
        let none = Return::default();
        let children = Children::of(this, last.unwrap_or(&none));
        (findings(&self.run, &children, cx), children.len())
    }
}

/// Checks a return against the rules of the context's year. Without `last`, rules that need last
/// year's return are listed as not checked.
pub fn check(
    rules: &[&'static Rule],
    this: &Return,
    last: Option<&Return>,
    cx: &Context<'_>,
) -> Checked {
    let ready = Ready::of(rules, this, last, cx);
    let (findings, children) = ready.run(this, last, cx);
    Checked {
        findings,
        rules: ready.len(),
        children,
        not_checked: ready.not_checked,
    }
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
            // Over every child, because those it is about have nothing in the table it needs.
            Check::Any(check) => Some((*rule, check, u16::MAX)),
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
            Need::Postcodes => !cx.located && !this.is_located(),
            Need::Council => cx.council.is_blank(),
            Need::Location => {
                let given = |one: &crate::Episode| one.pl_location.is_present();
                (!cx.located || cx.council.is_blank()) && !this.episodes.iter().any(given)
            }
            Need::Xml => cx.format != Some(crate::Format::Xml),
        })
        .map(|need| match need {
            // Nobody can give what was not collected then.
            Need::LastYear(table) if !table.in_year(cx.year.previous()) => {
                format!("{} (first collected in {})", need.words(), table.since())
            }
            need => need.words(),
        });
    tables.chain(needs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Listed, Provider, Providers, find};
    use care::CollectionYear;

    /// What a rule lacks of this year's tables.
    fn lacking(code: &str, given: &[Table], cx: &Context<'_>) -> Vec<String> {
        let mut this = Return::default();
        given.iter().for_each(|table| this.give(*table));
        let rule = find(code, cx.year).unwrap();
        let checked = check(&[rule], &this, None, cx);
        checked
            .not_checked
            .into_iter()
            .flat_map(|not| not.needs)
            .collect()
    }

    #[test]
    fn where_placements_lie_is_asked_for_when_no_row_says() {
        let mut this = Return::default();
        this.give(Table::Episodes);
        this.episodes.push(crate::Episode::default());
        let cx = Context::of(CollectionYear(2027)).located();
        let rule = find("179", cx.year).unwrap();
        let lacking = |this: &Return| check(&[rule], this, None, &cx).not_checked.len();
        assert_eq!(lacking(&this), 1);
        this.episodes[0].pl_location = care::codes::InsideArea::Inside.into();
        assert_eq!(lacking(&this), 0);
    }

    #[test]
    fn what_a_rule_lacks_is_said_in_words() {
        let cx = Context::of(CollectionYear(2027));
        assert_eq!(lacking("101", &[], &cx), ["Header"]);
        assert!(lacking("101", &[Table::Header], &cx).is_empty());
        assert_eq!(
            lacking("706", &[Table::DoLo], &cx),
            ["DoLo of last year's return (first collected in 2026-27)"]
        );
        assert_eq!(
            lacking("1008", &[Table::Episodes], &cx),
            ["Ofsted's list of providers"]
        );
        assert_eq!(
            lacking("221", &[Table::Episodes], &cx),
            ["Ofsted's list of providers"]
        );
        // Where a placement lies is known: whether that is inside, only of a known authority.
        let located = Context::of(CollectionYear(2027)).located();
        assert_eq!(
            lacking("179", &[Table::Episodes], &located),
            ["PL_LOCATION, or the code of the authority"]
        );
        let ours = located.council(Some(care::Authority::WIGAN));
        assert!(lacking("179", &[Table::Episodes], &ours).is_empty());
        let list = Providers::with([Provider::default()], &[Listed::Places]);
        let cx = cx.providers(Some(&list));
        assert!(lacking("1008", &[Table::Episodes], &cx).is_empty());
        assert_eq!(
            lacking("221", &[Table::Episodes], &cx),
            ["a list of providers that says the provider's postcode"]
        );
        assert!(lacking("219", &[Table::Episodes], &cx).is_empty());
    }
}
