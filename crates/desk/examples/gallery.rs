//! Writes the gallery of components as a page, to be looked at without a server:
//! `cargo run -p desk --example gallery > gallery.html` beside a folder `assets` that is
//! `assets/dist`.

use desk::components::NavigationItem;
use desk::layout::{Page, Reader};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut page = Page::new("Components", desk::gallery::gallery());
    page.council = Some("Wigan Council".into());
    page.reader = Some(Reader {
        name: "Priya Shah".into(),
        role: "Placement officer".into(),
    });
    page.navigation = ["Home", "Young people", "Numbers", "Returns"]
        .into_iter()
        .zip(["/", "/young-people", "/numbers", "/returns"])
        .map(|(words, href)| NavigationItem::new(words, href))
        .collect();
    page.path = "/young-people/1".into();
    page.demonstration = true;
    page.personal = true;
    page.made_at = "22 November 2026 at 14:05".into();
    page.request = "0193-4c1f".into();
    std::io::stdout().write_all(page.render().into_string().as_bytes())
}
