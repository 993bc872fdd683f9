//! Long work, seen as it goes: the import of a return, a forecast, an export.

use super::figure_card::grouped;
use crate::components::Words;
use maud::{Markup, Render, html};

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Done,
    /// Going on now.
    Now,
    /// Still to come.
    ToCome,
    /// It did not work.
    Failed,
}

/// Work under way. With an [address](ProgressView::address) a script follows it, and without scripts
/// the page asks again by itself every three seconds.
#[derive(Clone, Debug)]
pub struct ProgressView {
    what: Words,
    done: u64,
    total: u64,
    unit: String,
    steps: Vec<(Words, StepState)>,
    address: Option<String>,
}

impl ProgressView {
    /// What is being done, and how far it is: 312 of 650 "children".
    pub fn new(what: impl Into<Words>, done: u64, total: u64, unit: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            done,
            total,
            unit: unit.into(),
            steps: Vec::new(),
            address: None,
        }
    }

    /// Adds a step.
    #[must_use]
    pub fn step(mut self, words: impl Into<Words>, state: StepState) -> Self {
        self.steps.push((words.into(), state));
        self
    }

    /// The address that answers with this same page, from which a script takes the new state
    /// every second until the page has no progress to show (or leads elsewhere).
    #[must_use]
    pub fn address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        Self::new("Reading the return of 2026-27", 312, 650, "children")
            .step("Twelve files recognised", StepState::Done)
            .step("Comparing with the record", StepState::Now)
            .step("Preview for you to check", StepState::ToCome)
    }
}

impl Render for ProgressView {
    fn render(&self) -> Markup {
        html! {
            div.hw-progress id="progress" data-progress=[&self.address] {
                @if self.address.is_some() { noscript { meta http-equiv="refresh" content="3"; } }
                p.hw-progress__what id="progress-label" { (self.what) }
                progress.hw-progress__bar aria-labelledby="progress-label" value=(self.done) max=(self.total.max(1)) {}
                p role="status" {
                    (grouped(self.done)) " of " (grouped(self.total)) " " (self.unit)
                }
                @if !self.steps.is_empty() {
                    ol.hw-progress__steps {
                        @for (words, state) in &self.steps {
                            li.hw-progress__now[*state == StepState::Now] {
                                (words) " "
                                span.hw-progress__state {
                                    @match state {
                                        StepState::Done => "Done",
                                        StepState::Now => "Now",
                                        StepState::ToCome => "To come",
                                        StepState::Failed => strong { "Did not work" },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
