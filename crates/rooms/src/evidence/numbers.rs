//! Every number on a day, in the form other programs read.

use care::Date;
use measures::Borough;
use serde::Serialize;

/// One number. The names of its fields are the public form of `homeward measures --format json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Number {
    /// The measure.
    pub id: &'static str,
    /// How many.
    pub numerator: u64,
    /// Of how many; a count of children has none.
    pub denominator: Option<u64>,
    /// The value: a percentage, a rate, a mean or the count itself. Not there when the denominator
    /// is nought.
    pub value: Option<f64>,
    /// For how many children the record does not say.
    pub unknown: u64,
    /// The day it is of, which may be before the day asked for: some are known at 31 March only.
    pub on: Date,
    /// What the value is.
    pub unit: &'static str,
}

/// Every measure on a day.
pub fn numbers(borough: &Borough, on: Date) -> Vec<Number> {
    measures::compute_all(measures::all(), borough, on)
        .into_iter()
        .map(|(measure, outcome)| Number {
            id: measure.id,
            numerator: outcome.all.numerator,
            denominator: outcome.all.denominator,
            value: outcome.value(),
            unknown: outcome.all.unknown,
            on: outcome.on,
            unit: outcome.unit.as_str(),
        })
        .collect()
}

/// The same as CSV: ids and numbers only, nothing a person typed.
pub fn numbers_csv(numbers: &[Number]) -> String {
    let mut out = String::from("id,numerator,denominator,value,unknown,on,unit\n");
    for n in numbers {
        let of = n.denominator.map_or(String::new(), |d| d.to_string());
        let value = n.value.map_or(String::new(), |v| v.to_string());
        out.push_str(&format!(
            "{},{},{of},{value},{},{},{}\n",
            n.id, n.numerator, n.unknown, n.on, n.unit
        ));
    }
    out
}
