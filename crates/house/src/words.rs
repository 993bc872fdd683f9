//! Words that have no place here: names that say nothing, work left undone, other people's servers,
//! American spellings in what people read.

use crate::tree::File;

/// Names of modules that say nothing of what is inside.
const EMPTY_NAMES: &[&str] = &[
    "utils", "util", "helpers", "helper", "manager", "common", "misc", "stuff",
];

/// Modules (files and folders) named by an empty word.
#[must_use]
pub fn empty_names(files: &[File]) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| f.is_code()) {
        for part in file.path.split('/') {
            let part = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            if part.split('_').any(|word| EMPTY_NAMES.contains(&word)) {
                findings.push(format!(
                    "{}: '{part}' says nothing; name what is inside",
                    file.path
                ));
            }
        }
    }
    findings
}

/// Marks of work left undone. The words are put together here so that this file does not hold them.
#[must_use]
pub fn undone(files: &[File]) -> Vec<String> {
    let marks = [
        ["TO", "DO:"],
        ["TO", "DO("],
        ["FIX", "ME"],
        ["X", "XX:"],
        ["unimplemented", "!("],
        ["todo", "!("],
    ];
    containing(
        files
            .iter()
            .filter(|f| f.is_code() || f.extension() == "md"),
        &joined(&marks),
        |mark| format!("'{mark}' is work left undone: do it, or write down elsewhere why not"),
    )
}

/// Hosts of package registries: a clone must build from whichever its own tools are set to.
#[must_use]
pub fn registries(files: &[File]) -> Vec<String> {
    let hosts = [
        ["registry.npmjs", ".org"],
        ["registry.yarnpkg", ".com"],
        ["static.crates", ".io"],
        ["index.crates", ".io"],
        ["https://crates", ".io"],
        ["pypi", ".org"],
        ["deb.debian", ".org"],
        ["proxy.golang", ".org"],
    ];
    // Cargo's own lock file names its registry by an address that is an identity, not a host asked.
    containing(
        files.iter().filter(|f| f.path != "Cargo.lock"),
        &joined(&hosts),
        |host| format!("names the registry host {host}"),
    )
}

/// Anything a page would fetch from another origin: the content security policy forbids it, and a
/// child's page must not tell a third party that it was opened.
#[must_use]
pub fn foreign_origins(files: &[File]) -> Vec<String> {
    let fetches = ["src", "srcset", "action", "poster", "data-src"]
        .into_iter()
        .flat_map(|attribute| ["http", "//"].map(|scheme| format!("{attribute}=\"{scheme}")))
        .chain(
            [
                "url(http",
                "url(\"http",
                "url('http",
                "url(//",
                "@import \"http",
                "fetch(\"http",
                "fetch('http",
            ]
            .map(str::to_owned),
        )
        .chain(["import \"http", "from \"http", "import(\"http"].map(str::to_owned))
        .collect::<Vec<_>>();
    let drawn = files.iter().filter(|f| {
        (f.path.starts_with("assets/") || f.path.starts_with("crates/"))
            && matches!(
                f.extension(),
                "rs" | "js" | "mjs" | "scss" | "css" | "html" | "svg"
            )
            && !f.path.contains("/fixtures/")
            && f.path != "crates/house/src/words.rs"
    });
    containing(drawn, &fetches, |found| {
        format!("{found}… would fetch from another origin")
    })
}

/// American spellings in documents and in Rust text (comments and what pages say).
#[must_use]
pub fn spellings(files: &[File]) -> Vec<String> {
    let spelt = [
        ("organiz", "organis"),
        ("behavior", "behaviour"),
        ("neighbor", "neighbour"),
        ("favorite", "favourite"),
        ("analyze", "analyse"),
        ("canceled", "cancelled"),
        ("counselor", "counsellor"),
        ("recogniz", "recognis"),
        ("summariz", "summaris"),
        ("anonymiz", "anonymis"),
        ("pseudonymiz", "pseudonymis"),
        ("enrollment", "enrolment"),
        ("fulfillment", "fulfilment"),
        ("pediatric", "paediatric"),
        ("authoriz", "authoris"),
        ("labeled", "labelled"),
        ("immuniz", "immunis"),
    ];
    let mut findings = Vec::new();
    for file in files.iter().filter(|f| is_prose(f)) {
        for (number, line) in file.text.lines().enumerate() {
            let line_in_lower_case = line.to_lowercase();
            for (american, british) in spelt {
                if line_in_lower_case.contains(american)
                    && !is_someone_elses_name(&line_in_lower_case, american)
                {
                    findings.push(format!(
                        "{}:{}: {american}… is spelt {british}… here",
                        file.path,
                        number + 1
                    ));
                }
            }
        }
    }
    findings
}

fn is_prose(file: &File) -> bool {
    matches!(file.extension(), "md" | "rs" | "mjs")
        && file.path != "crates/house/src/words.rs"
        && !file.path.contains("/fixtures/")
        && !file.path.contains("/data/")
}

/// Names other people chose: HTTP's `Authorization` header and OAuth's endpoints, Rust's and the
/// web's own functions.
fn is_someone_elses_name(line: &str, american: &str) -> bool {
    match american {
        "authoriz" => [
            "authorization",
            "authorize_url",
            "authorizationcode",
            "http",
        ]
        .iter()
        .any(|n| line.contains(n)),
        "behavior" => line.contains("scroll") || line.contains("behaviorversion"),
        // SQL's own word for counting what the planner needs.
        "analyze" => line.contains("execute"),
        _ => false,
    }
}

fn joined(pairs: &[[&str; 2]]) -> Vec<String> {
    pairs.iter().map(|pair| pair.concat()).collect()
}

fn containing<'a>(
    files: impl Iterator<Item = &'a File>,
    words: &[String],
    say: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                findings.push(format!("{}:{}: {}", file.path, number + 1, say(word)));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn empty_names_are_found() {
        assert_eq!(
            empty_names(&[file("crates/care/src/utils.rs", "")]).len(),
            1
        );
        assert_eq!(
            empty_names(&[file("crates/desk/src/form_helpers/dates.rs", "")]).len(),
            1
        );
        assert_eq!(
            empty_names(&[file("crates/care/src/commonality.rs", "")]).len(),
            0
        );
    }

    #[test]
    fn work_left_undone_is_found() {
        let mark = ["// TO", "DO: later"].concat();
        assert_eq!(undone(&[file("crates/care/src/dates.rs", &mark)]).len(), 1);
        assert_eq!(undone(&[file("docs/x.md", &mark)]).len(), 1);
    }

    #[test]
    fn registry_hosts_are_found() {
        let line = ["\"resolved\": \"https://registry.npmjs", ".org/x.tgz\""].concat();
        assert_eq!(registries(&[file("e2e/package-lock.json", &line)]).len(), 1);
    }

    #[test]
    fn foreign_origins_are_found() {
        let found = |path: &str, text: &str| foreign_origins(&[file(path, text)]).len();
        assert_eq!(
            found(
                "crates/desk/src/page.rs",
                "script src=\"https://cdn.example/x.js\" {}"
            ),
            1
        );
        assert_eq!(
            found("assets/src/app.scss", "background: url(//fonts.example/x)"),
            1
        );
        assert_eq!(
            found(
                "crates/desk/src/page.rs",
                "a href=\"https://www.gov.uk/\" {}"
            ),
            0
        );
    }

    #[test]
    fn american_spellings_are_found() {
        assert_eq!(
            spellings(&[file("docs/x.md", "An Organization's Neighbors")]).len(),
            2
        );
        assert_eq!(
            spellings(&[file("crates/desk/src/x.rs", "AUTHORIZATION header")]).len(),
            0
        );
    }

    #[test]
    fn the_words_are_right() {
        let files = crate::tree::files().unwrap();
        crate::passes(&empty_names(&files));
        crate::passes(&undone(&files));
        crate::passes(&registries(&files));
        crate::passes(&foreign_origins(&files));
        crate::passes(&spellings(&files));
    }
}
