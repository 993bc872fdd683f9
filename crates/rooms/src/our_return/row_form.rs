//! The fields of a form for the rows of each table but Episodes, whose form is a young person's own
//! page: what is asked, in which words, and how it becomes a fact.

use crate::looked_after::{
    Adoption, AdoptionPlan, DeprivationOfLiberty, HealthYear, Held, Keyed, LeaverYear, Missing,
    Permanence, Review, SocialWorkerSpan, Unaccompanied, say_moved,
};
use crate::people::Identity;
use care::codes::{
    Absence, Accommodation, Activity, AdopterCount, AdopterLegalStatus, AdopterSex, Ethnicity,
    InTouch, PermanenceOption, ReasonNoLongerPlaced, ReviewParticipation, SdqReason, Sex,
    SocialWorkerChange,
};
use care::ids::{FactId, YoungPersonId};
use care::{CollectionYear, Date};
use record::{Content, Fault, Refusal, Tx};
use rulebook::Table;
use serde_json::{Map, Value};

/// Codes with their meanings, as a year takes them.
type Codes = fn(CollectionYear) -> Vec<(&'static str, &'static str)>;

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    /// A day that is not after today.
    Day,
    /// A day that may lie ahead.
    AnyDay,
    /// One of a set of codes.
    Code(Codes),
    /// Yes or no.
    YesNo,
    /// A whole number up to this.
    Whole(i64),
    /// Text of at most this length.
    Text(usize),
}

/// A field of a row's form.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowField {
    /// The column, which is the field's name too.
    pub(super) column: &'static str,
    /// Its place in the content of the fact.
    pub(super) place: &'static str,
    /// What it takes.
    pub(super) takes: Takes,
    /// Whether the row says nothing without it.
    pub(super) needed: bool,
}

impl RowField {
    /// The id of its first input.
    pub(super) fn id(&self) -> String {
        match self.takes {
            Takes::Day | Takes::AnyDay => format!("{}-day", self.column),
            _ => self.column.to_owned(),
        }
    }
    const fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }
}

const fn field(column: &'static str, place: &'static str, takes: Takes) -> RowField {
    RowField {
        column,
        place,
        takes,
        needed: false,
    }
}

macro_rules! codes {
    ($set:ident) => {
        Takes::Code(|year| {
            $set::all()
                .iter()
                .filter(|code| code.valid_in(year))
                .map(|code| (code.code(), code.meaning()))
                .collect()
        })
    };
}

/// Sexes are kept in the letters of today, whatever the return of a year wrote.
const SEX: Takes = Takes::Code(|_| {
    let today = CollectionYear(2025);
    let all = Sex::all().iter().filter(|sex| sex.for_year(today) == **sex);
    all.map(|sex| (sex.code(), sex.meaning())).collect()
});

const HEADER: &[RowField] = &[
    field("DOB", "born", Takes::Day),
    field("SEX", "sex", SEX),
    field("ETHNIC", "ethnicity", codes!(Ethnicity)),
    field("UPN", "upn", Takes::Text(13)),
    field("MOTHER", "mother", Takes::YesNo),
    field("MC_DOB", "first_child_born", Takes::Day),
];
const REVIEWS: &[RowField] = &[
    field("REVIEW", "on", Takes::Day).needed(),
    field("REVIEW_CODE", "participation", codes!(ReviewParticipation)),
];
const UASC: &[RowField] = &[field("DUC", "ceased", Takes::AnyDay)];
const OC2: &[RowField] = &[
    field("SDQ_SCORE", "sdq_score", Takes::Whole(40)),
    field("SDQ_REASON", "sdq_reason", codes!(SdqReason)),
    field("CONVICTED", "convicted", Takes::YesNo),
    field("HEALTH_CHECK", "development_checks", Takes::YesNo),
    field("IMMUNISATIONS", "immunisations", Takes::YesNo),
    field("TEETH_CHECK", "dental_check", Takes::YesNo),
    field("HEALTH_ASSESSMENT", "health_assessment", Takes::YesNo),
    field("SUBSTANCE_MISUSE", "substance_misuse", Takes::YesNo),
    field(
        "INTERVENTION_RECEIVED",
        "intervention_received",
        Takes::YesNo,
    ),
    field("INTERVENTION_OFFERED", "intervention_offered", Takes::YesNo),
];
const OC3: &[RowField] = &[
    field("IN_TOUCH", "in_touch", codes!(InTouch)),
    field("ACTIV", "activity", codes!(Activity)),
    field("ACCOM", "accommodation", codes!(Accommodation)),
];
/// Whether foster carers adopt is a code in the return and yes or no in the record.
const AD1: &[RowField] = &[
    field("DATE_INT", "decided", Takes::Day),
    field("DATE_MATCH", "matched", Takes::Day),
    field("FOSTER_CARE", "by_former_carers", Takes::YesNo),
    field("NB_ADOPTR", "adopters", codes!(AdopterCount)),
    field("SEX_ADOPTR", "adopter_sex", codes!(AdopterSex)),
    field(
        "LS_ADOPTR",
        "adopter_legal_status",
        codes!(AdopterLegalStatus),
    ),
];
const PLACED: &[RowField] = &[
    field("DATE_PLACED", "decided", Takes::Day).needed(),
    field("DATE_PLACED_CEASED", "ceased", Takes::Day),
    field(
        "REASON_PLACED_CEASED",
        "reason",
        codes!(ReasonNoLongerPlaced),
    ),
];
const PERMANENCE: &[RowField] = &[
    field("PREV_PERM", "previous", codes!(PermanenceOption)),
    field("LA_PERM", "authority", Takes::Text(3)),
    field("DATE_PERM", "date", Takes::Text(10)),
];
const MISSING: &[RowField] = &[
    field("MISSING", "kind", codes!(Absence)),
    field("MIS_START", "from", Takes::Day).needed(),
    field("MIS_END", "until", Takes::Day),
];
const WORKERS: &[RowField] = &[
    field("SW_ID", "worker", Takes::Text(20)).needed(),
    field("SW_DECOM", "from", Takes::Day).needed(),
    field("SW_DEC", "until", Takes::Day),
    field("SW_REASON", "reason", codes!(SocialWorkerChange)),
];
const LIBERTY: &[RowField] = &[
    field("DOLO_START", "from", Takes::Day).needed(),
    field("DOLO_END", "until", Takes::AnyDay),
];

/// The fields of a table's form, in order. Episodes have a form of their own.
pub(super) const fn fields(table: Table) -> &'static [RowField] {
    match table {
        Table::Header => HEADER,
        Table::Episodes => &[],
        Table::Reviews => REVIEWS,
        Table::Uasc => UASC,
        Table::Oc2 => OC2,
        Table::Oc3 => OC3,
        Table::Ad1 => AD1,
        Table::PlacedAdoption => PLACED,
        Table::PrevPerm => PERMANENCE,
        Table::Missing => MISSING,
        Table::SwEpisodes => WORKERS,
        Table::DoLo => LIBERTY,
    }
}

/// The field that holds a column.
pub(super) fn of_column(table: Table, column: &str) -> Option<&'static RowField> {
    fields(table).iter().find(|field| field.column == column)
}

/// The columns of a span's first day and its last, which must come after it.
pub(super) const fn span(table: Table) -> Option<(&'static str, &'static str)> {
    Some(match table {
        Table::PlacedAdoption => ("DATE_PLACED", "DATE_PLACED_CEASED"),
        Table::Missing => ("MIS_START", "MIS_END"),
        Table::SwEpisodes => ("SW_DECOM", "SW_DEC"),
        Table::DoLo => ("DOLO_START", "DOLO_END"),
        _ => return None,
    })
}

/// Whether a table has one row for each child and year.
pub(super) const fn is_yearly(table: Table) -> bool {
    matches!(
        table,
        Table::Oc2 | Table::Oc3 | Table::Ad1 | Table::PrevPerm
    )
}

/// Does something with the kind of fact behind the rows of a table.
macro_rules! with_kind {
    ($table:expr, $kind:ident => $body:expr) => {
        match $table {
            Table::Header => with_kind!(@ $kind Identity $body),
            Table::Reviews => with_kind!(@ $kind Review $body),
            Table::Uasc => with_kind!(@ $kind Unaccompanied $body),
            Table::Oc2 => with_kind!(@ $kind HealthYear $body),
            Table::Oc3 => with_kind!(@ $kind LeaverYear $body),
            Table::Ad1 => with_kind!(@ $kind Adoption $body),
            Table::PlacedAdoption => with_kind!(@ $kind AdoptionPlan $body),
            Table::PrevPerm => with_kind!(@ $kind Permanence $body),
            Table::Missing => with_kind!(@ $kind Missing $body),
            Table::SwEpisodes => with_kind!(@ $kind SocialWorkerSpan $body),
            Table::DoLo => with_kind!(@ $kind DeprivationOfLiberty $body),
            Table::Episodes => return Err(Refusal::NotFound),
        }
    };
    (@ $kind:ident $of:ident $body:expr) => {{
        type $kind = $of;
        $body
    }};
}

/// The kind of fact behind the rows of a table.
pub(super) fn kind(table: Table) -> Result<&'static str, Refusal> {
    Ok(with_kind!(table, Kind => Kind::KIND))
}

/// What stands behind a row, if anything does.
pub(super) fn standing(
    held: Vec<Held>,
    table: Table,
    key: &str,
) -> Result<Option<(FactId, Value)>, Refusal> {
    let kind = kind(table)?;
    Ok(held
        .into_iter()
        .find(|held| held.kind == kind && held.key == key)
        .map(|held| (held.fact, held.content)))
}

/// What a field of the standing content starts from, as typed.
pub(super) fn start(field: &RowField, content: &Value) -> String {
    match content.get(field.place) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        _ => String::new(),
    }
}

/// What a row says, ready to be said.
#[derive(Clone, Debug)]
pub(super) struct Row {
    table: Table,
    content: Value,
    /// Its natural key.
    pub(super) key: String,
}

impl Row {
    /// Lays what was typed over what stands. Of a row that does not stand yet, the year is the one
    /// asked about.
    pub(super) fn of(
        table: Table,
        year: CollectionYear,
        stands: Option<Value>,
        typed: Map<String, Value>,
    ) -> Result<Self, Refusal> {
        let mut content = match stands {
            Some(Value::Object(content)) => content,
            _ if table == Table::Header => return Err(Refusal::NotFound),
            _ => Map::new(),
        };
        if is_yearly(table) && !content.contains_key("year") {
            content.insert("year".to_owned(), Value::from(year.0));
        }
        content.extend(typed);
        let content = Value::Object(content);
        let key = with_kind!(table, Kind => {
            let said: Kind = serde_json::from_value(content.clone()).map_err(|_| unreadable())?;
            said.key()
        });
        Ok(Self {
            table,
            content,
            key,
        })
    }

    /// Says it.
    pub(super) fn say(
        &self,
        tx: &mut Tx<'_>,
        about: YoungPersonId,
        seen: Option<FactId>,
        reason: Option<String>,
    ) -> Result<FactId, Refusal> {
        with_kind!(self.table, Kind => {
            let said: Kind =
                serde_json::from_value(self.content.clone()).map_err(|_| unreadable())?;
            say_moved(tx, about, &said, seen, reason)
        })
    }
}

fn unreadable() -> Refusal {
    Refusal::Fault(Fault::Other(
        "what was typed does not fit the fact".to_owned(),
    ))
}

/// A day as the content of a fact has it.
pub(super) fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| Value::String(day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_collected_column_has_its_field_and_every_field_its_place() {
        for table in Table::ALL.into_iter().filter(|t| *t != Table::Episodes) {
            for column in table.collected() {
                let of_the_child = match column.name {
                    "CHILD" => true,
                    "DOB" => table != Table::Header,
                    "SEX" => table == Table::Uasc,
                    _ => false,
                };
                let found = of_column(table, column.name);
                assert_eq!(found.is_some(), !of_the_child, "{table} {}", column.name);
            }
        }
    }

    #[test]
    fn a_row_is_what_stands_with_what_was_typed_over_it() {
        let typed = |place: &str, value: Value| Map::from_iter([(place.to_owned(), value)]);
        let year = CollectionYear(2027);
        let new = Row::of(Table::Oc2, year, None, typed("sdq_score", Value::from(12))).unwrap();
        assert_eq!(new.key, "2027");
        let later =
            Some(serde_json::json!({"kind": null, "from": "2027-03-30", "until": "2027-04-02"}));
        let typed = typed("from", Value::from("2027-03-29"));
        let moved = Row::of(Table::Missing, year, later, typed).unwrap();
        assert_eq!(moved.key, "2027-03-29");
        assert_eq!(moved.content["until"], "2027-04-02");
        assert!(Row::of(Table::Episodes, year, None, Map::new()).is_err());
        assert!(Row::of(Table::Reviews, year, None, Map::new()).is_err());
    }
}
