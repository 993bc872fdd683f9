//! Measures, worked by hand and by property.

mod build;
mod counting;
mod stability;
