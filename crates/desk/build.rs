//! Looks whether the front-end assets have been built, so that a binary without its styles is
//! never shipped by mistake. It builds nothing itself: a Rust build needs no Node.

use std::path::Path;

/// What Cargo tells every build script; it is not configuration. Asked when it runs, since a build
/// script kept from another checkout would remember that one's folder.
#[expect(
    clippy::disallowed_methods,
    reason = "a build script has no other way to ask"
)]
fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

fn main() {
    let dist = Path::new(&told("CARGO_MANIFEST_DIR")).join("../../assets/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");
    if dist.join("manifest.json").exists() {
        return;
    }
    let how = "the styles and scripts are not built: run `npm ci && npm run build` in assets/ (./run and ./test do it)";
    if told("PROFILE") == "release" {
        println!("cargo::error={how}");
    } else {
        println!("cargo::warning={how}; pages will be plain until then");
    }
}
