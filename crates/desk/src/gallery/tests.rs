//! What the gallery holds every component and pattern to.

use super::*;
use crate::html_tree::{Element, elements, parse};
use std::collections::BTreeSet;

fn page() -> String {
    let mut page = crate::layout::Page::new("Components", gallery());
    page.demonstration = true;
    page.render().into_string()
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    let html = page();
    let nodes = parse(&html);
    let all = elements(&nodes);
    let mut ids = BTreeSet::new();
    for id in all.iter().filter_map(|e| e.get("id")) {
        assert!(ids.insert(id), "the id {id} is there twice");
    }
    for element in &all {
        for name in [
            "for",
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "data-aria-controls",
        ] {
            for id in element.get(name).unwrap_or("").split_whitespace() {
                assert!(ids.contains(id), "{name}={id} leads nowhere");
            }
        }
        if let Some(id) = element.get("href").and_then(|href| href.strip_prefix('#')) {
            assert!(id.is_empty() || ids.contains(id), "#{id} leads nowhere");
        }
        if let Some(used) = element
            .get("fill")
            .and_then(|fill| fill.strip_prefix("url(#"))
        {
            assert!(ids.contains(used.trim_end_matches(')')), "{used}");
        }
    }
}

#[test]
fn every_control_has_a_label_and_every_drawing_a_name() {
    let html = page();
    let nodes = parse(&html);
    let all = elements(&nodes);
    let labelled: BTreeSet<&str> = all
        .iter()
        .filter(|e| e.name == "label")
        .filter_map(|e| e.get("for"))
        .collect();
    for element in &all {
        match element.name.as_str() {
            "input" if element.get("type") == Some("hidden") => {}
            "input" | "select" | "textarea" => {
                let id = element.get("id").unwrap_or("");
                assert!(labelled.contains(id), "{id} has no label");
            }
            "button" | "a" => {
                let named = !element.text().is_empty() || element.get("aria-label").is_some();
                assert!(named, "{:?} says nothing", element.attributes);
            }
            "svg" if element.get("aria-hidden") != Some("true") => {
                assert_eq!(element.get("role"), Some("img"));
                assert!(element.children.iter().any(|child| matches!(child,
                    crate::html_tree::Node::Element(e) if e.name == "title" && !e.text().is_empty())));
            }
            "table" => assert!(cells_have_heads(element)),
            _ => {}
        }
    }
}

fn cells_have_heads(table: &Element) -> bool {
    elements(&table.children)
        .iter()
        .any(|e| e.name == "th" && e.get("scope") == Some("col"))
}

#[test]
fn headings_never_skip_a_level() {
    let html = page();
    let mut before = 0;
    for element in elements(&parse(&html)) {
        let Some(level) = element
            .name
            .strip_prefix('h')
            .and_then(|level| level.parse::<u8>().ok())
        else {
            continue;
        };
        assert!(level <= before + 1, "{} after h{before}", element.text());
        before = level;
    }
}

#[test]
fn nothing_needs_an_inline_style_or_script() {
    let html = page();
    for element in elements(&parse(&html)) {
        assert!(element.name != "style", "an inline style");
        assert!(element.name != "script" || element.get("src").is_some());
        for name in element.attributes.keys() {
            assert!(name != "style" && !name.starts_with("on"), "{name}");
        }
    }
}

/// Every name of a class of ours in the pages' sources has its rule in the styles: a name
/// without one is a page that looks other than its writer thought.
#[test]
fn every_class_of_ours_has_its_style() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let styled = classes_in(&root.join("assets/styles"), "scss");
    assert!(styled.contains("hw-identity"));
    for crate_name in ["desk", "rooms"] {
        for class in classes_in(&root.join("crates").join(crate_name).join("src"), "rs") {
            // A name that ends in a stroke is put together while the page is drawn.
            assert!(
                class.ends_with(['-', '_']) || styled.contains(&class),
                "{class}, named in {crate_name}, has no rule in assets/styles"
            );
        }
    }
}

fn classes_in(folder: &std::path::Path, extension: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(classes_in(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            let text = std::fs::read_to_string(&path).unwrap();
            let names = text
                .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
                .filter(|word| word.starts_with("hw-"));
            found.extend(names.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_public_component_is_in_the_gallery() {
    let names: usize = groups().iter().map(|(_, samples)| samples.len()).sum();
    assert!(names >= 40, "{names}");
    let html = page();
    let nodes = parse(&html);
    let classes: BTreeSet<&str> = elements(&nodes)
        .iter()
        .filter_map(|e| e.get("class"))
        .flat_map(str::split_whitespace)
        .collect();
    for block in [
        "govuk-accordion",
        "govuk-back-link",
        "govuk-breadcrumbs",
        "govuk-button",
        "govuk-character-count",
        "govuk-checkboxes",
        "govuk-date-input",
        "govuk-details",
        "govuk-error-message",
        "govuk-error-summary",
        "govuk-exit-this-page",
        "govuk-fieldset",
        "govuk-file-upload",
        "govuk-footer",
        "govuk-generic-header",
        "govuk-hint",
        "govuk-input",
        "govuk-inset-text",
        "govuk-label",
        "govuk-notification-banner",
        "govuk-pagination",
        "govuk-panel",
        "govuk-password-input",
        "govuk-phase-banner",
        "govuk-radios",
        "govuk-select",
        "govuk-skip-link",
        "govuk-summary-list",
        "govuk-summary-card",
        "govuk-table",
        "govuk-tabs",
        "govuk-tag",
        "govuk-task-list",
        "govuk-textarea",
        "govuk-warning-text",
    ] {
        assert!(classes.contains(block), "{block}");
    }
}
