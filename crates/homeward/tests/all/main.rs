//! The whole product, all rooms together, as browsers meet it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program or write its files must stop"
)]

mod check;
mod councils;
mod doors;
mod export;
mod ledger;
mod site;
