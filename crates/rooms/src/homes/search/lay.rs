//! Laying the record out for `matching`: one young person and every home, each matter with who says
//! so and since when. What nobody has said stays not known.

// Long because: one translation, matter by matter, in the order `matching` lists them.

use super::{Search, approaches};
use crate::homes::agreement::{KeptAgreement, Terms, all_agreements, binding};
use crate::homes::company::{all_with_others, told, with_others};
use crate::homes::home::{KeptHome, all_homes};
use crate::homes::placing::{all_bookings, holds};
use crate::homes::provider::all_providers;
use crate::homes::words::{
    Answer, Grade, HomeKind, Must, Need, Registration, Reply, Sector, Sexes, Travel, Word,
};
use crate::looked_after::{self, Life};
use crate::people::{self, About, PlaceThatMatters, Said as SaidOf, Statement};
use crate::places::postcodes;
use care::ids::{HomeId, OrganisationId, SubjectId, YoungPersonId};
use care::{Age, Authority, Date, Miles, Period, Postcode};
use matching::{
    Ages, Agreement, Approval, ApprovalState, Asks, Beds, By, Category, Council, Destination,
    Exclusion, Feature, GoingHome, Kind, Known, Legal, Matters, Mode, Offered, Resident, Residents,
    RulesOut, Said, Source, Taken, TakenBy, Wish, YoungPerson,
};
use record::access::{Allowed, FieldClass};
use record::{Refusal, Tx};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Everything a search lays side by side.
pub struct Laid {
    /// The young person.
    pub young_person: YoungPerson,
    /// Every home that can be asked.
    pub homes: Vec<matching::Home>,
    /// Who lives there, as far as this reader may know.
    pub residents: Residents,
    /// Our council.
    pub council: Council,
}

/// Every home that can be asked, with who lives there: the same for every search of a day.
pub(in crate::homes) struct Market {
    pub(in crate::homes) homes: Vec<matching::Home>,
    pub(in crate::homes) residents: Residents,
    pub(in crate::homes) council: Council,
    lived: Lived,
}

/// Lays out every home.
pub(in crate::homes) fn market(tx: &mut Tx<'_>) -> Result<Market, Refusal> {
    let today = tx.today();
    let ours = tx.council();
    let kept: Vec<KeptHome> = all_homes(tx)?.into_iter().filter(KeptHome::open).collect();
    let sectors: HashMap<OrganisationId, (Sector, Arc<str>)> = all_providers(tx)?
        .into_iter()
        .map(|one| (one.id, (one.said.sector, one.said.name.into())))
        .collect();
    let lived = Lived::of(tx, &kept, today)?;
    let agreements = all_agreements(tx)?;
    let mut in_bed = in_beds(&lived, &all_bookings(tx)?, today);
    for one in holds(tx)? {
        let until = care::dates::plus_days(record::clock::day_of(one.until), 1);
        in_bed.entry(one.home).or_default().push(Taken {
            nights: Period::new(today, Some(until)),
            by: TakenBy::Held(Some(one.of)),
            said: Known::new((), "the beds held here", today),
        });
    }
    let homes = kept
        .iter()
        .map(|home| {
            let mut laid = laid_home(home, sectors.get(&home.said.provider), ours);
            if let Some(bound) = binding(&agreements, home, today) {
                laid.agreement = Said::known(
                    terms(bound, ours),
                    bound.said.name.as_str(),
                    bound.said.from,
                );
            }
            if let Some(in_bed) = in_bed.remove(&home.id) {
                laid.beds.taken.extend(in_bed);
            }
            laid
        })
        .collect();
    let mut council = Council::new(ours);
    if ours.is_current() {
        let neighbours = |sure: bool| {
            ours.neighbours()
                .filter_map(|(one, how)| (how == sure).then_some(one))
                .collect()
        };
        let source = "postcodes on both sides of councils’ borders";
        council.adjoining = Said::known(neighbours(true), source, today);
        council.perhaps = neighbours(false);
    }
    Ok(Market {
        homes,
        residents: lived.residents(tx, today)?,
        council,
        lived,
    })
}

/// Lays out one young person's search.
pub fn lay(tx: &mut Tx<'_>, allowed: &Allowed, search: &Search) -> Result<Laid, Refusal> {
    let mut market = market(tx)?;
    let young_person = young_person(tx, allowed, search, &market)?;
    // Whoever stays keeps the bed they have: it is free to nobody else, and theirs.
    for home in &mut market.homes {
        if Some(home.id) == young_person.lives_at {
            home.beds.complete = true;
        }
    }
    Ok(Laid {
        young_person,
        homes: market.homes,
        residents: market.residents,
        council: market.council,
    })
}

/// Lays out one young person.
pub(in crate::homes) fn young_person(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    search: &Search,
    market: &Market,
) -> Result<YoungPerson, Refusal> {
    let today = tx.today();
    let person = people::person(tx, allowed.id())?.ok_or(Refusal::NotFound)?;
    let life = looked_after::life_of(tx, allowed.id())?;
    let mut young_person = YoungPerson::new(
        allowed.id(),
        person.short_name(),
        Period::new(search.needed_by.max(today), search.until),
    );
    let record = "the council’s record";
    young_person.born = person
        .born
        .map(|born| Known::new(born, record, today))
        .into();
    young_person.sex = person.sex.map(|sex| Known::new(sex, record, today)).into();
    young_person.legal = legal(&life, today);
    asked(&mut young_person, search);
    young_person.lives_at = market.lived.at(allowed.id());
    young_person.siblings = people::siblings(tx, allowed)?;
    let kept = with_others(tx, allowed.id())?;
    (
        young_person.hard,
        young_person.hurt_by,
        young_person.company,
    ) = told(kept.as_ref());
    let places: Vec<SaidOf<PlaceThatMatters>> = people::said_of(tx, allowed)?;
    young_person.destinations = destinations(&life, &places, search, today);
    young_person.going_home.place = home_postcode(&life, today)
        .and_then(|p| postcodes().locate(p))
        .map(|place| Known::new(place, record, today))
        .into();
    for one in approaches(tx, search.id)? {
        let Some(said) = one.answer() else { continue };
        let words: Arc<str> = said.spoken.words.as_str().into();
        let reply = match said.spoken.answer {
            Some(Answer::Talk) => matching::Reply::Yes,
            Some(Answer::If) => matching::Reply::If(words),
            _ => matching::Reply::No(words),
        };
        let on = record::clock::day_of(said.at);
        let known = Known::new(reply, said.spoken.who.as_str(), on);
        young_person.replies.push((one.said.home, known));
    }
    Ok(young_person)
}

/// On what terms a council may use a home, by an agreement.
fn terms(bound: &KeptAgreement, ours: Authority) -> Agreement {
    let whose = bound.said.holder.unwrap_or(ours);
    match bound.said.terms {
        Terms::Spot => Agreement::Spot,
        Terms::Block => Agreement::Block(whose),
        Terms::Exclusive => Agreement::Exclusive(whose),
    }
}

/// What the search itself says of the young person.
fn asked(young_person: &mut YoungPerson, search: &Search) {
    let (by, on) = (search.by.as_str(), search.on);
    let reply = |said: &Option<(Reply, String)>, who: &str| -> Said<matching::Reply> {
        said.as_ref()
            .map(|(reply, words)| {
                let words: Arc<str> = words.as_str().into();
                let reply = match reply {
                    Reply::Yes => matching::Reply::Yes,
                    Reply::If => matching::Reply::If(words),
                    Reply::No => matching::Reply::No(words),
                };
                Known::new(reply, format!("{who}, written down by {by}"), on)
            })
            .into()
    };
    young_person.staying = reply(&search.staying, "the people they live with");
    young_person.going_home = GoingHome {
        family: reply(&search.family, "the family"),
        safe: search
            .safe_at_home
            .map(|safe| Known::new(safe, format!("the assessment, written down by {by}"), on))
            .into(),
        place: Said::NotKnown,
    };
    young_person.categories = search
        .needs
        .as_ref()
        .map(|needs| Known::new(categories(needs), by, on))
        .into();
    young_person.musts = search
        .musts
        .iter()
        .map(|must| Known::new(feature(*must), by, on))
        .collect();
    young_person.wishes = search
        .wishes
        .iter()
        .map(|words| {
            let wish = Wish {
                words: words.as_str().into(),
                asks: Asks::Talk,
            };
            Known::new(wish, "their own words", on)
        })
        .collect();
    if let Some((postcode, miles, word)) = &search.keep_away
        && let Some(place) = postcodes().locate(*postcode)
    {
        let exclusion = Exclusion {
            rules_out: RulesOut::Near(
                place.grid,
                Miles::from_tenths(u32::from(*miles) * 10),
                "somewhere they may not be".into(),
            ),
            by: match word {
                Word::Court => By::Court,
                Word::Licence => By::Licence,
                Word::Plan => By::Plan,
            },
        };
        young_person.exclusions.push(Known::new(exclusion, by, on));
    }
}

fn categories(needs: &[Need]) -> Vec<Category> {
    needs
        .iter()
        .filter_map(|need| {
            let at = Need::ALL.iter().position(|one| one == need)?;
            Category::ALL.get(at).copied()
        })
        .collect()
}

const fn feature(must: Must) -> Feature {
    match must {
        Must::StepFree => Feature::StepFree,
        Must::OwnBedroom => Feature::OwnBedroom,
        Must::NoOtherYoungPeople => Feature::NoOtherYoungPeople,
        Must::NoPets => Feature::NoPets,
        Must::Pets => Feature::Pets,
        Must::AwakeAtNight => Feature::AwakeAtNight,
        Must::TwoAdults => Feature::TwoAdults,
        Must::BritishSignLanguage => Feature::BritishSignLanguage,
    }
}

fn legal(life: &Life, today: Date) -> Legal {
    let record = "the council’s record";
    let status = life
        .episode_on(today)
        .and_then(|episode| Some((episode.legal_status?, episode.decom)));
    let order = life
        .liberty_orders
        .iter()
        .any(|order| order.from <= today && order.until.is_none_or(|until| until > today));
    Legal {
        status: status
            .map(|(status, since)| Known::new(status, record, since))
            .into(),
        secure_order: Said::NotKnown,
        secretary_of_state: Said::NotKnown,
        liberty_order: Said::known(order, record, today),
    }
}

fn home_postcode(life: &Life, today: Date) -> Option<Postcode> {
    life.episode_on(today).and_then(|episode| episode.home)
}

fn destinations(
    life: &Life,
    places: &[SaidOf<PlaceThatMatters>],
    search: &Search,
    today: Date,
) -> Vec<Destination> {
    let by = match search.travel {
        Travel::Walk => Mode::Walk,
        Travel::Bicycle => Mode::Bicycle,
        Travel::Bus => Mode::Bus,
        Travel::Car => Mode::Car,
    };
    let at = |postcode: Option<Postcode>, source: &str, on: Date| -> Said<care::Grid> {
        postcode
            .and_then(|p| postcodes().locate(p))
            .map(|place| Known::new(place.grid, source, on))
            .into()
    };
    let mut all = vec![Destination {
        what: Matters::Home,
        name: "where their family lives".into(),
        place: at(home_postcode(life, today), "the council’s record", today),
        by,
        most: Said::NotKnown,
    }];
    for place in places {
        let name = place.said.name.to_lowercase();
        let what = if ["school", "college", "academy", "high"]
            .iter()
            .any(|word| name.contains(word))
        {
            Matters::School
        } else {
            Matters::Place
        };
        all.push(Destination {
            what,
            name: place.said.name.as_str().into(),
            place: at(
                place.said.postcode,
                "what matters to them",
                record::clock::day_of(place.recorded_at),
            ),
            by,
            most: Said::NotKnown,
        });
    }
    all
}

fn laid_home(
    home: &KeptHome,
    provider: Option<&(Sector, Arc<str>)>,
    ours: Authority,
) -> matching::Home {
    let said = &home.said;
    let source = Source::new(&said.source);
    let on = said.as_of;
    fn known<T>(value: Option<T>, source: &Source, on: Date) -> Said<T> {
        value.map(|value| Known::new(value, source, on)).into()
    }
    let kind = match said.kind {
        HomeKind::Connected => Kind::ConnectedPerson,
        HomeKind::OurFosterCarers => Kind::OurFosterCarers,
        HomeKind::AgencyFosterCarers => Kind::AgencyFosterCarers,
        HomeKind::ChildrensHome => Kind::ChildrensHome,
        HomeKind::SecureHome => Kind::SecureHome,
        HomeKind::Supported => Kind::SupportedAccommodation,
        HomeKind::ResidentialSchool => Kind::ResidentialSchool,
        HomeKind::MoveOn => Kind::MoveOnHome,
    };
    let ages = said
        .from_age
        .zip(said.to_age)
        .map(|(from, to)| Ages::new(from, to));
    let sexes = said.sexes.map(|sexes| match sexes {
        Sexes::Any => matching::Sexes::Any,
        Sexes::Girls => matching::Sexes::Girls,
        Sexes::Boys => matching::Sexes::Boys,
    });
    let mut laid = matching::Home::new(home.id, said.name.as_str(), kind);
    if let Some((sector, name)) = provider {
        laid.provider = name.clone();
        let terms = match sector {
            Sector::Own => Agreement::Own(ours),
            _ => Agreement::Spot,
        };
        laid.agreement = Said::known(terms, "our list of providers", on);
    }
    laid.place = match said.postcode.and_then(|p| postcodes().locate(p)) {
        Some(place) => Said::known(place, &source, on),
        None => Said::NotKnown,
    };
    if said.kind.is_family() {
        let state = said.registration.map(|state| match state {
            Registration::Active => ApprovalState::Approved,
            Registration::AppliedFor => ApprovalState::NotYet,
            Registration::Suspended | Registration::Ended => ApprovalState::Ended,
        });
        let approval = state.map(|state| Approval {
            state,
            places: said.places,
            ages,
            sexes,
            only: None,
            exempt: Vec::new(),
        });
        laid.approval = known(approval, &source, on);
    } else {
        let state = said.registration.map(|state| match state {
            Registration::Active => matching::Registration::Registered,
            Registration::AppliedFor => matching::Registration::AppliedFor,
            Registration::Suspended => matching::Registration::Suspended,
            Registration::Ended => matching::Registration::Ended,
        });
        laid.registration = known(state, &source, on);
    }
    laid.ages = known(ages, &source, on);
    laid.sexes = known(sexes, &source, on);
    laid.categories = known(said.needs.as_deref().map(categories), &source, on);
    laid.beds = beds(home, &source, on);
    laid.notice = known(said.notice, &source, on);
    let mut has = |feature: Feature, there: bool| {
        laid.features
            .push(Known::new(Offered { feature, there }, &source, on));
    };
    for must in &said.has {
        has(feature(*must), true);
    }
    if let Some(there) = said.step_free {
        has(Feature::StepFree, there);
    }
    if let Some(pets) = said.pets {
        has(Feature::Pets, pets);
        has(Feature::NoPets, !pets);
    }
    for language in &said.languages {
        has(Feature::Language(language.as_str().into()), true);
    }
    let grade = said.grade.map(|grade| match grade {
        Grade::Outstanding => matching::Grade::Outstanding,
        Grade::Good => matching::Grade::Good,
        Grade::RequiresImprovement => matching::Grade::RequiresImprovement,
        Grade::Inadequate => matching::Grade::Inadequate,
    });
    laid.grade = grade
        .map(|grade| Known::new(grade, "Ofsted", said.inspected_on.unwrap_or(on)))
        .into();
    laid.weekly_price = known(said.weekly, &source, on);
    laid
}

/// Everybody who has a bed, by home: those who live there, and those who are to come.
fn in_beds(
    lived: &Lived,
    booked: &[(HomeId, YoungPersonId, Period)],
    today: Date,
) -> HashMap<HomeId, Vec<Taken>> {
    let mut all: HashMap<HomeId, Vec<Taken>> = HashMap::new();
    let mut take = |home: HomeId, who: YoungPersonId, nights: Period, source: &str| {
        all.entry(home).or_default().push(Taken {
            nights,
            by: TakenBy::Booked(Some(who)),
            said: Known::new((), source, today),
        });
    };
    for (who, home, since) in &lived.all {
        take(*home, *who, Period::since(*since), "the council’s record");
    }
    for (home, who, nights) in booked {
        if lived.at(*who) != Some(*home) {
            take(*home, *who, *nights, "the beds booked here");
        }
    }
    all
}

fn beds(home: &KeptHome, source: &Source, on: Date) -> Beds {
    let mut taken = Vec::new();
    for (_, out) in &home.out {
        for _ in 0..out.places {
            taken.push(Taken {
                nights: Period::new(out.from, out.until),
                by: TakenBy::OutOfService,
                said: Known::new((), out.why.as_str(), out.from),
            });
        }
    }
    Beds {
        places: home
            .said
            .places
            .map(|places| Known::new(places, source, on))
            .into(),
        taken,
        complete: false,
        vacancies: home
            .vacancy
            .as_ref()
            .map(|vacancy| Known::new(vacancy.free, vacancy.by.as_str(), vacancy.on))
            .into(),
        each: Vec::new(),
    }
}

/// Who lives where, worked out from open episodes of care: by Ofsted's number, else by postcode.
pub(in crate::homes) struct Lived {
    all: Vec<(YoungPersonId, HomeId, Date)>,
}

impl Lived {
    pub(in crate::homes) fn of(
        tx: &mut Tx<'_>,
        homes: &[KeptHome],
        today: Date,
    ) -> Result<Self, Refusal> {
        // A home's own number, and postcodes at which there is one home only.
        let mut by_urn: HashMap<&str, Vec<HomeId>> = HashMap::new();
        let mut by_postcode: HashMap<Postcode, Vec<HomeId>> = HashMap::new();
        for home in homes {
            if let Some(urn) = home.said.urn.as_deref()
                && !home.said.kind.is_family()
            {
                by_urn.entry(urn).or_default().push(home.id);
            }
            if let Some(postcode) = home.said.postcode {
                by_postcode.entry(postcode).or_default().push(home.id);
            }
        }
        let mut all = Vec::new();
        for (who, episode) in looked_after::lives(tx)?.episodes() {
            if episode.decom > today || episode.dec.is_some_and(|dec| dec <= today) {
                continue;
            }
            let at = episode
                .place
                .and_then(|postcode| by_postcode.get(&postcode))
                .or_else(|| by_urn.get(episode.urn.as_deref()?));
            if let Some([home]) = at.map(Vec::as_slice) {
                all.push((who, *home, episode.decom));
            }
        }
        Ok(Self { all })
    }

    /// Where one young person lives.
    pub(in crate::homes) fn at(&self, id: YoungPersonId) -> Option<HomeId> {
        self.all
            .iter()
            .find(|(who, _, _)| *who == id)
            .map(|(_, home, _)| *home)
    }

    /// Everybody who lives in a home.
    pub(in crate::homes) fn everybody_in(
        &self,
        home: HomeId,
    ) -> impl Iterator<Item = YoungPersonId> + '_ {
        self.all
            .iter()
            .filter(move |(_, at, _)| *at == home)
            .map(|(who, _, _)| *who)
    }

    /// Everybody this reader may know of, by age and never by name.
    fn residents(&self, tx: &mut Tx<'_>, today: Date) -> Result<Residents, Refusal> {
        let may: HashSet<YoungPersonId> =
            people::permitted(tx, &[FieldClass::Characteristics, FieldClass::Whereabouts])?;
        let others = all_with_others(tx)?;
        let known: Vec<_> = self.all.iter().filter(|one| may.contains(&one.0)).collect();
        let ids: Vec<YoungPersonId> = known.iter().map(|one| one.0).collect();
        let people = people::persons(tx, &ids)?;
        let mut all = Vec::new();
        for (id, home, since) in known {
            let Some(person) = people.get(id) else {
                continue;
            };
            let name = match person.born.and_then(|born| Age::on(born, today)) {
                Some(age) => format!("a young person of {age}"),
                None => "a young person".to_owned(),
            };
            let mut resident = Resident::new(*id, name, *home, Period::since(*since));
            resident.born = person
                .born
                .map(|born| Known::new(born, "the council’s record", today))
                .into();
            let kept = others.get(&SubjectId::from(*id));
            (resident.hard, resident.hurt_by, resident.company) = told(kept);
            resident.sex = person
                .sex
                .map(|sex| Known::new(sex, "the council’s record", today))
                .into();
            all.push(resident);
        }
        Ok(Residents::new(all))
    }
}

/// Who of ours lives in which home and since when, as open episodes of care tell it. Whoever shows
/// it asks who may be seen.
pub fn who_lives_where(tx: &mut Tx<'_>) -> Result<Vec<(YoungPersonId, HomeId)>, Refusal> {
    let today = tx.today();
    let homes = all_homes(tx)?;
    let lived = Lived::of(tx, &homes, today)?;
    Ok(lived
        .all
        .into_iter()
        .map(|(who, home, _)| (who, home))
        .collect())
}

/// What the record says of one thing, to begin a referral with: strengths first.
pub(super) fn in_words(said: &[SaidOf<Statement>], about: About) -> Vec<&SaidOf<Statement>> {
    said.iter().filter(|one| one.said.about == about).collect()
}
