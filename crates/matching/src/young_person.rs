//! What a young person needs: everything the search knows of them, each with source and date.

use crate::home::Kind;
use crate::said::{Known, Said};
use crate::travel::Mode;
use crate::vocabulary::{Category, Company, Feature, Reply, Strain};
use care::codes::{LegalStatus, Sex};
use care::ids::{HomeId, SubjectId, YoungPersonId};
use care::{Authority, Date, Grid, Miles, Minutes, Period};
use std::sync::Arc;

/// A young person who needs a home, and all that matters about where.
#[derive(Clone, Debug)]
pub struct YoungPerson {
    /// Who.
    pub id: YoungPersonId,
    /// How sentences call them: a first name inside the council, a reference outside.
    pub name: Arc<str>,
    /// Date of birth.
    pub born: Said<Date>,
    /// Sex, as registrations and terms of approval ask it.
    pub sex: Said<Sex>,
    /// From the first night a home is needed to the first day it no longer is, or open.
    pub nights: Period,
    /// Orders that decide where they may lawfully live.
    pub legal: Legal,
    /// What their care is for, in the terms of registrations. `Known` and empty: nothing particular.
    pub categories: Said<Vec<Category>>,
    /// Without these it is not a home for them: adaptation, communication, safety.
    pub musts: Vec<Known<Feature>>,
    /// Where and with whom they may not live.
    pub exclusions: Vec<Known<Exclusion>>,
    /// Brothers and sisters.
    pub siblings: Vec<YoungPersonId>,
    /// The home they live in now, when it is one of those searched.
    pub lives_at: Option<HomeId>,
    /// Whether staying where they are, with support, could work, as those who live there say.
    pub staying: Said<Reply>,
    /// Whether going home with support could work.
    pub going_home: GoingHome,
    /// What they wish for, in their own order.
    pub wishes: Vec<Known<Wish>>,
    /// Who they are: faith, language, culture, food. Met by evidence, never a filter.
    pub identity: Vec<Known<Feature>>,
    /// What helps them, that a home may be good at.
    pub helps: Vec<Known<Feature>>,
    /// People, school and places that matter.
    pub destinations: Vec<Destination>,
    /// What has been hard, of what others may be hurt by. `Known` and empty: nothing.
    pub hard: Said<Vec<Strain>>,
    /// What of others they are easily hurt by.
    pub hurt_by: Said<Vec<Strain>>,
    /// Whom they wish to live with. `Known` and empty: it is all the same to them.
    pub company: Said<Vec<Company>>,
    /// Networks of exploitation they were drawn into, by the police's or the council's name for them.
    pub networks: Said<Vec<Arc<str>>>,
    /// What homes answered when asked about this young person, newest last.
    pub replies: Vec<(HomeId, Known<Reply>)>,
    /// What they said themselves about a home they heard of, read about or visited.
    pub views: Vec<(HomeId, Known<View>)>,
}

impl YoungPerson {
    /// A young person of whom nothing is known but who they are and which nights they need.
    pub fn new(id: YoungPersonId, name: impl Into<Arc<str>>, nights: Period) -> Self {
        Self {
            id,
            name: name.into(),
            born: Said::NotKnown,
            sex: Said::NotKnown,
            nights,
            legal: Legal::default(),
            categories: Said::NotKnown,
            musts: Vec::new(),
            exclusions: Vec::new(),
            siblings: Vec::new(),
            lives_at: None,
            staying: Said::NotKnown,
            going_home: GoingHome::default(),
            wishes: Vec::new(),
            identity: Vec::new(),
            helps: Vec::new(),
            destinations: Vec::new(),
            hard: Said::NotKnown,
            hurt_by: Said::NotKnown,
            company: Said::NotKnown,
            networks: Said::NotKnown,
            replies: Vec::new(),
            views: Vec::new(),
        }
    }
}

/// Orders and approvals that decide where a young person may lawfully live.
#[derive(Clone, Default, Debug)]
pub struct Legal {
    /// The legal status they are looked after under.
    pub status: Said<LegalStatus>,
    /// Whether a court has authorised secure accommodation (Children Act 1989, section 25).
    pub secure_order: Said<bool>,
    /// Whether the Secretary of State has approved a secure home for a child under 13.
    pub secretary_of_state: Said<bool>,
    /// Whether the High Court has authorised depriving them of liberty outside a secure home.
    pub liberty_order: Said<bool>,
}

impl YoungPerson {
    /// The same person, with sources of their own wherever a finding about a home rests on them: one
    /// for each thread that looks at thousands of homes.
    pub(crate) fn apart(&self) -> Self {
        let legal = &self.legal;
        let exclusions = self.exclusions.iter().map(|known| {
            let mut known = known.apart();
            if let RulesOut::Person(_, name) | RulesOut::Near(_, _, name) =
                &mut known.value.rules_out
            {
                *name = Arc::from(&**name);
            }
            known
        });
        Self {
            born: self.born.apart(),
            sex: self.sex.apart(),
            legal: Legal {
                status: legal.status.apart(),
                secure_order: legal.secure_order.apart(),
                secretary_of_state: legal.secretary_of_state.apart(),
                liberty_order: legal.liberty_order.apart(),
            },
            categories: self.categories.apart(),
            musts: self.musts.iter().map(Known::apart).collect(),
            exclusions: exclusions.collect(),
            ..self.clone()
        }
    }
}

/// Going home with support: what the family says and what the council found.
#[derive(Clone, Default, Debug)]
pub struct GoingHome {
    /// What the family says.
    pub family: Said<Reply>,
    /// Whether an assessment found that it would be safe with support.
    pub safe: Said<bool>,
    /// Where the family lives.
    pub place: Said<care::Location>,
}

/// Something that may not be, and on whose word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exclusion {
    /// What it rules out.
    pub rules_out: RulesOut,
    /// On whose word.
    pub by: By,
}

/// What an exclusion rules out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RulesOut {
    /// Any home where this person lives, works or often is. With how to speak of them.
    Person(SubjectId, Arc<str>),
    /// One home: because its address is known to somebody, or for what happened there.
    Home(HomeId),
    /// The area of an authority.
    Area(Authority),
    /// Anywhere within some miles of a point. With how to speak of the place.
    Near(Grid, Miles, Arc<str>),
    /// The family's home.
    FamilyHome,
}

/// On whose word something is excluded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A court: an order, an injunction, bail.
    Court,
    /// A licence or the terms of a sentence.
    Licence,
    /// The address must not become known to somebody.
    ProtectedAddress,
    /// The care plan or a safety plan.
    Plan,
}

/// A wish, as far as it can be laid beside what a home is; the rest stays in their own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// In their own words.
    pub words: Arc<str>,
    /// What it asks of a home.
    pub asks: Asks,
}

/// What a wish asks of a home.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asks {
    /// That it has something.
    Feature(Feature),
    /// That it is of a kind.
    Kind(Kind),
    /// That it is not of a kind.
    NotKind(Kind),
    /// That one of the `destinations` (by its place in the list) is within so many minutes.
    Within(usize, Minutes),
    /// That it is this home.
    Home(HomeId),
    /// That it is with a brother or sister.
    WithSibling(YoungPersonId),
    /// Only people can answer it.
    Talk,
}

/// Somebody or somewhere that matters, and how they get there.
#[derive(Clone, Debug)]
pub struct Destination {
    /// What it is.
    pub what: Matters,
    /// How sentences call it: "their nan", "Bedford High School".
    pub name: Arc<str>,
    /// Where it is. Not known for an address nobody holds.
    pub place: Said<Grid>,
    /// How they travel there.
    pub by: Mode,
    /// The longest journey that would still let them keep it up, when somebody said.
    pub most: Said<Minutes>,
}

/// What kind of destination.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Matters {
    /// Where they lived with their family: distances "from home" are measured from here.
    Home,
    /// School, college or work.
    School,
    /// Somebody who matters.
    Person,
    /// Somewhere that matters.
    Place,
    /// Where family time happens.
    FamilyTime,
}

/// What a young person said about a home.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// Whether they would like to live there, when they said.
    pub wants: Option<bool>,
    /// In their own words.
    pub words: Arc<str>,
}
