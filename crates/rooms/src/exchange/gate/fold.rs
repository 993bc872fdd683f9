//! Reading a text as somebody who looks for an address would: entities, escapes and tags undone,
//! look-alike letters made plain, what cannot be seen left out, and every gap remembered.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What stands between a letter or digit and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that can be seen.
    None,
    /// A change from small letter to capital, or between letters and digits.
    Turn,
    /// A hyphen, an apostrophe, a tag or the end of a line: a word may go on after it.
    Joint,
    /// A space, a comma: a word has ended.
    Space,
}

/// One letter or digit of a text, folded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Small, without marks, in the plain alphabet where it only looks different.
    pub c: char,
    /// Where it stood in the text as it was, in bytes.
    pub at: usize,
    /// What is before it.
    pub gap: Gap,
    /// Whether it was a capital.
    pub capital: bool,
    /// Whether a sentence begins with it.
    pub first: bool,
}

/// A text folded: what is read between its tags, and what stands inside them.
pub(super) struct Folded {
    /// What a reader sees.
    pub seen: Vec<Glyph>,
    /// Attributes and comments: what a reader does not see and a machine does.
    pub hidden: Vec<Glyph>,
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded {
    let (mut seen, mut hidden) = (Folder::default(), Folder::default());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(rest) = text.get(at..) else { break };
        if let Some(inside) = tag(rest) {
            seen.gap(Gap::Joint);
            hidden.gap(Gap::Space);
            if inside.starts_with("<br") || inside.starts_with("<td") || inside.starts_with("<p") {
                seen.gap(Gap::Space);
            }
            let mut within = at;
            while within < at + inside.len() {
                let (c, length) = decoded(text.get(within..).unwrap_or_default());
                hidden.take(c, within);
                within += length.max(1);
            }
            hidden.gap(Gap::Space);
            at += inside.len();
            continue;
        }
        let (c, length) = decoded(rest);
        seen.take(c, at);
        at += length.max(1);
    }
    Folded {
        seen: seen.glyphs,
        hidden: hidden.glyphs,
    }
}

/// The longest thing in angle brackets that is taken for a tag.
const LONGEST_TAG: usize = 4_000;

/// The tag or comment a text begins with.
fn tag(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    if rest.starts_with("!--") {
        let end = rest.find("-->")? + 4;
        return text.get(..end);
    }
    let next = rest.chars().next()?;
    if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')) {
        return None;
    }
    let end = rest.find('>')?;
    (end < LONGEST_TAG).then(|| text.get(..end + 2)).flatten()
}

/// The first character of a text with whatever writing hides it undone, and how many bytes it took;
/// `None` for something that stands for nothing, such as a line that is broken for the post.
fn decoded(text: &str) -> (Option<char>, usize) {
    let Some(c) = text.chars().next() else {
        return (None, 0);
    };
    let found = match c {
        '&' => entity(text),
        '%' => hex(text, 1, 2)
            .filter(|c| !c.is_control())
            .map(|c| (Some(c), 3)),
        '\\' => escape(text),
        '=' => quoted(text),
        _ => None,
    };
    found.unwrap_or((Some(c), c.len_utf8()))
}

fn hex(text: &str, from: usize, digits: usize) -> Option<char> {
    let digits = text.get(from..from + digits)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

fn escape(text: &str) -> Option<(Option<char>, usize)> {
    match text.as_bytes().get(1)? {
        b'n' | b'r' | b't' => Some((Some(' '), 2)),
        b'"' | b'\\' | b'/' => Some((Some(' '), 2)),
        b'u' => hex(text, 2, 4).map(|c| (Some(c), 6)),
        b'x' => hex(text, 2, 2).map(|c| (Some(c), 4)),
        _ => None,
    }
}

/// Quoted-printable, as mail is sent: a line broken within a word, and the signs that are written
/// in numbers. Only those that no query of an address could be taken for.
fn quoted(text: &str) -> Option<(Option<char>, usize)> {
    if text.starts_with("=\r\n") {
        return Some((None, 3));
    }
    if text.starts_with("=\n") {
        return Some((None, 2));
    }
    match text.get(..3)? {
        "=20" | "=2C" | "=3D" | "=0A" | "=0D" => Some((Some(' '), 3)),
        _ => None,
    }
}

fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.find(';').filter(|end| (2..=10).contains(end))?;
    let name = text.get(1..end)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" | "quot" | "lt" | "gt" | "amp" | "comma"
            | "period" | "Tab" | "NewLine" => ' ',
            "shy" => '\u{ad}',
            "zwj" | "zwnj" => '\u{200b}',
            "apos" | "rsquo" | "lsquo" => '’',
            "ndash" | "mdash" | "hyphen" | "dash" => '-',
            _ => accented(name)?,
        }
    };
    Some((Some(c), end + 1))
}

/// `&eacute;` and its like: the letter, which is all that is compared.
fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let accent = name.get(1..)?;
    [
        "acute", "grave", "circ", "uml", "tilde", "ring", "cedil", "caron", "slash",
    ]
    .contains(&accent)
    .then_some(letter)
}

#[derive(Default)]
struct Folder {
    glyphs: Vec<Glyph>,
    gap: Option<Gap>,
    sentence: bool,
    was: Option<(bool, bool, bool)>,
}

impl Folder {
    fn gap(&mut self, gap: Gap) {
        self.gap = Some(self.gap.map_or(gap, |before| before.max(gap)));
    }

    fn take(&mut self, c: Option<char>, at: usize) {
        let Some(c) = c else { return };
        if unseen(c) {
            return;
        }
        match c {
            '\n' | '\r' | '-' | '\u{2010}'..='\u{2015}' | '\'' | '’' | '‘' | '\u{2212}' => {
                self.gap(Gap::Joint);
                return;
            }
            _ => {}
        }
        for plain in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
            let plain = alike(plain);
            if !plain.is_alphanumeric() {
                if matches!(plain, '.' | '!' | '?' | ':') {
                    self.sentence = true;
                }
                self.gap(Gap::Space);
                continue;
            }
            let capital = plain.is_uppercase();
            for small in plain.to_lowercase() {
                self.put(small, at, capital);
            }
        }
    }

    fn put(&mut self, c: char, at: usize, capital: bool) {
        let now = (c.is_alphabetic(), c.is_numeric(), capital);
        let turned = self.was.is_some_and(|(letter, digit, was_capital)| {
            (letter && now.1) || (digit && now.0) || (capital && letter && !was_capital)
        });
        let gap = match self.gap.take() {
            Some(gap) => gap,
            None if self.glyphs.is_empty() => Gap::Space,
            None if turned => Gap::Turn,
            None => Gap::None,
        };
        let first = self.glyphs.is_empty() || (self.sentence && gap >= Gap::Joint);
        if gap >= Gap::Joint {
            self.sentence = false;
        }
        self.was = Some(now);
        self.glyphs.push(Glyph {
            c,
            at,
            gap,
            capital,
            first,
        });
    }
}

/// Signs that take no room: joiners, soft hyphens, marks of direction, selectors.
const fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Letters of other alphabets that a reader takes for ours.
const ALIKE: &[(&str, &str)] = &[
    ("АВЕКМНОРСТХУІЈЅԚԜ", "ABEKMHOPCTXYIJSQW"),
    ("авекмнорстхуіјѕԛԝԁӏһ", "abekmhopctxyijsqwdlh"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αβεικνορτυχ", "abeikvoptux"),
    ("ıłŁøØđĐɡɑɩʟᴀᴇ", "ilLoOdDgailae"),
];

fn alike(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    ALIKE
        .iter()
        .find_map(|(theirs, ours)| {
            let at = theirs.chars().position(|one| one == c)?;
            ours.chars().nth(at)
        })
        .unwrap_or(c)
}

#[test]
fn what_hides_a_word_is_undone() {
    let plain = |text: &str| -> String { fold(text).seen.iter().map(|g| g.c).collect() };
    for text in [
        "12 Acacia Avenue",
        "12 Aca<b>cia</b> Avenue",
        "12&nbsp;Acacia&#32;Avenue",
        "12%20Acacia%20Avenue",
        "12\\nAcacia\\u0020Avenue",
        "１２ Ａｃａｃｉａ Avenue",
        "12 Аcаciа Аvenue",
        "12 A\u{200b}cac\u{ad}ia Aven=\nue",
        "12 𝐀𝐜𝐚𝐜𝐢𝐚 Ávënue",
    ] {
        assert_eq!(plain(text), "12acaciaavenue", "{text}");
    }
    let hidden: String = fold("<a title='Acacia'>here</a>")
        .hidden
        .iter()
        .map(|g| g.c)
        .collect();
    assert!(hidden.contains("acacia"));
}
