//! Findings in plain words, and the way to the field where one is put right.

use super::about::class_of_form;
use super::check::Found;
use super::row_form;
use care::dates::long_date;
use care::ids::YoungPersonId;
use care::{CollectionYear, Date};
use desk::form::sentence_start;
use desk::patterns::Address;
use record::FieldError;
use record::access::{Action, Allowed};
use rulebook::Table;
use rulebook::rules::Rule;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

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
    row_words(found.table, &found.key)
}

/// A row of a table by its natural key, in words.
pub(super) fn row_words(table: Table, key: &str) -> String {
    let (what, link) = row_of(table);
    let began: Option<Date> = key.get(..10).and_then(|day| day.parse().ok());
    match began {
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
        // What is computed is put right where it is computed from.
        "PL_POST" | "PL_LA" | "PL_LOCATION" | "PL_DISTANCE" => "place",
        "URN" => "urn",
        _ => return None,
    })
}

/// The field of a row's form that holds a column, by the id of its input.
fn field_of(table: Table, column: &str) -> Option<String> {
    if table == Table::Episodes {
        return episode_field(column).map(str::to_owned);
    }
    row_form::of_column(table, column).map(row_form::RowField::id)
}

/// Where a row is put right: the form of the fact that made it, at the field of a column.
pub(super) fn form_of(
    about: YoungPersonId,
    year: CollectionYear,
    table: Table,
    key: &str,
    column: Option<&str>,
) -> String {
    let field = column.and_then(|column| field_of(table, column));
    let address = if table == Table::Episodes {
        Address::new(format!("/young-people/{about}/episode")).and("from", key)
    } else {
        let form = format!("/young-people/{about}/return/{}", table.name());
        Address::new(form).and("year", year.0).and("row", key)
    };
    match field {
        Some(field) => format!("{address}#{field}"),
        None => address.to_string(),
    }
}

/// How a finding is put right: the form of the row at the field that is blank, or at the first of
/// those it looks at.
pub(super) fn to_put_right(found: &Found, year: CollectionYear) -> String {
    let first = found
        .blank
        .into_iter()
        .chain(found.fields())
        .find(|column| field_of(found.table, column).is_some());
    form_of(found.about, year, found.table, &found.key, first)
}

/// Where a row is added to a table.
pub(super) fn to_add(about: YoungPersonId, table: Table) -> String {
    match table {
        Table::Episodes => format!("/young-people/{about}/episode"),
        _ => format!("/young-people/{about}/return/{}", table.name()),
    }
}

/// Whether a reader may add a row to a table.
pub(super) fn may_add(allowed: &Allowed, table: Table) -> bool {
    allowed.lens().may(Action::Add, class_of_form(table))
}

/// Whether a reader may put right a row of a table.
pub(super) fn may_correct(allowed: &Allowed, table: Table) -> bool {
    allowed.lens().may(Action::Correct, class_of_form(table))
}

const REFUSES: &str = "The return will refuse this ";
const ELSEWHERE: &str = "Because of this, the return will also refuse: ";

/// The first sentence of a text.
fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |at| &text[..=at])
}

/// What is said beside a field of the row that is typed, before it is saved.
pub(super) fn would_refuse(rules: &[&Rule]) -> String {
    let each: Vec<String> = rules
        .iter()
        .map(|rule| {
            format!(
                "(rule {}): {}",
                rule.code,
                plain(first_sentence(&rule.explanation()))
            )
        })
        .collect();
    format!("{REFUSES}{}", each.join(" And "))
}

/// What is said of other rows that the return would refuse because of it.
pub(super) fn refuses_elsewhere(found: &[&Found]) -> String {
    // Two years may be in hand, and both refuse the same row by the same rule.
    let mut by_row: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for one in found {
        by_row
            .entry(where_it_is(one))
            .or_default()
            .insert(one.rule.code);
    }
    let each: Vec<String> = by_row
        .into_iter()
        .map(|(row, codes)| {
            let codes: Vec<&str> = codes.into_iter().collect();
            match codes.as_slice() {
                [one] => format!("{row} (rule {one})"),
                many => format!("{row} (rules {})", many.join(", ")),
            }
        })
        .collect();
    format!("{ELSEWHERE}{}. ", each.join("; "))
}

/// The codes of the rules that would refuse what was typed, among the problems of a form: so that
/// "save it as it is" speaks of what was read and of nothing else.
pub(super) fn refused_by(errors: &[FieldError]) -> Vec<&str> {
    errors
        .iter()
        .map(|error| error.message.as_str())
        .filter(|message| message.starts_with(REFUSES) || message.starts_with(ELSEWHERE))
        .flat_map(|message| message.split("(rule").skip(1))
        .filter_map(|one| one.split(')').next())
        .filter_map(|one| one.strip_prefix("s ").or_else(|| one.strip_prefix(' ')))
        .flat_map(|codes| codes.split(", "))
        .collect()
}

/// The field of a form that a new finding belongs beside, when it is about the row that is typed.
pub(super) fn beside(found: &Found, table: Table, key: &str) -> Option<String> {
    if found.table != table || found.key != key {
        return None;
    }
    let fields = found.fields();
    fields.iter().find_map(|column| field_of(table, column))
}

/// A rule's words for somebody who does not write returns: columns by what they hold.
pub(super) fn plain(text: &str) -> String {
    static LABELS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let labels = LABELS.get_or_init(|| {
        Table::ALL
            .iter()
            .flat_map(|table| table.columns())
            .map(|column| (column.name, column.label))
            .collect()
    });
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let of_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len())
            .max(first.len_utf8());
        let (word, after) = rest.split_at(end);
        // Some names are words that everybody knows.
        let known = matches!(word, "UPN" | "URN" | "UASC" | "CHILD");
        match labels
            .get(word)
            .filter(|_| !known && word.chars().all(of_name))
        {
            Some(label) => out.push_str(label),
            None => out.push_str(word),
        }
        rest = after;
    }
    sentence_start(&out)
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

    fn found(code: &str, table: Table, key: &str) -> Found {
        Found {
            rule: rules::find(code, CollectionYear(2027)).unwrap(),
            about: YoungPersonId(Uuid::nil()),
            table,
            row: 0,
            key: key.to_owned(),
            blank: None,
        }
    }

    #[test]
    fn a_finding_leads_to_the_field_where_it_is_put_right() {
        let episode = found("144", Table::Episodes, "2026-05-03");
        let to = to_put_right(&episode, CollectionYear(2027));
        assert!(
            to.ends_with("/episode?from=2026-05-03#legal_status"),
            "{to}"
        );
        assert_eq!(
            where_it_is(&episode),
            "episode of care that began 3 May 2026"
        );
        let here = |key| beside(&episode, Table::Episodes, key);
        assert_eq!(here("2026-05-03").as_deref(), Some("legal_status"));
        assert_eq!(here("2026-06-03"), None);
        let header = found("101", Table::Header, "");
        let to = to_put_right(&header, CollectionYear(2027));
        assert!(to.ends_with("/return/Header?year=2027#SEX"), "{to}");
    }

    #[test]
    fn the_rules_that_were_read_are_known_again() {
        let rule = |code| rules::find(code, CollectionYear(2027)).unwrap();
        let one = found("142", Table::Episodes, "2026-05-03");
        let (other, later) = (
            found("501", Table::Episodes, "2026-05-03"),
            found("191", Table::Episodes, "2026-06-03"),
        );
        let elsewhere = [&one, &one, &other, &later];
        assert!(
            refuses_elsewhere(&elsewhere).contains(
                "episode of care that began 3 June 2026 (rule 191); episode of care that began 3 May 2026 (rules 142, 501). "
            ),
            "{}",
            refuses_elsewhere(&elsewhere)
        );
        let errors = [
            FieldError::new("legal_status", would_refuse(&[rule("144"), rule("365")])),
            FieldError::new("dec-day", "Must be a real date (rule 9)"),
            FieldError::new("why", refuses_elsewhere(&elsewhere)),
        ];
        assert_eq!(refused_by(&errors), ["144", "365", "191", "142", "501"]);
    }

    #[test]
    fn a_worker_reads_what_a_column_holds_and_not_its_name() {
        assert_eq!(
            plain("Both DEC and REC, the URN (HOME_POST)."),
            "Both date the episode ceased and reason the episode ceased, the URN (home postcode at entry)."
        );
        assert_eq!(plain("é’ DECOMMISSIONED"), "É’ DECOMMISSIONED");
    }
}
