//! "Save it as it is", under a form whose content the return would refuse.

use crate::our_return::saving::{READ, WHY, read_so_far};
use desk::components::Textarea;
use desk::form::Form;
use maud::{Markup, html};

/// The part of a form that appears once the return would refuse what was typed: why it is right all
/// the same. Nothing until then.
pub fn any_way(form: &Form) -> Markup {
    let read = read_so_far(form);
    html! {
        @if !read.is_empty() {
            input type="hidden" name=(READ) value=(read);
            (Textarea::new(WHY, "If it is right as it is: why?")
                .hint("It is saved as you typed it. What you write here is shown to whoever checks the return, beside what the rule found.")
                .value(form.value(WHY))
                .error_if(form.error(WHY)))
        }
    }
}
