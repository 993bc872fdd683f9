//! "Save it as it is", under a form whose content the return would refuse.

use crate::our_return::saving::{READ, WHY, read_so_far};
use crate::our_return::words::plain;
use desk::components::{Details, Textarea};
use desk::form::Form;
use maud::{Markup, html};
use rulebook::rules::{self, Years};

/// The part of a form that appears once the return would refuse what was typed: what each rule
/// asks, and room to say why it is right all the same. Nothing until then.
pub fn any_way(form: &Form) -> Markup {
    let read = read_so_far(form);
    let asks: Vec<&rules::Rule> = read
        .split(' ')
        .filter_map(|code| rules::find(code, Years::NEWEST))
        .collect();
    html! {
        @if !read.is_empty() {
            input type="hidden" name=(READ) value=(read);
            (Details::new("What these rules ask, and how to put it right", html! {
                ul.govuk-list.govuk-list--spaced {
                    @for rule in &asks {
                        li { strong { "Rule " (rule.code) ". " } (plain(&rule.explanation())) " " (plain(&rule.fix())) }
                    }
                }
            }))
            (Textarea::new(WHY, "If it is right as it is: why?")
                .hint("It is saved as you typed it. What you write here is shown to whoever checks the return, beside what the rule found.")
                .value(form.value(WHY))
                .error_if(form.error(WHY)))
        }
    }
}
