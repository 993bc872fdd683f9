//! The definitions as a document: `docs/measures.md` is what this writes, and a test holds it so.

use crate::catalogue::all;
use crate::comparators::source;
use crate::measure::{Column, Measure, Topic};
use std::fmt::Write as _;

const HEAD: &str = include_str!("definitions.md");

/// Every definition as Markdown, with how they are read.
pub fn definitions() -> String {
    let mut text = String::from(HEAD);
    for topic in Topic::ALL {
        let _ = writeln!(text, "\n## {}", topic.title());
        for measure in all().filter(|measure| measure.topic == topic) {
            one(&mut text, measure);
        }
    }
    text
}

fn one(text: &mut String, measure: &Measure) {
    let _ = write!(
        text,
        "\n### {title} (`{id}`)\n\n{plain}\n\n\
         - **Counted**: {numerator}\n\
         - **Out of**: {denominator}\n\
         - **Formula**: {formula}.\n\
         - **Left out and not known**: {exclusions}\n\
         - **Speaks of**: {timing}; {unit}; {direction}.\n\
         - **Source**: {from}.\n",
        title = measure.title,
        id = measure.id,
        plain = measure.plain,
        numerator = measure.numerator,
        denominator = measure.denominator,
        formula = measure.formula,
        exclusions = measure.exclusions,
        timing = measure.timing.words(),
        unit = measure.unit.as_str(),
        direction = measure.direction.words(),
        from = measure.source,
    );
    if let Some(series) = measure.comparator {
        let group = if series.group.is_empty() {
            String::new()
        } else {
            format!("\"{}\", ", series.group)
        };
        let column = match series.column {
            Column::Number => "number",
            Column::Share => "percentage, rate or score",
        };
        let _ = writeln!(
            text,
            "- **Compared with**: {}, {group}\"{}\" ({column}).",
            source(series.dataset),
            series.row
        );
    }
}
