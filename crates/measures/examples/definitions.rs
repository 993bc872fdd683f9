//! Prints `docs/measures.md`: `cargo run -p measures --example definitions > docs/measures.md`.

fn main() {
    print!("{}", measures::definitions());
}
