//! The main menu. Somebody with few places to go sees each of them; somebody with many sees a few plain
//! headings, each with a page that says in a sentence what stands under it.

use crate::routes::MenuEntry;
use crate::{Needs, Reply, Routes, Visit};
use maud::{Markup, html};
use record::{Caller, Refusal};

/// The most entries that stand in the menu one by one; with more, headings stand for them.
const FEW: usize = 8;

/// What a place of the menu is about: the headings, in the order they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Where somebody's own day begins.
    Mine,
    /// Young people, one by one.
    YoungPeople,
    /// The hub and those around it; footprints, who meets there each week, what there is in the
    /// community.
    Hub,
    /// Homes and what they cost.
    Homes,
    /// What young people and others say of the service.
    Voice,
    /// Numbers, and the returns they go out in.
    Numbers,
    /// Who works with the record, and how long it is kept.
    Record,
}

impl Section {
    const ALL: [Self; 7] = [
        Self::Mine,
        Self::YoungPeople,
        Self::Hub,
        Self::Homes,
        Self::Voice,
        Self::Numbers,
        Self::Record,
    ];

    /// As a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Mine => "Mine",
            Self::YoungPeople => "Young people",
            Self::Hub => "Hub and neighbourhoods",
            Self::Homes => "Homes and costs",
            Self::Voice => "Voices and forums",
            Self::Numbers => "Numbers and returns",
            Self::Record => "The record",
        }
    }

    /// As an address has it.
    const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::YoungPeople => "young-people",
            Self::Hub => "hub",
            Self::Homes => "homes",
            Self::Voice => "voices",
            Self::Numbers => "numbers",
            Self::Record => "record",
        }
    }
}

/// The addresses of the headings.
pub(crate) fn routes() -> Routes {
    Routes::new("desk").get("/sections/{section}", Needs::SignedIn, page)
}

/// What stands in somebody's menu: words, address, and the places it stands for.
pub(crate) struct Place<'m> {
    pub words: &'static str,
    pub href: String,
    pub under: Vec<&'m MenuEntry>,
}

impl Place<'_> {
    /// Whether a page is within it.
    pub fn holds(&self, path: &str) -> bool {
        let within = |at: &str| {
            path == at
                || path
                    .strip_prefix(at)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        within(&self.href) || self.under.iter().any(|one| within(one.path))
    }
}

fn open_to<'m>(menu: &'m [MenuEntry], caller: &Caller) -> Vec<&'m MenuEntry> {
    let open = menu.iter().filter(|entry| entry.needs.met_by(caller));
    open.collect()
}

/// The menu of somebody.
pub(crate) fn places<'m>(menu: &'m [MenuEntry], caller: &Caller) -> Vec<Place<'m>> {
    let open = open_to(menu, caller);
    let alone = |entry: &'m MenuEntry| Place {
        words: entry.label,
        href: entry.path.to_owned(),
        under: vec![entry],
    };
    if open.len() <= FEW {
        return open.into_iter().map(alone).collect();
    }
    let sections = Section::ALL.into_iter().filter_map(|section| {
        let under: Vec<&MenuEntry> = open
            .iter()
            .copied()
            .filter(|one| one.section == section)
            .collect();
        match under.as_slice() {
            [] => None,
            [one] => Some(alone(one)),
            _ => Some(Place {
                words: section.title(),
                href: format!("/sections/{}", section.code()),
                under,
            }),
        }
    });
    sections.collect()
}

/// Places, each with its sentence.
pub(crate) fn listed(all: &[&MenuEntry]) -> Markup {
    html! {
        ul.govuk-list.hw-people {
            @for entry in all {
                li {
                    a.govuk-link href=(entry.path) { (entry.label) }
                    @if !entry.says.is_empty() { p.govuk-body."govuk-!-margin-bottom-1" { (entry.says) } }
                }
            }
        }
    }
}

fn page(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let section = Section::ALL
        .into_iter()
        .find(|one| visit.part("section") == Some(one.code()))
        .ok_or(Refusal::NotFound)?;
    let mut open = open_to(&visit.desk.menu, caller);
    open.retain(|one| one.section == section);
    // What the heading is called after comes first.
    open.sort_by_key(|one| one.label != section.title());
    if open.is_empty() {
        return Err(Refusal::NotFound);
    }
    let body = html! {
        h1.govuk-heading-l { (section.title()) }
        (listed(&open))
    };
    Ok(Reply::page(section.title(), body))
}

/// The front page, when no room has one.
pub(crate) fn front(visit: &mut Visit) -> Result<Reply, Refusal> {
    let caller = visit.caller()?;
    let name = caller.name().to_owned();
    let places = places(&visit.desk.menu, caller);
    let grouped = places.iter().any(|one| one.under.len() > 1);
    let body = html! {
        h1.govuk-heading-l { "Hello, " (name) }
        @if places.is_empty() {
            p.govuk-body { "There is nothing here for you yet. Ask whoever looks after Homeward in your organisation." }
        } @else if grouped {
            div.hw-sections {
                @for place in &places {
                    section {
                        h2.govuk-heading-m { (place.words) }
                        (listed(&place.under))
                    }
                }
            }
        } @else {
            @let all: Vec<&MenuEntry> = places.iter().flat_map(|one| one.under.iter().copied()).collect();
            (listed(&all))
        }
    };
    let page = Reply::page("Homeward", body);
    Ok(if grouped { page.wide() } else { page })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Routes;

    fn menu(entries: usize) -> Vec<MenuEntry> {
        let names = ["/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h", "/i", "/j"];
        let mut all = Routes::new("test");
        for (nth, path) in names.iter().take(entries).enumerate() {
            let section = if nth == 0 {
                Section::Mine
            } else {
                Section::Hub
            };
            all = all
                .menu("A place", path, Needs::SignedIn)
                .under(section, "What it is.");
        }
        all.menu
    }

    #[test]
    fn eight_places_stand_one_by_one_and_nine_under_headings() {
        let caller = Caller::system("test");
        let (few, many) = (menu(8), menu(9));
        assert_eq!(places(&few, &caller).len(), 8);
        let grouped = places(&many, &caller);
        // One place alone under its heading stands for itself.
        let shown: Vec<&str> = grouped.iter().map(|one| one.href.as_str()).collect();
        assert_eq!(shown, ["/a", "/sections/hub"]);
        assert!(grouped[1].holds("/b/of/one") && grouped[1].holds("/sections/hub"));
        assert!(!grouped[1].holds("/bb") && !grouped[1].holds("/a"));
    }
}
