//! Indicator definitions and their computation; suppression; comparators. Pure.
