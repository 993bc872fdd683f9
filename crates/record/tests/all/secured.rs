//! Connections to PostgreSQL in TLS.
//!
//! `./test` starts a PostgreSQL with a certificate and says in `HOMEWARD_TEST_POSTGRES_CA` which
//! authority signed it.

use crate::places::Somewhere;
use record::{Database, Record};

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by ./test where the authority's certificate is"
)]
fn authority() -> Option<String> {
    let file = std::env::var("HOMEWARD_TEST_POSTGRES_CA").ok();
    if file.is_none() {
        println!("SKIPPED: HOMEWARD_TEST_POSTGRES_CA is not set; run ./test");
    }
    file
}

#[test]
fn a_server_whose_authority_is_known_is_spoken_to_in_tls_and_any_other_is_refused() {
    let (Some(file), Some(somewhere)) = (authority(), Somewhere::server()) else {
        return;
    };
    let Some(Database::Postgres { url, schema }) = &somewhere.database else {
        panic!("not PostgreSQL");
    };
    let open = |words: &str| {
        let place = Database::Postgres {
            url: format!("{url}?{words}"),
            schema: schema.clone(),
        };
        Record::open(&place, &[crate::garden::GARDEN], somewhere.settings.clone())
    };
    let known = open(&format!("sslmode=require&sslrootcert={file}")).expect("opened in TLS");
    let secured: bool = somewhere
        .client()
        .query_one(
            "SELECT bool_or(s.ssl) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) \
             WHERE a.application_name = 'homeward ' || $1",
            &[schema],
        )
        .expect("asked")
        .get(0);
    assert!(secured);
    drop(known);
    let refused = open("sslmode=require")
        .err()
        .expect("the system does not know this authority");
    assert!(refused.to_string().contains("certificate"), "{refused}");
}
