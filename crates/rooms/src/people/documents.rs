//! Documents: keeping the bytes of a file for a young person, and giving them back.
//!
//! What a file is, is told by its first bytes and never by its name. Only kinds that a browser
//! hands to a reader as a file, without running anything, are taken in.

use super::facts::{Document, DocumentFile};
use super::said::{one_said, say};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use care::Date;
use care::ids::{FactId, SubjectId};
use record::access::{Allowed, FieldClass};
use record::{Content, Fault, Refusal, Saying, Tx};

/// The most bytes one document may have: 10 MiB, a long scanned report.
pub const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// What may be kept, as a browser is told.
const KINDS: [&str; 8] = [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/heif",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.text",
    TEXT,
];

const TEXT: &str = "text/plain; charset=utf-8";

/// What a file is, when it is something that may be kept.
fn recognised(bytes: &[u8]) -> Option<&'static str> {
    match infer::get(bytes) {
        Some(found) => KINDS.into_iter().find(|kind| *kind == found.mime_type()),
        None => std::str::from_utf8(bytes)
            .is_ok_and(|text| !text.contains('\0'))
            .then_some(TEXT),
    }
}

/// Keeps a file for a young person. The refusal names the field `file`.
pub fn keep_document(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    title: &str,
    dated: Date,
    file_name: &str,
    bytes: &[u8],
) -> Result<FactId, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::invalid("file", "The file is empty"));
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::invalid(
            "file",
            "The file must be smaller than 10 MB",
        ));
    }
    let media_type = recognised(bytes).ok_or_else(|| {
        Refusal::invalid(
            "file",
            "The file must be a PDF, a Word, Excel or OpenDocument file, a picture (JPEG, PNG or \
             HEIC) or plain text",
        )
    })?;
    let kept_as = SubjectId(uuid::Uuid::now_v7());
    let file = DocumentFile {
        content: STANDARD.encode(bytes),
    };
    tx.say(kept_as, &file, Saying::from("worker"))?;
    let document = Document {
        title: title.to_owned(),
        file_name: file_name.to_owned(),
        media_type: media_type.to_owned(),
        bytes: bytes.len() as u64,
        dated,
        kept_as,
    };
    say(tx, allowed, &document)
}

/// A document that stands, with its media type as a browser is told and its bytes.
pub fn open_document(
    tx: &mut Tx<'_>,
    allowed: &Allowed,
    fact: FactId,
) -> Result<(Document, &'static str, Vec<u8>), Refusal> {
    if !allowed.sees(FieldClass::Documents) {
        return Err(Refusal::NotFound);
    }
    let document = one_said::<Document>(tx, allowed, fact)?.said;
    let kept = tx
        .facts_of(document.kept_as, Some(DocumentFile::KIND))?
        .pop()
        .ok_or(Refusal::NotFound)?;
    let bytes = STANDARD
        .decode(kept.read::<DocumentFile>()?.content)
        .map_err(|_| Fault::Sealed("a document's bytes are damaged"))?;
    // A kind taken in by an older version and no longer known is handed over as bytes.
    let media_type = KINDS
        .into_iter()
        .find(|kind| *kind == document.media_type)
        .unwrap_or("application/octet-stream");
    Ok((document, media_type, bytes))
}

#[cfg(test)]
mod tests {
    use super::recognised;

    #[test]
    fn a_file_is_told_by_its_bytes() {
        assert_eq!(recognised(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(recognised(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(
            recognised("Dear Jamie, caf\u{e9}".as_bytes()),
            Some(super::TEXT)
        );
        assert_eq!(recognised(b"MZ\x90\0 a program"), None);
        assert_eq!(recognised(b"<!DOCTYPE html><script>"), None);
        assert_eq!(recognised(b"#!/bin/sh\nrm"), None);
        assert_eq!(recognised(b"\xff\xfe\0 not text"), None);
    }
}
