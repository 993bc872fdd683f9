//! The screens of this room.

mod after_pages;
mod agreement_pages;
mod costs_page;
mod equality_page;
mod invoice_pages;
mod objectives_page;
mod one_pages;
mod outside_pages;
mod parts;
mod pipeline_pages;
mod plan_block;
mod saving_pages;

pub use plan_block::{PlanBlock, plan_block, plan_of};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let see = Needs::Capability(Capability::SeeCosts);
    let keep = Needs::Capability(Capability::KeepCosts);
    let sign = Needs::Capability(Capability::SignOffSavings);
    // An agreement names homes.
    let terms = Needs::Capability(Capability::KeepHomes);
    Routes::new("costs")
        .menu("Costs", "/costs", see)
        .under(
            Section::Homes,
            "What homes cost, with how near and how steady they are; invoices and savings.",
        )
        .get("/costs", see, costs_page::page)
        .form(
            "/costs/region",
            keep,
            costs_page::region_page,
            costs_page::region,
        )
        .get("/young-people/{id}/costs", see, one_pages::page)
        .form(
            "/young-people/{id}/costs/new",
            keep,
            one_pages::new_page,
            one_pages::add,
        )
        .form(
            "/young-people/{id}/costs/{line}/change",
            keep,
            one_pages::change_page,
            one_pages::change,
        )
        .form(
            "/young-people/{id}/costs/{line}/saving",
            keep,
            saving_pages::claim_page,
            saving_pages::claim,
        )
        .get("/invoices", see, invoice_pages::list)
        .form(
            "/invoices/new/{provider}",
            keep,
            invoice_pages::new_page,
            invoice_pages::add,
        )
        .get("/invoices/{invoice}", see, invoice_pages::page)
        .form(
            "/invoices/{invoice}/paid",
            keep,
            invoice_pages::paid_page,
            invoice_pages::paid,
        )
        .form(
            "/invoices/{invoice}/query",
            keep,
            invoice_pages::query_page,
            invoice_pages::query,
        )
        .get("/providers/{provider}/paid", see, invoice_pages::provider)
        .get("/agreements", see, agreement_pages::list)
        .form(
            "/agreements/new/{provider}",
            terms,
            agreement_pages::new_page,
            agreement_pages::add,
        )
        .form(
            "/agreements/{agreement}/change",
            terms,
            agreement_pages::change_page,
            agreement_pages::change,
        )
        .get("/savings", see, saving_pages::list)
        .form(
            "/savings/{claim}/sign",
            sign,
            saving_pages::sign_page,
            saving_pages::sign,
        )
        .form(
            "/savings/{claim}/withdraw",
            keep,
            saving_pages::withdraw_page,
            saving_pages::withdraw,
        )
        .and(outcomes())
}

/// The addresses of what came of it.
fn outcomes() -> Routes {
    let homes = Needs::Capability(Capability::SeeHomes);
    let keep = Needs::Capability(Capability::KeepHomes);
    let people = Needs::Capability(Capability::OpenPeople);
    let open = Needs::Capability(Capability::OpenNumber);
    let measures = Needs::Capability(Capability::SeeMeasures);
    Routes::new("costs")
        .get("/outside", open, outside_pages::page)
        .form(
            "/young-people/{id}/return-plan",
            people,
            outside_pages::plan_page,
            outside_pages::plan,
        )
        .get("/pipeline", homes, pipeline_pages::page)
        .form(
            "/pipeline/new",
            keep,
            pipeline_pages::new_page,
            pipeline_pages::add,
        )
        .form(
            "/pipeline/{scheme}",
            keep,
            pipeline_pages::change_page,
            pipeline_pages::change,
        )
        .get("/equality", measures, equality_page::page)
        .get("/equality/file", measures, equality_page::file)
        .get("/after-placing", measures, after_pages::page)
        .get("/after-placing/due", open, after_pages::due)
        .get("/after-placing/{asked}", open, after_pages::list)
        .form(
            "/young-people/{id}/moves/{night}/made",
            people,
            after_pages::made_page,
            after_pages::made,
        )
        .form(
            "/young-people/{id}/moves/{night}/described",
            people,
            after_pages::described_page,
            after_pages::described,
        )
        .get("/objectives", measures, objectives_page::page)
        .form(
            "/objectives/changed",
            keep,
            objectives_page::changed_page,
            objectives_page::changed,
        )
}

/// Every page of this room as its view's sample draws it.
#[cfg(test)]
mod samples {
    use maud::Markup;

    fn all() -> Vec<(&'static str, Markup)> {
        let [invoices, invoice] = super::invoice_pages::drawn();
        vec![
            ("costs", super::costs_page::drawn()),
            ("costs of one", super::one_pages::drawn()),
            ("agreements", super::agreement_pages::drawn()),
            ("invoices", invoices),
            ("an invoice", invoice),
            ("savings", super::saving_pages::drawn()),
            ("pipeline", super::pipeline_pages::drawn()),
            ("objectives and gaps", super::objectives_page::drawn()),
            ("after placing", super::after_pages::drawn()),
            ("outside, and the way back", super::outside_pages::drawn()),
            ("the same for everybody", super::equality_page::drawn()),
        ]
    }

    /// What stands between tags of some kinds, in order, with the level of headings.
    fn outline(html: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (at, _) in html.match_indices('<') {
            let rest = &html[at + 1..];
            let Some((tag, after)) = rest.split_once('>') else {
                continue;
            };
            let name = tag.split_whitespace().next().unwrap_or_default();
            if !matches!(name, "h1" | "h2" | "h3" | "th" | "dt") {
                continue;
            }
            let inside = after
                .split(&format!("</{name}>"))
                .next()
                .unwrap_or_default();
            let mut words = String::new();
            let mut shown = true;
            for c in inside.chars() {
                match c {
                    '<' => shown = false,
                    '>' => shown = true,
                    c if shown => words.push(c),
                    _ => {}
                }
            }
            found.push(format!("{name} {}", words.trim()));
        }
        found
    }

    #[test]
    fn each_has_one_heading_no_id_twice_and_no_level_left_out() {
        for (name, page) in all() {
            let html = page.into_string();
            let outline = outline(&html);
            let levels: Vec<u8> = outline
                .iter()
                .filter_map(|line| line.strip_prefix('h')?.bytes().next())
                .map(|digit| digit - b'0')
                .collect();
            assert_eq!(levels.iter().filter(|one| **one == 1).count(), 1, "{name}");
            assert!(
                levels.windows(2).all(|two| two[1] <= two[0] + 1),
                "{name}: {levels:?}"
            );
            let mut ids: Vec<&str> = html
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}: an id stands twice");
            assert!(html.contains("govuk-"), "{name}");
        }
    }

    #[test]
    fn the_pages_of_money_are_these() {
        let mut text = String::new();
        for (name, page) in all() {
            text.push_str(&format!("## {name}\n"));
            for line in outline(&page.into_string()) {
                text.push_str(&format!("{line}\n"));
            }
        }
        insta::assert_snapshot!(text);
    }
}
