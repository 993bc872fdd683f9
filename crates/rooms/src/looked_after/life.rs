// Long because: a life, its homes and its timeline are one reading of the same rows, with their tests.

//! A life in care, put together from what stands: periods of care, the homes lived in, and one
//! timeline of what happened. Pure: the same facts give the same life on any day asked about.

use super::facts::{
    Adoption, AdoptionPlan, DeprivationOfLiberty, Episode, HealthYear, LeaverYear, Missing, Review,
    SocialWorkerSpan, Unaccompanied,
};
use care::codes::{Absence, PlacementType, ReasonNewEpisode, ReasonPlacementChange};
use care::dates::days_between;
use care::{Date, Miles, Period, PostcodeTable};

/// Everything that stands about one young person's life in care, each list in order of date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// Episodes of care.
    pub episodes: Vec<Episode>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// Times missing or away.
    pub missing: Vec<Missing>,
    /// Health by year.
    pub health: Vec<HealthYear>,
    /// After care, by year.
    pub leaver: Vec<LeaverYear>,
    /// Adoptions.
    pub adoptions: Vec<Adoption>,
    /// Decisions that the child should be placed for adoption.
    pub adoption_plans: Vec<AdoptionPlan>,
    /// Social workers.
    pub social_workers: Vec<SocialWorkerSpan>,
    /// Deprivation of liberty orders.
    pub liberty_orders: Vec<DeprivationOfLiberty>,
    /// Came to the country alone and seeks asylum.
    pub unaccompanied: Option<Unaccompanied>,
}

/// One home a child lived in: episodes one after another in the same place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The days there.
    pub period: Period,
    /// The episode it began with.
    pub first: Episode,
    /// The episode that stood last (legal status may have changed while there).
    pub last: Episode,
    /// Why it ended: the reason given for the change of placement.
    pub ended_because: Option<ReasonPlacementChange>,
}

/// What an entry of the timeline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// Came into care.
    Began,
    /// Moved to another home.
    Moved,
    /// The legal basis changed.
    Legal,
    /// Left care.
    Left,
    /// A review was held.
    Review,
    /// Was missing or away.
    Missing,
    /// Health and wellbeing in a year.
    Health,
    /// A social worker began.
    Worker,
    /// About adoption.
    Adoption,
    /// About being deprived of liberty.
    Liberty,
    /// After leaving care.
    AfterCare,
}

impl Happening {
    /// The words of its filter.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Began => "Came into care",
            Self::Moved => "Moves",
            Self::Legal => "Legal changes",
            Self::Left => "Left care",
            Self::Review => "Reviews",
            Self::Missing => "Missing",
            Self::Health => "Health",
            Self::Worker => "Social workers",
            Self::Adoption => "Adoption",
            Self::Liberty => "Liberty orders",
            Self::AfterCare => "After care",
        }
    }
}

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What sort.
    pub what: Happening,
    /// What happened, in one line.
    pub title: String,
    /// More, a line each.
    pub detail: Vec<String>,
}

impl Life {
    /// The unbroken times in care, in order. An episode that begins on the day the one before
    /// ended continues it.
    pub fn periods_of_care(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for episode in &self.episodes {
            match periods.last_mut() {
                Some(last) if last.until.is_none_or(|until| episode.decom <= until) => {
                    last.until = match (last.until, episode.dec) {
                        (Some(until), Some(dec)) => Some(until.max(dec)),
                        _ => episode.dec,
                    };
                }
                _ => periods.push(Period::new(episode.decom, episode.dec)),
            }
        }
        periods
    }

    /// The episode that holds on a day.
    pub fn episode_on(&self, day: Date) -> Option<&Episode> {
        self.episodes
            .iter()
            .rev()
            .find(|e| e.decom <= day && e.dec.is_none_or(|dec| dec > day))
    }

    /// Whether the child is looked after on a day.
    pub fn looked_after_on(&self, day: Date) -> bool {
        self.episode_on(day).is_some()
    }

    /// The homes lived in, in order. A change of legal status only (`L`) stays in the same home.
    pub fn placements(&self) -> Vec<Placement> {
        let mut homes: Vec<Placement> = Vec::new();
        let mut previous: Option<&Episode> = None;
        for episode in &self.episodes {
            let continues = previous.is_some_and(|before| {
                before.dec == Some(episode.decom)
                    && episode.new_episode == Some(ReasonNewEpisode::L)
            });
            match homes.last_mut() {
                Some(home) if continues => {
                    home.period.until = episode.dec;
                    home.last = episode.clone();
                    home.ended_because = episode.place_change;
                }
                _ => homes.push(Placement {
                    period: Period::new(episode.decom, episode.dec),
                    first: episode.clone(),
                    last: episode.clone(),
                    ended_because: episode.place_change,
                }),
            }
            previous = Some(episode);
        }
        homes
    }

    /// The social worker on a day.
    pub fn social_worker_on(&self, day: Date) -> Option<&SocialWorkerSpan> {
        self.social_workers
            .iter()
            .rev()
            .find(|s| s.from <= day && s.until.is_none_or(|until| until > day))
    }

    /// How many different social workers there were in the twelve months up to a day.
    pub fn social_workers_in_year_to(&self, day: Date) -> usize {
        let start = care::dates::plus_years(day, -1);
        let mut workers: Vec<&str> = self
            .social_workers
            .iter()
            .filter(|s| s.from <= day && s.until.is_none_or(|until| until > start))
            .map(|s| s.worker.as_str())
            .collect();
        workers.sort_unstable();
        workers.dedup();
        workers.len()
    }

    /// Everything that happened, newest first.
    pub fn timeline(&self) -> Vec<Event> {
        let mut events = Vec::new();
        self.episode_events(&mut events);
        for review in &self.reviews {
            events.push(Event {
                on: review.on,
                what: Happening::Review,
                title: "Review held".to_owned(),
                detail: review
                    .participation
                    .map(|p| p.meaning().to_owned())
                    .into_iter()
                    .collect(),
            });
        }
        for missing in &self.missing {
            let away = missing.kind == Some(Absence::Away);
            let title = if away {
                "Away without agreement"
            } else {
                "Missing"
            };
            let detail = match missing.until {
                Some(until) => match days_between(missing.from, until) {
                    0 => "Back the same day".to_owned(),
                    1 => "Back the next day".to_owned(),
                    days => format!("Back after {days} days"),
                },
                None => "Not known to be back".to_owned(),
            };
            events.push(Event {
                on: missing.from,
                what: Happening::Missing,
                title: title.to_owned(),
                detail: vec![detail],
            });
        }
        for worker in &self.social_workers {
            events.push(Event {
                on: worker.from,
                what: Happening::Worker,
                title: format!("Social worker {} began", worker.worker),
                detail: worker
                    .reason
                    .map(|r| r.meaning().to_owned())
                    .into_iter()
                    .collect(),
            });
        }
        for health in &self.health {
            events.push(health_event(health));
        }
        self.adoption_events(&mut events);
        for order in &self.liberty_orders {
            let detail = order
                .until
                .map(|d| format!("Until {}", care::dates::long_date(d)));
            events.push(Event {
                on: order.from,
                what: Happening::Liberty,
                title: "Order depriving of liberty began".to_owned(),
                detail: detail.into_iter().collect(),
            });
        }
        for leaver in &self.leaver {
            events.push(leaver_event(leaver));
        }
        events.sort_by(|a, b| b.on.cmp(&a.on).then(a.what.cmp(&b.what)));
        events
    }

    fn episode_events(&self, events: &mut Vec<Event>) {
        let mut previous: Option<&Episode> = None;
        for episode in &self.episodes {
            let joined = previous.filter(|before| before.dec == Some(episode.decom));
            let lives = episode
                .placement
                .map_or("a home not recorded", PlacementType::meaning);
            match joined {
                None => {
                    let mut detail = vec![lives.to_owned()];
                    detail.extend(episode.legal_status.map(|l| l.meaning().to_owned()));
                    detail.extend(
                        episode
                            .need
                            .map(|n| format!("Main reason: {}", lower_first(n.meaning()))),
                    );
                    events.push(Event {
                        on: episode.decom,
                        what: Happening::Began,
                        title: "Came into care".to_owned(),
                        detail,
                    });
                }
                Some(before) => {
                    if before.legal_status != episode.legal_status {
                        events.push(Event {
                            on: episode.decom,
                            what: Happening::Legal,
                            title: episode.legal_status.map_or_else(
                                || "Legal status changed".to_owned(),
                                |l| l.meaning().to_owned(),
                            ),
                            detail: before
                                .legal_status
                                .map(|l| format!("Before: {}", lower_first(l.meaning())))
                                .into_iter()
                                .collect(),
                        });
                    }
                    if episode
                        .new_episode
                        .is_none_or(ReasonNewEpisode::changes_placement)
                    {
                        let why = before
                            .place_change
                            .map(|r| format!("Why: {}", lower_first(r.meaning())));
                        events.push(Event {
                            on: episode.decom,
                            what: Happening::Moved,
                            title: format!("Moved to {}", lower_first(lives)),
                            detail: why.into_iter().collect(),
                        });
                    }
                }
            }
            if let (Some(dec), Some(why)) = (episode.dec, episode.ceased)
                && why.leaves_care()
            {
                events.push(Event {
                    on: dec,
                    what: Happening::Left,
                    title: "Left care".to_owned(),
                    detail: vec![why.meaning().to_owned()],
                });
            }
            previous = Some(episode);
        }
    }

    fn adoption_events(&self, events: &mut Vec<Event>) {
        for plan in &self.adoption_plans {
            events.push(Event {
                on: plan.decided,
                what: Happening::Adoption,
                title: "Decided that adoption is the plan".to_owned(),
                detail: Vec::new(),
            });
            if let Some(ceased) = plan.ceased {
                events.push(Event {
                    on: ceased,
                    what: Happening::Adoption,
                    title: "Adoption is no longer the plan".to_owned(),
                    detail: plan
                        .reason
                        .map(|r| r.meaning().to_owned())
                        .into_iter()
                        .collect(),
                });
            }
        }
        for adoption in &self.adoptions {
            if let Some(matched) = adoption.matched {
                events.push(Event {
                    on: matched,
                    what: Happening::Adoption,
                    title: "Matched with adopters".to_owned(),
                    detail: Vec::new(),
                });
            }
        }
    }
}

/// How far a placement is from the home the child came from, when both postcodes are known to the
/// table.
pub fn miles_from_home(episode: &Episode, postcodes: &PostcodeTable) -> Option<Miles> {
    let home = postcodes.locate(episode.home?)?;
    let place = postcodes.locate(episode.place?)?;
    Some(home.grid.miles_to(place.grid))
}

fn health_event(health: &HealthYear) -> Event {
    let answer = |name: &str, value: Option<bool>| {
        value.map(|yes| format!("{name}: {}", if yes { "yes" } else { "no" }))
    };
    let mut detail: Vec<String> = [
        answer("Health assessment done", health.health_assessment),
        answer("Teeth checked", health.dental_check),
        answer("Immunisations up to date", health.immunisations),
        answer("Development checks up to date", health.development_checks),
    ]
    .into_iter()
    .flatten()
    .collect();
    match (health.sdq_score, health.sdq_reason) {
        (Some(score), _) => detail.push(format!("Strengths and difficulties score: {score}")),
        (None, Some(why)) => {
            detail.push(format!(
                "No strengths and difficulties score: {}",
                lower_first(why.meaning())
            ));
        }
        (None, None) => {}
    }
    Event {
        on: health.year.end(),
        what: Happening::Health,
        title: format!("Health in {}", health.year),
        detail,
    }
}

fn leaver_event(leaver: &LeaverYear) -> Event {
    let detail = [
        leaver
            .activity
            .map(|a| format!("Doing: {}", lower_first(a.meaning()))),
        leaver
            .accommodation
            .map(|a| format!("Living: {}", lower_first(a.meaning()))),
        leaver.in_touch.map(|t| t.meaning().to_owned()),
    ];
    Event {
        on: leaver.year.end(),
        what: Happening::AfterCare,
        title: format!("After care, {}", leaver.year),
        detail: detail.into_iter().flatten().collect(),
    }
}

/// The same words to stand inside a sentence; names and abbreviations keep their capitals.
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::codes::{LegalStatus, ReasonEpisodeCeased};
    use jiff::civil::date;

    fn episode(from: Date, until: Option<Date>, why: ReasonNewEpisode) -> Episode {
        Episode {
            decom: from,
            new_episode: Some(why),
            legal_status: Some(LegalStatus::V2),
            need: None,
            placement: Some(PlacementType::U6),
            provider: None,
            dec: until,
            ceased: until.map(|_| ReasonEpisodeCeased::X1),
            place_change: None,
            home: None,
            place: None,
            urn: None,
        }
    }

    fn life() -> Life {
        let mut order = episode(
            date(2025, 3, 1),
            Some(date(2025, 9, 1)),
            ReasonNewEpisode::L,
        );
        order.legal_status = Some(LegalStatus::C2);
        order.place_change = Some(ReasonPlacementChange::CREQB);
        let mut second = episode(
            date(2025, 9, 1),
            Some(date(2026, 1, 1)),
            ReasonNewEpisode::P,
        );
        second.legal_status = Some(LegalStatus::C2);
        second.placement = Some(PlacementType::K2);
        second.ceased = Some(ReasonEpisodeCeased::E4A);
        Life {
            episodes: vec![
                episode(
                    date(2025, 1, 1),
                    Some(date(2025, 3, 1)),
                    ReasonNewEpisode::S,
                ),
                order,
                second,
                episode(date(2026, 5, 1), None, ReasonNewEpisode::S),
            ],
            ..Life::default()
        }
    }

    #[test]
    fn a_return_to_care_is_a_new_period() {
        assert_eq!(
            life().periods_of_care(),
            [
                Period::new(date(2025, 1, 1), Some(date(2026, 1, 1))),
                Period::since(date(2026, 5, 1))
            ]
        );
        assert!(!life().looked_after_on(date(2026, 1, 1)));
        assert!(life().looked_after_on(date(2026, 5, 1)));
    }

    #[test]
    fn a_new_order_is_not_a_move() {
        let homes = life().placements();
        assert_eq!(homes.len(), 3);
        assert_eq!(
            homes[0].period,
            Period::new(date(2025, 1, 1), Some(date(2025, 9, 1)))
        );
        assert_eq!(homes[0].ended_because, Some(ReasonPlacementChange::CREQB));
    }

    #[test]
    fn the_timeline_tells_the_story_newest_first() {
        let story: Vec<String> = life()
            .timeline()
            .iter()
            .map(|e| format!("{} {}", e.on, e.title))
            .collect();
        assert_eq!(
            story,
            [
                "2026-05-01 Came into care",
                "2026-01-01 Left care",
                "2025-09-01 Moved to children's home",
                "2025-03-01 Full care order",
                "2025-01-01 Came into care",
            ]
        );
    }
}
