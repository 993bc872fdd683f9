//! How facts about money, and what came of it, show in tables.

use super::after::{self, Described, MoveMade};
use super::invoice::{self, Invoice, InvoicePaid, InvoiceQuery};
use super::line::{self, Line};
use super::note::{self, Annotation, RegionalFigure};
use super::return_plan::{self, ReturnPlan};
use super::saving::{self, Saving, SavingSigned, SavingWithdrawn};
use super::scheme::{self, Scheme};
use super::sql;
use crate::homes::{Booking, BookingEnded, Decision};
use record::{Content, Fact, Fault, Room, Tx};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "costs",
    schema: sql::SCHEMA,
    tables: sql::TABLES,
    kinds: &[
        // A bed that is booked is a cost from its first night.
        Booking::KIND,
        BookingEnded::KIND,
        Decision::KIND,
        Line::KIND,
        Invoice::KIND,
        InvoicePaid::KIND,
        InvoiceQuery::KIND,
        Saving::KIND,
        SavingSigned::KIND,
        SavingWithdrawn::KIND,
        ReturnPlan::KIND,
        Scheme::KIND,
        MoveMade::KIND,
        Described::KIND,
        Annotation::KIND,
        RegionalFigure::KIND,
    ],
    apply,
};

fn apply(tx: &mut Tx<'_>, fact: &Fact) -> Result<(), Fault> {
    match fact.kind.as_str() {
        Booking::KIND => line::apply_booking(tx, fact),
        BookingEnded::KIND => {
            let ended: BookingEnded = fact.read()?;
            line::end(tx, ended.booking, ended.until)
        }
        Decision::KIND => line::apply_decision(tx, fact),
        Line::KIND => line::apply(tx, fact),
        Invoice::KIND | InvoicePaid::KIND | InvoiceQuery::KIND => invoice::apply(tx, fact),
        Saving::KIND | SavingSigned::KIND | SavingWithdrawn::KIND => saving::apply(tx, fact),
        ReturnPlan::KIND => return_plan::apply(tx, fact),
        Scheme::KIND => scheme::apply(tx, fact),
        MoveMade::KIND | Described::KIND => after::apply(tx, fact),
        Annotation::KIND | RegionalFigure::KIND => note::apply(tx, fact),
        other => Err(Fault::Other(format!(
            "costs does not know facts of kind {other}"
        ))),
    }
}
