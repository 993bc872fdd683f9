//! Measures, worked by hand and by property.

mod answers;
mod build;
mod comparators;
mod counting;
mod documents;
mod stability;
