//! Bytes to text, and text to what a cell says.

use std::borrow::Cow;

/// Decodes a file: UTF-8 with or without mark, UTF-16 with mark, else cp1252 (what Excel writes in
/// Britain, in which every byte means something). Refuses what is plainly not text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    const SHEET: &str = "this is a workbook or a zip, not text. \
        Open it, save each sheet as CSV (or the return as XML), and give those files.";
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            return Err(SHEET.to_owned());
        }
        [b'%', b'P', b'D', b'F', ..] => {
            return Err("this is a PDF. Give the CSV or XML files of the return.".to_owned());
        }
        [0xFF, 0xFE, rest @ ..] => return Ok(encoding_rs::UTF_16LE.decode(rest).0),
        [0xFE, 0xFF, rest @ ..] => return Ok(encoding_rs::UTF_16BE.decode(rest).0),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    })
}

/// What a cell says once the habits of spreadsheets are forgiven: no spaces around, upper case,
/// and the words for "nothing here" (`NULL`, `NaN`, `#N/A`) blank.
pub fn forgive(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let plain = |b: u8| matches!(b, b' '..=b'~') && !b.is_ascii_lowercase();
    let upper = if cell.bytes().all(plain) {
        Cow::Borrowed(cell)
    } else {
        // A line break or a stray control character inside a cell is a space.
        let spaced: String = cell
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        Cow::Owned(spaced.to_uppercase())
    };
    match upper.as_ref() {
        "NULL" | "NAN" | "#N/A" | "N/A" | "NA" | "NONE" | "<NA>" => Cow::Borrowed(""),
        _ => upper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_read() {
        assert_eq!(decode(b"\xEF\xBB\xBFCHILD").unwrap(), "CHILD");
        assert_eq!(decode("é".as_bytes()).unwrap(), "é");
        assert_eq!(decode(b"Zo\xEB \x80").unwrap(), "Zoë €");
        assert_eq!(decode(b"\xFF\xFEC\0H\0").unwrap(), "CH");
        assert_eq!(decode(b"\xFE\xFF\0C\0H").unwrap(), "CH");
        assert!(decode(b"PK\x03\x04....").unwrap_err().contains("CSV"));
    }

    #[test]
    fn cells_are_forgiven_their_spreadsheet() {
        assert_eq!(forgive("\u{a0} c2\t"), "C2");
        assert_eq!(forgive("WN1 1AA"), "WN1 1AA");
        assert_eq!(forgive("NaN"), "");
        assert_eq!(forgive("  "), "");
        assert_eq!(forgive("ß"), "SS");
        assert_eq!(forgive("\u{1}a\r\nb\0"), "A  B", "each a space");
    }
}
