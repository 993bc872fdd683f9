//! How a connection to PostgreSQL is kept from being read or changed on its way.
//!
//! To another machine Homeward always speaks TLS and always checks the certificate, against the
//! system's authorities or against those in the file the address names (`?sslrootcert=FILE`). An
//! address may say otherwise with `sslmode`; on this machine (a socket, or loopback) nothing is
//! asked for.

use crate::refusal::OpenFault;
use postgres::Config;
use postgres::config::{Host, SslMode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// An address as the driver takes it, and how its connections are secured.
pub(super) fn of_address(url: &str) -> Result<(Config, MakeRustlsConnect), OpenFault> {
    let (url, authorities) = without_authorities(url);
    let mut config: Config = url.parse().map_err(|_| {
        OpenFault(
            "The database address is not one: it looks like postgresql://user@host/database."
                .to_owned(),
        )
    })?;
    if !url.contains("sslmode=") {
        let here = config.get_hosts().iter().all(is_here);
        config.ssl_mode(if here {
            SslMode::Disable
        } else {
            SslMode::Require
        });
    }
    Ok((config, connector(authorities.as_deref())?))
}

/// The driver does not know `sslrootcert`, so it is taken out of the address first.
fn without_authorities(url: &str) -> (String, Option<String>) {
    let Some((base, query)) = url.split_once('?') else {
        return (url.to_owned(), None);
    };
    let mut authorities = None;
    let rest: Vec<&str> = query
        .split('&')
        .filter(|pair| match pair.strip_prefix("sslrootcert=") {
            Some(path) => {
                authorities = Some(path.replace("%2F", "/").replace("%20", " "));
                false
            }
            None => true,
        })
        .collect();
    let url = if rest.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", rest.join("&"))
    };
    (url, authorities)
}

/// Whether a server is on this machine.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

fn connector(authorities: Option<&str>) -> Result<MakeRustlsConnect, OpenFault> {
    let mut roots = RootCertStore::empty();
    match authorities {
        Some(file) => {
            let cannot = |why: String| {
                OpenFault(format!(
                    "The authorities' certificates in {file} (sslrootcert) cannot be read: {why}."
                ))
            };
            let all = CertificateDer::pem_file_iter(Path::new(file))
                .map_err(|why| cannot(why.to_string()))?;
            for one in all {
                let one = one.map_err(|why| cannot(why.to_string()))?;
                roots.add(one).map_err(|why| cannot(why.to_string()))?;
            }
            if roots.is_empty() {
                return Err(cannot("there is no certificate in it".to_owned()));
            }
        }
        // What the system cannot read of its own store is no authority; a server that needed it
        // is refused when it is met.
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|why| OpenFault(format!("TLS cannot be prepared: {why}.")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::{SslMode, of_address, without_authorities};

    #[test]
    fn another_machine_is_spoken_to_in_tls_unless_the_address_says_otherwise() {
        for (address, mode) in [
            ("postgres://h@db.council.example/h", SslMode::Require),
            ("postgres://h@10.0.0.7/h", SslMode::Require),
            (
                "postgres://h@db.example/h?sslmode=disable",
                SslMode::Disable,
            ),
            ("postgres://h@127.0.0.1:5432/h", SslMode::Disable),
            ("postgres://h@localhost/h?sslmode=require", SslMode::Require),
            ("host=/run/postgresql user=h", SslMode::Disable),
        ] {
            let (config, _) = of_address(address).unwrap();
            assert_eq!(config.get_ssl_mode(), mode, "{address}");
        }
    }

    #[test]
    fn the_file_of_authorities_is_taken_out_of_the_address() {
        assert_eq!(
            without_authorities("postgres://h@x/h?sslmode=require&sslrootcert=/etc/ca.pem"),
            (
                "postgres://h@x/h?sslmode=require".to_owned(),
                Some("/etc/ca.pem".to_owned())
            )
        );
        let missing = of_address("postgres://h@x/h?sslrootcert=/nowhere/ca.pem");
        assert!(missing.is_err());
    }
}
