//! Writes `docs/rules` from the rules' own words: `cargo run -p rulebook --example rules -- docs/rules`.

fn main() -> std::io::Result<()> {
    let to = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "docs/rules".to_owned());
    let to = std::path::Path::new(&to);
    std::fs::create_dir_all(to)?;
    for (name, text) in rulebook::rules::documents() {
        std::fs::write(to.join(name), text)?;
    }
    Ok(())
}
