//! The words of an error message, after the GOV.UK Design System's own patterns
//! (<https://design-system.service.gov.uk/components/error-message/>).
//!
//! A field is named by a noun phrase in lower case: `date of the move`, `what they said`,
//! `their postcode`. From that one phrase come both "Enter the date of the move" and
//! "Date of the move must include a year".

/// Words that already say which one is meant, so that no "the" is put before them.
const DETERMINERS: [&str; 16] = [
    "a", "an", "any", "at", "how", "if", "one", "our", "the", "their", "what", "when", "where",
    "whether", "who", "why",
];

/// `date of the move` → `the date of the move`; `what they said` stays as it is.
pub fn with_article(what: &str) -> String {
    let first = what.split(' ').next().unwrap_or("");
    if DETERMINERS.contains(&first) || first == "your" || first == "which" {
        what.to_owned()
    } else {
        format!("the {what}")
    }
}

/// `the date of the move` → `Date of the move`: how a sentence about the field begins.
pub fn sentence_start(what: &str) -> String {
    let what = what.strip_prefix("the ").unwrap_or(what);
    let mut letters = what.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Nothing was typed where something is needed.
pub fn enter(what: &str) -> String {
    format!("Enter {}", with_article(what))
}

/// Nothing was chosen where a choice is needed.
pub fn select(what: &str) -> String {
    format!("Select {}", with_article(what))
}

/// The field, and what is wrong with it: `Date of the move must be a real date`.
pub fn must(what: &str, rest: &str) -> String {
    format!("{} must {rest}", sentence_start(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phrase_gives_both_kinds_of_sentence() {
        assert_eq!(enter("date of the move"), "Enter the date of the move");
        assert_eq!(enter("what they said"), "Enter what they said");
        assert_eq!(enter("their postcode"), "Enter their postcode");
        assert_eq!(
            select("reason for the move"),
            "Select the reason for the move"
        );
        assert_eq!(
            must("the date of the move", "include a year"),
            "Date of the move must include a year"
        );
        assert_eq!(sentence_start(""), "");
    }
}
