//! Every example of the GOV.UK Frontend package that our components can express is written by
//! them exactly as by the package. An example is expressed when every option in it was used;
//! otherwise the options that we leave out are listed, per component, in the snapshot.

mod content;
mod fields;
mod options;

use crate::html_tree::parse;
use maud::Markup;
use options::Options;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How a component is made from an example's options.
type Make = fn(&Options) -> Markup;

const COMPONENTS: &[(&str, Make)] = &[
    ("accordion", content::accordion),
    ("back-link", content::back_link),
    ("breadcrumbs", content::breadcrumbs),
    ("button", content::button),
    ("character-count", fields::character_count),
    ("checkboxes", fields::checkboxes),
    ("date-input", fields::date_input),
    ("details", content::details),
    ("error-message", fields::error_message),
    ("error-summary", content::error_summary),
    ("exit-this-page", content::exit_this_page),
    ("fieldset", fields::fieldset),
    ("file-upload", fields::file_upload),
    ("generic-header", content::generic_header),
    ("hint", fields::hint),
    ("input", fields::input),
    ("inset-text", content::inset_text),
    ("label", fields::label),
    ("notification-banner", content::notification_banner),
    ("pagination", content::pagination),
    ("panel", content::panel),
    ("password-input", fields::password_input),
    ("phase-banner", content::phase_banner),
    ("radios", fields::radios),
    ("select", fields::select),
    ("service-navigation", content::service_navigation),
    ("skip-link", content::skip_link),
    ("summary-list", content::summary_list),
    ("table", content::table),
    ("tabs", content::tabs),
    ("tag", content::tag),
    ("task-list", content::task_list),
    ("textarea", fields::textarea),
    ("warning-text", content::warning_text),
];

/// Components of the package that we do not have, with how many examples each has and why.
const WITHOUT: &[(&str, usize, &str)] = &[
    ("cookie-banner", 23, "we set no cookie that needs consent"),
    ("feedback", 7, "for services on GOV.UK"),
    ("footer", 25, "carries the crown and Crown copyright"),
    ("header", 6, "carries the crown"),
    (
        "language-navigation",
        13,
        "until the young person's pages are translated",
    ),
];

fn examples(component: &str) -> Vec<Value> {
    let path = format!(
        "{}/fixtures/govuk/{component}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text =
        std::fs::read_to_string(&path).expect("the package's examples are in the repository");
    serde_json::from_str(&text).expect("the package's examples are JSON")
}

#[test]
fn components_write_what_the_package_writes() {
    let mut report = String::new();
    let mut wrong = String::new();
    let (mut held, mut all) = (0, 0);
    for (component, make) in COMPONENTS {
        let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
        let (mut equal, mut count) = (0, 0);
        for example in examples(component) {
            count += 1;
            let options = Options::new(&example["options"]);
            let ours = make(&options).into_string();
            let theirs = example["html"].as_str().expect("an example has its HTML");
            let unused = options.unused();
            if !unused.is_empty() {
                for option in unused {
                    *left_out.entry(option).or_default() += 1;
                }
            } else if parse(&ours) == parse(theirs) {
                equal += 1;
            } else {
                let _ = writeln!(
                    wrong,
                    "{component}: {}\n  ours   {ours}\n  theirs {theirs}\n",
                    example["name"]
                );
            }
        }
        let _ = write!(report, "{component}: {equal} of {count}");
        let options: Vec<&str> = left_out.keys().map(String::as_str).collect();
        if !options.is_empty() {
            let _ = write!(report, "; left out: {}", options.join(", "));
        }
        report.push('\n');
        held += equal;
        all += count;
    }
    for (component, count, why) in WITHOUT {
        let _ = writeln!(report, "{component}: 0 of {count}: {why}");
        all += count;
    }
    let _ = writeln!(report, "all: {held} of {all}");
    assert!(wrong.is_empty(), "{wrong}");
    insta::assert_snapshot!(report);
}

#[test]
fn a_difference_would_be_seen() {
    let example = &examples("inset-text")[0];
    let options = Options::new(&example["options"]);
    let ours = content::inset_text(&options).into_string();
    let theirs = example["html"].as_str().unwrap();
    assert_eq!(parse(&ours), parse(theirs));
    assert_ne!(
        parse(&ours.replace("govuk-inset-text", "other")),
        parse(theirs)
    );
}
