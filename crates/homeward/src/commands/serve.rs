//! `homeward serve`: the product, at an address; one council or several.

mod councils;

use anyhow::Context;
use clap::Args;
use desk::sign_in::Provider;
use desk::{Desk, Hall, Settings};
use record::Record;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Serves councils' records to browsers.
#[derive(Args, Debug)]
pub struct Serve {
    /// A council to serve, by its ONS code; again for each one more. `CODE=DIR` keeps its record in
    /// that directory, `CODE=postgresql://…` in that database (its key stays in `--data`), and
    /// `@ORIGIN` at the end is the address its people type: `E08000010=/srv/wigan@https://wigan.example`.
    /// May be left out when the directory holds one council only.
    #[arg(long = "council", value_name = "CODE[=DIR|URL][@ORIGIN]")]
    councils: Vec<String>,
    /// A file that lists the councils instead, with what is particular to each.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "councils",
        env = "HOMEWARD_COUNCILS"
    )]
    councils_file: Option<PathBuf>,
    /// The directory with the councils' records and keys.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "data",
        env = "HOMEWARD_DATA"
    )]
    data: PathBuf,
    /// Keep the records in PostgreSQL at this address instead of files.
    #[arg(long, value_name = "URL", env = "HOMEWARD_DATABASE")]
    database: Option<String>,
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
    /// A proxy on another machine whose `X-Forwarded-For` is believed; again for each one more. One on
    /// this machine is believed anyway.
    #[arg(
        long = "proxy",
        value_name = "ADDRESS",
        value_delimiter = ',',
        env = "HOMEWARD_PROXIES"
    )]
    pub proxies: Vec<std::net::IpAddr>,
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
    fn origin(&self) -> String {
        // Browsers treat localhost as safe for the cookies and passkeys that need https elsewhere.
        self.origin
            .clone()
            .unwrap_or_else(|| format!("http://localhost:{}", self.listen.port()))
    }

    fn identity_provider(&self) -> anyhow::Result<Option<Provider>> {
        let Some(issuer) = self.provider.clone() else {
            return Ok(None);
        };
        let secret = self
            .provider_secret_file
            .as_deref()
            .map(secret_in)
            .transpose()?;
        Ok(Some(Provider {
            name: self.provider_name.clone(),
            issuer,
            client: self.provider_client.clone(),
            secret,
        }))
    }
}

fn secret_in(file: &Path) -> anyhow::Result<String> {
    Ok(std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?
        .trim()
        .to_owned())
}

impl Serve {
    /// Runs the command: returns when told to stop.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let councils = match &self.councils_file {
            Some(file) => councils::read(file, &self)?,
            None => councils::named(&self)?,
        };
        let mut sites = Vec::with_capacity(councils.len());
        for council in councils {
            let record = council.place.open_existing()?;
            let exchange = council.place.open_exchange(&record)?;
            sites.push((record, exchange, council.origin, council.provider));
        }
        open(sites, &self.listening, self.demo)
    }
}

/// Serves one record until told to stop.
pub fn serve(
    record: Record,
    exchange: Record,
    listening: &Listening,
    demo: bool,
) -> anyhow::Result<ExitCode> {
    let provider = listening.identity_provider()?;
    let site = (record, exchange, listening.origin(), provider);
    open(vec![site], listening, demo)
}

/// A record, the store of what was released from it, the address its people type, their identity
/// provider.
type Site = (Record, Record, String, Option<Provider>);

/// Serves records.
fn open(sites: Vec<Site>, listening: &Listening, demo: bool) -> anyhow::Result<ExitCode> {
    let listen = listening.listen;
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
        )
        .with_writer(std::io::stderr)
        .init();
    read_postcodes_ahead();
    let hosts: Vec<String> = sites.iter().map(|site| desk::host_of(&site.2)).collect();
    let mut desks = Vec::with_capacity(sites.len());
    let mut opened = Vec::with_capacity(sites.len());
    let mut counted = Vec::with_capacity(sites.len());
    for ((record, exchange, origin, provider), host) in sites.into_iter().zip(&hosts) {
        let council = record.council();
        let council = council.name().unwrap_or(council.as_str()).to_owned();
        opened.push(format!("{council} at {origin}"));
        let settings = Settings {
            origin,
            council,
            demo,
            provider,
            proxies: listening.proxies.clone(),
            shared: hosts.iter().filter(|other| *other == host).count() > 1,
            ..Settings::default()
        };
        counted.push(record.clone());
        rooms::exchange::keep_carrying(record.clone(), exchange.clone());
        desks.push(Desk::new(record, rooms::routes(), settings)?.with_exchange(exchange));
    }
    count_each_day(counted);
    let hall = match <[Desk; 1]>::try_from(desks) {
        Ok([only]) => Hall::from(only),
        Err(several) => Hall::new(several)?,
    };
    desk::run(&hall, listen, |at| {
        println!(
            "Homeward is open: {} (listening on {at}). Ctrl-C closes it.",
            opened.join(", ")
        );
    })
    .with_context(|| format!("{listen} cannot be listened on"))?;
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

/// Counts the findings of our return each day, soon after midnight in England, for as long as the
/// server runs.
fn count_each_day(records: Vec<Record>) {
    /// A start is for those who wait for the first page.
    const FIRST: Duration = Duration::from_secs(90);
    const AGAIN: Duration = Duration::from_secs(600);
    let count = move || {
        let mut pause = FIRST;
        loop {
            std::thread::park_timeout(pause);
            pause = AGAIN;
            for record in &records {
                let council = record.council();
                if let Err(refusal) = rooms::our_return::count_today(record) {
                    tracing::warn!(%council, %refusal, "today's findings could not be counted; trying again");
                }
            }
        }
    };
    // Should no thread start, whoever opens the page counts, as ever.
    drop(
        std::thread::Builder::new()
            .name("counting".to_owned())
            .spawn(count),
    );
}
