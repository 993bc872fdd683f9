//! Signing in with the council's own account (OpenID Connect).
//!
//! Authorization code with PKCE, state bound to this browser, nonce in the signed answer. Who
//! someone is, is said by issuer and subject together, and by nothing else: an address or a name
//! can be given to another person, a subject cannot. An account is linked once, by someone who is
//! already signed in (with a letter, the first time).

use super::by_password::welcome;
use super::{next, pages, pending};
use crate::{Needs, Reply, Routes, Visit};
use axum::http::header;
use care::ids::MemberId;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
};
use record::access::Persona;
use record::{Caller, Fault, Refusal, keys};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Ties the way out and the way back to one browser.
const STEP: &str = "__Host-homeward-step";
/// Where the provider sends people back to.
const BACK: &str = "/sign-in/back";
/// How long what the provider says of itself is believed without asking again.
const FRESH: Duration = Duration::from_secs(3_600);
/// The most the provider may answer.
const MOST: u64 = 1024 * 1024;

const LINK: &str = "INSERT INTO desk_account (issuer, subject, member, linked_at) \
                    VALUES ($1, $2, $3, $4) ON CONFLICT (issuer, subject) DO NOTHING";
const WHO: &str = "SELECT member FROM desk_account WHERE issuer = $1 AND subject = $2";

/// A council's identity provider.
#[derive(Debug, Clone)]
pub struct Provider {
    /// What people call it: "Wigan Council account".
    pub name: String,
    /// Its issuer: where its discovery document is found.
    pub issuer: String,
    /// The client id it knows us by.
    pub client: String,
    /// The secret that goes with it.
    pub secret: Option<String>,
}

/// What the provider last said of itself.
#[derive(Default)]
pub(crate) struct Known(Mutex<Option<(Instant, Arc<CoreProviderMetadata>)>>);

/// What is remembered while someone is with the provider.
#[derive(Serialize, Deserialize)]
struct Away {
    nonce: String,
    verifier: String,
    browser: String,
    next: String,
    /// Who is linking, when someone signed in already is.
    linking: Option<MemberId>,
}

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/sign-in/provider", Needs::Public, go)
        .get(BACK, Needs::Public, back)
}

fn hash(text: &str) -> String {
    keys::hex(&Sha256::digest(text.as_bytes()))
}

fn failed(what: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::Fault(Fault::Other(format!(
        "the identity provider: {what}: {why}"
    )))
}

/// Asks the provider something. It is given ten seconds and is not followed anywhere else.
fn ask(request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(10)))
        .max_redirects(0)
        .http_status_as_error(false)
        .build()
        .into();
    let (parts, mut body) = agent.run(request)?.into_parts();
    let bytes = body.with_config().limit(MOST).read_to_vec()?;
    Ok(HttpResponse::from_parts(parts, bytes))
}

/// What the provider says of itself, asked for once an hour, or again when `anew`.
fn discovered(
    visit: &Visit,
    provider: &Provider,
    anew: bool,
) -> Result<Arc<CoreProviderMetadata>, Refusal> {
    let known = &visit.desk.provider_known.0;
    if !anew {
        let held = known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, metadata)) = held.as_ref()
            && at.elapsed() < FRESH
        {
            return Ok(Arc::clone(metadata));
        }
    }
    let issuer = IssuerUrl::new(provider.issuer.clone())
        .map_err(|error| failed("its address is not one", error))?;
    let metadata = CoreProviderMetadata::discover(&issuer, &ask)
        .map_err(|error| failed("its description could not be read", error))?;
    let metadata = Arc::new(metadata);
    *known.lock().unwrap_or_else(PoisonError::into_inner) =
        Some((Instant::now(), Arc::clone(&metadata)));
    Ok(metadata)
}

/// The client of a provider. A macro, because the type of a client names which of its addresses
/// are known, in some six lines.
macro_rules! client {
    ($visit:expr, $provider:expr, $metadata:expr) => {
        CoreClient::from_provider_metadata(
            (*$metadata).clone(),
            ClientId::new($provider.client.clone()),
            $provider.secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(
            RedirectUrl::new(format!("{}{BACK}", $visit.desk.settings.origin))
                .map_err(|error| failed("our own address is not one", error))?,
        )
    };
}

fn provider(visit: &Visit) -> Result<Provider, Refusal> {
    visit
        .desk
        .settings
        .provider
        .clone()
        .ok_or(Refusal::NotFound)
}

/// Sends someone to the provider.
fn go(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider = provider(visit)?;
    let metadata = discovered(visit, &provider, false)?;
    let client = client!(visit, provider, metadata);
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let browser = keys::hex(&keys::random::<32>());
    let next = next(visit);
    let away = Away {
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        browser: hash(&browser),
        // Linking is asked for from one's own account page, soon after signing in.
        linking: visit
            .caller
            .as_ref()
            .filter(|caller| caller.persona() != Some(Persona::YoungPerson))
            .filter(|_| next == "/account/sign-in" && visit.signed_in_lately())
            .map(Caller::member),
        next,
    };
    let name = format!("away:{}", hash(state.secret()));
    visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        Ok(pending::keep(tx, &name, &away)?)
    })?;
    Ok(Reply::away(url.to_string()).with_header(
        header::SET_COOKIE,
        &format!("{STEP}={browser}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900"),
    ))
}

/// Takes someone back from the provider.
fn back(visit: &mut Visit) -> Result<Reply, Refusal> {
    let provider = provider(visit)?;
    let (Some(state), browser) = (visit.query("state"), visit.cookie(STEP)) else {
        return Ok(pages::provider_failed());
    };
    let name = format!("away:{}", hash(state));
    let away = visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        Ok(pending::take::<Away>(tx, &name)?)
    })?;
    let same_browser = |away: &Away| browser.is_some_and(|token| hash(token) == away.browser);
    let (Some(away), Some(code)) = (away.filter(same_browser), visit.query("code")) else {
        // A step used twice, another browser, or someone who said no to the provider.
        return Ok(pages::provider_failed());
    };
    let Some(subject) = subject(visit, &provider, &away, code)? else {
        return Ok(pages::provider_failed());
    };
    let issuer = provider.issuer.as_str();
    let now = visit.now;
    let linking = away
        .linking
        .filter(|member| visit.caller.as_ref().map(Caller::member) == Some(*member));
    let member = visit.desk.record.write(&Caller::system("sign-in"), |tx| {
        if let Some(member) = linking {
            tx.execute(LINK, &[&issuer, &subject, &member, &now])?;
        }
        let found = tx.optional(WHO, &[&issuer, &subject], |row| row.get::<MemberId>(0))?;
        Ok(match found {
            Some(member) => Caller::load(tx, member)?
                .filter(|caller| caller.persona() != Some(Persona::YoungPerson))
                .map(|caller| caller.member()),
            None => None,
        })
    })?;
    let forget = format!("{STEP}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    match (member, linking) {
        (Some(member), Some(linker)) if member == linker => Ok(Reply::redirect(away.next)
            .saying(format!("Your {} is linked", provider.name))
            .with_header(header::SET_COOKIE, &forget)),
        // The account is someone else's: saying so would tell that they are here.
        (_, Some(_)) => Ok(pages::provider_failed()),
        (Some(member), None) => Ok(welcome(visit, member, "provider", &away.next)?
            .with_header(header::SET_COOKIE, &forget)),
        (None, None) => Ok(pages::provider_unknown(&provider.name)),
    }
}

/// Exchanges the code and checks the signed answer: the subject, or nothing when it does not hold.
fn subject(
    visit: &Visit,
    provider: &Provider,
    away: &Away,
    code: &str,
) -> Result<Option<String>, Refusal> {
    let metadata = discovered(visit, provider, false)?;
    let client = client!(visit, provider, metadata);
    let answer = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|error| failed("it names no token address", error))?
        .set_pkce_verifier(PkceCodeVerifier::new(away.verifier.clone()))
        .request(&ask);
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(request = %visit.request, %error, "a sign-in code was not taken");
            return Ok(None);
        }
    };
    let Some(token) = answer.id_token() else {
        return Ok(None);
    };
    let nonce = Nonce::new(away.nonce.clone());
    if let Ok(claims) = token.claims(&client.id_token_verifier(), &nonce) {
        return Ok(Some(claims.subject().to_string()));
    }
    // It may have changed its keys since we asked.
    let metadata = discovered(visit, provider, true)?;
    let client = client!(visit, provider, metadata);
    match token.claims(&client.id_token_verifier(), &nonce) {
        Ok(claims) => Ok(Some(claims.subject().to_string())),
        Err(error) => {
            tracing::warn!(request = %visit.request, %error, "a signed answer does not hold");
            Ok(None)
        }
    }
}
