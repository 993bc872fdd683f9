//! The languages a young person's own page speaks.
//!
//! English is written in `words.rs`, every string of these pages in it. A further language is a
//! variant here and a function from each word to its translation, checked by somebody who speaks it:
//! better no translation than a wrong one. Two made-up languages stand for those to come, in the
//! demonstration and in tests only: one is longer than English by more than two fifths, the other
//! is written from right to left.

use super::words::Word;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Made up: longer words.
    Longer,
    /// Made up: from right to left.
    FromRight,
}

impl Language {
    /// Those that may be chosen. The made-up ones only where nobody is real.
    pub const fn offered(demonstration: bool) -> &'static [Self] {
        if demonstration {
            &[Self::English, Self::Longer, Self::FromRight]
        } else {
            &[Self::English]
        }
    }

    /// As HTML names it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Longer => "en-x-longer",
            Self::FromRight => "ar-x-test",
        }
    }

    /// Reads a tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        [Self::English, Self::Longer, Self::FromRight]
            .into_iter()
            .find(|one| one.tag() == tag)
    }

    /// What it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Longer => "A test: longer words",
            Self::FromRight => "A test: from right to left",
        }
    }

    /// Whether it is written from right to left.
    pub const fn from_right(self) -> bool {
        matches!(self, Self::FromRight)
    }

    /// A word in this language.
    pub fn say(self, word: Word) -> String {
        match self {
            Self::English => word.english().to_owned(),
            Self::Longer => longer(word.english()),
            Self::FromRight => word.english().to_owned(),
        }
    }

    /// A word with things put in: `{name}` becomes what is given for `name`.
    pub fn with(self, word: Word, given: &[(&str, &str)]) -> String {
        given.iter().fold(self.say(word), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

/// English with marks on its letters and more than two fifths longer; what is put in stays.
fn longer(text: &str) -> String {
    let mut inside = false;
    let mut made = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        inside = match letter {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        let marked = match letter {
            _ if inside => letter,
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ô',
            'u' => 'ü',
            other => other,
        };
        made.push(marked);
        if marked != letter {
            made.push(marked);
        }
    }
    // Few vowels: what is missing is made up at the end, in words that can wrap.
    let wanted = text.chars().count() * 7 / 5;
    while made.chars().count() < wanted {
        made.push_str(" ôô");
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_language_is_longer_by_two_fifths_and_keeps_what_is_put_in() {
        for word in Word::ALL {
            let (short, long) = (word.english(), Language::Longer.say(*word));
            let count = |text: &str| text.chars().count();
            assert!(count(&long) * 5 >= count(short) * 7 - 5, "{short} / {long}");
            for part in short.split('{').skip(1) {
                let name = part.split('}').next().unwrap_or_default();
                assert!(long.contains(&format!("{{{name}}}")), "{long}");
            }
        }
        assert_eq!(
            Language::English.with(Word::Hello, &[("name", "Jade")]),
            "Hello Jade"
        );
    }
}
