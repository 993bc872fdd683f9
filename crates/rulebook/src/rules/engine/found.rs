//! Findings.

use super::Rule;
use crate::{At, Row, Table, Text};

/// A row that a rule speaks of.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The table of the row.
    pub table: Table,
    /// Where the row stood.
    pub at: At,
    /// The child's identifier; blank when none was written.
    pub child: Text,
}

impl Finding {
    /// The columns to look at.
    pub fn fields(&self) -> Vec<&'static str> {
        self.rule.fields_in(self.table)
    }
}

/// Where a rule puts what it finds. Only rows of this year's return can be put in: those of last
/// year come wrapped in [`super::Last`], which is no [`Row`].
pub struct Found<'f> {
    rule: &'static Rule,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Found<'f> {
    pub(super) fn of(rule: &'static Rule, findings: &'f mut Vec<Finding>) -> Self {
        Self { rule, findings }
    }

    /// Notes that the rule speaks of a row. Saying it twice is saying it once.
    pub fn row<R: Row>(&mut self, row: &R) {
        self.findings.push(Finding {
            rule: self.rule,
            table: R::TABLE,
            at: row.at(),
            child: row.child().clone(),
        });
    }

    /// Notes the rows for which a test answers yes.
    pub fn rows<'r, R: Row>(
        &mut self,
        rows: impl IntoIterator<Item = &'r &'r R>,
        test: impl Fn(&R) -> bool,
    ) {
        for row in rows {
            if test(row) {
                self.row(*row);
            }
        }
    }
}
