//! Walking a site without a socket: for the rooms' tests and for ours.
//!
//! ```no_run
//! # fn demo(desk: desk::Desk, worker: care::ids::MemberId) {
//! let mut browser = desk::trial::Browser::new(&desk);
//! browser.sign_in(worker);
//! let page = browser.get("/young-people");
//! assert_eq!(page.status, 200);
//! # }
//! ```

use crate::edge::{Peer, Statements};
use crate::{Desk, Hall, sessions};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use care::ids::MemberId;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// A browser of one person: keeps its cookies, follows nothing by itself.
pub struct Browser {
    desk: Desk,
    /// The site its requests go to: put together once, which takes longer than most answers.
    site: Router,
    /// By what name it asks.
    host: Option<String>,
    runtime: tokio::runtime::Runtime,
    /// Where its connections come from.
    from: Option<std::net::IpAddr>,
    /// What a proxy said of that.
    through: Option<String>,
    /// `name=value` pairs.
    pub cookies: Vec<(String, String)>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status code.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
    /// How many statements the database was asked for it.
    pub statements: u64,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// Where it leads, for a redirect.
    pub fn location(&self) -> &str {
        self.header("location")
    }
    /// A header's value, empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }
    /// The value of a hidden field in the page: `_key`, `_about`.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let text = self.text();
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = text.split_once(&mark)?;
        rest.split('"').next().map(str::to_owned)
    }
}

impl Browser {
    /// A browser that knows no one yet.
    ///
    /// # Panics
    /// When the machine gives no threads.
    #[expect(
        clippy::expect_used,
        reason = "a test that has no threads may stop here"
    )]
    pub fn new(desk: &Desk) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        Self {
            desk: desk.clone(),
            site: desk.router(),
            host: None,
            runtime,
            from: None,
            through: None,
            cookies: Vec::new(),
        }
    }

    /// A browser at a host name behind which several councils may stand; it signs in at one of
    /// them.
    pub fn at(hall: &Hall, host: &str, desk: &Desk) -> Self {
        let mut browser = Self::new(desk);
        browser.site = hall.router();
        browser.host = Some(host.to_owned());
        browser
    }

    /// From now on its connections come from this address.
    pub fn come_from(&mut self, address: std::net::IpAddr) {
        self.from = Some(address);
    }

    /// From now on a proxy says this of where its requests come from.
    pub fn come_through(&mut self, line: &str) {
        self.through = Some(line.to_owned());
    }

    /// Signs in as a member, past every sign-in page.
    ///
    /// # Panics
    /// When the record refuses.
    #[expect(
        clippy::expect_used,
        reason = "a test that cannot sign in may stop here"
    )]
    pub fn sign_in(&mut self, member: MemberId) {
        let line = sessions::begin(self.desk.record(), member, "trial").expect("a session");
        self.keep_cookie(&line);
    }

    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap_or_default())
    }

    /// Posts fields as they are.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(fields).unwrap_or_default();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap_or_default();
        self.send(request)
    }

    /// Fills in the form at a path and posts it there: takes the hidden fields from the page.
    pub fn fill_in(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(path);
        let hidden: Vec<(&str, String)> = ["_key", "_about", "_seen", "_form"]
            .into_iter()
            .filter_map(|name| Some((name, page.hidden(name)?)))
            .collect();
        let mut all: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        all.extend_from_slice(fields);
        self.post(path, &all)
    }

    /// Fills in a form that sends a file: its name, and its bytes, in one input.
    pub fn send_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (input, name, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        let page = self.get(path);
        let mut body: Vec<u8> = Vec::new();
        let hidden: Vec<(&str, String)> = ["_key", "_about", "_seen", "_form"]
            .into_iter()
            .filter_map(|name| Some((name, page.hidden(name)?)))
            .collect();
        let all = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in all.chain(fields.iter().copied()) {
            body.extend_from_slice(
                format!(
                    "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .as_bytes(),
            );
        }
        body.extend_from_slice(
            format!(
                "--x\r\nContent-Disposition: form-data; name=\"{input}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        self.send(
            Request::post(path)
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(body))
                .expect("a request"),
        )
    }

    /// Sends any request, with this browser's cookies.
    ///
    /// # Panics
    /// When the answer's body cannot be read, which only a broken handler causes.
    #[expect(
        clippy::expect_used,
        reason = "only for tests, and only what cannot fail"
    )]
    pub fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let line: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            if let Ok(value) = line.join("; ").parse() {
                request.headers_mut().insert(header::COOKIE, value);
            }
        }
        if let Some(line) = self.through.as_ref().and_then(|line| line.parse().ok()) {
            request.headers_mut().insert("x-forwarded-for", line);
        }
        if let Some(from) = self.from {
            request.extensions_mut().insert(Peer(from));
        }
        if let Some(host) = self.host.as_ref().and_then(|host| host.parse().ok()) {
            request.headers_mut().insert(header::HOST, host);
        }
        let router = self.site.clone();
        let answer = self.runtime.block_on(async {
            let response = router.oneshot(request).await.expect("a router never fails");
            let (parts, body) = response.into_parts();
            let body = body.collect().await.expect("a body in memory").to_bytes();
            Answer {
                status: parts.status.as_u16(),
                headers: parts.headers,
                body: body.to_vec(),
                statements: parts.extensions.get::<Statements>().map_or(0, |run| run.0),
            }
        });
        let set: Vec<String> = answer
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok().map(str::to_owned))
            .collect();
        for line in set {
            self.keep_cookie(&line);
        }
        answer
    }

    fn keep_cookie(&mut self, line: &str) {
        let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('='))
        else {
            return;
        };
        self.cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}
