//! What a handler gives back.

use crate::layout::Plain;
use crate::sheet::Sheet;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use maud::Markup;
use serde::Serialize;

/// An answer, not yet dressed: the edge puts a page into its frame, adds the security headers and
/// writes the access log before any of it leaves.
#[derive(Debug)]
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Body,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// Set on the session, shown once at the top of the next page.
    pub(crate) notice: Option<String>,
}

#[derive(Debug)]
pub(crate) enum Body {
    Page(Box<Page>),
    Redirect(String),
    Bytes(&'static str, Vec<u8>),
    Empty,
}

/// A page without its frame.
#[derive(Debug)]
pub(crate) struct Page {
    pub title: String,
    pub body: Markup,
    pub back: Option<(String, String)>,
    /// Draw it wide: for tables with many columns.
    pub wide: bool,
    /// Exit-this-page, plain menu: pages for young people.
    pub young_person: Option<Plain>,
    /// The page draws a form with problems in it.
    pub has_errors: bool,
}

impl Reply {
    /// A page. `title` says where one is, shortest first; no names of young people in it, since a
    /// title stays in a browser's history and on a shared screen.
    pub fn page(title: impl Into<String>, body: Markup) -> Self {
        Self::of(
            StatusCode::OK,
            Body::Page(Box::new(Page {
                title: title.into(),
                body,
                back: None,
                wide: false,
                young_person: None,
                has_errors: false,
            })),
        )
    }

    /// Go and look there (303). Only addresses of this site: anything else becomes the front page.
    pub fn redirect(to: impl Into<String>) -> Self {
        let to = to.into();
        let to = if is_local(&to) { to } else { "/".to_owned() };
        Self::of(StatusCode::SEE_OTHER, Body::Redirect(to))
    }

    /// Go to another site. Sign-in alone may do so.
    pub(crate) fn away(to: String) -> Self {
        Self::of(StatusCode::SEE_OTHER, Body::Redirect(to))
    }

    /// A file to keep.
    pub fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Self {
        let plain: String = name
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        Self::of(StatusCode::OK, Body::Bytes(content_type, bytes)).with_header(
            header::CONTENT_DISPOSITION,
            &format!("attachment; filename=\"{plain}\""),
        )
    }

    /// A table for people, as CSV: every cell safe to open in a spreadsheet.
    pub fn csv(name: &str, sheet: &Sheet) -> Self {
        Self::download(
            &format!("{name}.csv"),
            "text/csv; charset=utf-8",
            sheet.to_csv(),
        )
    }

    /// A table for people, as a workbook with typed cells.
    pub fn workbook(name: &str, sheets: &[Sheet]) -> Result<Self, record::Refusal> {
        let bytes = crate::sheet::workbook(sheets)?;
        Ok(Self::download(
            &format!("{name}.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes,
        ))
    }

    /// A drawing.
    pub fn svg(drawing: String) -> Self {
        Self::of(
            StatusCode::OK,
            Body::Bytes("image/svg+xml", drawing.into_bytes()),
        )
    }

    /// A small answer for our own scripts.
    pub fn json(value: &impl Serialize) -> Result<Self, record::Refusal> {
        let bytes = serde_json::to_vec(value)
            .map_err(|error| record::Refusal::Fault(record::Fault::Other(error.to_string())))?;
        Ok(Self::of(
            StatusCode::OK,
            Body::Bytes("application/json", bytes),
        ))
    }

    /// The same answer, headers and all, said to one of our own scripts.
    pub(crate) fn said_as(mut self, value: &impl Serialize) -> Result<Self, record::Refusal> {
        let said = Self::json(value)?;
        self.status = said.status;
        self.body = said.body;
        Ok(self)
    }

    /// Plain words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::of(
            StatusCode::OK,
            Body::Bytes("text/plain; charset=utf-8", words.into().into_bytes()),
        )
    }

    /// Done; nothing to show (204).
    pub fn done() -> Self {
        Self::of(StatusCode::NO_CONTENT, Body::Empty)
    }

    /// A link back, above the page.
    #[must_use]
    pub fn back_to(mut self, label: impl Into<String>, path: impl Into<String>) -> Self {
        if let Body::Page(page) = &mut self.body {
            page.back = Some((label.into(), path.into()));
        }
        self
    }

    /// The page uses the full width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        if let Body::Page(page) = &mut self.body {
            page.wide = true;
        }
        self
    }

    /// The page is for a young person: a way to leave it fast, a title that says nothing, and what
    /// stands around it in few words of their language.
    #[must_use]
    pub fn for_a_young_person(mut self, plain: Plain) -> Self {
        if let Body::Page(page) = &mut self.body {
            page.young_person = Some(plain);
        }
        self
    }

    /// The page shows work that goes on: the browser asks again after so many seconds, with or
    /// without scripts.
    #[must_use]
    pub fn again_in(self, seconds: u32) -> Self {
        self.with_header(HeaderName::from_static("refresh"), &seconds.to_string())
    }

    /// No site that the page leads to is told where somebody came from: the address itself opens
    /// something.
    #[must_use]
    pub fn unreferred(self) -> Self {
        self.with_header(header::REFERRER_POLICY, "no-referrer")
    }

    /// Says something once, at the top of the next page: "Saved what Jamie said".
    #[must_use]
    pub fn saying(mut self, notice: impl Into<String>) -> Self {
        self.notice = Some(notice.into());
        self
    }

    /// Asked too often: try again after so many seconds (429, with `Retry-After`).
    #[must_use]
    pub fn too_often(self, seconds: u64) -> Self {
        self.with_status(StatusCode::TOO_MANY_REQUESTS)
            .with_header(header::RETRY_AFTER, &seconds.to_string())
    }

    /// Whether what was left to say is said on it: on pages that worked.
    pub(crate) fn shows_notice(&self) -> bool {
        matches!(self.body, Body::Page(_)) && self.status == StatusCode::OK
    }

    /// Another status than the usual one.
    #[must_use]
    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// A header. A value a header cannot carry is left out.
    #[must_use]
    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    fn of(status: StatusCode, body: Body) -> Self {
        Self {
            status,
            body,
            headers: Vec::new(),
            notice: None,
        }
    }
}

/// Whether an address stays on this site: `/people?page=2` does; `//elsewhere`, `/\elsewhere`
/// and anything with a scheme or a control character do not.
pub fn is_local(to: &str) -> bool {
    to.starts_with('/')
        && !to.starts_with("//")
        && !to.starts_with("/\\")
        && to.chars().all(|c| !c.is_control() && c != '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leaves_the_site() {
        for to in ["/", "/young-people?page=2", "/a#b"] {
            assert!(is_local(to), "{to}");
        }
        for to in [
            "",
            "people",
            "//evil",
            "/\\evil",
            "https://evil",
            "/a\r\nb",
            "/\t/evil",
        ] {
            assert!(!is_local(to), "{to}");
        }
    }
}
