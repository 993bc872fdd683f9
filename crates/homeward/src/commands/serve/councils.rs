//! Which councils are served: from the command's words or from a file.

use super::{Listening, Serve, secret_in};
use crate::place::Place;
use anyhow::{Context, bail};
use desk::sign_in::Provider;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// One council to serve.
pub(super) struct Council {
    pub(super) place: Place,
    pub(super) origin: String,
    pub(super) provider: Option<Provider>,
}

/// The file: one `[[council]]` for each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    council: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    data: Option<PathBuf>,
    database: Option<String>,
    origin: Option<String>,
    provider: Option<String>,
    provider_name: Option<String>,
    provider_client: Option<String>,
    provider_secret_file: Option<PathBuf>,
}

/// The councils of a file.
pub(super) fn read(file: &Path, serve: &Serve) -> anyhow::Result<Vec<Council>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let listed: File = toml::from_str(&text)
        .with_context(|| format!("{} cannot be understood", file.display()))?;
    if listed.council.is_empty() {
        bail!("{} names no council.", file.display());
    }
    let mut found = Vec::with_capacity(listed.council.len());
    for entry in listed.council {
        let own = Listening {
            origin: entry.origin.or_else(|| serve.listening.origin.clone()),
            ..serve.listening.clone()
        };
        let provider = match entry.provider {
            None => own.identity_provider()?,
            Some(issuer) => Some(Provider {
                name: entry.provider_name.unwrap_or(own.provider_name.clone()),
                issuer,
                client: entry.provider_client.unwrap_or(own.provider_client.clone()),
                secret: entry
                    .provider_secret_file
                    .as_deref()
                    .map(secret_in)
                    .transpose()?,
            }),
        };
        found.push(Council {
            place: Place {
                council: Some(entry.code),
                data: entry.data.unwrap_or_else(|| serve.data.clone()),
                database: entry.database.or_else(|| serve.database.clone()),
            },
            origin: own.origin(),
            provider,
        });
    }
    Ok(found)
}

/// The councils named on the command line, or the only one there is.
pub(super) fn named(serve: &Serve) -> anyhow::Result<Vec<Council>> {
    let provider = serve.listening.identity_provider()?;
    let of = |words: Option<&str>| -> anyhow::Result<Council> {
        let words = words.map(split).transpose()?;
        let place = Place {
            council: words.as_ref().map(|words| words.code.to_owned()),
            data: serve.data.clone(),
            database: serve.database.clone(),
        };
        let place = match words.as_ref().and_then(|words| words.kept) {
            None => place,
            Some(url) if url.contains("://") => Place {
                database: Some(url.to_owned()),
                ..place
            },
            Some(directory) => Place {
                data: directory.into(),
                database: None,
                ..place
            },
        };
        let origin = words.and_then(|words| words.origin);
        Ok(Council {
            place,
            origin: origin.map_or_else(|| serve.listening.origin(), str::to_owned),
            provider: provider.clone(),
        })
    };
    match serve.councils.as_slice() {
        [] => Ok(vec![of(None)?]),
        named => named.iter().map(|words| of(Some(words))).collect(),
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Words<'w> {
    code: &'w str,
    kept: Option<&'w str>,
    origin: Option<&'w str>,
}

/// `CODE[=DIR|URL][@ORIGIN]`. A database's address has an `@` of its own; only one that is followed
/// by `http` begins an origin.
fn split(words: &str) -> anyhow::Result<Words<'_>> {
    let (rest, origin) = match words.rfind("@http") {
        Some(at) => (&words[..at], words.get(at + 1..)),
        None => (words, None),
    };
    let (code, kept) = match rest.split_once('=') {
        Some((code, kept)) => (code, Some(kept)),
        None => (rest, None),
    };
    if kept == Some("") || code.is_empty() {
        bail!(
            "--council {words}: say CODE, CODE=DIR or CODE=URL, and @ORIGIN at the end if need be."
        );
    }
    Ok(Words { code, kept, origin })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_is_said_with_its_place_and_its_address() {
        let words = |code, kept, origin| Words { code, kept, origin };
        for (text, expected) in [
            ("E08000010", words("E08000010", None, None)),
            ("E08000010=/srv/w", words("E08000010", Some("/srv/w"), None)),
            (
                "E08000010=/srv/w@https://wigan.example",
                words("E08000010", Some("/srv/w"), Some("https://wigan.example")),
            ),
            (
                "E08000001=postgres://homeward@db:5432/all@http://localhost:81",
                words(
                    "E08000001",
                    Some("postgres://homeward@db:5432/all"),
                    Some("http://localhost:81"),
                ),
            ),
            (
                "E08000001=postgres://homeward@db:5432/all",
                words("E08000001", Some("postgres://homeward@db:5432/all"), None),
            ),
        ] {
            assert_eq!(split(text).unwrap(), expected, "{text}");
        }
        assert!(split("=here").is_err() && split("E08000010=").is_err());
    }
}
