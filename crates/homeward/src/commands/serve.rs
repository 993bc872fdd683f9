//! `homeward serve`: the product, at an address.

use crate::place::Place;
use anyhow::Context;
use clap::Args;
use desk::sign_in::Provider;
use desk::{Desk, Settings};
use record::Record;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Serves a council's record to browsers.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    listening: Listening,
    /// Serve a demonstration made by `homeward demo`: anyone may be anyone.
    #[arg(long)]
    demo: bool,
}

/// Where to listen and what the address is to the world.
#[derive(Args, Clone, Debug)]
pub struct Listening {
    /// The address to listen on.
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080",
        env = "HOMEWARD_LISTEN"
    )]
    pub listen: SocketAddr,
    /// The address people type, such as `https://homeward.example.gov.uk`. Passkeys are bound to it.
    #[arg(long, value_name = "URL", env = "HOMEWARD_ORIGIN")]
    pub origin: Option<String>,
    /// The council's identity provider (OpenID Connect): the address of its issuer.
    #[arg(long, value_name = "URL", env = "HOMEWARD_PROVIDER")]
    pub provider: Option<String>,
    /// What people call their account there.
    #[arg(
        long,
        value_name = "NAME",
        default_value = "council account",
        env = "HOMEWARD_PROVIDER_NAME"
    )]
    pub provider_name: String,
    /// The client id the provider knows Homeward by.
    #[arg(
        long,
        value_name = "ID",
        default_value = "homeward",
        env = "HOMEWARD_PROVIDER_CLIENT"
    )]
    pub provider_client: String,
    /// The file that holds the client's secret.
    #[arg(long, value_name = "FILE", env = "HOMEWARD_PROVIDER_SECRET_FILE")]
    pub provider_secret_file: Option<PathBuf>,
}

impl Listening {
    fn identity_provider(&self) -> anyhow::Result<Option<Provider>> {
        let Some(issuer) = self.provider.clone() else {
            return Ok(None);
        };
        let secret = match &self.provider_secret_file {
            Some(file) => Some(
                std::fs::read_to_string(file)
                    .with_context(|| format!("{} cannot be read", file.display()))?
                    .trim()
                    .to_owned(),
            ),
            None => None,
        };
        Ok(Some(Provider {
            name: self.provider_name.clone(),
            issuer,
            client: self.provider_client.clone(),
            secret,
        }))
    }
}

impl Serve {
    /// Runs the command: returns when told to stop.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let record = self.place.open_existing()?;
        serve(record, &self.listening, self.demo)
    }
}

/// Serves a record until told to stop.
pub fn serve(record: Record, listening: &Listening, demo: bool) -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
        )
        .with_writer(std::io::stderr)
        .init();
    read_postcodes_ahead();
    let council = record.council();
    // Browsers treat localhost as safe for the cookies and passkeys that need https elsewhere.
    let origin = listening
        .origin
        .clone()
        .unwrap_or_else(|| format!("http://localhost:{}", listening.listen.port()));
    let settings = Settings {
        origin: origin.clone(),
        council: council.name().unwrap_or(council.as_str()).to_owned(),
        demo,
        provider: listening.identity_provider()?,
        ..Settings::default()
    };
    let desk = Desk::new(record, rooms::routes(), settings)?;
    desk::run(&desk, listening.listen, |at| {
        println!("Homeward is open at {origin} (listening on {at}). Ctrl-C closes it.");
    })
    .with_context(|| format!("{} cannot be listened on", listening.listen))?;
    Ok(ExitCode::SUCCESS)
}

/// Reads the postcodes of Great Britain while the rest starts, so that the first page that needs a
/// place does not wait for them.
fn read_postcodes_ahead() {
    let read = || {
        rooms::places::postcodes();
    };
    // Should no thread start, the first page that asks reads them.
    drop(
        std::thread::Builder::new()
            .name("postcodes".to_owned())
            .spawn(read),
    );
}
