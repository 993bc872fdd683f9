//! What this room brings to the record: its kinds. They are few for each person and are read from
//! the facts themselves.

use super::facts::{
    Card, HomeShown, HomeThought, LanguageChosen, LetIn, Planned, PlannedOver, ShutOut,
};
use record::{Content, Room};

/// What this room brings to the record.
pub const ROOM: Room = Room {
    name: "own",
    schema: &[],
    tables: &[],
    kinds: &[
        LetIn::KIND,
        ShutOut::KIND,
        LanguageChosen::KIND,
        Planned::KIND,
        PlannedOver::KIND,
        Card::KIND,
        HomeShown::KIND,
        HomeThought::KIND,
    ],
    apply: |_, _| Ok(()),
};
