//! What can be said of what there is in the community, and of introductions to it.

use care::ids::{FactId, SubjectId};
use care::{Date, Postcode};
use serde::{Deserialize, Serialize};

content! {
    Asset = "neighbourhood.asset";
    Confirmed = "neighbourhood.confirmed";
    AssetList = "neighbourhood.asset_list";
    Introduced = "neighbourhood.introduced", sealed: true;
    StillGoing = "neighbourhood.still_going", sealed: true;
}

choices! {
    /// What kind of place or group it is.
    AssetKind {
        /// A community hub or centre.
        Hub = "hub", "Community hub or centre";
        /// A Start Well family centre.
        StartWell = "start_well", "Start Well family centre";
        /// A youth club.
        Youth = "youth", "Youth club";
        /// Sport and being outside.
        Sport = "sport", "Sport and being outside";
        /// Music, art, making.
        Making = "making", "Music, art and making";
        /// Food and warm places.
        Food = "food", "Food and warm places";
        /// Health, and community health champions.
        Health = "health", "Health and wellbeing";
        /// Parents who help parents.
        Parents = "parents", "Parent champions and peer support";
        /// Work, learning, volunteering.
        Work = "work", "Work, learning and volunteering";
        /// A place of worship that is open to all.
        Faith = "faith", "Faith group that is open to all";
        /// Anything else.
        Other = "other", "Something else";
    }
    /// How a human made sure.
    ConfirmedHow {
        /// They were there.
        Visited = "visited", "I was there";
        /// They talked.
        Rang = "rang", "I talked to somebody there";
        /// Somebody who goes said so.
        Goes = "goes", "Somebody who goes there told me";
    }
    /// Whether somebody still goes.
    Still {
        /// They go.
        Yes = "yes", "Yes, they still go";
        /// They went.
        Stopped = "stopped", "They went, and stopped";
        /// They never went.
        Never = "never", "They never went";
    }
}

/// Something there is. Its subject is the asset; said again, it takes its own place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// What it is called (`service.name`).
    pub name: String,
    /// Who runs it (the organisation’s name in the standard).
    pub organisation: String,
    /// What kind.
    pub kind: AssetKind,
    /// What one finds there (`service.description`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its own page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where: the building and street (`location`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// When, in words (`schedule`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<String>,
    /// What it costs, in words (`cost_option`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// For whom, in words (`eligibility`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<String>,
    /// Youngest age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_age: Option<u8>,
    /// Oldest age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_age: Option<u8>,
    /// What the list it came from calls it (`service.id`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_as: Option<String>,
    /// When that list says it was changed: nobody asked on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// Why it is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<String>,
}

/// A human made sure that what is written of an asset is so. Its subject is the asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The day.
    pub on: Date,
    /// How.
    pub how: ConfirmedHow,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
}

/// A row of a list that was kept aside, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowAside {
    /// The line of the file, the heading being line 1.
    pub line: u64,
    /// Why.
    pub why: String,
    /// What was written.
    pub original: String,
}

/// A list that was read in. Its subject is the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetList {
    /// What the file was called.
    pub file: String,
    /// Rows that were new here.
    pub new: u32,
    /// Rows that said otherwise than before.
    pub changed: u32,
    /// Rows that said what was written already.
    pub same: u32,
    /// Rows kept aside.
    pub aside: Vec<RowAside>,
}

/// A young person was introduced to an asset. Its subject is the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Introduced {
    /// To which.
    pub asset: SubjectId,
    /// The day.
    pub on: Date,
    /// What they hope it gives them.
    pub hope: String,
    /// Who goes with them the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goes_with: Option<String>,
}

/// Whether they still go. Its subject is the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillGoing {
    /// Which introduction.
    pub about: FactId,
    /// The day they were asked.
    pub on: Date,
    /// What they said.
    pub still: Still,
    /// In their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
