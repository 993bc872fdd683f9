//! Content in parts: tabs, accordion, task list.

use super::element::{Element, Extra, options};
use super::messages::{Tag, heading};
use super::words::Words;
use maud::{Markup, Render, html};

/// One tab and its panel.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    label: String,
    id: Option<String>,
    content: Words,
    panel: Extra,
    extra: Extra,
}

impl Tab {
    /// A tab: its label, its id (which is also its address on the page) and what it shows.
    pub fn new(label: impl Into<String>, id: impl Into<String>, content: Markup) -> Self {
        Self {
            label: label.into(),
            id: Some(id.into()),
            content: content.into(),
            ..Self::default()
        }
    }

    #[cfg(test)]
    pub(crate) fn numbered(label: String, content: Markup, panel: Extra) -> Self {
        Self {
            label,
            content: content.into(),
            panel,
            ..Self::default()
        }
    }

    #[cfg(test)]
    pub(crate) fn called(mut self, id: String) -> Self {
        self.id = Some(id);
        self
    }
}

options! { Tab {} }

/// Tabs. Without scripts every panel shows, under its own heading.
#[derive(Clone, Debug, Default)]
pub struct Tabs {
    id: Option<String>,
    id_prefix: String,
    title: Option<Words>,
    items: Vec<Tab>,
    extra: Extra,
}

impl Tabs {
    /// Tabs.
    pub fn new(items: impl IntoIterator<Item = Tab>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

options! { Tabs {
    /// Their id.
    id: maybe<String>,
    /// What the ids of panels without their own start with.
    id_prefix: plain<String>,
    /// The heading shown where scripts do not run; "Contents" unless told.
    title: maybe<Words>,
}}

impl Render for Tabs {
    fn render(&self) -> Markup {
        let id = |at: usize, tab: &Tab| {
            tab.id
                .clone()
                .unwrap_or_else(|| format!("{}-{}", self.id_prefix, at + 1))
        };
        Element::new("div")
            .maybe("id", self.id.as_deref())
            .class("govuk-tabs")
            .extra(&self.extra)
            .set("data-module", "govuk-tabs")
            .around(html! {
                h2.govuk-tabs__title {
                    @if let Some(title) = &self.title { (title) } @else { "Contents" }
                }
                @if !self.items.is_empty() {
                    ul.govuk-tabs__list {
                        @for (at, tab) in self.items.iter().enumerate() {
                            (Element::new("li")
                                .class("govuk-tabs__list-item")
                                .class_if(at == 0, "govuk-tabs__list-item--selected")
                                .around(Element::new("a")
                                    .class("govuk-tabs__tab")
                                    .set("href", &format!("#{}", id(at, tab)))
                                    .attributes(&tab.extra)
                                    .around(&tab.label)))
                        }
                    }
                    @for (at, tab) in self.items.iter().enumerate() {
                        (Element::new("div")
                            .class("govuk-tabs__panel")
                            .class_if(at > 0, "govuk-tabs__panel--hidden")
                            .set("id", &id(at, tab))
                            .extra(&tab.panel)
                            .around(&tab.content))
                    }
                }
            })
    }
}

/// One section that opens.
#[derive(Clone, Debug, Default)]
pub struct Section {
    heading: Words,
    summary: Option<Words>,
    content: Words,
    expanded: bool,
    extra: Extra,
}

impl Section {
    /// A section: its heading, and what it holds.
    pub fn new(heading: impl Into<Words>, content: Markup) -> Self {
        Self {
            heading: heading.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

options! { Section {
    /// A line under the heading.
    summary: maybe<Words>,
    /// Open from the start.
    expanded: plain<bool>,
}}

/// Sections that open and close. Without scripts they are all open.
#[derive(Clone, Debug, Default)]
pub struct Accordion {
    id: String,
    items: Vec<Section>,
    level: Option<u8>,
    remember: Option<bool>,
    extra: Extra,
}

impl Accordion {
    /// An accordion. What is open is not kept in the browser: nothing about a child is.
    pub fn new(id: impl Into<String>, items: impl IntoIterator<Item = Section>) -> Self {
        Self {
            id: id.into(),
            items: items.into_iter().collect(),
            remember: Some(false),
            ..Self::default()
        }
    }

    #[cfg(test)]
    pub(crate) fn remembering(mut self, remember: Option<bool>) -> Self {
        self.remember = remember;
        self
    }
}

options! { Accordion {
    /// The level of its headings; 2 unless told.
    level: maybe<u8>,
}}

impl Render for Accordion {
    fn render(&self) -> Markup {
        let id = &self.id;
        Element::new("div")
            .class("govuk-accordion")
            .extra(&self.extra)
            .set("data-module", "govuk-accordion")
            .set("id", id)
            .maybe(
                "data-remember-expanded",
                self.remember.map(|on| if on { "true" } else { "false" }),
            )
            .around(html! {
                @for (at, item) in self.items.iter().enumerate() {
                    @let at = at + 1;
                    (Element::new("div")
                        .class("govuk-accordion__section")
                        .class_if(item.expanded, "govuk-accordion__section--expanded")
                        .around(html! {
                            div.govuk-accordion__section-header {
                                (heading(self.level.unwrap_or(2), "govuk-accordion__section-heading").around(html! {
                                    span.govuk-accordion__section-button id={ (id) "-heading-" (at) } { (item.heading) }
                                }))
                                @if let Some(summary) = &item.summary {
                                    div.govuk-accordion__section-summary.govuk-body id={ (id) "-summary-" (at) } { (summary) }
                                }
                            }
                            div.govuk-accordion__section-content id={ (id) "-content-" (at) } { (item.content) }
                        }))
                }
            })
    }
}

/// One task.
#[derive(Clone, Debug, Default)]
pub struct Task {
    title: Words,
    href: Option<String>,
    hint: Option<Words>,
    status: Words,
    tag: Option<Tag>,
    title_class: String,
    status_class: String,
    extra: Extra,
}

impl Task {
    /// A task and how it stands: "Completed" is words, anything else a tag.
    pub fn new(title: impl Into<Words>, status: impl Into<Words>) -> Self {
        Self {
            title: title.into(),
            status: status.into(),
            ..Self::default()
        }
    }

    /// Says that it cannot be started yet.
    #[must_use]
    pub fn not_yet(self) -> Self {
        self.status_class("govuk-task-list__status--cannot-start-yet")
    }
}

options! { Task {
    /// Where it is done.
    href: maybe<String>,
    /// What helps to choose it.
    hint: maybe<Words>,
    /// Its status as a tag.
    tag: maybe<Tag>,
    /// Further classes for its title.
    title_class: plain<String>,
    /// Further classes for its status.
    status_class: plain<String>,
}}

/// What there is to do, and what is done.
#[derive(Clone, Debug, Default)]
pub struct TaskList {
    items: Vec<Task>,
    id_prefix: Option<String>,
    extra: Extra,
}

impl TaskList {
    /// A list of tasks.
    pub fn new(items: impl IntoIterator<Item = Task>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }
}

options! { TaskList {
    /// What its ids start with; `task-list` unless told.
    id_prefix: maybe<String>,
}}

impl Render for TaskList {
    fn render(&self) -> Markup {
        let prefix = self.id_prefix.as_deref().unwrap_or("task-list");
        Element::new("ul")
            .class("govuk-task-list")
            .extra(&self.extra)
            .around(html! {
                @for (at, task) in self.items.iter().enumerate() {
                    (task.show(prefix, at + 1))
                }
            })
    }
}

impl Task {
    fn show(&self, prefix: &str, at: usize) -> Markup {
        let hint_id = format!("{prefix}-{at}-hint");
        let status_id = format!("{prefix}-{at}-status");
        let described_by = if self.hint.is_some() {
            format!("{hint_id} {status_id}")
        } else {
            status_id.clone()
        };
        Element::new("li")
            .class("govuk-task-list__item")
            .class_if(self.href.is_some(), "govuk-task-list__item--with-link")
            .extra(&self.extra)
            .around(html! {
                div.govuk-task-list__name-and-hint {
                    @if let Some(href) = &self.href {
                        (Element::new("a")
                            .class("govuk-link govuk-task-list__link")
                            .class(&self.title_class)
                            .set("href", href)
                            .set("aria-describedby", &described_by)
                            .around(&self.title))
                    } @else {
                        (Element::new("div").class(&self.title_class).around(&self.title))
                    }
                    @if let Some(hint) = &self.hint {
                        div.govuk-task-list__hint id=(hint_id) { (hint) }
                    }
                }
                (Element::new("div")
                    .class("govuk-task-list__status")
                    .class(&self.status_class)
                    .set("id", &status_id)
                    .around(html! {
                        @if let Some(tag) = &self.tag { (tag) } @else { (self.status) }
                    }))
            })
    }
}
