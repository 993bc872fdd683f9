//! The rooms: each owns its tables and screens, and is used by another only through its `mod.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::File;

const ROOMS: &str = "crates/rooms/src/";

/// Uses of a room's inside by another room, circles between rooms, and knowledge of the web outside
/// a room's pages.
#[must_use]
pub fn findings(files: &[File]) -> Vec<String> {
    let inside: Vec<&File> = files
        .iter()
        .filter(|f| f.path.starts_with(ROOMS) && f.extension() == "rs")
        .collect();
    // Each room with the modules inside it.
    let mut rooms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &inside {
        if let Some((room, within)) = file.path[ROOMS.len()..].split_once('/') {
            let module = within
                .split('/')
                .next()
                .unwrap_or(within)
                .trim_end_matches(".rs");
            rooms.entry(room).or_default().insert(module);
        }
    }
    let mut findings = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &inside {
        let Some((room, within)) = file.path[ROOMS.len()..].split_once('/') else {
            continue;
        };
        let code = without_comments(&file.text);
        for path in crate_paths(&code) {
            let mut parts = path.split("::");
            let Some((other, modules)) = parts.next().and_then(|name| rooms.get_key_value(name))
            else {
                continue;
            };
            if *other == room {
                continue;
            }
            arrows.entry(room).or_default().insert(other);
            let next = parts.next().unwrap_or_default();
            if modules.contains(next) && parts.next().is_some() {
                findings.push(format!(
                    "{}: crate::{path} reaches inside the room {other}; use what its mod.rs makes public",
                    file.path
                ));
            }
        }
        if !knows_the_web(within) {
            for word in [
                "maud::",
                "axum::",
                "hyper::",
                "http::",
                "desk::Reply",
                "desk::Visit",
                "Markup",
            ] {
                if code.contains(word) {
                    findings.push(format!(
                        "{}: mentions {word}; inside a room only pages and api know the web",
                        file.path
                    ));
                }
            }
        }
    }
    findings.extend(circles(&arrows));
    findings
}

/// `mod.rs` names a room's routes; `pages` and `api` (files or folders, or files that end in them)
/// draw its screens.
fn knows_the_web(within: &str) -> bool {
    let first = within
        .split('/')
        .next()
        .unwrap_or(within)
        .trim_end_matches(".rs");
    let last = within
        .rsplit('/')
        .next()
        .unwrap_or(within)
        .trim_end_matches(".rs");
    [first, last].iter().any(|name| {
        matches!(*name, "mod" | "pages" | "api")
            || name.ends_with("_pages")
            || name.ends_with("_page")
    })
}

fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.find("//").map_or(line, |at| &line[..at]))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every path that starts at `crate::`, with groups opened out: `crate::a::{b::c, d}` gives
/// `a::b::c` and `a::d`.
fn crate_paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("crate::") {
        rest = &rest[at + "crate::".len()..];
        open_out(rest, "", &mut paths);
    }
    paths
}

/// Reads one path (or group) from the start of `text` into `paths`, returning what follows it.
fn open_out<'a>(text: &'a str, so_far: &str, paths: &mut Vec<String>) -> &'a str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
        .unwrap_or(text.len());
    let path = format!("{so_far}{}", &text[..end]);
    let rest = &text[end..];
    if let Some(mut inner) = path
        .ends_with("::")
        .then(|| rest.strip_prefix('{'))
        .flatten()
    {
        loop {
            inner = open_out(inner.trim_start(), &path, paths).trim_start();
            match inner.strip_prefix(',') {
                Some(next) if !next.trim_start().starts_with('}') => inner = next,
                _ => break,
            }
        }
        let inner = inner.trim_start_matches([',', ' ', '\n']);
        return inner.strip_prefix('}').unwrap_or(inner);
    }
    paths.push(path.trim_end_matches("::").to_owned());
    rest
}

/// Rooms that use each other in a circle: then neither can be read alone.
fn circles(arrows: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let mut findings = Vec::new();
    for start in arrows.keys() {
        let mut seen = BTreeSet::new();
        let mut to_visit: Vec<&str> = arrows[start].iter().copied().collect();
        while let Some(room) = to_visit.pop() {
            if seen.insert(room) {
                to_visit.extend(arrows.get(room).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            findings.push(format!(
                "the room {start} uses itself through other rooms: break the circle"
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn reaching_inside_another_room_is_found() {
        let files = [
            file("crates/rooms/src/people/sql.rs", ""),
            file("crates/rooms/src/people/mod.rs", ""),
            file(
                "crates/rooms/src/hub/rules.rs",
                "use crate::people::{Name, sql::FIND};",
            ),
        ];
        let found = findings(&files);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("crate::people::sql::FIND"), "{found:?}");
    }

    #[test]
    fn using_what_a_room_makes_public_is_not_found() {
        let files = [
            file(
                "crates/rooms/src/people/sql.rs",
                "use crate::people::sql::X; // crate::hub::rules::Y",
            ),
            file(
                "crates/rooms/src/hub/rules.rs",
                "use crate::people::{Name, find};\nuse super::facts;",
            ),
        ];
        crate::passes(&findings(&files));
    }

    #[test]
    fn a_circle_of_rooms_is_found() {
        let files = [
            file("crates/rooms/src/people/rules.rs", "crate::hub::team()"),
            file("crates/rooms/src/hub/rules.rs", "crate::people::name()"),
        ];
        assert_eq!(findings(&files).len(), 2);
    }

    #[test]
    fn knowing_the_web_outside_pages_is_found() {
        let text = "use maud::html;";
        assert_eq!(
            findings(&[file("crates/rooms/src/people/rules.rs", text)]).len(),
            1
        );
        assert_eq!(
            findings(&[file("crates/rooms/src/people/pages/list.rs", text)]).len(),
            0
        );
    }

    #[test]
    fn groups_are_opened_out() {
        assert_eq!(
            crate_paths("use crate::a::{b::c, d::{e, f},\n g};"),
            ["a::b::c", "a::d::e", "a::d::f", "a::g"]
        );
    }

    #[test]
    fn the_rooms_hold() {
        crate::passes(&findings(&crate::tree::files().unwrap()));
    }
}
