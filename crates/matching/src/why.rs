//! Why a matter was answered as it was: the particulars, and the sentence they make.
// Long because: one sentence for each reason, read as a whole.

use crate::home::{Agreement, ApprovalState, Grade, Registration};
use crate::matters::Matter;
use crate::vocabulary::{Ages, Category, Feature, Sexes};
use crate::young_person::By;
use care::dates::long_date;
use care::{Age, Authority, Date, Miles};
use std::sync::Arc;

/// The particulars of an answer. [`Why::sentence`] says them in words.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    missing_docs,
    reason = "each variant is one sentence below, which says what it means"
)]
pub enum Why {
    BornNotKnown,
    OldEnough {
        age: Age,
        from: u8,
    },
    TooYoung {
        age: Age,
        from: u8,
    },
    RegistrationNotKnown,
    Registration(Registration),
    ApprovalNotKnown,
    Approval(ApprovalState),
    SecureAdult {
        age: Age,
    },
    SecureOrder(Option<bool>),
    SecureUnder13(Option<bool>),
    LibertyOrder(Option<bool>),
    AgesNotKnown,
    AgeTaken(Age, Ages),
    AgeNotTaken(Age, Ages),
    SexesNotKnown,
    SexNotKnown(Sexes),
    SexTaken(Sexes),
    SexNotTaken(Sexes),
    NoCategoryNeeded,
    CategoryNeededNotKnown,
    CategoriesNotKnown,
    CategoriesCovered,
    CategoryNotCovered(Category),
    TermsNotKnown,
    TermsHold,
    TermsEmergency,
    TermsNameOthers,
    TermsAge(Age, Ages),
    TermsSex(Sexes),
    PlacesNotKnown,
    Full {
        places: usize,
        taken: usize,
        wanted: usize,
        free_from: Option<Date>,
    },
    Free {
        free: usize,
        wanted: usize,
    },
    VacanciesNotKnown,
    VacanciesOld {
        free: u16,
        days: i32,
    },
    NoVacancy {
        free: u16,
        wanted: usize,
    },
    FreeBedLacks(Feature),
    FreeBedNotKnown(Feature),
    FosteredNotKnown,
    WithinLimit {
        total: Option<usize>,
    },
    OverLimit {
        total: usize,
    },
    OverLimitAllowed {
        total: usize,
        exempt: bool,
    },
    Has(Feature),
    HasNot(Feature),
    HasNotKnown(Feature),
    ExcludedHome(By),
    ExcludedFamilyHome(By),
    PersonThere(Arc<str>),
    PersonNotThere(Arc<str>),
    PersonNotKnown(Arc<str>),
    PlaceNotKnown,
    InArea(Authority, bool),
    NearTo(Arc<str>, Miles, bool),
    AgreementNotKnown,
    Agreement(Agreement, bool),
    NoticeNotKnown {
        days: i32,
    },
    Notice {
        needs: u16,
        days: i32,
    },
    GradeNotKnown,
    Grade(Grade),
    SafeAtHome(Option<bool>),
    NotAsked(Matter),
    SaidYes,
    SaidIf(Arc<str>),
    SaidNo(Arc<str>),
}

/// How sentences call the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The young person.
    pub young_person: &'a str,
    /// The home.
    pub home: &'a str,
}

impl Why {
    /// The reason as one plain sentence.
    pub fn sentence(&self, names: Names<'_>) -> String {
        let Names {
            young_person: who,
            home,
        } = names;
        match self {
            Self::BornNotKnown => format!("{who}'s date of birth is not known."),
            Self::OldEnough { age, from } => {
                format!("{who} is {age}, and it is lawful from {from}.")
            }
            Self::TooYoung { age, from } => {
                format!("{who} is {age}. The law does not allow it before {from}.")
            }
            Self::RegistrationNotKnown => format!("Whether {home} is registered is not known."),
            Self::Registration(state) => match state {
                Registration::Registered => format!("{home} is registered."),
                Registration::AppliedFor => {
                    format!("{home} has applied to be registered and is not yet.")
                }
                Registration::Suspended => format!("The registration of {home} is suspended."),
                Registration::Ended => format!("The registration of {home} has ended."),
                Registration::Never => format!("{home} is not registered."),
            },
            Self::ApprovalNotKnown => format!("The approval of {home} is not known."),
            Self::Approval(state) => match state {
                ApprovalState::Approved => format!("{home} is approved to foster."),
                ApprovalState::TemporaryUntil(day) => {
                    format!("{home} has temporary approval until {}.", long_date(*day))
                }
                ApprovalState::NotYet => format!("{home} is not yet approved."),
                ApprovalState::Ended => format!("The approval of {home} has ended."),
            },
            Self::SecureAdult { age } => {
                format!("{who} is {age}, and a secure children's home is for children.")
            }
            Self::SecureOrder(Some(true)) => {
                format!("A court has authorised secure accommodation for {who}.")
            }
            Self::SecureOrder(Some(false)) => {
                format!("No court has authorised secure accommodation for {who}.")
            }
            Self::SecureOrder(None) => {
                format!(
                    "Whether a court has authorised secure accommodation for {who} is not known."
                )
            }
            Self::SecureUnder13(said) => {
                let what = "the Secretary of State has approved a secure home for a child under 13";
                match said {
                    Some(true) => format!("A court has authorised it, and {what}."),
                    Some(false) => {
                        format!("It is not so that {what}, and {who} is under 13.")
                    }
                    None => format!("{who} is under 13. Whether {what} is not known."),
                }
            }
            Self::LibertyOrder(Some(true)) => format!(
                "The High Court has made an order on {who}'s liberty, which cannot be carried out here."
            ),
            Self::LibertyOrder(Some(false)) => format!("No order restricts {who}'s liberty."),
            Self::LibertyOrder(None) => {
                format!("Whether an order restricts {who}'s liberty is not known.")
            }
            Self::AgesNotKnown => format!("The ages {home} is registered for are not known."),
            Self::AgeTaken(age, ages) => {
                format!("{who} is {age}, and {home} is for {}.", ages.words())
            }
            Self::AgeNotTaken(age, ages) => {
                format!("{who} is {age}, but {home} is for {}.", ages.words())
            }
            Self::SexesNotKnown => {
                format!("Whether {home} takes boys, girls or both is not known.")
            }
            Self::SexNotKnown(sexes) => {
                format!(
                    "{home} takes {}; {who}'s sex is not recorded.",
                    sexes.words()
                )
            }
            Self::SexTaken(sexes) => format!("{home} takes {}.", sexes.words()),
            Self::SexNotTaken(sexes) => {
                format!("{home} takes {}, which leaves {who} out.", sexes.words())
            }
            Self::NoCategoryNeeded => {
                format!("{who} needs nothing that a home must be registered for.")
            }
            Self::CategoryNeededNotKnown => format!("What {who}'s care is for is not known."),
            Self::CategoriesNotKnown => {
                format!("What {home}'s statement of purpose is for is not known.")
            }
            Self::CategoriesCovered => format!("{home} is for what {who}'s care is for."),
            Self::CategoryNotCovered(category) => {
                format!(
                    "{who} needs care for {}, which {home} is not for.",
                    category.words()
                )
            }
            Self::TermsNotKnown => format!("The terms of approval of {home} are not known."),
            Self::TermsHold => format!("{who} is within the terms of approval of {home}."),
            Self::TermsEmergency => format!(
                "{who} is outside the terms of approval of {home}, which is allowed in an emergency for \
                 up to six working days."
            ),
            Self::TermsNameOthers => {
                format!("The approval of {home} names other children only.")
            }
            Self::TermsAge(age, ages) => format!(
                "{who} is {age}, but {home} is approved for {}.",
                ages.words()
            ),
            Self::TermsSex(sexes) => format!(
                "{home} is approved for {}, which leaves {who} out.",
                sexes.words()
            ),
            Self::PlacesNotKnown => format!("How many places {home} has is not known."),
            Self::Full {
                places,
                taken,
                wanted,
                free_from,
            } => full(home, *places, *taken, *wanted, *free_from),
            Self::Free { free, wanted } => match (*free, *wanted) {
                (1, _) => format!("{home} has one place free on every night."),
                (free, 1) => format!("{home} has {free} places free on every night."),
                (free, wanted) => {
                    format!("{home} has {free} places free on every night; {wanted} are needed.")
                }
            },
            Self::VacanciesNotKnown => {
                format!("Whether {home} has a place free on these nights is not known.")
            }
            Self::VacanciesOld { free, days } => format!(
                "{home} last said {days} days ago that it had {}. That is too old to rely on.",
                places_free(usize::from(*free))
            ),
            Self::NoVacancy { free, wanted } => {
                let has = places_free(usize::from(*free));
                if *wanted > 1 {
                    format!("{home} says that it has {has}; {wanted} are needed.")
                } else {
                    format!("{home} says that it has {has}.")
                }
            }
            Self::FreeBedLacks(feature) => {
                format!("No free bed at {home} has {}.", feature.words())
            }
            Self::FreeBedNotKnown(feature) => format!(
                "Whether a free bed at {home} has {} is not known.",
                feature.words()
            ),
            Self::FosteredNotKnown => format!("How many children {home} fosters is not known."),
            Self::WithinLimit { total: Some(total) } => {
                format!(
                    "{home} would foster {}; the usual limit is three.",
                    children(*total)
                )
            }
            Self::WithinLimit { total: None } => {
                format!("{home} is approved for no more than the usual limit of three.")
            }
            Self::OverLimit { total } => {
                format!("{home} would foster {total} children, over the usual limit of three.")
            }
            Self::OverLimitAllowed { total, exempt } => {
                let because = if *exempt {
                    "an exemption names them"
                } else {
                    "all are brothers and sisters"
                };
                format!("{home} would foster {total} children, which is allowed: {because}.")
            }
            Self::Has(feature) => format!("{home} has {}.", feature.words()),
            Self::HasNot(feature) => {
                format!("{who} must have {}, and {home} has not.", feature.words())
            }
            Self::HasNotKnown(feature) => format!(
                "{who} must have {}; whether {home} has is not known.",
                feature.words()
            ),
            Self::ExcludedHome(by) => format!("{} rules out {home}.", on_whose_word(*by)),
            Self::ExcludedFamilyHome(by) => {
                format!("{} rules out living at home.", on_whose_word(*by))
            }
            Self::PersonThere(name) => {
                format!("{name} lives, works or often is there, and {who} may not live with them.")
            }
            Self::PersonNotThere(name) => format!("{name} does not live, work or often go there."),
            Self::PersonNotKnown(name) => {
                format!("Whether {name} lives, works or often is there is not known.")
            }
            Self::PlaceNotKnown => format!("Where {home} is is not known."),
            Self::InArea(area, inside) => {
                let area = area
                    .name()
                    .map_or_else(|| area.to_string(), ToOwned::to_owned);
                if *inside {
                    format!("{home} is in {area}, where {who} may not live.")
                } else {
                    format!("{home} is not in {area}.")
                }
            }
            Self::NearTo(name, miles, inside) => {
                if *inside {
                    format!("{home} is within {miles} miles of {name}, where {who} may not live.")
                } else {
                    format!("{home} is more than {miles} miles from {name}.")
                }
            }
            Self::AgreementNotKnown => {
                format!("On what terms we may use {home} is not known.")
            }
            Self::Agreement(agreement, barred) => agreed(home, *agreement, *barred),
            Self::NoticeNotKnown { days } => format!(
                "How much notice {home} needs is not known; there {} until the first night.",
                are_days(*days)
            ),
            Self::Notice { needs: 0, .. } => format!("{home} can take somebody the same day."),
            Self::Notice { needs, days } => format!(
                "{home} needs {}; there {} until the first night.",
                notice_of(*needs),
                are_days(*days)
            ),
            Self::GradeNotKnown => format!("How {home} was last judged is not known."),
            Self::Grade(Grade::NotYetInspected) => format!("{home} has not yet been inspected."),
            Self::Grade(Grade::Inadequate) => format!(
                "{home} was judged inadequate. Our own rule is to ask the head of service first."
            ),
            Self::Grade(grade) => format!("{home} was judged {}.", grade.words()),
            Self::SafeAtHome(Some(true)) => {
                "An assessment found that home would be safe with support.".into()
            }
            Self::SafeAtHome(Some(false)) => {
                "An assessment found that home would not be safe, even with support.".into()
            }
            Self::SafeAtHome(None) => {
                "Whether home would be safe with support is not known.".into()
            }
            Self::NotAsked(Matter::Family) => {
                format!("What {who}'s family say about their coming home is not known.")
            }
            Self::NotAsked(_) => {
                format!("Whether {who} could stay where they live, with support, is not known.")
            }
            Self::SaidYes => "They said yes.".into(),
            Self::SaidIf(what) => format!("They said that it could work if {what}."),
            Self::SaidNo(why) => format!("They said not this time: {why}."),
        }
    }
}

fn full(home: &str, places: usize, taken: usize, wanted: usize, free_from: Option<Date>) -> String {
    let first = if taken > places {
        format!(
            "{home} is overbooked: {taken} for {}.",
            these_places(places)
        )
    } else if taken == places {
        match places {
            1 => format!("The one place at {home} is taken on at least one of the nights."),
            _ => format!("All {places} places at {home} are taken on at least one of the nights."),
        }
    } else {
        format!(
            "{home} has {} on every night; {wanted} are needed.",
            places_free(places - taken)
        )
    };
    match free_from {
        Some(day) => format!("{first} There is room from {}.", long_date(day)),
        None => first,
    }
}

fn these_places(n: usize) -> String {
    match n {
        1 => "one place".into(),
        n => format!("{n} places"),
    }
}

fn places_free(n: usize) -> String {
    match n {
        0 => "no place free".into(),
        1 => "one place free".into(),
        n => format!("{n} places free"),
    }
}

fn children(n: usize) -> String {
    match n {
        1 => "one child".into(),
        n => format!("{n} children"),
    }
}

fn are_days(n: i32) -> String {
    match n {
        0 => "is no day".into(),
        1 => "is one day".into(),
        n => format!("are {n} days"),
    }
}

fn notice_of(n: u16) -> String {
    match n {
        1 => "a day's notice".into(),
        n => format!("{n} days' notice"),
    }
}

fn on_whose_word(by: By) -> &'static str {
    match by {
        By::Court => "A court's order",
        By::Licence => "A licence or sentence",
        By::ProtectedAddress => "An address that must stay protected",
        By::Plan => "The plan",
    }
}

fn agreed(home: &str, agreement: Agreement, barred: bool) -> String {
    let name = |council: Authority| {
        council
            .name()
            .map_or_else(|| council.to_string(), ToOwned::to_owned)
    };
    match agreement {
        Agreement::Spot => format!("{home} can be used by agreement for each move."),
        Agreement::Block(council) => {
            format!("{} has bought places at {home}.", name(council))
        }
        Agreement::Exclusive(council) if barred => {
            format!("{home} is for {}'s young people only.", name(council))
        }
        Agreement::Exclusive(_) => format!("{home} is for our young people only."),
        Agreement::Own(council) if barred => format!("{home} is {}'s own.", name(council)),
        Agreement::Own(_) => format!("{home} is our own."),
    }
}
