//! The form of the census (December 2025): its columns, what each may hold, and which of the record's
//! words stands for which of the form's.

use crate::homes::HomeKind;
use care::codes::Ethnicity;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a cell says when the record cannot fill it and the form has no word of its own for that.
pub const NOT_KNOWN: &str = "Not known";

/// A column of the form.
#[derive(Debug, Deserialize)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Whether it may be blank.
    pub blank_allowed: bool,
    /// What it holds: `code`, `string`, `integer`, `float`, `date`.
    #[serde(rename = "type")]
    pub holds: String,
    /// The words it may hold, when it holds one of a list.
    #[serde(default)]
    pub values: Vec<String>,
}

#[derive(Deserialize)]
struct Form {
    columns: Vec<Column>,
}

static FORM: LazyLock<Form> = LazyLock::new(|| {
    // The file is part of the program; a test reads it.
    serde_json::from_str(include_str!("data/placements-north-west-census.json")).unwrap_or(Form {
        columns: Vec::new(),
    })
});

/// The columns, in order.
pub fn columns() -> &'static [Column] {
    &FORM.columns
}

/// Columns by what they are to us: their headings.
pub(super) mod name {
    pub const WHO: &str = "Looked after child?";
    pub const COUNCIL: &str = "Placing Authority";
    pub const CHILD: &str = "Identifier";
    pub const AGE: &str = "Age";
    pub const GENDER: &str = "Gender";
    pub const SOURCED: &str = "How the placement was sourced";
    pub const PROVIDER: &str = "Organisation";
    pub const HOME: &str = "Establishment";
    pub const PROVISION: &str = "Type of provision";
    pub const UASC: &str = "UASC";
    pub const WEEKLY: &str = "Total weekly cost";
    pub const SOCIAL_CARE: &str = "Contribution from Social Care";
    pub const EDUCATION: &str = "Contribution from Education";
    pub const HEALTH: &str = "Contribution from Health";
    pub const ETHNIC: &str = "Ethnic Group";
    pub const START: &str = "Placement start date";
    pub const REGISTRATION: &str = "Primary registration type";
    pub const DISTANCE: &str = "Placing at Distance Reason";
    pub const PROVIDER_URN: &str = "Provider Ofsted (or equivalent) URN";
    pub const HOME_URN: &str = "Establishment URN";
    pub const COMPANY: &str = "Provider Company number";
    pub const PACKAGES: &str = "Does this placement cost include additional packages?";
    pub const DOLS: &str = "Deprivation of Liberty Safeguards in place?";
    pub const SOLO: &str = "Does this CYP require a solo placement?";
}

/// The form's word for an ethnic group of the return; `Unknown` where the return's word is refused, not
/// yet obtained, or not there. The return's "Gypsy/Roma" stands under "Roma (White)", its "Traveller of
/// Irish heritage" under "Gypsy or Irish Traveller (White)": the form parts them otherwise.
pub fn ethnic_group(of: Option<Ethnicity>) -> &'static str {
    match of {
        Some(Ethnicity::Indian) => "Indian (Asian or Asian British)",
        Some(Ethnicity::Pakistani) => "Pakistani (Asian or Asian British)",
        Some(Ethnicity::Bangladeshi) => "Bangladeshi (Asian or Asian British)",
        Some(Ethnicity::Chinese) => "Chinese (Asian or Asian British)",
        Some(Ethnicity::AnyOtherAsian) => "Any other Asian background (Asian or Asian British)",
        Some(Ethnicity::Caribbean) => "Caribbean (Black, Black British, Caribbean or African)",
        Some(Ethnicity::African) => "African (Black, Black British, Caribbean or African)",
        Some(Ethnicity::AnyOtherBlack) => {
            "Any other Black, Black British, African or Caribbean background (Black, Black British, Caribbean or African)"
        }
        Some(Ethnicity::WhiteAndBlackCaribbean) => {
            "White and Black Caribbean (Mixed or multiple ethnic groups)"
        }
        Some(Ethnicity::WhiteAndBlackAfrican) => {
            "White and Black African (Mixed or multiple ethnic groups)"
        }
        Some(Ethnicity::WhiteAndAsian) => "White and Asian (Mixed or multiple ethnic groups)",
        Some(Ethnicity::AnyOtherMixed) => {
            "Any other Mixed or multiple ethnic background (Mixed or multiple ethnic groups)"
        }
        Some(Ethnicity::WhiteBritish) => {
            "English, Welsh, Scottish, Northern Irish or British (White)"
        }
        Some(Ethnicity::WhiteIrish) => "Irish (White)",
        Some(Ethnicity::TravellerOfIrishHeritage) => "Gypsy or Irish Traveller (White)",
        Some(Ethnicity::GypsyRoma) => "Roma (White)",
        Some(Ethnicity::AnyOtherWhite) => "Any other White background (White)",
        Some(Ethnicity::AnyOtherEthnicGroup) => "Any other ethnic group (Other ethnic group)",
        Some(Ethnicity::Refused | Ethnicity::NotYetObtained) | None => "Unknown",
    }
}

/// The kind of home behind a type of provision, where the form's word tells it.
pub(super) fn kind_of(provision: &str) -> Option<HomeKind> {
    let begins = |with: &str| provision.starts_with(with);
    if begins("Fostering") {
        Some(HomeKind::AgencyFosterCarers)
    } else if begins("Residential - 38") || begins("Residential - 52") {
        Some(HomeKind::ResidentialSchool)
    } else if begins("Residential") {
        Some(HomeKind::ChildrensHome)
    } else if begins("Supported") {
        Some(HomeKind::Supported)
    } else if begins("Secure") {
        Some(HomeKind::SecureHome)
    } else {
        None
    }
}

/// The form's word for a kind of home, where one word alone fits.
pub(super) fn provision_of(kind: Option<HomeKind>) -> Option<&'static str> {
    match kind? {
        HomeKind::Connected | HomeKind::OurFosterCarers | HomeKind::AgencyFosterCarers => {
            Some("Fostering - Mainstream")
        }
        HomeKind::ChildrensHome => Some("Residential - Mainstream"),
        HomeKind::SecureHome => Some("Secure Welfare"),
        // Which of the categories of supported accommodation, and how many weeks of school: ask.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_we_write_are_words_of_the_form() {
        assert_eq!(columns().len(), 24);
        let of = |name: &str| {
            &columns()
                .iter()
                .find(|one| one.name == name)
                .unwrap()
                .values
        };
        for ethnicity in Ethnicity::all() {
            let word = ethnic_group(Some(*ethnicity));
            assert!(of(name::ETHNIC).iter().any(|one| one == word), "{word}");
        }
        for kind in HomeKind::ALL {
            if let Some(word) = provision_of(Some(*kind)) {
                assert!(of(name::PROVISION).iter().any(|one| one == word), "{word}");
            }
        }
    }
}
