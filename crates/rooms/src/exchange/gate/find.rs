//! Looking for one protected thing in a folded text.

use super::fold::{Folded, Gap, Glyph};
use super::forms::Form;
use super::{Protected, Written};

/// What people are called who could be anybody.
pub(super) const ANYBODY: &[&str] = &[
    "mum",
    "mam",
    "mummy",
    "mother",
    "dad",
    "daddy",
    "father",
    "nan",
    "nana",
    "nanny",
    "gran",
    "granny",
    "grandma",
    "grandad",
    "grandpa",
    "grandmother",
    "grandfather",
    "auntie",
    "aunty",
    "aunt",
    "uncle",
    "brother",
    "sister",
    "step",
    "stepdad",
    "stepmum",
    "half",
    "big",
    "little",
    "my",
    "the",
    "and",
    "of",
    "at",
    "in",
    "her",
    "his",
    "their",
    "our",
    "cousin",
    "friend",
    "best",
    "mate",
    "mr",
    "mrs",
    "miss",
    "ms",
    "mx",
    "dr",
    "coach",
    "teacher",
    "youth",
    "worker",
    "key",
    "social",
    "carer",
    "carers",
    "foster",
    "family",
    "from",
    "with",
    "school",
    "who",
];

/// Names that are words of every day too: they count with a capital only, and not where a sentence
/// begins with the word.
const EVERYDAY: &[&str] = &[
    "will", "mark", "hope", "grace", "joy", "faith", "may", "june", "april", "august", "rose",
    "lily", "daisy", "ivy", "holly", "heather", "fern", "hazel", "olive", "poppy", "summer",
    "autumn", "dawn", "eve", "sky", "skye", "star", "ruby", "pearl", "amber", "jade", "crystal",
    "frank", "bill", "rob", "pat", "jack", "nick", "art", "ray", "dean", "grant", "guy", "drew",
    "chase", "miles", "hunter", "mason", "taylor", "carter", "cook", "baker", "butler", "smith",
    "young", "king", "long", "short", "brown", "green", "white", "black", "gray", "grey", "wood",
    "woods", "field", "fields", "hill", "marsh", "moss", "ford", "brook", "brooks", "bank",
    "banks", "street", "lane", "park", "parks", "church", "bishop", "abbott", "price", "rich",
    "power", "love", "best", "good", "day", "west", "north", "east", "south", "stone", "steel",
    "wells", "waters", "rivers", "winter", "frost", "snow", "bird", "fox", "wolf", "lamb", "bull",
    "bell", "ball", "cross", "gold", "silver", "major", "page", "read", "reed", "rush", "sharp",
    "strong", "swift", "walker", "ward", "webb", "foster", "close", "house", "home", "chance",
    "angel", "prince", "sunny", "blue", "river", "forest", "reign", "honey", "bay", "penny",
    "victory", "trinity", "justice", "harmony", "destiny", "melody", "carol", "sue", "dale",
    "glen", "heath", "cliff", "gene", "earl", "don", "hurst", "mather", "naylor", "case",
];

/// Words that follow a word of every day at the beginning of a sentence, and seldom a name.
const AFTER: &[&str] = &[
    "you",
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "there",
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "be",
    "need",
    "to",
    "for",
    "in",
    "of",
    "on",
    "at",
    "your",
    "his",
    "her",
    "their",
    "our",
    "any",
    "some",
    "everybody",
    "somebody",
    "from",
    "not",
];

/// Where it stands first in a text, in bytes; `None` when it does not. Words of a name that the reader
/// may know already (`known`) are not looked for.
pub(super) fn at(one: &Protected, known: &[&Form], text: &Folded) -> Option<usize> {
    let knows = |written: &Written| match written {
        Written::Name(form) => known.iter().any(|one| one.letters == form.letters),
        _ => false,
    };
    [&text.seen, &text.hidden].into_iter().find_map(|glyphs| {
        one.forms
            .iter()
            .filter(|form| !knows(form))
            .find_map(|form| stands(form, glyphs))
    })
}

fn stands(written: &Written, glyphs: &[Glyph]) -> Option<usize> {
    let form = match written {
        Written::Name(form)
        | Written::Words(form)
        | Written::Code(form)
        | Written::Figures(form) => form,
    };
    let length = form.letters.len();
    if length == 0 || length > glyphs.len() {
        return None;
    }
    let same = |glyph: char, letter: char| match written {
        Written::Figures(_) => figure(glyph) == figure(letter),
        _ => glyph == letter,
    };
    let first = *form.letters.first()?;
    (0..=glyphs.len() - length).find_map(|from| {
        let here = glyphs.get(from..from + length)?;
        if !same(here.first()?.c, first)
            || !here
                .iter()
                .zip(&form.letters)
                .all(|(glyph, letter)| same(glyph.c, *letter))
        {
            return None;
        }
        let after = glyphs.get(from + length);
        let whole = match written {
            Written::Name(_) => name(here, after, glyphs.get(from + length..)?),
            Written::Words(_) => bounded(here, after) && as_written(form, here),
            Written::Code(_) | Written::Figures(_) => bounded(here, after),
        };
        whole.then_some(here.first()?.at)
    })
}

/// O and 0, I, L and 1 are taken for one another in figures.
const fn figure(c: char) -> char {
    match c {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    }
}

/// It begins and ends where a word or a number does.
fn bounded(here: &[Glyph], after: Option<&Glyph>) -> bool {
    here.first().is_some_and(|glyph| glyph.gap != Gap::None)
        && after.is_none_or(|glyph| glyph.gap != Gap::None)
}

/// Spaces stand only where words of the form begin, unless its letters are all spaced out.
fn as_written(form: &Form, here: &[Glyph]) -> bool {
    let inner = || here.iter().enumerate().skip(1);
    inner().all(|(_, glyph)| glyph.gap == Gap::Space)
        || inner().all(|(at, glyph)| glyph.gap < Gap::Space || form.words.contains(&at))
}

/// A name: whole, perhaps broken by a hyphen or spaced out, and not a word of every day.
fn name(here: &[Glyph], after: Option<&Glyph>, rest: &[Glyph]) -> bool {
    if !bounded(here, after) {
        return false;
    }
    let inner = || here.iter().skip(1);
    let spaced = here.len() > 2 && inner().all(|glyph| glyph.gap == Gap::Space);
    let broken = inner().all(|glyph| glyph.gap < Gap::Space)
        && (here.len() > 3 || inner().all(|glyph| glyph.gap < Gap::Joint));
    if !spaced && !broken {
        return false;
    }
    let capital = here.first().is_some_and(|glyph| glyph.capital);
    let word: String = here.iter().map(|glyph| glyph.c).collect();
    if here.len() <= 2 {
        return capital;
    }
    if !EVERYDAY.contains(&word.as_str()) {
        return true;
    }
    let begins = here.first().is_some_and(|glyph| glyph.first);
    capital && !(begins && AFTER.contains(&next_word(rest).as_str()))
}

fn next_word(rest: &[Glyph]) -> String {
    let mut word = String::new();
    for (at, glyph) in rest.iter().enumerate() {
        if at > 0 && glyph.gap >= Gap::Joint {
            break;
        }
        word.push(glyph.c);
    }
    word
}

#[test]
fn a_word_of_every_day_is_a_name_only_with_its_capital() {
    use super::fold::fold;
    let will = Protected::name(super::Kind::OwnName, "their name", "Will Marsh");
    let ann = Protected::name(super::Kind::OwnName, "their name", "Ann");
    let found = |one: &Protected, text: &str| at(one, &[], &fold(text)).is_some();
    for text in [
        "Ask Will about bikes.",
        "Will’s bike",
        "WILL",
        "will Marsh said",
        "Will likes it",
    ] {
        assert!(found(&will, text), "{text}");
    }
    for text in [
        "They will cook.",
        "Will they cook?",
        "by the marsh",
        "willing",
        "A march",
    ] {
        assert!(!found(&will, text), "{text}");
    }
    for text in [
        "ann",
        "A n n",
        "Ann's",
        "(Ann)",
        "ann_referral.pdf",
        "forAnn",
    ] {
        assert!(found(&ann, text), "{text}");
    }
    for text in ["an NHS letter", "Anna", "annual", "plann", "an\nn-th time"] {
        assert!(!found(&ann, text), "{text}");
    }
}
