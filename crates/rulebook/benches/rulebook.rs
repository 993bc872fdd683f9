//! How long it takes to read a return and to check it.
//!
//! `cargo bench -p rulebook`. Returns are the fixtures many times over, each copy with identifiers of
//! its own: about 1,300 children (a Wigan-size year) and 20,000 episodes. One cell in fifty is damaged
//! where it says so.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot read its own files must stop"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use rulebook::rules::{self, Context};
use rulebook::{Input, Return, read, write};
use std::hint::black_box;
use std::path::Path;

/// The files of a year of the fixtures, `times` over.
fn files(year: i16, times: usize, damaged: bool) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{year}"));
    let mut seed = 1u64;
    let mut one_in_fifty = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        damaged && (seed >> 33).is_multiple_of(50)
    };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut lines = text.lines();
            let mut out = lines.next().unwrap().to_owned() + "\r\n";
            let rows: Vec<&str> = lines.collect();
            for copy in 0..times {
                for row in &rows {
                    let (child, rest) = row.split_once(',').unwrap();
                    out.push_str(&format!("{child}{copy:03}"));
                    for cell in rest.split(',') {
                        out.push(',');
                        out.push_str(if one_in_fifty() { "31/02/XXXX" } else { cell });
                    }
                    out.push_str("\r\n");
                }
            }
            (path.to_string_lossy().into_owned(), out.into_bytes())
        })
        .collect();
    files.sort();
    files
}

fn read_all(files: &[(String, Vec<u8>)]) -> Return {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .map(|(name, bytes)| Input::new(name, bytes))
        .collect();
    read(&inputs, None).0
}

fn reading(c: &mut Criterion) {
    for (name, times, damaged) in [
        ("read a Wigan-size year", 42, false),
        ("read 20,000 episodes, 2% damaged", 455, true),
    ] {
        let files = files(2027, times, damaged);
        let rows = read_all(&files).row_count();
        c.bench_function(&format!("{name} ({rows} rows)"), |b| {
            b.iter(|| black_box(read_all(&files)));
        });
    }
    let of_year = read_all(&files(2027, 42, false));
    c.bench_function("write a Wigan-size year as CSV", |b| {
        b.iter(|| black_box(write::csv_files(&of_year)));
    });
    let xml = write::xml(&of_year).0.into_bytes();
    c.bench_function("read a Wigan-size year from XML", |b| {
        b.iter(|| black_box(read(&[Input::new("r.xml", &xml)], None)));
    });
}

fn checking(c: &mut Criterion) {
    for (name, times, damaged) in [
        ("check one fixture (forty children)", 1, false),
        ("check a Wigan-size year", 42, false),
        ("check 20,000 episodes, 2% damaged", 455, true),
    ] {
        let this = read_all(&files(2027, times, damaged));
        let last = read_all(&files(2026, times, damaged));
        let year = this.year.unwrap();
        let rules = rules::of_year(year);
        c.bench_function(
            &format!("{name} ({} rules, {} rows)", rules.len(), this.row_count()),
            |b| {
                b.iter(|| black_box(rules::check(&rules, &this, Some(&last), &Context::of(year))));
            },
        );
    }
    let mut one = read_all(&files(2027, 1, false));
    let mut before = read_all(&files(2026, 1, false));
    for of in [&mut one, &mut before] {
        let child = "2037000";
        of.headers.retain(|row| row.child.is(child));
        of.episodes.retain(|row| row.child.is(child));
        of.reviews.retain(|row| row.child.is(child));
        of.oc2.retain(|row| row.child.is(child));
        of.social_workers.retain(|row| row.child.is(child));
    }
    let year = one.year.unwrap();
    let rules = rules::of_year(year);
    c.bench_function("check one child again", |b| {
        b.iter(|| {
            black_box(rules::check(
                &rules,
                &one,
                Some(&before),
                &Context::of(year),
            ))
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = reading, checking
}
criterion_main!(benches);
