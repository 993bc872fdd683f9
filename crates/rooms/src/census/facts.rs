//! What the census says of a placement that nothing else in the record does.

use care::{Date, Pence};
use serde::{Deserialize, Serialize};

content! {
    CensusSaid = "census.said", sealed: true;
}

/// A row of the census about one placement. Its subject is the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CensusSaid {
    /// The first night of the placement.
    pub start: Date,
    /// How it was sourced, in the words of the form.
    pub sourced: String,
    /// The type of provision, in the words of the form.
    pub provision: String,
    /// What social care, education and health each contribute for a week.
    pub contributions: [Pence; 3],
    /// With whom the provider is registered, in the words of the form.
    pub registration: String,
    /// Why at a distance, when it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<String>,
    /// The provider's number with its regulator.
    pub provider_urn: String,
    /// The home's number with its regulator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_urn: Option<String>,
    /// The provider's number as a company.
    pub company: String,
    /// Whether the price holds further packages.
    pub packages: bool,
    /// Whether it is solo, and should be, in the words of the form.
    pub solo: String,
}
