//! A life in order: typed events, each with its date, what happened, and who said so.

use crate::components::Words;
use crate::components::messages::heading;
use care::Date;
use care::dates::long_date;
use maud::{Markup, Render, html};

/// What kind of thing happened. The kind is written out, never told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Began to be looked after, or returned to care.
    CameIntoCare,
    /// A home began.
    Placement,
    /// Moved from one home to another.
    Move,
    /// An order or agreement changed.
    Legal,
    /// Was missing, or away without leave.
    Missing,
    /// A review was held.
    Review,
    /// Health: assessment, dentist, immunisation, questionnaire.
    Health,
    /// School, college, work.
    Education,
    /// A worker began or ended.
    Worker,
    /// A visit or contact.
    Contact,
    /// Something they said, in their own words.
    Voice,
    /// Something to be proud of.
    Achievement,
    /// Adoption, or the decision for it.
    Adoption,
    /// Trouble with the law.
    Offending,
    /// Leaving care.
    LeavingCare,
    /// Stopped being looked after.
    LeftCare,
    /// A risk taken together.
    Decision,
    /// Something else worth knowing.
    Note,
}

impl EventKind {
    /// Its name on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CameIntoCare => "Came into care",
            Self::Placement => "Home",
            Self::Move => "Move",
            Self::Legal => "Legal",
            Self::Missing => "Missing",
            Self::Review => "Review",
            Self::Health => "Health",
            Self::Education => "Education",
            Self::Worker => "Worker",
            Self::Contact => "Contact",
            Self::Voice => "In their words",
            Self::Achievement => "Proud of",
            Self::Adoption => "Adoption",
            Self::Offending => "Offending",
            Self::LeavingCare => "Leaving care",
            Self::LeftCare => "Left care",
            Self::Decision => "Decided together",
            Self::Note => "Note",
        }
    }

    /// The end of its class, by which its mark is drawn.
    const fn class(self) -> &'static str {
        match self {
            Self::CameIntoCare | Self::LeftCare | Self::LeavingCare | Self::Adoption => "turning",
            Self::Placement | Self::Move => "home",
            Self::Voice | Self::Achievement | Self::Decision => "voice",
            Self::Contact => "quiet",
            Self::Missing | Self::Offending => "alert",
            _ => "plain",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct TimelineEvent {
    kind: EventKind,
    on: Date,
    until: Option<Option<Date>>,
    title: Words,
    detail: Option<Words>,
    by: Option<Words>,
    actions: Option<Words>,
}

impl TimelineEvent {
    /// What happened, and when.
    pub fn new(kind: EventKind, on: Date, title: impl Into<Words>) -> Self {
        Self {
            kind,
            on,
            until: None,
            title: title.into(),
            detail: None,
            by: None,
            actions: None,
        }
    }

    /// When it ended, for something that lasts; `None` while it does.
    #[must_use]
    pub fn until(mut self, end: Option<Date>) -> Self {
        self.until = Some(end);
        self
    }

    /// More about it.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Words>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Who said so, and where it came from: "Sam Whittle", "SSDA903 return of 2025-26".
    #[must_use]
    pub fn by(mut self, by: impl Into<Words>) -> Self {
        self.by = Some(by.into());
        self
    }

    /// The same, when there are any.
    #[must_use]
    pub fn actions_if(mut self, actions: Option<impl Into<Words>>) -> Self {
        self.actions = actions.map(Into::into);
        self
    }

    /// Links to correct it or to see its history.
    #[must_use]
    pub fn actions(mut self, actions: impl Into<Words>) -> Self {
        self.actions = Some(actions.into());
        self
    }
}

/// Events in the order given, under a heading for each year.
#[derive(Clone, Debug)]
pub struct Timeline {
    label: String,
    level: u8,
    events: Vec<TimelineEvent>,
}

impl Timeline {
    /// A timeline whose year headings are of a level (3 under a second-level heading). `label`
    /// names it to someone who listens.
    pub fn new(
        label: impl Into<String>,
        level: u8,
        events: impl IntoIterator<Item = TimelineEvent>,
    ) -> Self {
        Self {
            label: label.into(),
            level,
            events: events.into_iter().collect(),
        }
    }

    /// One that could stand on a page.
    pub fn sample() -> Self {
        let on = |year, month, day| jiff::civil::date(year, month, day);
        Self::new(
            "Life so far",
            3,
            [
                TimelineEvent::new(EventKind::Voice, on(2026, 10, 4), "“I want to coach football.”")
                    .by("Sam Whittle, key worker"),
                TimelineEvent::new(EventKind::Missing, on(2026, 6, 11), "Missing overnight")
                    .until(Some(on(2026, 6, 12)))
                    .detail("Found at her aunt’s. Talked it through the same day.")
                    .by("SSDA903 return of 2026-27"),
                TimelineEvent::new(EventKind::Move, on(2025, 3, 3), "Moved to a foster home in Leigh")
                    .until(None)
                    .detail("Because the carer before retired.")
                    .by("SSDA903 return of 2024-25")
                    .actions(html! { a.govuk-link href="#" { "Correct" span.govuk-visually-hidden { " the move of 3 March 2025" } } }),
                TimelineEvent::new(EventKind::CameIntoCare, on(2023, 9, 18), "Left home at twelve")
                    .detail("Under an interim care order.")
                    .by("SSDA903 return of 2023-24"),
            ],
        )
    }
}

impl Render for TimelineEvent {
    fn render(&self) -> Markup {
        html! {
            li class={ "hw-timeline__item hw-timeline__item--" (self.kind.class()) } {
                p.hw-timeline__head {
                    span.hw-timeline__kind { (self.kind.label()) }
                    span.hw-timeline__when {
                        time datetime=(self.on) { (long_date(self.on)) }
                        @match self.until {
                            None => {}
                            Some(None) => " to now",
                            Some(Some(end)) => { " to " time datetime=(end) { (long_date(end)) } }
                        }
                    }
                }
                p.hw-timeline__title { (self.title) }
                @if let Some(detail) = &self.detail { div.hw-timeline__detail { (detail) } }
                @if self.by.is_some() || self.actions.is_some() {
                    p.hw-timeline__by {
                        @if let Some(by) = &self.by { "From " (by) ". " }
                        @if let Some(actions) = &self.actions { span.hw-timeline__actions { (actions) } }
                    }
                }
            }
        }
    }
}

impl Render for Timeline {
    fn render(&self) -> Markup {
        let years: Vec<&[TimelineEvent]> = self
            .events
            .chunk_by(|one, next| one.on.year() == next.on.year())
            .collect();
        html! {
            div.hw-timeline role="group" aria-label=(self.label) {
                @for events in years {
                    @if let Some(first) = events.first() {
                        (heading(self.level, "hw-timeline__year").around(i32::from(first.on.year())))
                    }
                    ol.hw-timeline__list { @for event in events { (event) } }
                }
            }
        }
    }
}
