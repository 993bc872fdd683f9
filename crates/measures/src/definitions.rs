//! The definitions as a document: `docs/measures.md` is what this writes, and a test holds it so.

use crate::before_after::{CHANGES, REMAINED_OUT};
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
    changes(&mut text);
    text
}

/// The indicators of change, with how they are read.
fn changes(text: &mut String) {
    text.push_str(
        "\n## Before and after a hub began\n\n\
         The same young people, over equal times before and after the day the hub began with them: twelve or\n\
         eighteen months, both cut together where the hub began lately or the record does not reach back. People\n\
         and times both, and times per young person and year. No comparison: this is change, not effect, unless\n\
         a comparison group is given.\n",
    );
    let [title, plain, formula] = REMAINED_OUT;
    let _ = write!(
        text,
        "\n### {title} (`ba_remained_out`)\n\n{plain}\n\n- **Formula**: {formula}.\n"
    );
    for change in &CHANGES {
        let _ = write!(
            text,
            "\n### {} (`{}`)\n\n{}\n\n- **Formula**: {}.\n- **Left out and not known**: {}\n- **Speaks of**: {}.\n- **Source**: {}.\n",
            change.title,
            change.id,
            change.plain,
            change.formula,
            change.exclusions,
            change.direction.words(),
            change.source,
        );
    }
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
