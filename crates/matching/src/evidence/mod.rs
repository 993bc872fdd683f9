//! What speaks for a home, what against, and what is not known: shown side by side, never summed.
//! With everyone who lives there it is weighed both ways.

mod company;
mod itself;

use crate::cure::Who;
use crate::home::{Home, Kind};
use crate::law::Rule;
use crate::matters::Case;
use crate::said::{Known, Source};
use crate::travel::Journey;
use crate::vocabulary::Feature;
use crate::words::capital;
use crate::young_person::{Asks, Matters};
use care::ids::YoungPersonId;
use care::{Date, Grid};

/// What a piece of evidence is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Consideration {
    /// One of their wishes, by its place in their order.
    Wish(u16),
    /// What they said about this home themselves.
    OwnView,
    /// The journey to one of their destinations.
    Journey(u16),
    /// Whether it is in the council's own area.
    OurArea,
    /// Whether it is with somebody connected to them, whom the law prefers.
    Connected,
    /// Who they are: one of `identity`.
    Identity(u16),
    /// What helps them: one of `helps`.
    Helps(u16),
    /// Somebody there already knows them.
    Knows,
    /// Living with a resident.
    Resident(YoungPersonId, Way),
    /// How earlier young people fared.
    TrackRecord,
    /// The last inspection.
    Grade,
    /// What young inspectors found.
    YoungInspectors,
    /// What is known of the area.
    Area,
    /// Whether they can visit first.
    VisitFirst,
    /// Whether they grow out of it.
    GrowsOut,
    /// On what terms it is used.
    Agreement,
    /// Weekly price: always last.
    Price,
}

/// Which way living together is looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Way {
    /// What is between them: brothers and sisters, friends, trouble.
    Between,
    /// What living with the resident would mean for the young person.
    ForYoungPerson,
    /// What living with the young person would mean for the resident.
    ForResident,
    /// Whether the resident is whom the young person wishes to live with.
    AsYoungPersonWishes,
    /// Whether the young person is whom the resident wishes to live with.
    AsResidentWishes,
}

impl Consideration {
    /// A short heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Wish(_) => "What they wish for",
            Self::OwnView => "What they said about it",
            Self::Journey(_) => "How far",
            Self::OurArea => "Our area",
            Self::Connected => "Somebody they know",
            Self::Identity(_) => "Who they are",
            Self::Helps(_) => "What helps",
            Self::Knows => "Already known",
            Self::Resident(_, Way::Between) => "With who lives there",
            Self::Resident(_, Way::ForYoungPerson) => "With who lives there: for the young person",
            Self::Resident(_, Way::ForResident) => "With who lives there: for them",
            Self::Resident(_, Way::AsYoungPersonWishes) => {
                "With who lives there: as the young person wishes"
            }
            Self::Resident(_, Way::AsResidentWishes) => "With who lives there: as they wish",
            Self::TrackRecord => "How others fared",
            Self::Grade => "Last inspection",
            Self::YoungInspectors => "Young inspectors",
            Self::Area => "The area",
            Self::VisitFirst => "A visit first",
            Self::GrowsOut => "For how long",
            Self::Agreement => "Agreement",
            Self::Price => "Weekly price",
        }
    }
    /// A code that stays the same in everything frozen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wish(_) => "wish",
            Self::OwnView => "own-view",
            Self::Journey(_) => "journey",
            Self::OurArea => "our-area",
            Self::Connected => "connected",
            Self::Identity(_) => "identity",
            Self::Helps(_) => "helps",
            Self::Knows => "knows",
            Self::Resident(_, Way::Between) => "resident-between",
            Self::Resident(_, Way::ForYoungPerson) => "resident-for-young-person",
            Self::Resident(_, Way::ForResident) => "resident-for-resident",
            Self::Resident(_, Way::AsYoungPersonWishes) => "resident-as-young-person-wishes",
            Self::Resident(_, Way::AsResidentWishes) => "resident-as-resident-wishes",
            Self::TrackRecord => "track-record",
            Self::Grade => "grade",
            Self::YoungInspectors => "young-inspectors",
            Self::Area => "area",
            Self::VisitFirst => "visit-first",
            Self::GrowsOut => "grows-out",
            Self::Agreement => "agreement",
            Self::Price => "price",
        }
    }
}

/// Which way evidence points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shows {
    /// For the home.
    For,
    /// Against it.
    Against,
    /// Nobody has said: a question.
    NotKnown,
    /// To be weighed by people: neither for nor against in itself.
    ToWeigh,
}

impl Shows {
    /// In words: "for".
    pub const fn words(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::NotKnown => "not known",
            Self::ToWeigh => "to weigh",
        }
    }
}

/// One piece of evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// What it is about.
    pub about: Consideration,
    /// Which way it points.
    pub shows: Shows,
    /// In one plain sentence.
    pub sentence: String,
    /// Who says so and since when; none when nobody does, or when it was worked out.
    pub source: Option<(Source, Date)>,
    /// Whom to ask, when it is not known.
    pub ask: Option<Who>,
}

type Told = (Shows, String, Option<(Source, Date)>, Option<Who>);

fn told<T>(shows: Shows, sentence: String, known: &Known<T>) -> Told {
    let source = Some((known.source.clone(), known.on));
    (shows, capital(sentence), source, None)
}

fn silent(sentence: String, ask: Who) -> Told {
    (Shows::NotKnown, capital(sentence), None, Some(ask))
}

/// How far a place is from each of the young person's destinations.
pub(crate) fn journeys(case: &Case<'_>, from: Option<Grid>) -> Vec<Journey> {
    let travel = &case.council.travel;
    case.yp
        .destinations
        .iter()
        .enumerate()
        .map(|(to, destination)| {
            let both = from.zip(destination.place.value().copied());
            let miles = both.map(|(a, b)| a.miles_to(b));
            Journey {
                to,
                miles,
                minutes: miles.map(|miles| travel.minutes_for(miles, destination.by)),
            }
        })
        .collect()
}

/// Everything that speaks for or against a home, in a fixed order, price last.
pub(crate) fn of_home(case: &Case<'_>, home: &Home, journeys: &[Journey]) -> Vec<Evidence> {
    let mut all = Vec::with_capacity(16);
    let mut add = |about, (shows, sentence, source, ask): Told| {
        all.push(Evidence {
            about,
            shows,
            sentence,
            source,
            ask,
        });
    };
    for at in 0..case.yp.wishes.len() {
        let (shows, known) = wish(case, home, journeys, at);
        let wish = &case.yp.wishes[at];
        let sentence = match shows {
            Shows::For => format!("“{}”: it is so here.", wish.value.words),
            Shows::Against => format!("“{}”: it is not so here.", wish.value.words),
            _ => format!(
                "“{}”: whether it is so here is not known.",
                wish.value.words
            ),
        };
        let ask = (shows == Shows::NotKnown).then(|| Who::of(home));
        let source = known.or_else(|| Some((wish.source.clone(), wish.on)));
        add(
            Consideration::Wish(at as u16),
            (shows, sentence, source, ask),
        );
    }
    if let Some(view) = own_view(case, home) {
        add(Consideration::OwnView, view);
    }
    for journey in journeys {
        add(
            Consideration::Journey(journey.to as u16),
            far(case, home, *journey),
        );
    }
    if let Some(place) = home.place.get() {
        let (shows, sentence) = if place.value.authority == case.council.ours {
            (Shows::For, "It is in our own area.".to_owned())
        } else {
            let area = place.value.authority;
            let name = area
                .name()
                .map_or_else(|| area.to_string(), ToOwned::to_owned);
            (
                Shows::Against,
                format!("It is in {name}, outside our area."),
            )
        };
        add(Consideration::OurArea, told(shows, sentence, place));
    }
    if home.kind == Kind::ConnectedPerson {
        let sentence = format!(
            "It is with somebody connected to {}, whom the law prefers ({}).",
            case.yp.name,
            Rule::Preferences.citation()
        );
        add(Consideration::Connected, (Shows::For, sentence, None, None));
    }
    for (at, known) in case.yp.identity.iter().enumerate() {
        add(
            Consideration::Identity(at as u16),
            offers(home, &known.value),
        );
    }
    for (at, known) in case.yp.helps.iter().enumerate() {
        add(Consideration::Helps(at as u16), offers(home, &known.value));
    }
    if let Some(known) = home.knows.iter().find(|known| known.value == case.yp.id) {
        let sentence = format!("Somebody here already knows {}.", case.yp.name);
        add(Consideration::Knows, told(Shows::For, sentence, known));
    }
    for resident in case.residents.of(home.id) {
        if resident.id == case.yp.id || !resident.nights.overlaps(&case.yp.nights) {
            continue;
        }
        for (way, piece) in company::together(case, resident) {
            add(Consideration::Resident(resident.id, way), piece);
        }
    }
    itself::of_the_home_itself(case, home, add);
    all
}

fn offers(home: &Home, feature: &Feature) -> Told {
    match home.feature(feature) {
        Some(known) if known.value.there => {
            told(Shows::For, format!("There is {}.", feature.words()), known)
        }
        Some(known) => told(
            Shows::Against,
            format!("There is not {}.", feature.words()),
            known,
        ),
        None => silent(
            format!("Whether there is {} is not known.", feature.words()),
            Who::of(home),
        ),
    }
}

fn own_view(case: &Case<'_>, home: &Home) -> Option<Told> {
    let (_, known) = case
        .yp
        .views
        .iter()
        .filter(|(id, _)| *id == home.id)
        .max_by_key(|(_, known)| known.on)?;
    let shows = match known.value.wants {
        Some(true) => Shows::For,
        Some(false) => Shows::Against,
        None => Shows::ToWeigh,
    };
    let sentence = format!("{}: “{}”", case.yp.name, known.value.words);
    Some(told(shows, sentence, known))
}

fn far(case: &Case<'_>, home: &Home, journey: Journey) -> Told {
    let destination = &case.yp.destinations[journey.to];
    let (Some(miles), Some(minutes)) = (journey.miles, journey.minutes) else {
        let ask = if destination.place.is_known() {
            Who::of(home)
        } else {
            Who::SocialWorker
        };
        return silent(
            format!("How far it is to {} is not known.", destination.name),
            ask,
        );
    };
    let mut sentence = format!(
        "{miles} miles to {}, about {minutes} {}.",
        destination.name,
        destination.by.words()
    );
    let near = miles <= case.council.near;
    let shows = match (destination.most.value(), destination.what) {
        (Some(most), _) => {
            let within = minutes <= *most;
            let or_not = if within { "within" } else { "over" };
            sentence.push_str(&format!(" That is {or_not} the {most} they can manage."));
            if within { Shows::For } else { Shows::Against }
        }
        (None, Matters::Home) if near => Shows::For,
        (None, Matters::Home) => Shows::Against,
        (None, _) => Shows::ToWeigh,
    };
    let source = match destination.most.get() {
        Some(most) => Some((most.source.clone(), most.on)),
        None => destination
            .place
            .get()
            .map(|place| (place.source.clone(), place.on)),
    };
    (shows, sentence, source, None)
}

/// Whether a wish is so at a home, and on whose word.
pub(crate) fn wish(
    case: &Case<'_>,
    home: &Home,
    journeys: &[Journey],
    at: usize,
) -> (Shows, Option<(Source, Date)>) {
    let so = |so: bool| if so { Shows::For } else { Shows::Against };
    match &case.yp.wishes[at].value.asks {
        Asks::Feature(feature) => match home.feature(feature) {
            Some(known) => (
                so(known.value.there),
                Some((known.source.clone(), known.on)),
            ),
            None => (Shows::NotKnown, None),
        },
        Asks::Kind(kind) => (so(home.kind == *kind), None),
        Asks::NotKind(kind) => (so(home.kind != *kind), None),
        Asks::Within(to, most) => match journeys.get(*to).and_then(|journey| journey.minutes) {
            Some(minutes) => (so(minutes <= *most), None),
            None => (Shows::NotKnown, None),
        },
        Asks::Home(id) => (so(home.id == *id), None),
        Asks::WithSibling(sibling) => {
            let there = case.residents.of(home.id).iter().any(|resident| {
                resident.id == *sibling && resident.nights.overlaps(&case.yp.nights)
            });
            let too = case.beside.iter().any(|other| other.id == *sibling);
            (so(there || too), None)
        }
        Asks::Talk => (Shows::NotKnown, None),
    }
}
