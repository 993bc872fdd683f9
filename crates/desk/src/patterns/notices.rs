//! Small things said the same way everywhere.

use crate::components::Words;
use care::Date;
use care::dates::long_date;
use maud::{Markup, html};

/// The banner of a page that shows what was known on an earlier day.
pub fn as_known_on(day: Date, today_href: &str) -> Markup {
    html! {
        div.hw-known role="region" aria-label="As known on an earlier day" {
            p.hw-known__title { "As known on " (long_date(day)) }
            p {
                "This page shows only what had been recorded by the end of that day. Nothing on it can be changed. "
                a.govuk-link href=(today_href) { "Show what is known today" }
            }
        }
    }
}

/// What stands where there is nothing yet: an invitation to be the first, with where to go.
pub fn invitation(words: impl Into<Words>, action: Option<(&str, &str)>) -> Markup {
    let words = words.into();
    html! {
        div.hw-invitation {
            p { (words) }
            @if let Some((action, href)) = action {
                p { a.govuk-link href=(href) { (action) } }
            }
        }
    }
}

/// What stands where something is not known: never a blank, a dash or a zero.
pub fn not_known() -> Markup {
    html! { span.hw-not-known { "Not known" } }
}
