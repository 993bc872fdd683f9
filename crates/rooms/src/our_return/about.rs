//! Which kinds of information a finding speaks of: it is shown to those who may see them all.

use record::access::FieldClass;
use rulebook::Table;
use rulebook::rules::{Need, Rule};

/// The kind of information that a table holds, its columns of another kind aside.
pub(super) const fn class_of_table(table: Table) -> FieldClass {
    match table {
        Table::Header | Table::Uasc => FieldClass::Characteristics,
        Table::Episodes | Table::Reviews | Table::PrevPerm => FieldClass::CareHistory,
        Table::Oc2 => FieldClass::Health,
        Table::Oc3 => FieldClass::Education,
        Table::Ad1 | Table::PlacedAdoption => FieldClass::Legal,
        Table::Missing | Table::DoLo => FieldClass::Safety,
        Table::SwEpisodes => FieldClass::Workers,
    }
}

/// The kind of information that a cell holds.
pub fn class_of(table: Table, column: &str) -> FieldClass {
    match column {
        "DOB" | "UPN" | "MC_DOB" => FieldClass::Identity,
        "HOME_POST" | "PL_POST" | "PL_LA" | "URN" => FieldClass::Whereabouts,
        "LS" => FieldClass::Legal,
        "CONVICTED" => FieldClass::Safety,
        _ => class_of_table(table),
    }
}

/// The kind of information that the form of a table's rows says: leave to say it is leave for the
/// form.
pub const fn class_of_form(table: Table) -> FieldClass {
    match table {
        Table::Header => FieldClass::Identity,
        _ => class_of_table(table),
    }
}

/// What a reader must be able to see to be shown that a rule speaks of a row: the tables that it
/// compares, and the legal status when that is what it looks at. The words say that a postcode or
/// a date of birth is wrong, never what it is.
pub(super) fn classes_of(rule: &Rule, table: Table) -> Vec<FieldClass> {
    let last = rule.needs.iter().filter_map(|need| match need {
        Need::LastYear(table) => Some(*table),
        _ => None,
    });
    let mut classes: Vec<FieldClass> = rule
        .tables
        .iter()
        .copied()
        .chain(last)
        .chain([table])
        .map(class_of_table)
        .collect();
    if rule.fields.contains(&"LS") {
        classes.push(FieldClass::Legal);
    }
    classes.sort();
    classes.dedup();
    classes
}

#[test]
fn a_rule_that_compares_health_with_legal_status_asks_for_both() {
    use rulebook::rules;
    for rule in rules::all() {
        for table in rule.tables {
            let classes = classes_of(rule, *table);
            assert!(classes.contains(&class_of_table(*table)), "{}", rule.code);
            assert!(!classes.contains(&FieldClass::Identity), "{}", rule.code);
            assert_eq!(
                rule.fields.contains(&"LS"),
                classes.contains(&FieldClass::Legal) && rule.fields.contains(&"LS"),
                "{}",
                rule.code
            );
        }
    }
}
