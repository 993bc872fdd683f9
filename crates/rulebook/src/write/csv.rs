//! Rows to CSV.

use crate::tables::Row;

const LINE_END: &str = "\r\n";

/// The heading and the rows.
pub fn rows<R: Row>(rows: &[R]) -> String {
    let names: Vec<&str> = R::TABLE.collected().map(|column| column.name).collect();
    let mut out = names.join(",");
    out.reserve(rows.len() * names.len() * 8);
    out.push_str(LINE_END);
    for row in rows {
        for column in 0..names.len() {
            if column > 0 {
                out.push(',');
            }
            let start = out.len();
            row.write(column, &mut out);
            let cell = out.get(start..).unwrap_or("");
            let plain = !cell.contains([',', '"', '\n', '\r', ';', '\t'])
                && !cell.starts_with(' ')
                && !cell.ends_with(' ');
            if !plain {
                let cell = cell.replace('"', "\"\"");
                out.truncate(start);
                out.push('"');
                out.push_str(&cell);
                out.push('"');
            }
        }
        out.push_str(LINE_END);
    }
    out
}
