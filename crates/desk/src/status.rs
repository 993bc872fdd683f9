//! Whether the house is up: for people at /status, for machines at /health.

use crate::{Needs, Reply, Routes, Visit};
use maud::html;
use record::db::Engine;
use record::{Caller, Refusal};

/// Its addresses.
pub(crate) fn routes() -> Routes {
    Routes::new("desk")
        .get("/status", Needs::Public, status)
        .get("/health", Needs::Public, health)
}

/// Whether the record answers, and how it is kept.
fn mode(visit: &Visit) -> Result<String, Refusal> {
    visit.desk.record.read(&Caller::system("status"), |tx| {
        Ok(match tx.engine() {
            Engine::Sqlite => {
                tx.one("SELECT 1", &[], |row| row.get::<i64>(0))?;
                "SQLite on this machine; every save is on disk before it is confirmed".to_owned()
            }
            Engine::Postgres => {
                let standbys: String = tx.one(
                    "SELECT current_setting('synchronous_standby_names')",
                    &[],
                    |row| row.get(0),
                )?;
                if standbys.is_empty() {
                    "PostgreSQL; if its machine is lost, what was saved in the last moments may \
                     be lost with it"
                        .to_owned()
                } else {
                    "PostgreSQL with a standby; every save is on both before it is confirmed"
                        .to_owned()
                }
            }
        })
    })
}

fn health(visit: &mut Visit) -> Result<Reply, Refusal> {
    mode(visit)?;
    Ok(Reply::text("ok\n"))
}

/// Nothing here tells a stranger more than that the house stands and how safe its writing is.
fn status(visit: &mut Visit) -> Result<Reply, Refusal> {
    let mode = mode(visit);
    let up = mode.is_ok();
    Ok(Reply::page(
        "Status",
        html! {
            h1.govuk-heading-l { "Status" }
            dl.govuk-summary-list {
                @for (label, value) in [
                    ("Homeward", if up { "Up" } else { "The record does not answer" }),
                    ("Version", env!("CARGO_PKG_VERSION")),
                    ("How the record is kept", mode.as_deref().unwrap_or("Not known")),
                ] {
                    div.govuk-summary-list__row {
                        dt.govuk-summary-list__key { (label) }
                        dd.govuk-summary-list__value { (value) }
                    }
                }
            }
        },
    ))
}
