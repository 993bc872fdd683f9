//! Prints the data dictionary: `cargo run -q -p house > docs/data-dictionary.md`.

fn main() -> Result<(), String> {
    print!("{}", house::dictionary::document(&house::tree::files()?));
    Ok(())
}
