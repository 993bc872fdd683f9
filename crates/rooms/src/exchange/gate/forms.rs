//! In which forms something protected may be written: an address with and without its number and
//! its abbreviations, a day in figures and in words, a number with and without its country.

use super::fold::fold;
use care::Date;

/// Folded letters and digits, and where its words begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub letters: Vec<char>,
    /// Positions at which a new word begins.
    pub words: Vec<usize>,
}

impl Form {
    pub(super) fn of(text: &str) -> Self {
        let glyphs = fold(text).seen;
        Self {
            words: glyphs
                .iter()
                .enumerate()
                .filter(|(at, glyph)| *at > 0 && glyph.gap >= super::fold::Gap::Joint)
                .map(|(at, _)| at)
                .collect(),
            letters: glyphs.into_iter().map(|glyph| glyph.c).collect(),
        }
    }
}

/// What a street is called at its end, with what it is cut down to.
const STREETS: &[(&str, &[&str])] = &[
    ("avenue", &["ave", "av", "avn", "aven"]),
    ("road", &["rd"]),
    ("street", &["st", "str"]),
    ("close", &["cl", "clo"]),
    ("drive", &["dr", "drv"]),
    ("lane", &["ln", "la"]),
    ("court", &["ct", "crt"]),
    ("crescent", &["cres", "cresc", "cr"]),
    ("gardens", &["gdns", "gdn", "garden"]),
    ("place", &["pl"]),
    ("terrace", &["terr", "ter", "tce"]),
    ("square", &["sq"]),
    ("grove", &["gr", "grv", "gro"]),
    ("park", &["pk"]),
    ("way", &["wy"]),
    ("walk", &["wlk"]),
    ("rise", &["ri"]),
    ("view", &["vw"]),
    ("hill", &["hl"]),
    ("green", &["grn"]),
    ("mews", &["mws"]),
    ("row", &["rw"]),
    ("brow", &["brw"]),
    ("fold", &["fld"]),
    ("bank", &["bnk"]),
    ("meadow", &["mdw"]),
    ("meadows", &["mdws"]),
    ("parade", &["pde"]),
    ("boulevard", &["blvd"]),
];

/// Every form of an address, as somebody wrote it on one line or several.
pub(super) fn address(text: &str) -> Vec<Form> {
    let mut all = Vec::new();
    let mut put = |text: String| {
        let form = Form::of(&text);
        if form.letters.len() >= 5 && !all.contains(&form) {
            all.push(form);
        }
    };
    let parts: Vec<Vec<String>> = text
        .split([',', '\n', ';'])
        .map(|part| {
            part.split_whitespace()
                .map(|word| word.trim_matches('.').to_lowercase())
                .filter(|word| !word.is_empty())
                .collect()
        })
        .filter(|words: &Vec<String>| !words.is_empty())
        .collect();
    for (at, words) in parts.iter().enumerate() {
        let numbered = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        let number = words.iter().position(numbered);
        let name = words
            .get(number.map_or(0, |at| at + 1)..)
            .unwrap_or_default();
        let kind = name.last().and_then(|last| {
            STREETS
                .iter()
                .find(|(whole, short)| last == whole || short.contains(&last.as_str()))
        });
        match (kind, name.split_last()) {
            (Some((whole, short)), Some((_, called))) if !called.is_empty() => {
                let called = called.join(" ");
                put(format!("{called} {whole}"));
                for short in *short {
                    put(format!("{called} {short}"));
                }
                if let Some(number) = number.and_then(|at| words.get(at)) {
                    put(format!("{number} {called}"));
                }
            }
            _ if at == 0 && number.is_none() && words.len() >= 2 && parts.len() > 1 => {
                // The name of a house. "The" is not always written.
                let from = usize::from(words.first().is_some_and(|word| word == "the"));
                put(words.get(from..).unwrap_or_default().join(" "));
            }
            _ => {}
        }
    }
    all
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Every form of a day.
pub(super) fn day(on: Date) -> Vec<Form> {
    let (year, month, day) = (on.year(), on.month(), on.day());
    let name = usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default();
    let short = name.get(..3).unwrap_or_default();
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let year_short = year % 100;
    [
        format!("{day:02} {month:02} {year}"),
        format!("{day} {month} {year}"),
        format!("{day:02} {month:02} {year_short:02}"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{day} {name} {year}"),
        format!("{day}{ending} {name} {year}"),
        format!("{day}{ending} of {name} {year}"),
        format!("{day} {short} {year}"),
        format!("{day:02} {short} {year}"),
        format!("{name} {day} {year}"),
        format!("{name} {day}{ending} {year}"),
        format!("{short} {day} {year}"),
    ]
    .iter()
    .map(|text| Form::of(text))
    .collect()
}

/// A telephone number with and without its country.
pub(super) fn telephone(text: &str) -> Vec<Form> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = digits
        .strip_prefix("0044")
        .or_else(|| digits.strip_prefix("44").filter(|rest| rest.len() >= 9))
        .or_else(|| digits.strip_prefix('0'))
        .unwrap_or(&digits);
    let national = national.strip_prefix('0').unwrap_or(national);
    if national.len() < 6 {
        return Vec::new();
    }
    ["0", "44", "0044", "440"]
        .iter()
        .map(|before| Form::of(&format!("{before}{national}")))
        .collect()
}

#[test]
fn an_address_has_many_forms() {
    let has = |address_text: &str, other: &str| {
        address(address_text).contains(&Form::of(other))
            || address(address_text)
                .iter()
                .any(|form| form.letters == Form::of(other).letters)
    };
    assert!(has("12 Acacia Avenue, Leigh", "12 Acacia"));
    assert!(has("12, Acacia Ave, Leigh", "acacia avenue"));
    assert!(has("Flat 3, 12 Acacia Av.", "Acacia ave"));
    assert!(has("The Blue House, Mill Lane, Leigh", "blue house"));
    assert!(has("The Blue House, Mill Lane, Leigh", "Mill Ln"));
    assert!(!has("12 Acacia Avenue, Leigh", "leigh"));
    assert!(
        telephone("+44 1942 496010")
            .iter()
            .any(|form| form.letters == Form::of("01942496010").letters)
    );
}
