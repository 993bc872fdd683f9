//! The **outgoing gate**: what is about to leave is read once more, as it will be read, for
//! everything that its reader must not learn from it.
//!
//! [`pass`] gives [`Passed`], and nothing is released without one. A finding says what was found,
//! where, and what to do. Some findings may be let through for some readers, by an officer, with a
//! reason that is kept; an address where a child lives never is. The gate reads words. It does not
//! read pictures, sound, or a file inside a file, and we send none.

// Long because: what is protected, from whom, and what is found, in the order one asks.

mod find;
mod fold;
mod forms;

#[cfg(test)]
mod corpus;

use care::{Date, Postcode};
use serde::{Deserialize, Serialize};

choices! {
    /// What is protected.
    Kind {
        /// What they are called.
        OwnName = "own_name", "The young person’s name";
        /// The day they were born.
        Born = "born", "The day they were born";
        /// The council's or the school's number for them.
        Number = "number", "A number by which they can be found";
        /// Where their family lives.
        FamilyHome = "family_home", "Where their family lives";
        /// Where they live or lived in care, or will.
        Placement = "placement", "Where they live or have lived";
        /// Their school or college.
        School = "school", "Their school";
        /// Somewhere they go.
        Place = "place", "A place they go to";
        /// Who cares for them or did.
        Carer = "carer", "The name of somebody who cares or cared for them";
        /// Somebody who matters to them.
        Relation = "relation", "The name of somebody who matters to them";
        /// Another young person.
        OtherChild = "other_child", "The name of another young person";
        /// A telephone number or an address on the net of somebody around them.
        Contact = "contact", "How somebody around them can be reached";
        /// What somebody said must not get out.
        Guarded = "guarded", "Something that must not get out";
    }
    /// Who will read what leaves.
    Reader {
        /// A home that is asked whether it could be a home for them, not yet by name.
        HomeAsked = "home_asked", "A home that is asked";
        /// The home that was decided for.
        HomeChosen = "home_chosen", "The home that was decided for";
        /// Every provider: the table of whom we search for.
        Everybody = "everybody", "Every provider";
        /// The young person.
        YoungPerson = "young_person", "The young person";
        /// A parent, or somebody else a court order names.
        Family = "family", "A parent, or somebody a contact order names";
        /// Those who cared for them before.
        CarerBefore = "carer_before", "Those who cared for them before";
        /// The authority of the area they move to.
        AreaAuthority = "area_authority", "The authority of the area";
        /// The body responsible for their health care.
        Health = "health", "The body responsible for their health care";
        /// Their doctor.
        Doctor = "doctor", "Their doctor";
        /// Their school.
        SchoolOf = "school", "Their school";
        /// Their independent reviewing officer.
        ReviewingOfficer = "reviewing_officer", "Their independent reviewing officer";
    }
}

/// What a reader may learn of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// They may know it.
    Open,
    /// Only when an officer says why they must.
    WithReason,
    /// Not from us.
    Never,
}

/// What a reader may learn of a kind of thing: the policy of the gate, all of it.
pub const fn stance(reader: Reader, kind: Kind) -> Stance {
    use Kind as K;
    use Reader as R;
    use Stance::{Never, Open, WithReason};
    match (reader, kind) {
        (_, K::Guarded) | (R::Everybody, _) => Never,
        (R::YoungPerson, K::OtherChild) => WithReason,
        (R::YoungPerson, _) => Open,
        (R::HomeAsked, K::OwnName | K::Born | K::School | K::Place | K::Relation) => WithReason,
        (R::HomeAsked, _) => Never,
        (R::HomeChosen, K::OtherChild | K::Carer | K::Placement | K::FamilyHome) => WithReason,
        (R::HomeChosen, _) => Open,
        (_, K::OwnName | K::Born) => Open,
        (R::Family, K::FamilyHome | K::Relation | K::School | K::Place | K::Placement) => Open,
        (R::Family | R::CarerBefore, K::Number | K::Contact) => WithReason,
        (R::CarerBefore, K::School) => WithReason,
        (R::Family | R::CarerBefore, _) => Never,
        (_, K::OtherChild) => Never,
        (R::SchoolOf, K::FamilyHome | K::Relation | K::Contact) => WithReason,
        (_, _) => Open,
    }
}

/// One thing a reader may not be told.
#[derive(Clone, Debug)]
pub struct Protected {
    kind: Kind,
    /// What it is, without saying it: "where they live".
    what: String,
    forms: Vec<Written>,
}

/// How it may be written, and how it is looked for.
#[derive(Clone, Debug)]
enum Written {
    /// One word of a name, with the capital that tells it from a word of every day.
    Name(forms::Form),
    /// Several words, one after another.
    Words(forms::Form),
    /// Letters and digits in this order, whatever stands between: an address, a postcode.
    Code(forms::Form),
    /// The same, where O may stand for 0 and I for 1.
    Figures(forms::Form),
}

impl Protected {
    fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self {
            kind,
            what: what.into(),
            forms: Vec::new(),
        }
    }

    /// The names of somebody: each word of them by itself. Words such as "nan" that stand for
    /// anybody are left out.
    pub fn name(kind: Kind, what: impl Into<String>, names: &str) -> Self {
        let mut all = Self::new(kind, what);
        for word in names
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '&'))
            .flat_map(|word| word.split(['’', '\'']).take(1))
        {
            let form = forms::Form::of(word);
            let small: String = form.letters.iter().collect();
            if form.letters.len() >= 2 && !find::ANYBODY.contains(&small.as_str()) {
                all.forms.push(Written::Name(form));
            }
        }
        all
    }

    /// Words that stand together: the name of a school, of a home.
    pub fn words(kind: Kind, what: impl Into<String>, words: &str) -> Self {
        let mut all = Self::new(kind, what);
        let form = forms::Form::of(words);
        if form.letters.len() >= 5 {
            all.forms.push(Written::Words(form));
        }
        all
    }

    /// An address, on one line or several, with its postcode or without.
    pub fn address(kind: Kind, what: impl Into<String>, address: &str) -> Self {
        let mut all = Self::new(kind, what);
        let words: Vec<&str> = address.split([' ', ',', '\n']).collect();
        for (at, word) in words.iter().enumerate() {
            let two = [*word, words.get(at + 1).copied().unwrap_or_default()].join(" ");
            if let Ok(postcode) = Postcode::parse(&two).or_else(|_| Postcode::parse(word)) {
                all.forms
                    .push(Written::Figures(forms::Form::of(postcode.as_str())));
            }
        }
        all.forms
            .extend(forms::address(address).into_iter().map(Written::Code));
        all
    }

    /// A postcode.
    pub fn postcode(kind: Kind, what: impl Into<String>, postcode: Postcode) -> Self {
        let mut all = Self::new(kind, what);
        all.forms
            .push(Written::Figures(forms::Form::of(postcode.as_str())));
        all
    }

    /// A number or a code.
    pub fn number(kind: Kind, what: impl Into<String>, number: &str) -> Self {
        let mut all = Self::new(kind, what);
        let form = forms::Form::of(number);
        if form.letters.len() >= 4 {
            all.forms.push(Written::Figures(form));
        }
        all
    }

    /// A telephone number.
    pub fn telephone(kind: Kind, what: impl Into<String>, number: &str) -> Self {
        let mut all = Self::new(kind, what);
        all.forms
            .extend(forms::telephone(number).into_iter().map(Written::Figures));
        all
    }

    /// A day.
    pub fn day(kind: Kind, what: impl Into<String>, on: Date) -> Self {
        let mut all = Self::new(kind, what);
        all.forms
            .extend(forms::day(on).into_iter().map(Written::Code));
        all
    }

    /// Words somebody typed of something that must not get out: an address, a number, a name.
    pub fn guarded(what: impl Into<String>, words: &str) -> Self {
        let what = what.into();
        let mut all = Self::address(Kind::Guarded, what.clone(), words);
        all.forms
            .extend(Self::telephone(Kind::Guarded, what.clone(), words).forms);
        let short = words.split_whitespace().count() <= 4;
        if all.forms.is_empty() && short {
            all.forms
                .extend(Self::name(Kind::Guarded, what.clone(), words).forms);
        }
        if all.forms.is_empty() || !short {
            all.forms
                .extend(Self::words(Kind::Guarded, what, words).forms);
        }
        all
    }

    /// What kind it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}

/// What is about to leave: the name of its file, and its parts as they will be read.
#[derive(Clone, Debug, Default)]
pub struct Outgoing {
    parts: Vec<(String, String)>,
}

impl Outgoing {
    /// A document under a file name.
    pub fn named(file: &str) -> Self {
        Self {
            parts: vec![("The name of the file".to_owned(), file.to_owned())],
        }
    }
    /// With one more part: what it is called, and its text.
    #[must_use]
    pub fn with(mut self, part: impl Into<String>, text: impl Into<String>) -> Self {
        self.parts.push((part.into(), text.into()));
        self
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// What it is, without saying it.
    pub what: String,
    /// In which part.
    pub part: String,
    /// In which line of it, counted from one.
    pub line: usize,
    /// The words around it, as they stand.
    pub words: String,
    /// What may be done with it.
    pub stance: Stance,
}

impl Finding {
    /// What to do, in a sentence.
    pub fn advice(&self) -> &'static str {
        match self.stance {
            Stance::WithReason => {
                "Take it out, or say why this reader must know it. The reason is kept."
            }
            _ => "Take it out. Nobody may let this through to this reader.",
        }
    }
}

/// An officer lets one kind of thing through to a reader, and says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// What kind.
    pub kind: Kind,
    /// Why this reader must know it.
    pub why: String,
}

/// Proof that a document passed the gate for a reader. Made here and nowhere else.
#[derive(Debug)]
pub struct Passed {
    reader: Reader,
}

impl Passed {
    /// For whom.
    pub const fn reader(&self) -> Reader {
        self.reader
    }
}

/// Everything found that this reader may not simply know.
///
/// A word of a name that is the young person's own, which this reader may know, tells nothing of the
/// brother, carer or neighbour who is called so too: it is not looked for in theirs.
pub fn look(protected: &[Protected], reader: Reader, document: &Outgoing) -> Vec<Finding> {
    let own: Vec<&forms::Form> = protected
        .iter()
        .filter(|one| one.kind == Kind::OwnName && stance(reader, one.kind) == Stance::Open)
        .flat_map(|one| &one.forms)
        .filter_map(|form| match form {
            Written::Name(form) => Some(form),
            _ => None,
        })
        .collect();
    let mut all = Vec::new();
    for (part, text) in &document.parts {
        let folded = fold::fold(text);
        for one in protected {
            let stance = stance(reader, one.kind);
            if stance == Stance::Open {
                continue;
            }
            let theirs: &[&forms::Form] = if one.kind == Kind::Guarded { &[] } else { &own };
            let Some(at) = find::at(one, theirs, &folded) else {
                continue;
            };
            all.push(Finding {
                kind: one.kind,
                what: one.what.clone(),
                part: part.clone(),
                line: text.get(..at).unwrap_or_default().matches('\n').count() + 1,
                words: around(text, at),
                stance,
            });
        }
    }
    all
}

/// Lets a document pass, or says what stands in the way.
pub fn pass(
    protected: &[Protected],
    reader: Reader,
    document: &Outgoing,
    leave: &[Leave],
) -> Result<Passed, Vec<Finding>> {
    let left: Vec<Finding> = look(protected, reader, document)
        .into_iter()
        .filter(|found| {
            found.stance == Stance::Never
                || !leave
                    .iter()
                    .any(|one| one.kind == found.kind && !one.why.trim().is_empty())
        })
        .collect();
    if left.is_empty() {
        Ok(Passed { reader })
    } else {
        Err(left)
    }
}

/// Some words before a place in a text and after.
fn around(text: &str, at: usize) -> String {
    let from = text
        .get(..at)
        .unwrap_or_default()
        .char_indices()
        .rev()
        .take(24)
        .last()
        .map_or(at, |(at, _)| at);
    let words: String = text
        .get(from..)
        .unwrap_or_default()
        .chars()
        .take(64)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let before = if from > 0 { "… " } else { "" };
    format!("{before}{} …", words.trim())
}

#[test]
fn what_may_never_leave_cannot_be_let_through() {
    let address = Protected::address(Kind::FamilyHome, "where they live", "12 Acacia Avenue");
    let name = Protected::name(Kind::OwnName, "their name", "Ella Marsh");
    let all = [address, name];
    let leave = |kind| Leave {
        kind,
        why: "They need a home tonight".to_owned(),
    };
    let text = |text: &str| Outgoing::named("referral.txt").with("What helps", text);
    let both = [leave(Kind::FamilyHome), leave(Kind::OwnName)];
    let found = pass(&all, Reader::HomeAsked, &text("Near 12 Acacia Ave"), &both);
    let found = found.expect_err("an address");
    assert_eq!(
        (found[0].stance, found[0].line, found[0].part.as_str()),
        (Stance::Never, 1, "What helps")
    );
    assert!(pass(&all, Reader::HomeAsked, &text("Ella cooks"), &[]).is_err());
    assert!(pass(&all, Reader::HomeAsked, &text("Ella cooks"), &both).is_ok());
    assert!(pass(&all, Reader::Family, &text("Ella cooks"), &[]).is_ok());
}

#[test]
fn a_name_they_share_with_their_own_carer_or_brother_does_not_keep_their_letters_back() {
    let all = [
        Protected::name(Kind::OwnName, "their name", "Grace Wood"),
        Protected::name(Kind::OtherChild, "a brother or sister", "Danny Wood"),
        Protected::name(
            Kind::Carer,
            "somebody who cared for them",
            "Ann and Grace Naylor",
        ),
        Protected::guarded("what must not get out", "Grace"),
    ];
    let text = |text: &str| Outgoing::named("letter").with("The letter", text);
    let passes = |all: &[Protected], reader, words| pass(all, reader, &text(words), &[]).is_ok();
    let unguarded = &all[..3];
    let about = "I am writing about Grace Wood, who moves on Friday.";
    assert!(passes(unguarded, Reader::Family, about));
    assert!(passes(unguarded, Reader::Health, about));
    // The others by what is theirs alone, and all of them to whom the name itself is not open.
    assert!(!passes(unguarded, Reader::Health, "Danny stays with them."));
    assert!(!passes(unguarded, Reader::Family, "Grace Naylor rang."));
    assert!(!passes(unguarded, Reader::HomeAsked, about));
    // What somebody said must not get out does not, whoever is called so.
    assert!(!passes(&all, Reader::Family, about));
}
