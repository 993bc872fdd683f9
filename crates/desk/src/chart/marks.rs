//! By what a line is told from the others without colour: its dashes, its marks, its words.

use super::at;
use super::lines::Series;
use maud::{Markup, html};

/// In how many ways lines beside ours can be told apart. Ours is the first of a chart as a rule.
const WAYS: usize = 4;

/// Which way is this line's, from 0.
const fn way(nth: usize) -> usize {
    (nth + WAYS - 1) % WAYS
}

pub(super) fn line_class(nth: usize, series: &Series) -> String {
    if series.ours {
        "hw-line--ours".into()
    } else {
        format!("hw-line--{}", 1 + way(nth))
    }
}

pub(super) fn band(series: &Series, x: &impl Fn(usize) -> f64, y: &impl Fn(f64) -> f64) -> Markup {
    let mut shapes = Vec::new();
    let points: Vec<Option<(usize, f64, f64)>> = series
        .band
        .iter()
        .enumerate()
        .map(|(at, range)| range.map(|(low, high)| (at, low, high)))
        .collect();
    for run in points.split(Option::is_none) {
        let upper = run.iter().flatten().map(|(p, _, high)| (x(*p), y(*high)));
        let lower = run
            .iter()
            .flatten()
            .rev()
            .map(|(p, low, _)| (x(*p), y(*low)));
        let corners: Vec<String> = upper
            .chain(lower)
            .map(|(x, y)| format!("{},{}", at(x), at(y)))
            .collect();
        if corners.len() > 2 {
            shapes.push(corners.join(" "));
        }
    }
    html! { @for points in shapes { polygon.hw-band points=(points) {} } }
}

/// A mark on a line: each line has its own shape.
pub(super) fn mark(nth: usize, series: &Series, x: f64, y: f64) -> Markup {
    let class = format!("hw-mark {}", line_class(nth, series));
    if series.ours {
        return html! { circle class=(class) cx=(at(x)) cy=(at(y)) r="3.5" {} };
    }
    let d = match way(nth) {
        0 => format!("M{} {}h6v6h-6z", at(x - 3.0), at(y - 3.0)),
        1 => format!("M{} {}l3.5 6.5h-7z", at(x), at(y - 4.0)),
        2 => format!("M{} {}l4 4-4 4-4-4z", at(x), at(y - 4.0)),
        _ => format!("M{} {}l3.5-6.5h-7z", at(x), at(y + 4.0)),
    };
    html! { path class=(class) d=(d) {} }
}

/// Words in rows short enough for the space beside the lines: twelve letters in bold.
pub(super) fn wrapped(words: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match rows.last_mut() {
            Some(row) if row.chars().count() + 1 + word.chars().count() <= 12 => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.to_owned()),
        }
    }
    rows
}
