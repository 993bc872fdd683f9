//! The box that finds a young person, a home, anyone: an ordinary form that a script may help.

use crate::components::{Button, Input, Label};
use maud::{Markup, html};

/// A search at `action`, sent as `q`. When `suggestions` is an address, it is asked `?q=…` while
/// the reader types and answers JSON, `[{"words": "Amara Okafor", "note": "15, Leigh", "href":
/// "/young-people/1"}]`, with what this reader may find and nothing else.
pub fn search_box(
    label: impl Into<Label>,
    action: &str,
    typed: &str,
    suggestions: Option<&str>,
) -> Markup {
    let mut input = Input::new("q", label)
        .kind("search")
        .id("search")
        .value(typed)
        .spellcheck(false)
        .autocomplete("off");
    if let Some(address) = suggestions {
        input = input.set("data-suggest", address);
    }
    html! {
        form.hw-search method="get" action=(action) role="search" {
            (input)
            (Button::new("Search"))
        }
    }
}
