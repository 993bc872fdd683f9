//! The headers of every answer (OWASP ASVS 5.0: 3.4, 14.3.2).
//!
//! **Invariant.** There is no way out of the desk that does not pass through [`secure`].

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// A word a script of this one answer carries, so that no other script on the page may run.
#[derive(Clone, Debug)]
pub struct Nonce(String);

impl Nonce {
    /// A new one: 128 bits no one can guess.
    pub fn new() -> Self {
        Self(record::keys::hex(&record::keys::random::<16>()))
    }
    /// As it stands in the page and in the policy.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Nonce {
    fn default() -> Self {
        Self::new()
    }
}

/// What no page of Homeward needs: all of it off, for us and for anything that slips in. Passkeys
/// need the two credential features, for our own origin only.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), \
     camera=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), \
     geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), \
     microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), \
     usb=(), web-share=(), xr-spatial-tracking=(), publickey-credentials-create=(self), \
     publickey-credentials-get=(self)";

/// The fixed ones.
const FIXED: [(HeaderName, &str); 7] = [
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // For browsers that know no frame-ancestors.
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("x-robots-tag"),
        "noindex, nofollow, noarchive",
    ),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// The content policy of one answer.
pub fn content_policy(nonce: &Nonce) -> String {
    let nonce = nonce.as_str();
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    )
}

/// Puts every header on an answer. An answer that says nothing about caching is never kept:
/// assets are the only ones that say something.
pub fn secure(headers: &mut HeaderMap, nonce: &Nonce, encrypted: bool) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&content_policy(nonce)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    // A page whose address opens something says less still.
    headers
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("same-origin"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if encrypted {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
}
