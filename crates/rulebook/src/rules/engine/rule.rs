//! What a rule is.

use super::{Child, Children, Context, Found, Listed};
use crate::Table;
use care::CollectionYear;

/// A rule of the return: DfE's words, ours, what it reads, when it holds, how it is checked, and a
/// worked case.
#[derive(Debug)]
pub struct Rule {
    /// DfE's code: `101`, `503A`, `SW12STG2`.
    pub code: &'static str,
    /// DfE's wording, to the letter.
    pub wording: &'static str,
    /// Our words in markdown under four headings, taken from the doc comment of the rule.
    pub doc: &'static str,
    /// The tables of the year's return that it reads. It is not checked when one was not given.
    pub tables: &'static [Table],
    /// What it needs beyond them.
    pub needs: &'static [Need],
    /// The columns to look at, DfE's list. A finding names those that its table has.
    pub fields: &'static [&'static str],
    /// The collection years it holds in.
    pub years: Years,
    /// How it is checked.
    pub check: Check,
    /// Worked cases; the format is described in [`super::case`].
    pub cases: &'static [&'static str],
}

/// What a rule may need beyond the tables of the year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Need {
    /// A table of last year's return.
    LastYear(Table),
    /// Ofsted's list of providers.
    Providers,
    /// Something that not every list of providers tells. Beside [`Need::Providers`].
    Listed(Listed),
    /// Where postcodes are: `PL_LA`, `PL_LOCATION`, `PL_DISTANCE`.
    Postcodes,
    /// Which authority the return is of.
    Council,
    /// Whether a placement lies inside the authority: `PL_LOCATION`, in the file or computed.
    Location,
    /// The XML layout: the item is collected there and computed elsewhere.
    Xml,
}

impl Need {
    /// For "not checked: needs …".
    pub fn words(self) -> String {
        match self {
            Self::LastYear(table) => format!("{table} of last year's return"),
            Self::Providers => "Ofsted's list of providers".to_owned(),
            Self::Listed(item) => format!("a list of providers that says {}", item.words()),
            Self::Postcodes => "the postcode table".to_owned(),
            Self::Council => "the code of the authority".to_owned(),
            Self::Location => "PL_LOCATION, or the code of the authority".to_owned(),
            Self::Xml => "the return as XML".to_owned(),
        }
    }
}

/// Collection years, first and last included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Years {
    /// The first.
    pub from: CollectionYear,
    /// The last; `None` while the rule stands.
    pub to: Option<CollectionYear>,
}

impl Years {
    /// The first year there is a ruleset for: 2022-23. Earlier returns are checked by it.
    pub const FIRST: CollectionYear = CollectionYear(2023);
    /// The newest year there is a ruleset for: 2026-27.
    pub const NEWEST: CollectionYear = CollectionYear(2027);
    /// Every year.
    pub const ALL: Self = Self::since(Self::FIRST.0);

    /// From a year on.
    pub const fn since(from: i16) -> Self {
        Self {
            from: CollectionYear(from),
            to: None,
        }
    }
    /// From a year to another, both included.
    pub const fn between(from: i16, to: i16) -> Self {
        Self {
            from: CollectionYear(from),
            to: Some(CollectionYear(to)),
        }
    }
    /// Up to a year, included.
    pub const fn until(to: i16) -> Self {
        Self::between(Self::FIRST.0, to)
    }
    /// Whether a rule of these years is in the ruleset that checks a year's return.
    pub fn hold_in(self, year: CollectionYear) -> bool {
        let year = year.clamp(Self::FIRST, Self::NEWEST);
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }
}

/// How a rule is checked.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Child by child: all that the rule compares belongs to one child.
    Child(fn(&Child<'_>, &Context<'_>, &mut Found<'_>)),
    /// Child by child, whatever tables they have rows in: the rule is about what is not there.
    Any(fn(&Child<'_>, &Context<'_>, &mut Found<'_>)),
    /// Over all children at once, because it compares them.
    Across(fn(&Children<'_>, &Context<'_>, &mut Found<'_>)),
}

impl Rule {
    /// What every rule starts from; `rule!` fills in the rest.
    pub const EMPTY: Self = Self {
        code: "",
        wording: "",
        doc: "",
        tables: &[],
        needs: &[],
        fields: &[],
        years: Years::ALL,
        check: Check::Child(|_, _, _| {}),
        cases: &[],
    };

    /// Whether it compares children with each other.
    pub const fn is_cross_child(&self) -> bool {
        matches!(self.check, Check::Across(_))
    }

    /// What it checks, in our words.
    pub fn explanation(&self) -> String {
        self.section("What it checks")
    }
    /// Why anyone should care.
    pub fn reason(&self) -> String {
        self.section("Why it matters")
    }
    /// What to do about a finding.
    pub fn fix(&self) -> String {
        self.section("How to put it right")
    }
    /// Where the rule comes from.
    pub fn source(&self) -> String {
        self.section("Source")
    }

    /// The text under a heading of the doc comment, its lines joined.
    fn section(&self, heading: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for line in self.doc.lines().map(str::trim) {
            if let Some(title) = line.strip_prefix("## ") {
                inside = title == heading;
            } else if inside && !line.is_empty() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(line);
            }
        }
        out
    }

    /// The columns a finding in a table points to: DfE's list as far as the table has them, and all
    /// of the list when it has none.
    pub fn fields_in(&self, table: Table) -> Vec<&'static str> {
        let mine: Vec<&'static str> = self
            .fields
            .iter()
            .copied()
            .filter(|field| table.columns().iter().any(|column| column.name == *field))
            .collect();
        if mine.is_empty() {
            self.fields.to_vec()
        } else {
            mine
        }
    }
}

/// Defines `RULE` from a doc comment under the four headings and the fields of [`Rule`].
///
/// ```ignore
/// rule! {
///     /// ## What it checks
///     /// ...
///     Rule {
///         code: "101",
///         ...
///     }
/// }
/// ```
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        Rule { $($field:ident: $value:expr),+ $(,)? }
    ) => {
        $(#[doc = $doc])+
        pub static RULE: $crate::rules::Rule = {
            let mut rule = $crate::rules::Rule::EMPTY;
            rule.doc = concat!($($doc, "\n"),+);
            $(rule.$field = $value;)+
            rule
        };
    };
}
pub(crate) use rule;
