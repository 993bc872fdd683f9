//! Findings in plain words, and the way to the field where one is put right.

use super::check::Found;
use care::CollectionYear;
use care::dates::long_date;
use care::ids::YoungPersonId;
use record::FieldError;
use rulebook::Table;
use rulebook::rules::Rule;

/// What a row of a table is, for "episode of care that began 3 May 2026".
const fn row_of(table: Table) -> (&'static str, &'static str) {
    match table {
        Table::Header => ("their own details", ""),
        Table::Episodes => ("episode of care", "that began"),
        Table::Reviews => ("review", "of"),
        Table::Uasc => ("coming to this country alone", ""),
        Table::Oc2 => ("health of the year", ""),
        Table::Oc3 => ("care leaver’s year", ""),
        Table::Ad1 => ("adoption", ""),
        Table::PlacedAdoption => ("decision to place for adoption", "of"),
        Table::PrevPerm => ("permanence before care", ""),
        Table::Missing => ("time missing or away", "that began"),
        Table::SwEpisodes => ("time with a social worker", "that began"),
        Table::DoLo => ("deprivation of liberty", "that began"),
    }
}

/// Which row a finding points at, in words.
pub(super) fn where_it_is(found: &Found) -> String {
    let (what, link) = row_of(found.table);
    match found.began() {
        Some(day) if !link.is_empty() => format!("{what} {link} {}", long_date(day)),
        _ => what.to_owned(),
    }
}

/// What a column holds, in DfE's few words.
pub(super) fn column_words(table: Table, column: &str) -> &'static str {
    table
        .columns()
        .iter()
        .find(|info| info.name == column)
        .map_or("", |info| info.label)
}

/// The field of the episode's form that holds a column, by the id of its input.
fn episode_field(column: &str) -> Option<&'static str> {
    Some(match column {
        "DECOM" => "decom-day",
        "RNE" => "new_episode",
        "LS" => "legal_status",
        "CIN" => "need",
        "PLACE" => "placement",
        "PLACE_PROVIDER" => "provider",
        "DEC" => "dec-day",
        "REC" => "ceased",
        "REASON_PLACE_CHANGE" => "place_change",
        "HOME_POST" => "home",
        "PL_POST" => "place",
        "URN" => "urn",
        _ => return None,
    })
}

/// Where a row is put right: the form of the fact that made it, at the field of a column.
pub(super) fn form_of(
    about: YoungPersonId,
    table: Table,
    key: &str,
    column: Option<&str>,
) -> Option<String> {
    if table != Table::Episodes {
        return None;
    }
    let field = column.and_then(episode_field).unwrap_or("decom-day");
    Some(format!("/young-people/{about}/episode?from={key}#{field}"))
}

/// How a finding is put right: the form of the row at the first of its fields.
pub(super) fn to_put_right(found: &Found) -> Option<String> {
    let first = found
        .fields()
        .into_iter()
        .find(|column| episode_field(column).is_some());
    form_of(found.about, found.table, &found.key, first)
}

const REFUSES: &str = "The return will refuse this (rule ";
const ALSO: &str = " And (rule ";

/// What is said beside a field, before it is saved.
pub(super) fn would_refuse(rule: &Rule) -> String {
    because(REFUSES, rule)
}

/// What is said of a second rule beside the same field.
pub(super) fn also_refuses(rule: &Rule) -> String {
    because(ALSO, rule)
}

fn because(how: &str, rule: &Rule) -> String {
    format!("{how}{}): {} {}", rule.code, rule.explanation(), rule.fix())
}

/// The codes of the rules that would refuse what was typed, among the problems of a form: so that
/// "save it as it is" speaks of what was read and of nothing else.
pub(super) fn refused_by(errors: &[FieldError]) -> Vec<&str> {
    errors
        .iter()
        .filter_map(|error| error.message.strip_prefix(REFUSES))
        .flat_map(|rest| rest.split(ALSO))
        .filter_map(|one| one.split(')').next())
        .collect()
}

/// The field of the episode's form that a new finding belongs beside.
pub(super) fn beside(found: &Found, key: &str) -> &'static str {
    let here = found.table == Table::Episodes && found.key == key;
    let fields = found.fields();
    let named = fields.iter().find_map(|column| episode_field(column));
    named.filter(|_| here).unwrap_or("decom-day")
}

/// The year of a return in an address, if there can be such a return.
pub(super) fn year_in(text: &str) -> Option<CollectionYear> {
    let year: i16 = text.parse().ok()?;
    (2018..=2100)
        .contains(&year)
        .then_some(CollectionYear(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulebook::rules;
    use uuid::Uuid;

    #[test]
    fn a_finding_leads_to_the_field_where_it_is_put_right() {
        let found = Found {
            rule: rules::find("144", CollectionYear(2027)).unwrap(),
            about: YoungPersonId(Uuid::nil()),
            table: Table::Episodes,
            row: 0,
            key: "2026-05-03".to_owned(),
        };
        let to = to_put_right(&found).unwrap();
        assert!(
            to.ends_with("/episode?from=2026-05-03#legal_status"),
            "{to}"
        );
        assert_eq!(where_it_is(&found), "episode of care that began 3 May 2026");
        assert_eq!(beside(&found, "2026-05-03"), "legal_status");
        assert_eq!(beside(&found, "2026-06-03"), "decom-day");
    }

    #[test]
    fn the_rules_that_were_read_are_known_again() {
        let rule = rules::find("144", CollectionYear(2027)).unwrap();
        let other = rules::find("365", CollectionYear(2027)).unwrap();
        let errors = [
            FieldError::new("legal_status", would_refuse(rule) + &also_refuses(other)),
            FieldError::new("dec-day", "Must be a real date"),
        ];
        assert_eq!(refused_by(&errors), ["144", "365"]);
    }
}
