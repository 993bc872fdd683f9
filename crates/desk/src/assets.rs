//! The styles, script and icon that the browser loads, embedded in the binary.
//!
//! `assets/build.js` names each file by its content, so a browser may keep it for ever and a new
//! release is a new name. Files are stored compressed beside the plain one; nothing is compressed
//! while serving.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../assets/dist"]
#[allow_missing = true]
struct Dist;

/// `homeward.css` → `homeward-1d1987a722f9.css`. Empty when the assets were not built, which only
/// a development build allows (build.rs refuses a release).
static NAMES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Dist::get("manifest.json")
        .and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default()
});

/// Where the browser finds an asset: `url("homeward.css")` is `/assets/homeward-1d1987a722f9.css`.
/// An asset that was not built has its plain name, which answers 404.
pub fn url(name: &str) -> String {
    format!("/assets/{}", NAMES.get(name).map_or(name, String::as_str))
}

/// Whether the assets were built into (or, in development, beside) this binary.
pub fn built() -> bool {
    !NAMES.is_empty()
}

/// An asset as it will be sent.
#[derive(Debug)]
pub struct Asset {
    /// What to send, already compressed when `encoding` says so.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub content_type: &'static str,
    /// `br`, `gzip` or nothing.
    pub encoding: Option<&'static str>,
}

/// The asset of a hashed name (the part after `/assets/`), in the smallest form the browser says
/// it takes. Nothing but the built files can be reached: no path, no manifest.
pub fn find(hashed: &str, accept_encoding: &str) -> Option<Asset> {
    if !NAMES.values().any(|name| name == hashed) {
        return None;
    }
    let content_type = match hashed.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return None,
    };
    let takes = |coding: &str| {
        accept_encoding.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next() == Some(coding)
                && parts.all(|p| !matches!(p, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    let (file, encoding) = if takes("br") {
        (Dist::get(&format!("{hashed}.br"))?, Some("br"))
    } else if takes("gzip") {
        (Dist::get(&format!("{hashed}.gz"))?, Some("gzip"))
    } else {
        (Dist::get(hashed)?, None)
    };
    Some(Asset {
        bytes: file.data,
        content_type,
        encoding,
    })
}

/// Answers `GET /assets/{hashed}`: the asset, to be kept for a year and never asked for again, or
/// a plain 404.
pub fn respond(hashed: &str, request: &HeaderMap) -> Response {
    let accept = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let Some(asset) = find(hashed, accept) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.content_type),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = asset.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, asset.bytes.into_owned()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_built_files_can_be_reached_by_their_hashed_name() {
        for path in ["manifest.json", "../package.json", "homeward.css", "", "/"] {
            assert!(find(path, "br").is_none(), "{path}");
        }
        if !built() {
            assert_eq!(url("homeward.css"), "/assets/homeward.css");
            return;
        }
        let style = url("homeward.css");
        let hashed = style.strip_prefix("/assets/").unwrap();
        let plain = find(hashed, "").unwrap();
        let small = find(hashed, "gzip, br;q=0.9").unwrap();
        assert_eq!((plain.encoding, small.encoding), (None, Some("br")));
        assert_eq!(find(hashed, "gzip, br;q=0").unwrap().encoding, Some("gzip"));
        assert!(small.bytes.len() * 4 < plain.bytes.len());
        assert_eq!(plain.content_type, "text/css; charset=utf-8");
    }

    #[test]
    fn the_first_page_is_light() {
        if !built() {
            return;
        }
        let sent: usize = NAMES
            .values()
            .map(|name| find(name, "br").unwrap().bytes.len())
            .sum();
        // A first page is at most 100 kB, for people on poor lines. The page itself takes 10 to 20 of them.
        assert!(sent < 60_000, "assets take {sent} bytes as sent");
    }
}
