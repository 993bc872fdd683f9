//! Measures, worked by hand and by property.

mod agreement;
mod answers;
mod build;
mod comparators;
mod counting;
mod documents;
mod properties;
mod returns;
mod stability;
mod suppression;
