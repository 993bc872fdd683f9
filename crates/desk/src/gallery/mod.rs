// Long because: every component once, each a few lines.

//! Every component and pattern once, for the eye, the browser run and the tests.

use crate::chart;
use crate::components::{
    Accordion, Action, BackLink, Breadcrumbs, Button, Card, Cell, Checkboxes, Choice, Colour,
    Crumb, DateInput, Details, ErrorSummary, ExitThisPage, FileUpload, Input, InsetText,
    NotificationBanner, Pagination, Panel, PasswordInput, PhaseBanner, Radios, Row, Section,
    Select, SummaryList, Tab, Table, Tabs, Tag, Task, TaskList, Textarea, WarningText, Width,
    button_group,
};
use crate::map;
use crate::patterns::{
    ConflictView, FigureCard, FilterPanel, IdentityBanner, Listing, Looked, ProgressView,
    Statement, SubNavigation, Timeline, as_known_on, filtered, invitation, search_box,
    who_has_looked,
};
use maud::{Markup, Render, html};

/// One thing to show: its name and itself.
pub type Sample = (&'static str, Markup);

/// Everything, in one page's worth of markup under second-level headings.
pub fn gallery() -> Markup {
    html! {
        h1.govuk-heading-xl { "Components" }
        @for (group, samples) in groups() {
            h2.govuk-heading-l { (group) }
            @for (name, sample) in samples {
                div.hw-sample {
                    p.hw-sample__name { (name) }
                    (sample)
                }
            }
        }
    }
}

/// Everything, by group.
pub fn groups() -> Vec<(&'static str, Vec<Sample>)> {
    vec![
        ("About a young person", person()),
        ("Numbers", numbers()),
        ("Lists", lists()),
        ("Forms", forms()),
        ("Messages", messages()),
        ("Content", content()),
    ]
}

fn person() -> Vec<Sample> {
    vec![
        ("Identity banner", IdentityBanner::sample().render()),
        (
            "Identity banner, little known",
            IdentityBanner::new("Ben Hargreaves").render(),
        ),
        ("Sub-navigation", SubNavigation::sample().render()),
        (
            "As known on",
            as_known_on(jiff::civil::date(2026, 3, 15), "/young-people/1"),
        ),
        ("Statement", Statement::sample().render()),
        (
            "Invitation",
            invitation(
                "Nobody has written down what Ben is good at yet. Ask, and be the first.",
                Some(("Write down what Ben is good at", "#")),
            ),
        ),
        ("Timeline", Timeline::sample().render()),
        ("Who has looked", who_has_looked(&Looked::samples())),
    ]
}

fn numbers() -> Vec<Sample> {
    let cards = html! {
        div.hw-figures { @for card in FigureCard::samples() { (card) } }
    };
    let mut samples = vec![("Figure cards", cards)];
    let names = ["Lines", "Bars", "Stacked bars", "Histogram", "Sparkline"];
    samples.extend(names.into_iter().zip(chart::samples()));
    samples.push(("Ward map", map::sample()));
    samples.push(("Wards by group", map::groups_sample()));
    samples
}

fn lists() -> Vec<Sample> {
    vec![
        (
            "Search box",
            search_box(
                "Find a young person",
                "/young-people",
                "ama",
                Some("/suggest"),
            ),
        ),
        (
            "Filtered list",
            html! {
                (filtered(&FilterPanel::sample(), Listing::sample()))
            },
        ),
        (
            "Table",
            Table::new("Reviews held on time")
                .head([Cell::new("Quarter"), Cell::number("Reviews")])
                .row([Cell::new("April to June"), Cell::number(212_u32)])
                .row([Cell::new("July to September"), Cell::number(198_u32)])
                .row_heads(true)
                .render(),
        ),
        (
            "Task list",
            TaskList::new([
                Task::new("Check the files", "Completed").href("#"),
                Task::new("Read the preview", "")
                    .href("#")
                    .hint("12 new children, 40 changed episodes")
                    .tag(Tag::new("To do").colour(Colour::Blue)),
                Task::new("Put it in the record", "Cannot start yet").not_yet(),
            ])
            .render(),
        ),
        ("Progress", ProgressView::sample().render()),
    ]
}

fn forms() -> Vec<Sample> {
    vec![
        (
            "Error summary",
            ErrorSummary::new()
                .field("born-day", "Enter the date they were born")
                .field("postcode", "Enter a postcode, like WN1 1YN")
                .render(),
        ),
        (
            "Text inputs",
            html! {
                (Input::new("known-as", "What do they like to be called?")
                    .hint("In their own spelling").spellcheck(false))
                (Input::new("postcode", "Postcode of home").width(Width::C10).spellcheck(false)
                    .value("WN5").error("Enter a postcode, like WN1 1YN"))
                (Input::new("cost", "Weekly cost").prefix("£").suffix("a week")
                    .width(Width::C5).inputmode("decimal"))
            },
        ),
        (
            "Date input",
            DateInput::new("born", "When were they born?")
                .hint("For example, 27 3 2010")
                .typed("", "3", "2010")
                .error("Enter the date they were born")
                .render(),
        ),
        (
            "Textarea with a limit",
            Textarea::new("said", "What did they say?")
                .hint("As they said it")
                .most_characters(2_000)
                .rows(4_u16)
                .render(),
        ),
        (
            "Radios",
            Radios::new("whose", "Whose words are these?")
                .choice(("theirs", "Their own"))
                .choice(
                    Choice::new("other", "Someone else’s")
                        .reveals(Input::new("whose-name", "Whose?").render()),
                )
                .choice(Choice::divider("or"))
                .choice(("unknown", "Not known"))
                .value("theirs")
                .render(),
        ),
        (
            "Checkboxes",
            Checkboxes::new("matters", "What matters to them about a home?")
                .hint("As many as they say")
                .choices([
                    ("pets", "Pets"),
                    ("school", "Same school"),
                    ("quiet", "Quiet"),
                ])
                .choice(Choice::divider("or"))
                .choice(Choice::new("none", "None of these").excludes(true))
                .render(),
        ),
        (
            "Select",
            Select::new("which-team", "Which team?")
                .items([
                    ("", "Choose a team"),
                    ("leigh", "Leigh hub"),
                    ("ince", "Ince hub"),
                ])
                .render(),
        ),
        (
            "File upload",
            FileUpload::new("files", "The files of a return")
                .hint("All twelve tables at once, CSV or XML")
                .multiple(true)
                .dropzone(true)
                .render(),
        ),
        (
            "Password",
            PasswordInput::new("password", "Password").render(),
        ),
        (
            "Buttons",
            button_group(html! {
                (Button::submit("Save"))
                (Button::new("Save and add another").secondary())
                (Button::new("Take out of the record").warning())
                a.govuk-link href="#" { "Cancel" }
            }),
        ),
        ("Both versions", ConflictView::sample().render()),
    ]
}

fn messages() -> Vec<Sample> {
    vec![
        (
            "Notification banner",
            NotificationBanner::new("The return of 2026-27 has not been read yet.")
                .title_id("sample-notice")
                .render(),
        ),
        (
            "It worked",
            NotificationBanner::success("Saved what Amara said")
                .title_id("sample-success")
                .keep_focus(true)
                .title_level(3_u8)
                .render(),
        ),
        (
            "Warning text",
            WarningText::new("This address must not be given to the family.").render(),
        ),
        (
            "Inset text",
            InsetText::new("You can see this because you are in the Leigh hub team.").render(),
        ),
        (
            "Confirmation",
            Panel::confirmation("Return read")
                .level(3_u8)
                .words("622 children looked after on 31 March 2027")
                .render(),
        ),
        (
            "Interruption",
            Panel::interruption("This record is restricted")
                .level(3_u8)
                .words(html! { p.govuk-body { "Only the people named in it may open it." } })
                .actions(crate::components::PanelAction::new("Go back").href("#"))
                .render(),
        ),
        (
            "Phase banner",
            PhaseBanner::new("Tell us what does not work for you.")
                .tag(Tag::new("New"))
                .render(),
        ),
        (
            "Tags",
            html! {
                p { (Tag::new("Waiting on us").colour(Colour::Yellow)) " " (Tag::new("Searching")) " " (Tag::new("Ended").colour(Colour::Grey)) }
            },
        ),
        ("Exit this page", ExitThisPage::default().render()),
    ]
}

fn content() -> Vec<Sample> {
    vec![
        ("Back link", BackLink::new("#").render()),
        (
            "Breadcrumbs",
            Breadcrumbs::new([
                Crumb::new("Home", "/"),
                Crumb::new("Young people", "/young-people"),
                Crumb::here("Amara Okafor"),
            ])
            .render(),
        ),
        (
            "Summary list",
            SummaryList::new([
                Row::new("Looked after since", jiff::civil::date(2023, 9, 18))
                    .action(Action::new("Correct", "#").about("when they came into care")),
                Row::new("School", crate::patterns::not_known())
                    .action(Action::new("Add", "#").about("school")),
            ])
            .render(),
        ),
        (
            "Summary card",
            SummaryList::new([Row::new("Relation", "Aunt"), Row::new("Lives", "Atherton")])
                .card(Card::new("Grace Okafor").level(3_u8).actions(Action::new("Change", "#")))
                .render(),
        ),
        (
            "Tabs",
            Tabs::new([
                Tab::new("This year", "sample-this-year", html! { h3.govuk-heading-m { "This year" } p.govuk-body { "138 came into care." } }),
                Tab::new("Last year", "sample-last-year", html! { h3.govuk-heading-m { "Last year" } p.govuk-body { "140 came into care." } }),
            ])
            .title("Years")
            .render(),
        ),
        (
            "Accordion",
            Accordion::new(
                "sample-accordion",
                [
                    Section::new("How it is counted", html! { p.govuk-body { "Children looked after on the day." } })
                        .summary("Definition and source"),
                    Section::new("Who is left out", html! { p.govuk-body { "Children looked after only for short breaks." } }),
                ],
            )
            .level(3_u8)
            .render(),
        ),
        (
            "Details",
            Details::new("Why can I see this?", "You are her key worker.").render(),
        ),
        (
            "Pagination",
            Pagination::of_pages(3, 13, |page| format!("?page={page}"))
                .label("Pages of the sample")
                .render(),
        ),
    ]
}

#[cfg(test)]
mod tests;
