//! What a page tells its reader apart from its content.

use super::button::Button;
use super::element::{Element, Extra, options};
use super::words::Words;
use maud::{Markup, Render, html};

macro_rules! said {
    ($($owner:ident)*) => {$(
        impl $owner {
            /// What it says.
            pub fn new(words: impl Into<Words>) -> Self {
                Self { words: words.into(), ..Self::default() }
            }
        }
    )*};
}
said! { InsetText WarningText Tag NotificationBanner PhaseBanner ExitThisPage }

/// Words that only those read who want to know more.
#[derive(Clone, Debug, Default)]
pub struct Details {
    summary: Words,
    words: Words,
    id: Option<String>,
    open: bool,
    extra: Extra,
}

impl Details {
    /// A line to open, and what is then shown.
    pub fn new(summary: impl Into<Words>, words: impl Into<Words>) -> Self {
        Self {
            summary: summary.into(),
            words: words.into(),
            ..Self::default()
        }
    }
}

options! { Details {
    /// Its id.
    id: maybe<String>,
    /// Open from the start.
    open: plain<bool>,
}}

impl Render for Details {
    fn render(&self) -> Markup {
        Element::new("details")
            .maybe("id", self.id.as_deref())
            .class("govuk-details")
            .extra(&self.extra)
            .flag("open", self.open)
            .around(html! {
                summary.govuk-details__summary {
                    span.govuk-details__summary-text { (self.summary) }
                }
                div.govuk-details__text { (self.words) }
            })
    }
}

/// Words set apart from the text around them.
#[derive(Clone, Debug, Default)]
pub struct InsetText {
    words: Words,
    id: Option<String>,
    extra: Extra,
}

options! { InsetText {
    /// Its id.
    id: maybe<String>,
}}

impl Render for InsetText {
    fn render(&self) -> Markup {
        Element::new("div")
            .maybe("id", self.id.as_deref())
            .class("govuk-inset-text")
            .extra(&self.extra)
            .around(&self.words)
    }
}

/// Something that has consequences.
#[derive(Clone, Debug, Default)]
pub struct WarningText {
    words: Words,
    spoken: Option<String>,
    extra: Extra,
}

options! { WarningText {
    /// What a screen reader says for the sign; "Warning" unless told.
    spoken: maybe<String>,
}}

impl Render for WarningText {
    fn render(&self) -> Markup {
        let spoken = self.spoken.as_deref().filter(|text| !text.is_empty());
        Element::new("div")
            .class("govuk-warning-text")
            .extra(&self.extra)
            .around(html! {
                span.govuk-warning-text__icon aria-hidden="true" { "!" }
                strong.govuk-warning-text__text {
                    span.govuk-visually-hidden { (spoken.unwrap_or("Warning")) }
                    " " (self.words)
                }
            })
    }
}

/// The colour of a tag. It never carries meaning alone: the words do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Grey.
    Grey,
    /// Green.
    Green,
    /// Teal.
    Teal,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Magenta.
    Magenta,
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
}

/// A short status.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    words: Words,
    extra: Extra,
}

impl Tag {
    /// Its colour; blue unless told.
    #[must_use]
    pub fn colour(self, colour: Colour) -> Self {
        self.class(match colour {
            Colour::Grey => "govuk-tag--grey",
            Colour::Green => "govuk-tag--green",
            Colour::Teal => "govuk-tag--teal",
            Colour::Blue => "govuk-tag--blue",
            Colour::Purple => "govuk-tag--purple",
            Colour::Magenta => "govuk-tag--magenta",
            Colour::Red => "govuk-tag--red",
            Colour::Orange => "govuk-tag--orange",
            Colour::Yellow => "govuk-tag--yellow",
        })
    }
}

options! { Tag {} }

impl Render for Tag {
    fn render(&self) -> Markup {
        Element::new("strong")
            .class("govuk-tag")
            .extra(&self.extra)
            .around(&self.words)
    }
}

/// News about this page, or that something worked.
#[derive(Clone, Debug, Default)]
pub struct NotificationBanner {
    words: Words,
    markup: bool,
    success: bool,
    title: Option<Words>,
    title_level: Option<u8>,
    title_id: Option<String>,
    role: Option<String>,
    keep_focus: Option<bool>,
    extra: Extra,
}

impl NotificationBanner {
    /// The banner after something worked: read out at once.
    pub fn success(words: impl Into<Words>) -> Self {
        Self {
            success: true,
            ..Self::new(words)
        }
    }

    /// A banner of several paragraphs or links.
    pub fn of_markup(markup: Markup) -> Self {
        Self {
            markup: true,
            ..Self::new(markup)
        }
    }

    /// Turns it into a success banner.
    #[must_use]
    pub fn worked(mut self) -> Self {
        self.success = true;
        self
    }
}

options! { NotificationBanner {
    /// Its title; "Important" or "Success" unless told.
    title: maybe<Words>,
    /// The level of its heading; 2 unless told.
    title_level: maybe<u8>,
    /// The id of its heading, when there are several.
    title_id: maybe<String>,
    /// Its role, when it must differ.
    role: maybe<String>,
    /// Whether it leaves the focus where it was.
    keep_focus: maybe<bool>,
}}

/// A heading of a level that only the page knows.
pub(crate) fn heading(level: u8, class: &str) -> Element {
    Element::new(match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    })
    .class(class)
}

impl Render for NotificationBanner {
    fn render(&self) -> Markup {
        let role = self
            .role
            .as_deref()
            .unwrap_or(if self.success { "alert" } else { "region" });
        let id = self
            .title_id
            .as_deref()
            .unwrap_or("govuk-notification-banner-title");
        let default = Words::from(if self.success { "Success" } else { "Important" });
        Element::new("div")
            .class("govuk-notification-banner")
            .class_if(self.success, "govuk-notification-banner--success")
            .set("role", role)
            .set("aria-labelledby", id)
            .set("data-module", "govuk-notification-banner")
            .maybe(
                "data-disable-auto-focus",
                self.keep_focus.map(|on| if on { "true" } else { "false" }),
            )
            .extra(&self.extra)
            .around(html! {
                div.govuk-notification-banner__header {
                    (heading(self.title_level.unwrap_or(2), "govuk-notification-banner__title")
                        .set("id", id)
                        .around(self.title.as_ref().unwrap_or(&default)))
                }
                div.govuk-notification-banner__content {
                    @if self.markup { (self.words) }
                    @else { p.govuk-notification-banner__heading { (self.words) } }
                }
            })
    }
}

/// What state the product itself is in.
#[derive(Clone, Debug, Default)]
pub struct PhaseBanner {
    words: Words,
    tag: Tag,
    extra: Extra,
}

options! { PhaseBanner {
    /// The phase.
    tag: plain<Tag>,
}}

impl Render for PhaseBanner {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-phase-banner govuk-width-container")
            .extra(&self.extra)
            .around(html! {
                p.govuk-phase-banner__content {
                    (self.tag.clone().class("govuk-phase-banner__content__tag"))
                    " "
                    span.govuk-phase-banner__text { (self.words) }
                }
            })
    }
}

impl Words {
    /// What the exit button says unless told.
    fn exit() -> Self {
        html! { span.govuk-visually-hidden { "Emergency" } " Exit this page" }.into()
    }
}

/// A way to leave at once, for pages a young person may read while someone else is in the room.
#[derive(Clone, Debug)]
pub struct ExitThisPage {
    words: Words,
    href: String,
    id: Option<String>,
    extra: Extra,
}

impl Default for ExitThisPage {
    fn default() -> Self {
        Self {
            words: Words::exit(),
            href: "https://www.bbc.co.uk/weather".into(),
            id: None,
            extra: Extra::default(),
        }
    }
}

options! { ExitThisPage {
    /// Where it leads; the weather unless told.
    href: plain<String>,
    /// Its id.
    id: maybe<String>,
}}

impl Render for ExitThisPage {
    fn render(&self) -> Markup {
        Element::new("div")
            .maybe("id", self.id.as_deref())
            .class("govuk-exit-this-page")
            .extra(&self.extra)
            .set("data-module", "govuk-exit-this-page")
            .around(
                Button::link(self.words.clone(), self.href.as_str())
                    .class("govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button")
                    .set("rel", "nofollow noreferrer"),
            )
    }
}
