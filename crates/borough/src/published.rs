// Long because: one table of figures and how each is counted, read together.
//! The published figures that a made borough follows, and the same figures of one that was made.
//!
//! Source: DfE, *Children looked after in England including adoptions*, Wigan, 31 March 2025 unless
//! a year is named (Open Government Licence v3.0). Numbers of children are as published, for 652
//! looked after; shares are percentages. Figures exclude children in short breaks only (legal
//! status V3, V4), as the publication does.

use crate::places::Places;
use care::codes::{
    CategoryOfNeed, LegalStatus as Law, PlacementGroup, PlacementProvider as By,
    ReasonEpisodeCeased as End, ReasonNewEpisode as New, ReasonPlacementChange as Why,
};
use care::{Age, Authority, Date, Location, Postcode};
use rulebook::{Episode, Return, Text};
use std::collections::{HashMap, HashSet};

/// One published figure beside the made one.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is counted.
    pub what: &'static str,
    /// The published figure.
    pub published: f64,
    /// How far the made one may be off, in the same unit.
    pub tolerance: f64,
    /// The made one.
    pub made: f64,
}

impl Line {
    /// Whether the made figure is near enough.
    pub fn holds(&self) -> bool {
        (self.made - self.published).abs() <= self.tolerance
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mark = if self.holds() { "" } else { "  <- off" };
        let (what, published, made) = (self.what, self.published, self.made);
        write!(
            f,
            "{what:<44} {published:>7.1} {made:>7.1}  ±{:<4}{mark}",
            self.tolerance
        )
    }
}

/// Mean of the figures of several years or boroughs: lines in the same order.
pub fn mean(of: &[Vec<Line>]) -> Vec<Line> {
    let n = of.len().max(1) as f64;
    let mut lines = of.first().cloned().unwrap_or_default();
    for (i, line) in lines.iter_mut().enumerate() {
        line.made = of
            .iter()
            .filter_map(|l| l.get(i))
            .map(|l| l.made)
            .sum::<f64>()
            / n;
    }
    lines
}

struct Child<'a> {
    born: Date,
    /// All episodes but those of short breaks.
    episodes: Vec<&'a Episode>,
}

/// The figures of one year's return of a borough of 650 children.
pub fn figures(of: &Return, places: &Places) -> Vec<Line> {
    let Some(year) = of.year else {
        return Vec::new();
    };
    let (first, last) = (year.start(), year.end());
    let located: HashMap<Postcode, Location> =
        places.all().map(|a| (a.postcode, a.location)).collect();
    let mut children: HashMap<&str, Child<'_>> = of
        .headers
        .iter()
        .filter_map(|h| {
            Some((
                h.child.as_str(),
                Child {
                    born: h.dob.get()?,
                    episodes: vec![],
                },
            ))
        })
        .collect();
    for e in of
        .episodes
        .iter()
        .filter(|e| !e.ls.is_and(Law::is_short_breaks))
    {
        if let Some(child) = children.get_mut(e.child.as_str()) {
            child.episodes.push(e);
        }
    }
    let born = |e: &Episode| children.get(e.child.as_str()).map(|c| c.born);
    let age = |e: &Episode, on: Date| born(e).and_then(|b| Age::on(b, on)).map_or(0, |a| a.0);
    let episodes = || children.values().flat_map(|c| c.episodes.iter().copied());
    let stock: Vec<&Episode> = episodes().filter(|e| e.dec.is_blank()).collect();
    let started: Vec<&Episode> = episodes()
        .filter(|e| e.rne.is(New::S) && e.decom.get() >= Some(first))
        .collect();
    let ceased: Vec<&Episode> = children
        .values()
        .filter_map(|c| {
            c.episodes
                .iter()
                .rev()
                .find(|e| e.rec.is_and(End::leaves_care))
                .copied()
        })
        .collect();
    let where_is = |p: Option<Postcode>| p.and_then(|p| located.get(&p));
    let inside =
        |e: &&Episode| where_is(e.pl_post.get()).is_some_and(|l| l.authority == places.council());
    let far = |e: &&Episode| match (where_is(e.home_post.get()), where_is(e.pl_post.get())) {
        (Some(home), Some(place)) => home.grid.miles_to(place.grid).over(20),
        _ => false,
    };
    let group = |g: PlacementGroup| {
        // Children away for some days are counted where they usually live, mostly foster homes.
        move |e: &&Episode| {
            e.place
                .is_and(|p| p.group() == g || (g == PlacementGroup::Foster && p.is_temporary()))
        }
    };
    let aged = |a: u8, b: u8| move |e: &&Episode| (a..=b).contains(&age(e, last));
    let began =
        |a: u8, b: u8| move |e: &&Episode| (a..=b).contains(&age(e, e.decom.get().unwrap_or(last)));
    let ended =
        |a: u8, b: u8| move |e: &&Episode| (a..=b).contains(&age(e, e.dec.get().unwrap_or(last)));
    let law = |l: Law| move |e: &&Episode| e.ls.is(l);
    let by = |p: By| move |e: &&Episode| e.place_provider.is(p);
    let why = |of: &'static [End]| move |e: &&Episode| e.rec.is_one_of(of);
    let moves: Vec<Why> = episodes()
        .filter_map(|e| e.reason_place_change.get())
        .collect();
    let moved = |w: Why| percent(moves.iter().filter(|m| **m == w).count(), moves.len());
    let three = stock.iter().filter(|e| {
        children
            .get(e.child.as_str())
            .is_some_and(|c| homes(&c.episodes) >= 3)
    });
    let in_care: HashSet<&str> = episodes().map(|e| e.child.as_str()).collect();
    let missing: HashSet<&str> = of
        .missing
        .iter()
        .filter(|m| m.missing.is(care::codes::Absence::M))
        .map(|m| m.child.as_str())
        .collect();
    let uasc: HashSet<&str> = of.uasc.iter().map(|u| u.child.as_str()).collect();
    let n = stock.len() as f64;
    let line = |what, published, tolerance, made| Line {
        what,
        published,
        tolerance,
        made,
    };
    let mut lines = vec![
        line("Looked after on 31 March", 652.0, 15.0, n),
        // Mean of the five years 2021 to 2025, which range from 183 to 279 and from 136 to 263.
        line(
            "Started in the year (mean 2021-25)",
            227.0,
            30.0,
            distinct(&started),
        ),
        line(
            "Ceased in the year (mean 2021-25)",
            204.8,
            30.0,
            ceased.len() as f64,
        ),
        line("Aged under 1, %", 3.8, 1.5, share(&stock, aged(0, 0))),
        line("Aged 1 to 4, %", 13.3, 3.0, share(&stock, aged(1, 4))),
        line("Aged 5 to 9, %", 23.6, 3.0, share(&stock, aged(5, 9))),
        line("Aged 10 to 15, %", 34.8, 5.0, share(&stock, aged(10, 15))),
        line(
            "Aged 16 and over, %",
            24.4,
            4.5,
            share(&stock, aged(16, 99)),
        ),
        line("Unaccompanied and seeking asylum, %", 3.7, 1.5, {
            share(&stock, |e| uasc.contains(e.child.as_str()))
        }),
        line(
            "Abuse or neglect, %",
            75.2,
            6.0,
            share(&stock, |e| e.cin.is(CategoryOfNeed::N1)),
        ),
        line(
            "Foster placements, %",
            72.1,
            5.0,
            share(&stock, group(PlacementGroup::Foster)),
        ),
        line("Children's homes, secure homes, %", 12.4, 3.0, {
            share(&stock, group(PlacementGroup::ChildrensHomes))
        }),
        line("Supported accommodation, %", 6.6, 2.0, {
            share(&stock, group(PlacementGroup::Supported))
        }),
        line(
            "With parents, %",
            6.4,
            2.0,
            share(&stock, group(PlacementGroup::WithParents)),
        ),
        line(
            "Placed for adoption, %",
            1.2,
            1.0,
            share(&stock, group(PlacementGroup::Adoption)),
        ),
        line("Own provision, %", 56.7, 5.0, share(&stock, by(By::PR1))),
        line(
            "Private provision, %",
            31.9,
            4.0,
            share(&stock, by(By::PR4)),
        ),
        line(
            "Voluntary provision, %",
            3.7,
            2.0,
            share(&stock, by(By::PR5)),
        ),
        line("Full care order, %", 68.6, 5.0, share(&stock, law(Law::C2))),
        line(
            "Interim care order, %",
            15.5,
            4.0,
            share(&stock, law(Law::C1)),
        ),
        line("Section 20, %", 10.6, 4.0, share(&stock, law(Law::V2))),
        line("Placement order, %", 5.4, 2.0, share(&stock, law(Law::E1))),
        line(
            "Placed inside the council, %",
            71.6,
            3.0,
            share(&stock, inside),
        ),
        line(
            "Placed over 20 miles from home, %",
            6.4,
            1.5,
            share(&stock, far),
        ),
        line(
            "Three or more placements in the year, %",
            9.0,
            1.5,
            percent(three.count(), stock.len()),
        ),
        line("Missing in the year, %", 9.0, 2.0, {
            percent(missing.intersection(&in_care).count(), in_care.len())
        }),
        // Mean of 2024 and 2025.
        line(
            "Started: aged under 1, %",
            19.0,
            6.0,
            share(&started, began(0, 0)),
        ),
        line(
            "Started: aged 1 to 4, %",
            15.5,
            5.0,
            share(&started, began(1, 4)),
        ),
        line(
            "Started: aged 5 to 9, %",
            21.0,
            5.0,
            share(&started, began(5, 9)),
        ),
        line(
            "Started: aged 10 to 15, %",
            24.0,
            6.0,
            share(&started, began(10, 15)),
        ),
        line(
            "Started: aged 16 and over, %",
            21.0,
            6.0,
            share(&started, began(16, 17)),
        ),
        line(
            "Started: interim care order, %",
            46.5,
            6.0,
            share(&started, law(Law::C1)),
        ),
        line(
            "Started: section 20, %",
            45.0,
            6.0,
            share(&started, law(Law::V2)),
        ),
        line(
            "Ceased: aged 18, %",
            38.4,
            5.0,
            share(&ceased, ended(18, 18)),
        ),
        line(
            "Ceased: adopted, %",
            11.4,
            3.0,
            share(&ceased, why(&[End::E11, End::E12])),
        ),
        line("Ceased: special guardianship, %", 15.6, 4.0, {
            share(&ceased, why(&[End::E45, End::E46, End::E47, End::E48]))
        }),
        line(
            "Ceased: home, planned, %",
            20.2,
            5.0,
            share(&ceased, why(&[End::E4A])),
        ),
        line(
            "Ceased: home, not planned, %",
            6.8,
            2.5,
            share(&ceased, why(&[End::E4B])),
        ),
        line(
            "Ceased: stayed with carers at 18, %",
            22.4,
            5.0,
            share(&ceased, why(&[End::E17])),
        ),
        // Mean of 2024 and 2025: 29% and 17%, 18% and 21%, 25% in 2025, 11% and 8%, 7% and 9%.
        line("Moves: status only, %", 23.0, 4.0, moved(Why::PLACE)),
        line("Moves: care plan, %", 19.5, 5.0, moved(Why::CARPL)),
        line("Moves: other, %", 25.0, 4.0, moved(Why::OTHER)),
        line(
            "Moves: carer's request, behaviour, %",
            9.7,
            3.0,
            moved(Why::CREQB),
        ),
        line(
            "Moves: carer's request, other, %",
            8.0,
            3.0,
            moved(Why::CREQO),
        ),
        line("Moves: child's request, %", 4.0, 2.0, moved(Why::CHILD)),
    ];
    lines.extend(health(of, last, stock.len()));
    lines.extend(later(of, last));
    lines
}

fn percent(some: usize, all: usize) -> f64 {
    some as f64 * 100.0 / all.max(1) as f64
}

fn share(of: &[&Episode], is: impl Fn(&&Episode) -> bool) -> f64 {
    percent(of.iter().filter(|e| is(e)).count(), of.len())
}

fn distinct(of: &[&Episode]) -> f64 {
    of.iter()
        .map(|e| e.child.as_str())
        .collect::<HashSet<_>>()
        .len() as f64
}

/// Homes in the year: the same home after some days away is one, and so is a new code for the
/// same carers.
fn homes(episodes: &[&Episode]) -> usize {
    let mut before: Option<(Option<Postcode>, &Text)> = None;
    let mut homes = 0;
    for e in episodes
        .iter()
        .filter(|e| !e.place.is_and(|p| p.is_temporary()))
    {
        let here = (e.pl_post.get(), &e.urn);
        // Registered supported accommodation got a number at the same door.
        let same = before.is_some_and(|b| b.0 == here.0 && here.0.is_some());
        homes += usize::from(!same);
        before = Some(here);
    }
    homes
}

fn health(of: &Return, last: Date, looked_after: usize) -> Vec<Line> {
    let n = of.oc2.len();
    let yes = |is: fn(&rulebook::Oc2) -> bool| percent(of.oc2.iter().filter(|r| is(r)).count(), n);
    let school: Vec<&rulebook::Oc2> = of
        .oc2
        .iter()
        .filter(|r| {
            r.dob
                .get()
                .and_then(|b| Age::on(b, last))
                .is_some_and(|a| (5..=16).contains(&a.0))
        })
        .collect();
    let scores: Vec<f64> = school
        .iter()
        .filter_map(|r| r.sdq_score.get())
        .map(|s| f64::from(s.get()))
        .collect();
    let high = scores.iter().filter(|s| **s >= 17.0).count();
    let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
    let line = |what, published, tolerance, made| Line {
        what,
        published,
        tolerance,
        made,
    };
    vec![
        // Mean of 2024 and 2025.
        line(
            "Looked after for a year or more, %",
            74.0,
            5.0,
            percent(n, looked_after),
        ),
        line(
            "Health assessment, %",
            100.0,
            1.0,
            yes(|r| r.health_assessment.is_and(|y| y.yes())),
        ),
        line(
            "Dental check, %",
            93.2,
            2.0,
            yes(|r| r.teeth_check.is_and(|y| y.yes())),
        ),
        line(
            "Immunisations, %",
            88.8,
            2.5,
            yes(|r| r.immunisations.is_and(|y| y.yes())),
        ),
        line(
            "Substance misuse, %",
            2.3,
            1.2,
            yes(|r| r.substance_misuse.is_and(|y| y.yes())),
        ),
        line(
            "SDQ score received, %",
            85.3,
            4.0,
            percent(scores.len(), school.len()),
        ),
        line("SDQ mean", 15.7, 0.7, mean),
        line(
            "SDQ a cause for concern, %",
            45.0,
            5.0,
            percent(high, scores.len()),
        ),
    ]
}

fn later(of: &Return, last: Date) -> Vec<Line> {
    let aged: Vec<&rulebook::Oc3> = of
        .oc3
        .iter()
        .filter(|r| {
            r.dob
                .get()
                .and_then(|b| Age::on(b, last))
                .is_some_and(|a| a.0 >= 19)
        })
        .collect();
    let busy = aged
        .iter()
        .filter(|r| r.activ.is_and(|a| a.in_education_or_work() == Some(true)))
        .count();
    let suitable = aged
        .iter()
        .filter(|r| r.accom.is_and(|a| a.suitable() == Some(true)))
        .count();
    let line = |what, published, tolerance, made| Line {
        what,
        published,
        tolerance,
        made,
    };
    let mut lines = vec![
        line("Care leavers aged 19 to 21", 235.0, 40.0, aged.len() as f64),
        line(
            "19 to 21: education, work or training, %",
            60.0,
            4.0,
            percent(busy, aged.len()),
        ),
        line(
            "19 to 21: suitable accommodation, %",
            91.0,
            3.0,
            percent(suitable, aged.len()),
        ),
    ];
    if of.has(rulebook::Table::SwEpisodes) {
        let mut workers: HashMap<&str, HashSet<&str>> = HashMap::new();
        for row in &of.social_workers {
            workers
                .entry(row.child.as_str())
                .or_default()
                .insert(row.sw_id.as_str());
        }
        let many = workers.values().filter(|w| w.len() >= 3).count();
        lines.push(line(
            "Three or more social workers (2024), %",
            40.0,
            4.0,
            percent(many, workers.len()),
        ));
    }
    lines
}

/// The council the figures are of.
pub const COUNCIL: Authority = Authority::WIGAN;
