// Long because: how a cell of each type is read and written stand side by side, so that a missing one shows.

//! A cell of the return: blank, understood, or kept as it was written.
//!
//! Nothing about a bad cell stops the row it stands in: the reader keeps what was written, the
//! rules report it, and every other cell of the row goes on being read.

use care::codes;
use care::{Date, Miles, Postcode};
use std::fmt::{self, Write};

/// Text of a few characters, held in place: child identifiers, URNs, UPNs, and whatever a bad cell
/// said. Sixteen bytes; over fourteen characters it takes a box. Empty text is a blank cell.
#[derive(Clone)]
pub struct Text(Held);

#[derive(Clone)]
enum Held {
    Short { len: u8, bytes: [u8; 14] },
    Long(Box<Box<str>>),
}

impl Text {
    /// Keeps a text as it is.
    pub fn new(text: &str) -> Self {
        let mut bytes = [0; 14];
        match bytes.get_mut(..text.len()) {
            Some(room) => {
                room.copy_from_slice(text.as_bytes());
                // At most fourteen.
                let len = text.len() as u8;
                Self(Held::Short { len, bytes })
            }
            None => Self(Held::Long(Box::new(text.into()))),
        }
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Short { len, bytes } => bytes
                .get(..usize::from(*len))
                .and_then(|held| std::str::from_utf8(held).ok())
                .unwrap_or(""),
            Held::Long(text) => text,
        }
    }
    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        matches!(&self.0, Held::Short { len: 0, .. })
    }
    /// Whether something was written.
    pub fn is_present(&self) -> bool {
        !self.is_blank()
    }
    /// Whether it is exactly this text.
    pub fn is(&self, text: &str) -> bool {
        self.as_str() == text
    }
    /// Whether it is exactly one of these texts.
    pub fn is_one_of(&self, texts: &[&str]) -> bool {
        texts.contains(&self.as_str())
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Held::Short {
            len: 0,
            bytes: [0; 14],
        })
    }
}
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (
                Held::Short { len, bytes },
                Held::Short {
                    len: other_len,
                    bytes: other_bytes,
                },
            ) => len == other_len && bytes == other_bytes,
            _ => self.as_str() == other.as_str(),
        }
    }
}
impl Eq for Text {}
impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Text {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}
impl std::hash::Hash for Text {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        match &self.0 {
            // Short and long never hold the same text, and what is past the end of a short one is
            // always nought.
            Held::Short { bytes, .. } => bytes.hash(state),
            Held::Long(text) => text.hash(state),
        }
    }
}
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub enum Cell<T> {
    /// Nothing was written.
    #[default]
    Blank,
    /// Something was written and understood.
    Value(T),
    /// Something was written that the column does not take: `31/02/2026`, `c2`, `XXX`.
    Other(Text),
}

impl<T> Cell<T> {
    /// The value, when there is one that was understood.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
    /// Whether nothing was written.
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }
    /// Whether something was written, understood or not.
    pub const fn is_present(&self) -> bool {
        !self.is_blank()
    }
    /// Whether something was written and understood.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }
    /// Whether something was written and not understood.
    pub const fn is_other(&self) -> bool {
        matches!(self, Self::Other(_))
    }
}

impl<T: Copy> Cell<T> {
    /// The value, when there is one that was understood.
    pub fn get(&self) -> Option<T> {
        self.as_ref().copied()
    }
    /// Whether the value is there and answers yes. Blank and not understood answer no.
    pub fn is_and(&self, test: impl FnOnce(T) -> bool) -> bool {
        self.get().is_some_and(test)
    }
}

impl<T: Copy + PartialEq> Cell<T> {
    /// Whether it holds exactly this value.
    pub fn is(&self, value: T) -> bool {
        self.as_ref() == Some(&value)
    }
    /// Whether it holds one of these values.
    pub fn is_one_of(&self, values: &[T]) -> bool {
        self.as_ref().is_some_and(|held| values.contains(held))
    }
}

impl<T> From<T> for Cell<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}
impl<T> From<Option<T>> for Cell<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Self::Value)
    }
}

/// A day that may not be known: what dates are compared with.
pub trait Day {
    /// The day, when it is known.
    fn known(&self) -> Option<Date>;
}
impl Day for Date {
    fn known(&self) -> Option<Date> {
        Some(*self)
    }
}
impl Day for Option<Date> {
    fn known(&self) -> Option<Date> {
        *self
    }
}
impl Day for Cell<Date> {
    fn known(&self) -> Option<Date> {
        self.get()
    }
}
impl<T: Day> Day for &T {
    fn known(&self) -> Option<Date> {
        (**self).known()
    }
}

/// Comparisons answer no when either day is not known: what is not known proves nothing.
impl Cell<Date> {
    /// Whether it lies before a day.
    pub fn is_before(&self, other: impl Day) -> bool {
        self.get().zip(other.known()).is_some_and(|(a, b)| a < b)
    }
    /// Whether it is a day or lies before it.
    pub fn is_on_or_before(&self, other: impl Day) -> bool {
        self.get().zip(other.known()).is_some_and(|(a, b)| a <= b)
    }
    /// Whether it lies after a day.
    pub fn is_after(&self, other: impl Day) -> bool {
        self.get().zip(other.known()).is_some_and(|(a, b)| a > b)
    }
    /// Whether it is a day or lies after it.
    pub fn is_on_or_after(&self, other: impl Day) -> bool {
        self.get().zip(other.known()).is_some_and(|(a, b)| a >= b)
    }
    /// Whether it is that day.
    pub fn is_on(&self, other: impl Day) -> bool {
        self.get().zip(other.known()).is_some_and(|(a, b)| a == b)
    }
}

/// A type that a column of the return may hold.
pub trait Field: Sized {
    /// What the column takes, for a sentence: "a date such as 31/03/2027".
    const WANTS: &'static str;
    /// Reads the text of a cell, which is not empty. Exact: letter case and spaces count.
    fn read(text: &str) -> Option<Self>;
    /// Writes it as the return has it.
    fn write(&self, out: &mut String);
}

/// A column of a row: a [`Cell`] of some type, or [`Text`] that takes anything.
pub trait Column: Default {
    /// What the column takes, for a sentence.
    const WANTS: &'static str;
    /// Reads the text of a cell; empty is blank.
    fn read(text: &str) -> Self;
    /// Writes it as the return has it; what was not understood is written as it was.
    fn write(&self, out: &mut String);
    /// Whether nothing was written.
    fn blank(&self) -> bool;
    /// What was written, when it was not understood.
    fn other(&self) -> Option<&str>;
}

impl<T: Field> Column for Cell<T>
where
    Self: Default,
{
    const WANTS: &'static str = T::WANTS;
    fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::Blank;
        }
        T::read(text).map_or_else(|| Self::Other(Text::new(text)), Self::Value)
    }
    fn write(&self, out: &mut String) {
        match self {
            Self::Blank => {}
            Self::Value(value) => value.write(out),
            Self::Other(text) => out.push_str(text.as_str()),
        }
    }
    fn blank(&self) -> bool {
        self.is_blank()
    }
    fn other(&self) -> Option<&str> {
        match self {
            Self::Other(text) => Some(text.as_str()),
            _ => None,
        }
    }
}

impl Column for Text {
    const WANTS: &'static str = "text";
    fn read(text: &str) -> Self {
        Self::new(text)
    }
    fn write(&self, out: &mut String) {
        out.push_str(self.as_str());
    }
    fn blank(&self) -> bool {
        self.is_blank()
    }
    fn other(&self) -> Option<&str> {
        None
    }
}

impl Field for Date {
    const WANTS: &'static str = "a date such as 31/03/2027";
    fn read(text: &str) -> Option<Self> {
        // 2026/04/01 is nobody's form of a date: which part is the day is a guess.
        if text.as_bytes().get(4) == Some(&b'/') {
            return None;
        }
        care::dates::parse_date(text)
    }
    fn write(&self, out: &mut String) {
        let _ = write!(
            out,
            "{:02}/{:02}/{:04}",
            self.day(),
            self.month(),
            self.year()
        );
    }
}

impl Field for Postcode {
    const WANTS: &'static str = "a postcode such as WN1 1YN";
    fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
    fn write(&self, out: &mut String) {
        out.push_str(self.as_str());
    }
}

impl Field for Miles {
    const WANTS: &'static str = "a distance in miles such as 12.4";
    fn read(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let whole: u32 = digits(whole)?.parse().ok()?;
        let tenths: u32 = digits(part)?.get(..1)?.parse().ok()?;
        Some(Self::from_tenths(
            whole.checked_mul(10)?.checked_add(tenths)?,
        ))
    }
    fn write(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }
}

fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

/// A strengths and difficulties score, 0 to 40 (`SDQ_SCORE`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SdqScore(u8);

impl SdqScore {
    /// A score, when it is one: 0 to 40.
    pub const fn new(score: u8) -> Option<Self> {
        if score <= 40 { Some(Self(score)) } else { None }
    }
    /// The score.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Field for SdqScore {
    const WANTS: &'static str = "a whole number from 0 to 40";
    fn read(text: &str) -> Option<Self> {
        digits(text)?.parse().ok().and_then(Self::new)
    }
    fn write(&self, out: &mut String) {
        let _ = write!(out, "{}", self.0);
    }
}

/// A date of which the day, or the day and the month, may be unknown (`DATE_PERM`): DfE writes
/// `zz/06/2014` and `zz/zz/2014`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PartialDate {
    /// All known.
    Day(Date),
    /// The day is not known.
    Month {
        /// Calendar year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// Only the year is known.
    Year(i16),
}

impl PartialDate {
    /// The earliest day it can stand for.
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Month { year, month } => {
                Date::new(year, month, 1).unwrap_or(jiff::civil::date(year, 1, 1))
            }
            Self::Year(year) => jiff::civil::date(year, 1, 1),
        }
    }
}

impl Field for PartialDate {
    const WANTS: &'static str =
        "a date such as 31/03/2014, with zz for a day or month that is not known";
    fn read(text: &str) -> Option<Self> {
        if let Some(date) = <Date as Field>::read(text) {
            return Some(Self::Day(date));
        }
        let mut parts = text.splitn(3, '/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let unknown = |part: &str| part.eq_ignore_ascii_case("zz");
        let year: i16 = digits(year).filter(|y| y.len() == 4)?.parse().ok()?;
        Date::new(year, 1, 1).ok()?;
        if !unknown(day) {
            return None;
        }
        if unknown(month) {
            return Some(Self::Year(year));
        }
        let month: i8 = digits(month).filter(|m| m.len() <= 2)?.parse().ok()?;
        (1..=12)
            .contains(&month)
            .then_some(Self::Month { year, month })
    }
    fn write(&self, out: &mut String) {
        match self {
            Self::Day(date) => Field::write(date, out),
            Self::Month { year, month } => {
                let _ = write!(out, "zz/{month:02}/{year:04}");
            }
            Self::Year(year) => {
                let _ = write!(out, "zz/zz/{year:04}");
            }
        }
    }
}

impl Field for codes::ArrangingAuthority {
    const WANTS: &'static str = "DfE's three-digit number of an authority, or WAL, SCO, NIR, NUK";
    fn read(text: &str) -> Option<Self> {
        Self::parse(text)
    }
    fn write(&self, out: &mut String) {
        out.push_str(self.code());
    }
}

macro_rules! code_fields {
    ($($set:ident: $wants:literal;)+) => {$(
        impl Field for codes::$set {
            const WANTS: &'static str = $wants;
            fn read(text: &str) -> Option<Self> { Self::parse(text) }
            fn write(&self, out: &mut String) { out.push_str(self.code()); }
        }
    )+};
}

code_fields! {
    Sex: "M, F or U (1 or 2 before 2024-25)";
    Ethnicity: "one of DfE's twenty codes, such as WBRI";
    ReasonNewEpisode: "S, P, L, T, U or B";
    LegalStatus: "a legal status code such as C2 or V2";
    CategoryOfNeed: "N1 to N8";
    PlacementType: "a placement code such as U6 or K2";
    PlacementProvider: "PR0 to PR5";
    ReasonEpisodeCeased: "X1, or a code from E2 to E48";
    ReasonPlacementChange: "a reason code such as CARPL";
    ReviewParticipation: "PN0 to PN7";
    SdqReason: "SDQ1 to SDQ5";
    YesNo: "0 or 1";
    InTouch: "YES, NO, DIED, REFU, NREQ or RHOM";
    Activity: "an activity code such as F2, or 0";
    Accommodation: "an accommodation code such as U1, or 0";
    AdoptedByFosterCarer: "0 or 1";
    AdopterCount: "1 or 2";
    AdopterSex: "M1, F1, MM, FF or MF";
    AdopterLegalStatus: "L0, L11, L12, L2, L3 or L4";
    ReasonNoLongerPlaced: "RD1 to RD4";
    PermanenceOption: "P1 to P4, or Z1";
    Absence: "M (missing) or A (away)";
    SocialWorkerChange: "a reason code such as MANAGE";
    InsideArea: "IN or OUT";
}

#[cfg(test)]
mod tests {
    use super::*;
    use codes::LegalStatus;
    use jiff::civil::date;

    fn shown<C: Column>(cell: &C) -> String {
        let mut out = String::new();
        cell.write(&mut out);
        out
    }

    #[test]
    fn a_cell_is_sixteen_bytes() {
        assert_eq!(size_of::<Text>(), 16);
        assert_eq!(size_of::<Cell<Date>>(), 16);
        assert_eq!(size_of::<Cell<LegalStatus>>(), 16);
        assert_eq!(size_of::<Cell<Postcode>>(), 16);
    }

    #[test]
    fn what_is_not_understood_is_kept() {
        let cell = <Cell<LegalStatus> as Column>::read("c2");
        assert_eq!(cell, Cell::Other("c2".into()));
        assert_eq!(shown(&cell), "c2");
        assert_eq!(<Cell<LegalStatus> as Column>::read(""), Cell::Blank);
        assert!(<Cell<LegalStatus> as Column>::read("C2").is(LegalStatus::C2));
        for text in ["2000/12/10", "31/02/2026", "01/01/19", "28th Jan 1930"] {
            assert!(<Cell<Date> as Column>::read(text).is_other(), "{text}");
        }
    }

    #[test]
    fn long_text_is_kept_whole_and_compares_with_short() {
        let long = Text::new("a text of more than fourteen bytes, with é");
        assert_eq!(long.as_str(), "a text of more than fourteen bytes, with é");
        assert!(long > Text::new("a") && long == long.clone());
        assert!(Text::new("").is_blank() && Text::default().is_blank());
        assert_eq!(Text::new("12345678901234").as_str(), "12345678901234");
    }

    #[test]
    fn a_partial_date_keeps_what_is_known() {
        for (text, first) in [
            ("31/03/2014", date(2014, 3, 31)),
            ("zz/06/2014", date(2014, 6, 1)),
            ("zz/zz/2014", date(2014, 1, 1)),
        ] {
            let cell = <Cell<PartialDate> as Column>::read(text);
            assert_eq!(cell.get().unwrap().earliest(), first);
            assert_eq!(shown(&cell), text);
        }
        for text in [
            "zz/13/2014",
            "01/zz/2014",
            "zz/zz/zzzz",
            "zz/zz",
            "zz/06/14",
        ] {
            assert!(
                <Cell<PartialDate> as Column>::read(text).is_other(),
                "{text}"
            );
        }
    }

    #[test]
    fn scores_and_miles_keep_to_their_range() {
        assert_eq!(
            <Cell<SdqScore> as Column>::read("40")
                .get()
                .map(SdqScore::get),
            Some(40)
        );
        for text in ["41", "-1", "39.5", "XX", "9999"] {
            assert!(<Cell<SdqScore> as Column>::read(text).is_other(), "{text}");
        }
        assert_eq!(shown(&<Cell<Miles> as Column>::read("400")), "400.0");
        assert_eq!(shown(&<Cell<Miles> as Column>::read("16.95")), "16.9");
    }
}
