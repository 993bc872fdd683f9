//! Turning a [`Reply`] into bytes: the page's frame, compression, cookies.

use super::Pass;
use crate::desk::Inner;
use crate::frame::{Frame, frame};
use crate::reply::{Body as ReplyBody, Reply};
use crate::sessions::Session;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::{Compression, write::GzEncoder};
use record::Caller;
use std::io::Write as _;

/// Below this, compression costs more than it saves.
const SMALL: usize = 1_024;

/// Everything that dresses the answer to one request.
pub(super) struct Dress<'d> {
    desk: &'d Inner,
    pass: &'d Pass,
    who: Option<(Session, Caller)>,
    /// The page shows a person.
    personal: bool,
}

impl<'d> Dress<'d> {
    pub(super) fn new(desk: &'d Inner, pass: &'d Pass, who: Option<(Session, Caller)>) -> Self {
        Self {
            desk,
            pass,
            who,
            personal: false,
        }
    }

    /// The same, for a page about a person or not.
    pub(super) fn personal(mut self, personal: bool) -> Self {
        self.personal = personal;
        self
    }

    /// The answer as bytes.
    pub(super) fn response(&self, reply: Reply, accepts: &str) -> Response {
        let shows = reply.shows_notice();
        let (kind, bytes) = match reply.body {
            ReplyBody::Page(page) => {
                let notice = self
                    .who
                    .as_ref()
                    .and_then(|(session, _)| session.notice.as_deref())
                    .filter(|_| shows);
                let framed = frame(
                    &Frame {
                        desk: self.desk,
                        caller: self.who.as_ref().map(|(_, caller)| caller),
                        notice,
                        request: self.pass.id,
                        // The page that is not there must not say where it would have been.
                        path: if reply.status == StatusCode::NOT_FOUND {
                            ""
                        } else {
                            &self.pass.path
                        },
                        personal: self.personal,
                    },
                    *page,
                );
                (
                    "text/html; charset=utf-8",
                    framed.into_string().into_bytes(),
                )
            }
            ReplyBody::Redirect(to) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::SEE_OTHER;
                let to = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
                response.headers_mut().insert(header::LOCATION, to);
                response.headers_mut().extend(reply.headers);
                return response;
            }
            ReplyBody::Bytes(kind, bytes) => (kind, bytes),
            ReplyBody::Empty => ("", Vec::new()),
        };
        let squeezed = (bytes.len() > SMALL && squeezable(kind) && takes_gzip(accepts))
            .then(|| gzip(&bytes))
            .flatten();
        let mut response = Response::new(Body::empty());
        *response.status_mut() = reply.status;
        let headers = response.headers_mut();
        if !kind.is_empty() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            headers.insert(
                header::VARY,
                HeaderValue::from_static("Accept-Encoding, Cookie"),
            );
        }
        for (name, value) in reply.headers {
            headers.append(name, value);
        }
        let body = match squeezed {
            Some(small) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                small
            }
            None => bytes,
        };
        *response.body_mut() = Body::from(body);
        response
    }
}

fn squeezable(kind: &str) -> bool {
    kind.starts_with("text/") || kind == "application/json" || kind == "image/svg+xml"
}

fn takes_gzip(accepts: &str) -> bool {
    accepts.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        parts.next() == Some("gzip")
            && parts.all(|part| {
                !part.starts_with("q=0") || part.contains(|c: char| c.is_ascii_digit() && c != '0')
            })
    })
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(5));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_only_for_those_who_take_it() {
        for yes in ["gzip", "br, gzip", "gzip;q=0.5", "deflate, gzip;q=1.0"] {
            assert!(takes_gzip(yes), "{yes}");
        }
        for no in ["", "br", "gzip;q=0", "gzip;q=0.0", "x-gzip"] {
            assert!(!takes_gzip(no), "{no}");
        }
    }
}
