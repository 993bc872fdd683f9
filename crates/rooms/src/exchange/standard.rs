//! The referral in the forms that others' systems read: the Placements Data Standard, version 2
//! (draft, 18 July 2025), and a row of the Placements North West census.

use super::pack::Pack;
use crate::census::NOT_KNOWN;
use crate::homes::{Must, Need};
use care::Date;
use serde_json::{Value, json};

/// Days after which a home is needed "in more than 5 days".
const SOON: i32 = 5;

/// A number by which the file speaks of the young person: made from the reference, so that it is
/// the council's number for nobody.
fn number(reference: &str) -> u32 {
    reference.bytes().fold(7, |number: u32, byte| {
        number.wrapping_mul(31).wrapping_add(u32::from(byte))
    }) % 1_000_000
}

fn needed(from: Date, on: Date) -> &'static str {
    match care::dates::days_between(on, from) {
        left if left <= 0 => "Today",
        left if left < SOON => "in less than 5 days",
        _ => "in more than 5 days",
    }
}

/// The four parts of the standard that a referral fills. What the record does not ask is said to be
/// not specified; where the standard has no such word, the part "Other" says what was not asked.
pub fn referral(pack: &Pack) -> Value {
    let must = |one: Must| pack.musts.contains(&one);
    let need = |one: Need| pack.needs.as_ref().is_some_and(|all| all.contains(&one));
    let risk = |there: bool| {
        if there {
            "Risk Present"
        } else {
            "No known risk"
        }
    };
    let support: &str = if must(Must::TwoAdults) || must(Must::AwakeAtNight) {
        "additional supervision"
    } else {
        "NA"
    };
    json!({
        "PlacementAvailability": [{
            "childId": number(&pack.reference),
            "neededBy": needed(pack.from, pack.on),
            "siblingCount": pack.siblings,
            "preferredLocation": pack.council,
        }],
        "PlacementRequirements": [{
            "communicationNeeds": if must(Must::BritishSignLanguage) { "Y" } else { "Not Specified" },
            "specificCommunicationRequirements": [if must(Must::BritishSignLanguage) { "BSL" } else { "None" }],
            "homeAdaptation": must(Must::StepFree),
            "culturalNeeds": "Not Known",
            "livingCompanions": if must(Must::NoOtherYoungPeople) { "Solo placement recommended" } else { "No preference" },
            "pets": if must(Must::Pets) { "Yes - must" } else if must(Must::NoPets) { "No" } else { "Not Known" },
            "additionalSupport": support,
            "deprivationOfLiberty": pack.liberty,
        }],
        "PlacementRecommendation": [{
            "fosterCareSuitability": "Not specified",
            "residentialCareSuitability": "Not specified",
            "supportedAccommodationSuitability": if pack.age.is_some_and(|age| age < 16) { "Unsuitable" } else { "Not specified" },
        }],
        "Risks": [{
            "riskSelfHarm": risk(false),
            "riskSexualExploitation": risk(need(Need::Exploitation)),
            "riskCriminalExploitation": risk(need(Need::Exploitation)),
            "riskDrugAlcohol": risk(need(Need::Substances)),
            "riskEatingDisorder": risk(false),
            "riskMissing": risk(pack.missing),
            "riskOther": "Not asked one by one here: self-harm, eating disorder, which kind of exploitation. Read what has been hard and what we don’t know, and ask.",
            "riskToOthersPhysical": risk(false),
            "riskToOthersSexual": risk(need(Need::SexualBehaviour)),
            "riskToOthersFire": risk(false),
            "riskToOthersAnimals": risk(false),
            "riskToOthersCriminal": risk(false),
            "riskToOthersOther": "Not asked one by one here. Read what has been hard, and ask.",
        }],
    })
}

fn must_be_alone(pack: &Pack) -> bool {
    pack.musts.contains(&Must::NoOtherYoungPeople)
}

/// What the record says of somebody and a referral does not, in the words of the census.
pub struct FromRecord {
    /// Whether they are an unaccompanied child seeking asylum.
    pub unaccompanied: &'static str,
    /// Their ethnic group.
    pub ethnic_group: &'static str,
}

/// The columns of the Placements North West census (form of December 2025), filled from a referral and
/// the record. What is known only once somebody lives there says "Not known"; the two columns that the
/// form lets be blank are blank.
pub fn census(pack: &Pack, record: &FromRecord) -> Vec<(&'static str, String)> {
    let known = |text: &str| text.to_owned();
    let not_yet = || NOT_KNOWN.to_owned();
    vec![
        (
            "Looked after child?",
            known(if pack.age.is_some_and(|age| age >= 18) {
                "Post 18 (CSC placement)"
            } else {
                "Looked after child (under 18)"
            }),
        ),
        ("Placing Authority", pack.council.clone()),
        ("Identifier", pack.reference.clone()),
        ("Age", pack.age.map_or_else(not_yet, |age| age.to_string())),
        (
            "Gender",
            known(match pack.who.as_str() {
                "A girl" => "Female (including trans female)",
                "A boy" => "Male (including trans male)",
                _ => NOT_KNOWN,
            }),
        ),
        ("How the placement was sourced", not_yet()),
        ("Organisation", not_yet()),
        ("Establishment", not_yet()),
        ("Type of provision", not_yet()),
        ("UASC", known(record.unaccompanied)),
        ("Total weekly cost", not_yet()),
        ("Contribution from Social Care", not_yet()),
        ("Contribution from Education", not_yet()),
        ("Contribution from Health", not_yet()),
        ("Ethnic Group", known(record.ethnic_group)),
        ("Placement start date", not_yet()),
        ("Primary registration type", not_yet()),
        ("Placing at Distance Reason", String::new()),
        ("Provider Ofsted (or equivalent) URN", not_yet()),
        ("Establishment URN", String::new()),
        ("Provider Company number", not_yet()),
        (
            "Does this placement cost include additional packages?",
            not_yet(),
        ),
        (
            "Deprivation of Liberty Safeguards in place?",
            known(if pack.liberty { "DoLS (current)" } else { "No" }),
        ),
        (
            "Does this CYP require a solo placement?",
            known(if must_be_alone(pack) {
                "Yes, but is not in a solo placement"
            } else {
                "No, and is not in a solo placement"
            }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::pack::sample;

    const SCHEMA: &str = include_str!("data/placements-standard-v2.json");

    /// Holds a file against the published fields: every one that must be there is, nothing else is,
    /// each is of its type, and each choice is one of the published words.
    fn faults(file: &Value) -> Vec<String> {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let mut all = Vec::new();
        for entity in schema["entities"].as_array().unwrap() {
            let name = entity["name"].as_str().unwrap();
            for row in file[name].as_array().into_iter().flatten() {
                let row = row.as_object().unwrap();
                for field in entity["fields"].as_array().unwrap() {
                    let key = field["name"].as_str().unwrap();
                    let many = field["cardinality"].as_str().unwrap();
                    let Some(value) = row.get(key) else {
                        if many.starts_with('1') {
                            all.push(format!("{name}.{key} is missing"));
                        }
                        continue;
                    };
                    let each: Vec<&Value> = match value.as_array() {
                        Some(several) if many.ends_with('*') => several.iter().collect(),
                        _ => vec![value],
                    };
                    let fits = |value: &Value| match field["type"].as_str().unwrap() {
                        "Integer" => value.is_u64(),
                        "Boolean" => value.is_boolean(),
                        "Categorical" => field["options"].as_array().unwrap().contains(value),
                        _ => value.is_string(),
                    };
                    if each.is_empty() || !each.into_iter().all(fits) {
                        all.push(format!("{name}.{key}: {value}"));
                    }
                }
                for key in row.keys() {
                    let known = entity["fields"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|field| field["name"] == key.as_str());
                    if !known {
                        all.push(format!("{name}.{key} is not in the standard"));
                    }
                }
            }
            if file[name].as_array().is_none_or(Vec::is_empty) {
                all.push(format!("{name} is missing"));
            }
        }
        all
    }

    #[test]
    fn a_referral_is_a_file_of_the_standard() {
        let mut pack = sample();
        assert_eq!(faults(&referral(&pack)), Vec::<String>::new());
        pack.musts = Must::ALL.to_vec();
        pack.needs = Some(Need::ALL.to_vec());
        pack.age = Some(17);
        assert_eq!(faults(&referral(&pack)), Vec::<String>::new());
        let mut wrong = referral(&pack);
        wrong["Risks"][0]["riskMissing"] = json!("High");
        wrong["PlacementAvailability"][0]["childId"] = json!("A1");
        assert_eq!(faults(&wrong).len(), 2);
    }

    #[test]
    fn a_row_of_the_census_names_nobody() {
        let of = FromRecord {
            unaccompanied: "Yes",
            ethnic_group: "African (Black, Black British, Caribbean or African)",
        };
        let row = census(&sample(), &of);
        assert_eq!(row[9], ("UASC", "Yes".to_owned()));
        assert!(row[14].1.starts_with("African") && row[6].1 == "Not known");
        assert_eq!(row[3], ("Age", "15".to_owned()));
        assert!(row.iter().all(|(_, value)| !value.contains("Willow")));
    }
}
