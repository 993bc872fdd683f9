//! A measure as one reader may see it: the number, or that it is hidden; the years before; what
//! others publish.

use super::histories::borough;
use super::published::{Published, published};
use care::Date;
use measures::{
    Borough, Comparison, Figure, Guard, GuardedPart, Measure, Outcome, Part, Step, Unit, guard,
    trends,
};
use record::{Fault, Tx};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A figure with its counts, each shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownPart {
    /// How many.
    pub numerator: Guard<u64>,
    /// Of how many.
    pub denominator: Guard<Option<u64>>,
    /// For how many it is not known.
    pub unknown: Guard<u64>,
    /// What they come to.
    pub value: Guard<Option<f64>>,
}

impl ShownPart {
    const fn open(part: &Part) -> Self {
        Self {
            numerator: Guard::Shown(part.numerator),
            denominator: Guard::Shown(part.denominator),
            unknown: Guard::Shown(part.unknown),
            value: Guard::Shown(part.value),
        }
    }
    const fn guarded(part: &GuardedPart) -> Self {
        Self {
            numerator: part.numerator,
            denominator: part.denominator,
            unknown: part.unknown,
            value: part.value,
        }
    }
}

/// A measure on a day, as one reader may see it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The definition.
    pub measure: &'static Measure,
    /// The day the figure holds for.
    pub on: Date,
    /// All children.
    pub all: ShownPart,
    /// Unaccompanied asylum-seeking children among them.
    pub unaccompanied: ShownPart,
    /// All others.
    pub others: ShownPart,
    /// The mid-year of the population a rate divides by.
    pub mid_year: Option<i16>,
    /// Earlier 31 Marches and the day, oldest first.
    pub trend: Vec<(Date, Guard<Option<f64>>)>,
    /// What is published, oldest first.
    pub published: Vec<Comparison>,
}

/// How many years a trend shows.
const YEARS: u8 = 5;

/// Which numbers: of which day, with small ones or without, and of which measures.
type Asked = (Date, bool, Vec<&'static str>);

/// Numbers as they were computed, for as long as the histories and what is published stay what they
/// are: both are held here, so that neither can be taken for a later one.
#[derive(Default)]
struct Kept(Mutex<Option<Numbers>>);

struct Numbers {
    borough: Arc<Borough>,
    published: Published,
    of: HashMap<Asked, Arc<Vec<Shown>>>,
}

/// How many questions are kept.
const QUESTIONS: usize = 64;

/// Some measures on a day with five years behind them, computed once for each question. Without
/// `small`, counts under six and whatever would give one away are hidden, over all measures of each
/// day together.
pub fn shown(
    tx: &mut Tx<'_>,
    measures: &[&'static Measure],
    on: Date,
    small: bool,
) -> Result<Arc<Vec<Shown>>, Fault> {
    let (borough, published) = (borough(tx)?, published(tx)?);
    let asked: Asked = (on, small, measures.iter().map(|one| one.id).collect());
    let kept = tx.kept::<Kept>();
    let still = |numbers: &Numbers| {
        Arc::ptr_eq(&numbers.borough, &borough) && numbers.published.is_still(&published)
    };
    {
        let kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        let numbers = kept.as_ref().filter(|numbers| still(numbers));
        if let Some(known) = numbers.and_then(|numbers| numbers.of.get(&asked)) {
            return Ok(Arc::clone(known));
        }
    }
    // Hiding must look at every measure of a day, also those not asked for: they stand on the
    // pages beside this one. So all of them are one question, and the others are parts of it.
    let all: Vec<&'static Measure> = measures::all().collect();
    let made = if small || measures.len() == all.len() {
        compute(&borough, &published, measures, on, small)
    } else {
        let wanted = |one: &&Shown| measures.iter().any(|it| it.id == one.measure.id);
        let whole = shown(tx, &all, on, small)?;
        whole.iter().filter(wanted).cloned().collect()
    };
    let made = Arc::new(made);
    if tx.only_reads() {
        let mut kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = |numbers: &Numbers| still(numbers) && numbers.of.len() < QUESTIONS;
        if !kept.as_ref().is_some_and(room) {
            *kept = Some(Numbers {
                borough,
                published,
                of: HashMap::new(),
            });
        }
        if let Some(numbers) = kept.as_mut() {
            numbers.of.insert(asked, Arc::clone(&made));
        }
    }
    Ok(made)
}

/// The answer to a question. Without `small` it must be about every measure.
fn compute(
    borough: &Borough,
    published: &Published,
    measures: &[&'static Measure],
    on: Date,
    small: bool,
) -> Vec<Shown> {
    let trends = trends(measures.iter().copied(), borough, on, YEARS, Step::Year);
    let comparators = published.comparators().for_council(borough.council());
    let mut days: Vec<Date> = trends
        .iter()
        .flat_map(|t| t.points.iter().map(|p| p.on))
        .collect();
    days.sort_unstable();
    days.dedup();
    let hidden: Vec<(Date, Vec<measures::Guarded>)> = if small {
        Vec::new()
    } else {
        days.iter()
            .map(|day| {
                let of_day: Vec<(&'static Measure, Outcome)> = measures
                    .iter()
                    .zip(&trends)
                    .filter_map(|(measure, trend)| {
                        let point = trend.points.iter().find(|point| point.on == *day)?;
                        Some((*measure, point.clone()))
                    })
                    .collect();
                (*day, guard(&of_day))
            })
            .collect()
    };
    let guarded = |id: &str, day: Date| {
        hidden
            .iter()
            .find(|(on, _)| *on == day)?
            .1
            .iter()
            .find(|one| one.id == id)
    };
    measures
        .iter()
        .zip(&trends)
        .filter_map(|(measure, trend)| {
            let now = trend.points.last()?;
            let parts = if small {
                (
                    ShownPart::open(&now.all),
                    ShownPart::open(&now.unaccompanied),
                    ShownPart::open(&now.others),
                )
            } else {
                let one = guarded(measure.id, now.on)?;
                (
                    ShownPart::guarded(&one.all),
                    ShownPart::guarded(&one.unaccompanied),
                    ShownPart::guarded(&one.others),
                )
            };
            let points = trend
                .points
                .iter()
                .map(|point| {
                    let value = if small {
                        Guard::Shown(point.value())
                    } else {
                        guarded(measure.id, point.on).map_or(Guard::Masked, |one| one.all.value)
                    };
                    (point.on, value)
                })
                .collect();
            Some(Shown {
                measure,
                on: now.on,
                all: parts.0,
                unaccompanied: parts.1,
                others: parts.2,
                mid_year: now.mid_year,
                trend: points,
                published: comparators.measure(measure),
            })
        })
        .collect()
}

/// The value as it is read: `64%`, `8.6`, `616`.
pub fn write(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Percent => format!("{value:.0}%"),
        Unit::Count => care::money::grouped(value.round().max(0.0) as u64),
        Unit::Rate | Unit::Mean => format!("{value:.1}"),
    }
}

/// The latest published year that has a figure for anybody, with words for each area.
pub fn latest(shown: &Shown, council: &str) -> Vec<(String, String, String)> {
    let unit = shown.measure.unit;
    let Some(year) = shown.published.last() else {
        return Vec::new();
    };
    let when = format!("31 March {}", year.year);
    let figure = |figure: Option<Figure>| match figure {
        Some(Figure::Value(value)) => write(unit, value),
        Some(Figure::Marked(mark)) => mark.words().to_owned(),
        None => "not published".to_owned(),
    };
    let mut all = vec![(
        format!("{council}, as published"),
        figure(year.council),
        when.clone(),
    )];
    // Counts of children in places of different size say nothing beside each other.
    if unit != Unit::Count {
        let near = year
            .neighbours
            .mean
            .map_or_else(|| "not published".to_owned(), |v| write(unit, v));
        let known = year.neighbours.known();
        all.push((
            format!("Statistical neighbours, mean of {known}"),
            near,
            when.clone(),
        ));
        all.push(("Region".to_owned(), figure(year.region), when.clone()));
        all.push(("England".to_owned(), figure(year.england), when));
    }
    all
}
