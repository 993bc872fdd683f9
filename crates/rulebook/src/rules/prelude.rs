//! What a rule's file needs: `use crate::rules::prelude::*;`.
//!
//! Names of codes come from [`care::codes`], rows and their columns from [`crate::tables`].

pub(super) use super::engine::{Check, Child, Children, Context, Found, Listed, Need, Years, rule};
pub(super) use crate::tables::*;
pub(super) use crate::{Cell, Text};
pub(super) use care::codes::*;
pub(super) use care::dates::*;
pub(super) use std::collections::HashMap;
