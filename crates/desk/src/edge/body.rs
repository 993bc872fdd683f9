//! Reading what was posted: never more than the route has room for, never for longer than anyone
//! needs, and files straight to disk.

use super::errors;
use crate::reply::Reply;
use crate::routes::Route;
use crate::visit::Upload;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::time::Duration;

/// The longest the whole of an ordinary post may take to arrive.
const FORM_TIME: Duration = Duration::from_secs(12);
/// The longest an upload may pause.
const PAUSE: Duration = Duration::from_secs(10);
/// The longest an upload may take in all.
const UPLOAD_TIME: Duration = Duration::from_secs(600);
/// The most fields or parts a post may have.
const MOST_FIELDS: usize = 5_000;

/// A post, read.
pub(super) struct Posted {
    pub fields: Vec<(String, String)>,
    pub files: Vec<Upload>,
}

/// Reads a post, or says why not.
pub(super) async fn read(body: Body, headers: &HeaderMap, route: &Route) -> Result<Posted, Reply> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<u64>().ok());
    if announced.is_some_and(|length| length > route.room_for) {
        return Err(errors::too_large(route.room_for));
    }
    let most = usize::try_from(route.room_for).unwrap_or(usize::MAX);
    let body = Limited::new(body, most);
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    if let Ok(boundary) = multer::parse_boundary(content_type) {
        if !route.files {
            return Err(errors::bad_request(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        return match tokio::time::timeout(UPLOAD_TIME, parts(body, boundary, route)).await {
            Ok(read) => read,
            Err(_) => Err(errors::too_slow()),
        };
    }
    let is_form = content_type.is_empty()
        || content_type
            .split(';')
            .next()
            .is_some_and(|kind| kind.trim() == "application/x-www-form-urlencoded");
    if !is_form {
        return Err(errors::bad_request(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let bytes = match tokio::time::timeout(FORM_TIME, body.collect()).await {
        Err(_) => return Err(errors::too_slow()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return Err(errors::too_large(route.room_for));
        }
        Ok(Err(_)) => return Err(errors::bad_request(StatusCode::BAD_REQUEST)),
        Ok(Ok(bytes)) => bytes.to_bytes(),
    };
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(&bytes)
        .map_err(|_| errors::bad_request(StatusCode::BAD_REQUEST))?;
    if fields.len() > MOST_FIELDS {
        return Err(errors::bad_request(StatusCode::BAD_REQUEST));
    }
    Ok(Posted {
        fields,
        files: Vec::new(),
    })
}

/// Reads the parts of an upload; each file goes to disk as it arrives, so memory stays flat.
async fn parts(body: Limited<Body>, boundary: String, route: &Route) -> Result<Posted, Reply> {
    let stream = body.into_data_stream();
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut posted = Posted {
        fields: Vec::new(),
        files: Vec::new(),
    };
    let refuse = |error: multer::Error| match &error {
        multer::Error::StreamReadFailed(inner) if inner.is::<LengthLimitError>() => {
            errors::too_large(route.room_for)
        }
        _ => errors::bad_request(StatusCode::BAD_REQUEST),
    };
    let fault = |error: std::io::Error| {
        tracing::error!(%error, "an upload could not be kept");
        errors::fault()
    };
    loop {
        let next = tokio::time::timeout(PAUSE, parts.next_field()).await;
        let Some(mut part) = next.map_err(|_| errors::too_slow())?.map_err(refuse)? else {
            return Ok(posted);
        };
        if posted.fields.len() + posted.files.len() >= MOST_FIELDS {
            return Err(errors::bad_request(StatusCode::BAD_REQUEST));
        }
        let field = part.name().unwrap_or("").to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mut words = Vec::new();
        let mut file = match &file_name {
            Some(_) => Some(tempfile::tempfile().map_err(fault)?),
            None => None,
        };
        let mut size = 0u64;
        loop {
            let chunk = tokio::time::timeout(PAUSE, part.chunk()).await;
            let Some(chunk) = chunk.map_err(|_| errors::too_slow())?.map_err(refuse)? else {
                break;
            };
            size += chunk.len() as u64;
            match &mut file {
                Some(file) => file.write_all(&chunk).map_err(fault)?,
                None if size > crate::routes::FORM_SIZE => {
                    return Err(errors::too_large(crate::routes::FORM_SIZE));
                }
                None => words.extend_from_slice(&chunk),
            }
        }
        match (file, file_name) {
            // A file input left empty is posted as a file with no name and no bytes.
            (Some(_), Some(name)) if name.is_empty() && size == 0 => {}
            (Some(mut file), Some(name)) => {
                file.seek(SeekFrom::Start(0)).map_err(fault)?;
                posted.files.push(Upload {
                    field,
                    name,
                    size,
                    file,
                });
            }
            _ => {
                let words = String::from_utf8(words)
                    .map_err(|_| errors::bad_request(StatusCode::BAD_REQUEST))?;
                posted.fields.push((field, words));
            }
        }
    }
}
