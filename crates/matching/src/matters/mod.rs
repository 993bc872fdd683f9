// Long because: every hard matter in its order, and the parts in which thousands are asked at once.

//! The hard matters: each asks one thing of a young person and a home and is answered met, not met
//! or not known, with the facts it rests on, the rule behind it and who could change it.
//!
//! Every matter keeps two laws, held by property tests. An answer that is met or not met does not
//! change when something else becomes known; and a fact that turns from not known to bad never
//! makes a home more possible.

pub(crate) mod beds;
mod lawful;
mod local;
mod protection;
mod suits;

use crate::council::Council;
use crate::cure::{Cure, How, Who};
use crate::home::Home;
use crate::law::Rule;
use crate::residents::Residents;
use crate::said::{Answer, Known, Source};
use crate::vocabulary::Ages;
use crate::why::Why;
use crate::young_person::YoungPerson;
use care::{Age, Date};
use std::ops::ControlFlow;

/// What a hard matter asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Matter {
    /// The kind of home is lawful at their age.
    LawfulAtAge,
    /// The home is registered.
    Registered,
    /// Secure only by a court's authority.
    Secure,
    /// Where an order that restricts liberty allows.
    Liberty,
    /// Carers are approved.
    Approved,
    /// Within the terms of approval.
    Terms,
    /// Within the usual fostering limit.
    FosteringLimit,
    /// Takes their age.
    Ages,
    /// Takes their sex.
    Sex,
    /// Is for what their care is for.
    Category,
    /// A bed on every night.
    Bed,
    /// Has what they must have (by place in `musts`).
    Must(u16),
    /// Nothing excludes it (by place in `exclusions`).
    Exclusion(u16),
    /// Notice can be kept.
    Notice,
    /// The council may use it.
    Agreement,
    /// The council's own rule on grades.
    Grade,
    /// What they answered when asked.
    Reply,
    /// The people they live with would carry on.
    Staying,
    /// The family would have them home.
    Family,
    /// It would be safe at home.
    SafeAtHome,
}

impl Matter {
    /// A short heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::LawfulAtAge => "Lawful at their age",
            Self::Registered => "Registered",
            Self::Secure => "Secure accommodation",
            Self::Liberty => "Restriction of liberty",
            Self::Approved => "Approved to foster",
            Self::Terms => "Terms of approval",
            Self::FosteringLimit => "Usual fostering limit",
            Self::Ages => "Ages",
            Self::Sex => "Boys or girls",
            Self::Category => "What its care is for",
            Self::Bed => "A bed on the nights needed",
            Self::Must(_) => "Must have",
            Self::Exclusion(_) => "Must not be",
            Self::Notice => "Notice",
            Self::Agreement => "Who may use it",
            Self::Grade => "Last inspection",
            Self::Reply => "Their answer",
            Self::Staying => "Staying",
            Self::Family => "What the family says",
            Self::SafeAtHome => "Safe at home with support",
        }
    }

    /// A code that stays the same in everything frozen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LawfulAtAge => "lawful-at-age",
            Self::Registered => "registered",
            Self::Secure => "secure",
            Self::Liberty => "liberty",
            Self::Approved => "approved",
            Self::Terms => "terms",
            Self::FosteringLimit => "fostering-limit",
            Self::Ages => "ages",
            Self::Sex => "sex",
            Self::Category => "category",
            Self::Bed => "bed",
            Self::Must(_) => "must",
            Self::Exclusion(_) => "exclusion",
            Self::Notice => "notice",
            Self::Agreement => "agreement",
            Self::Grade => "grade",
            Self::Reply => "reply",
            Self::Staying => "staying",
            Self::Family => "family",
            Self::SafeAtHome => "safe-at-home",
        }
    }
}

/// A young person's side of the question, with what is worked out once.
pub(crate) struct Case<'a> {
    pub(crate) yp: &'a YoungPerson,
    pub(crate) council: &'a Council,
    pub(crate) residents: &'a Residents,
    pub(crate) on: Date,
    /// Age on the first night.
    pub(crate) age: Option<Age>,
    /// Others who would move in on the same nights, for a group.
    pub(crate) beside: &'a [&'a YoungPerson],
    /// Asks everything but whether a bed is free: what one more bed would change.
    pub(crate) but_for_a_bed: bool,
    /// Only answers are wanted, no words: names that many threads share are then not copied.
    pub(crate) answers_only: bool,
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        yp: &'a YoungPerson,
        residents: &'a Residents,
        council: &'a Council,
        on: Date,
    ) -> Self {
        Self {
            yp,
            council,
            residents,
            on,
            age: yp
                .born
                .value()
                .and_then(|born| Age::on(*born, yp.nights.from)),
            beside: &[],
            but_for_a_bed: false,
            answers_only: false,
        }
    }
}

/// A fact that a verdict rests on, still where it lies.
pub(crate) type Fact<'a> = (&'a Source, Date);

pub(crate) fn fact<T>(known: &Known<T>) -> Option<Fact<'_>> {
    Some((&known.source, known.on))
}

/// The answer to a matter before it is copied into a finding.
pub(crate) struct Verdict<'a> {
    pub(crate) matter: Matter,
    pub(crate) answer: Answer,
    pub(crate) why: Why,
    pub(crate) facts: [Option<Fact<'a>>; 2],
    pub(crate) rule: Option<Rule>,
    pub(crate) cure: Option<Cure>,
}

impl<'a> Verdict<'a> {
    pub(crate) fn met(matter: Matter, why: Why) -> Self {
        Self {
            matter,
            answer: Answer::Met,
            why,
            facts: [None; 2],
            rule: None,
            cure: None,
        }
    }
    pub(crate) fn not_met(
        matter: Matter,
        why: Why,
        how: How,
        who: Who,
        what: &'static str,
    ) -> Self {
        Self {
            answer: Answer::NotMet,
            cure: Some(Cure { how, who, what }),
            ..Self::met(matter, why)
        }
    }
    pub(crate) fn not_known(matter: Matter, why: Why, who: Who, what: &'static str) -> Self {
        Self {
            answer: Answer::NotKnown,
            cure: Some(Cure {
                how: How::Ask,
                who,
                what,
            }),
            ..Self::met(matter, why)
        }
    }
    pub(crate) fn from<T>(mut self, known: &'a Known<T>) -> Self {
        self.facts[usize::from(self.facts[0].is_some())] = fact(known);
        self
    }
    pub(crate) fn by(mut self, rule: Rule) -> Self {
        self.rule = Some(rule);
        self
    }
    /// How possible the home is if this were the only matter.
    pub(crate) fn group(&self) -> Group {
        Group::of(self.answer, self.cure)
    }
}

/// How possible an option is. In order from worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// At least one thing stands in the way that nobody can agree away.
    NotPossible,
    /// Something is not known, or somebody named would have to agree.
    PossibleIf,
    /// Every hard matter is met.
    Possible,
}

impl Group {
    /// How possible an option is as far as one matter goes: not met can still be possible if
    /// somebody named can agree to it.
    pub(crate) fn of(answer: Answer, cure: Option<Cure>) -> Self {
        match (answer, cure) {
            (Answer::Met, _) => Self::Possible,
            (Answer::NotKnown, _) => Self::PossibleIf,
            (Answer::NotMet, Some(cure)) if cure.how <= How::Agree => Self::PossibleIf,
            (Answer::NotMet, _) => Self::NotPossible,
        }
    }
    /// A heading.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Possible => "Possible",
            Self::PossibleIf => "Possible if",
            Self::NotPossible => "Not possible",
        }
    }
}

/// Says each hard matter of a home to `say`, until it has heard enough. What rules out most, and
/// costs least to ask, comes first.
pub(crate) fn each<'a>(
    case: &Case<'a>,
    home: &'a Home,
    say: &mut impl FnMut(Verdict<'a>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if let Some(verdict) = lawful::at_age(case, home) {
        say(verdict)?;
    }
    if home.kind.is_registered() {
        say(suits::ages(case, home))?;
        say(suits::sex(case, home))?;
        say(lawful::registered(home))?;
        say(suits::category(case, home))?;
    }
    if home.kind.is_family() {
        say(lawful::approved(case, home))?;
        say(suits::terms(case, home))?;
    }
    if let Some(verdict) = lawful::secure(case, home) {
        say(verdict)?;
    }
    if let Some(verdict) = lawful::liberty(case, home) {
        say(verdict)?;
    }
    if let Some(verdict) = local::agreement(case.council, home) {
        say(verdict)?;
    }
    if !case.but_for_a_bed {
        say(beds::bed(case, home))?;
        if home.kind.is_family() {
            say(beds::fostering_limit(case, home))?;
        }
    }
    if let Some(verdict) = local::notice(case, home) {
        say(verdict)?;
    }
    if let Some(verdict) = local::grade(case.council, home) {
        say(verdict)?;
    }
    for at in 0..case.yp.musts.len() {
        say(suits::must(case, home, at))?;
    }
    for at in 0..case.yp.exclusions.len() {
        if let Some(verdict) = protection::exclusion(case, home, at) {
            say(verdict)?;
        }
    }
    if let Some(verdict) = local::reply(case, home) {
        say(verdict)?;
    }
    ControlFlow::Continue(())
}

/// Says each hard matter of going home with support.
pub(crate) fn each_of_going_home<'a>(
    case: &Case<'a>,
    say: &mut impl FnMut(Verdict<'a>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    say(local::family(case))?;
    say(local::safe_at_home(case))?;
    say(lawful::no_liberty_order(case))?;
    for at in 0..case.yp.exclusions.len() {
        if let Some(verdict) = protection::from_home(case, at) {
            say(verdict)?;
        }
    }
    ControlFlow::Continue(())
}

/// What the people they live with now say about carrying on.
pub(crate) fn staying<'a>(case: &Case<'a>) -> Verdict<'a> {
    local::staying(case)
}

/// How possible a home can be for anybody at all, as far as the home alone decides.
pub(crate) fn bound_of_home(council: &Council, home: &Home) -> Group {
    let mut bound = Group::Possible;
    if home.kind.is_registered() {
        bound = bound.min(lawful::registered(home).group());
    }
    if let Some(verdict) = local::agreement(council, home) {
        bound = bound.min(verdict.group());
    }
    if let Some(verdict) = local::grade(council, home) {
        bound = bound.min(verdict.group());
    }
    bound
}

/// How possible a home can be for anybody who needs the nights of `anybody`, and is not in one of
/// its beds already, as far as its beds decide. What somebody must have can only lower it.
pub(crate) fn bound_of_beds(anybody: &Case<'_>, home: &Home) -> Group {
    beds::bed(anybody, home).group()
}

/// The same, as far as approval and notice decide, which ask for nothing but the nights.
pub(crate) fn bound_of_nights(anybody: &Case<'_>, home: &Home) -> Group {
    let mut bound = Group::Possible;
    if home.kind.is_family() {
        bound = bound.min(lawful::approved(anybody, home).group());
    }
    if let Some(verdict) = local::notice(anybody, home) {
        bound = bound.min(verdict.group());
    }
    bound
}

/// The same, as far as the usual fostering limit decides. For somebody with brothers or sisters
/// there, or whom an exemption names, it can only be better.
pub(crate) fn bound_of_limit(anybody: &Case<'_>, home: &Home) -> Group {
    if home.kind.is_family() {
        beds::fostering_limit(anybody, home).group()
    } else {
        Group::Possible
    }
}

/// What [`bound_of_sort`] rests on, as a text that is the same for people of one sort.
pub(crate) fn sort_of(case: &Case<'_>) -> String {
    let yp = case.yp;
    let musts: Vec<_> = yp.musts.iter().map(|must| &must.value).collect();
    let legal = &yp.legal;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {}",
        case.age,
        yp.sex.value(),
        yp.categories.value(),
        legal.secure_order.value(),
        legal.secretary_of_state.value(),
        legal.liberty_order.value(),
        musts,
        suits::short_emergency(case),
    )
}

/// How possible a home can be for people of one sort, as far as their age, sex, legal standing, needs
/// and musts decide.
pub(crate) fn bound_of_sort(case: &Case<'_>, home: &Home, at_least: Group) -> Group {
    let mut bound = Group::Possible;
    let mut take = |verdict: Option<Verdict<'_>>| {
        if let Some(verdict) = verdict {
            bound = bound.min(verdict.group());
        }
        bound >= at_least
    };
    let _ = take(lawful::at_age(case, home))
        && (!home.kind.is_registered()
            || take(Some(suits::ages(case, home)))
                && take(Some(suits::sex(case, home)))
                && take(Some(suits::category(case, home))))
        && (!home.kind.is_family() || take(Some(suits::terms(case, home))))
        && take(lawful::secure(case, home))
        && take(lawful::liberty(case, home))
        && (0..case.yp.musts.len()).all(|at| take(Some(suits::must(case, home, at))));
    bound
}

/// How possible a home can be for one person, as far as what is theirs alone decides: where they may
/// not be, and what the home answered about them.
pub(crate) fn bound_of_one(case: &Case<'_>, home: &Home, at_least: Group) -> Group {
    let mut bound = Group::Possible;
    for at in 0..case.yp.exclusions.len() {
        if let Some(verdict) = protection::exclusion(case, home, at) {
            bound = bound.min(verdict.group());
        }
        if bound < at_least {
            return bound;
        }
    }
    match local::reply(case, home) {
        Some(verdict) => bound.min(verdict.group()),
        None => bound,
    }
}

/// Outside these ages a home is not possible, whatever else is so.
pub(crate) fn ages_that_bind(home: &Home) -> Option<Ages> {
    if home.kind.is_registered() {
        home.ages.value().copied()
    } else {
        None
    }
}

/// How possible a home is, without the reasons: stops at the first matter that rules it out.
pub(crate) fn group(case: &Case<'_>, home: &Home, at_least: Group) -> Group {
    let mut worst = Group::Possible;
    let _ = each(case, home, &mut |verdict| {
        worst = worst.min(verdict.group());
        if worst < at_least {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    worst
}
