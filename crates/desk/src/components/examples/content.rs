// Long because: one arm for each component, all alike.

//! Content, navigation and messages from the package's options.
// Long because: one short function for each component, all of the same form.

use super::options::Options;
use crate::components::summary_list::{Action, Card, Row};
use crate::components::{
    Accordion, BackLink, Breadcrumbs, Button, Cell, Crumb, Details, ErrorSummary, ExitThisPage,
    GenericHeader, InsetText, NavigationItem, NotificationBanner, PageLink, PageNumber, Pagination,
    Panel, PanelAction, PhaseBanner, Section, ServiceNavigation, SkipLink, Standing, SummaryItem,
    SummaryList, Tab, Table, Tabs, Tag, Task, TaskList, WarningText, Words,
};
use maud::{Markup, PreEscaped, Render, html};

/// Sets an option of a component when the example has it.
macro_rules! set {
    ($field:ident, $($name:ident = $value:expr),* $(,)?) => {
        $(if let Some(value) = $value { $field = $field.$name(value); })*
    };
}

pub fn back_link(o: &Options) -> Markup {
    let mut link = BackLink::new(o.text("href").unwrap_or_default()).with(&o.extra());
    set! { link, words = o.words() }
    link.render()
}

pub fn breadcrumbs(o: &Options) -> Markup {
    let items = o.list("items").into_iter().map(|o| {
        let words = o.words().unwrap_or_default();
        match o.text("href") {
            Some(href) => Crumb::new(words, href).with(&o.extra()),
            None => Crumb::here(words),
        }
    });
    let mut crumbs = Breadcrumbs::new(items.collect::<Vec<_>>()).with(&o.extra());
    set! { crumbs, collapse = o.flag("collapseOnMobile"), label = o.text("labelText") }
    crumbs.render()
}

pub fn button(o: &Options) -> Markup {
    let markup = o.has("html");
    let mut button = Button::new(o.words().unwrap_or_default())
        .markup(markup)
        .with(&o.extra());
    let href = o.text("href").filter(|href| !href.is_empty());
    set! { button,
        kind = o.text("type"),
        name = o.text("name"),
        value = o.text("value"),
        id = o.text("id"),
        href = href,
        disabled = o.flag("disabled"),
        once = o.flag("preventDoubleClick"),
        start = o.flag("isStartButton"),
    }
    button.render()
}

pub fn details(o: &Options) -> Markup {
    let summary = o.words_at("summaryHtml", "summaryText").unwrap_or_default();
    let mut details = Details::new(summary, o.words().unwrap_or_default()).with(&o.extra());
    set! { details, id = o.text("id"), open = o.flag("open") }
    details.render()
}

pub fn inset_text(o: &Options) -> Markup {
    let mut inset = InsetText::new(o.words().unwrap_or_default()).with(&o.extra());
    set! { inset, id = o.text("id") }
    inset.render()
}

pub fn warning_text(o: &Options) -> Markup {
    let mut warning = WarningText::new(o.words().unwrap_or_default()).with(&o.extra());
    set! { warning, spoken = o.text("iconFallbackText") }
    warning.render()
}

fn tag_of(o: &Options) -> Tag {
    Tag::new(o.words().unwrap_or_default()).with(&o.extra())
}

pub fn tag(o: &Options) -> Markup {
    tag_of(o).render()
}

pub fn phase_banner(o: &Options) -> Markup {
    PhaseBanner::new(o.words().unwrap_or_default())
        .tag(o.inner("tag").map(|o| tag_of(&o)).unwrap_or_default())
        .with(&o.extra())
        .render()
}

pub fn notification_banner(o: &Options) -> Markup {
    let mut banner = match o.text("html") {
        Some(html) => {
            let _ = o.text("text");
            NotificationBanner::of_markup(PreEscaped(html))
        }
        None => NotificationBanner::new(o.text("text").unwrap_or_default()),
    }
    .with(&o.extra());
    if o.text("type").as_deref() == Some("success") {
        banner = banner.worked();
    }
    set! { banner,
        title = o.words_at("titleHtml", "titleText"),
        title_level = o.number::<u8>("titleHeadingLevel"),
        title_id = o.text("titleId"),
        role = o.text("role"),
        keep_focus = o.flag("disableAutoFocus"),
    }
    banner.render()
}

pub fn panel(o: &Options) -> Markup {
    let title = o.words_at("titleHtml", "titleText").unwrap_or_default();
    let extra = o.extra();
    let mut panel = if extra.classes.contains("govuk-panel--interruption") {
        Panel::interruption(title)
    } else {
        Panel::confirmation(title)
    }
    .with(&extra);
    set! { panel, words = o.words(), level = o.number::<u8>("headingLevel") }
    if let Some(actions) = o.inner("actions") {
        panel = panel.actions_extra(actions.extra());
        if !actions.has("items") || actions.list("items").is_empty() {
            o.leave_out("a row of actions without any");
        }
        for o in actions.list("items") {
            let mut action = PanelAction::new(o.words().unwrap_or_default()).with(&o.extra());
            set! { action, href = o.text("href"), kind = o.text("type") }
            panel = panel.actions(action);
        }
    }
    panel.render()
}

pub fn exit_this_page(o: &Options) -> Markup {
    let mut exit = match o.words() {
        Some(words) => ExitThisPage::new(words),
        None => ExitThisPage::default(),
    }
    .with(&o.extra());
    set! { exit, href = o.text("redirectUrl"), id = o.text("id") }
    exit.render()
}

pub fn error_summary(o: &Options) -> Markup {
    let title = o.words_at("titleHtml", "titleText").unwrap_or_default();
    let mut summary = ErrorSummary::titled(title).with(&o.extra());
    set! { summary,
        description = o.words_at("descriptionHtml", "descriptionText"),
        keep_focus = o.flag("disableAutoFocus"),
    }
    for o in o.list("errorList") {
        let mut item = SummaryItem::new(o.words().unwrap_or_default()).with(&o.extra());
        set! { item, href = o.text("href").filter(|href| !href.is_empty()) }
        summary = summary.items(item);
    }
    summary.render()
}

pub fn skip_link(o: &Options) -> Markup {
    let mut link = SkipLink::new(o.words().unwrap_or_default()).with(&o.extra());
    set! { link, href = o.text("href") }
    link.render()
}

pub fn generic_header(o: &Options) -> Markup {
    let logo = o.words_at("logoHtml", "logoText").unwrap_or_default();
    let mut header = GenericHeader::new(logo).with(&o.extra());
    set! { header, href = o.text("url"), container = o.text("containerClasses") }
    header.render()
}

pub fn service_navigation(o: &Options) -> Markup {
    let items = o.list("navigation").into_iter().filter_map(|o| {
        let words = o.words()?;
        let standing = match (o.flag("current"), o.flag("active")) {
            (Some(true), _) => Standing::Here,
            (_, Some(true)) => Standing::Within,
            _ => Standing::Elsewhere,
        };
        let item = match o.text("href") {
            Some(href) => NavigationItem::new(words, href),
            None => NavigationItem::plain(words),
        };
        Some(item.standing(standing).with(&o.extra()))
    });
    let mut bar = ServiceNavigation::new(items.collect::<Vec<_>>()).with(&o.extra());
    set! { bar,
        name = o.text("serviceName"),
        href = o.text("serviceUrl"),
        collapse = o.flag("collapseNavigationOnMobile"),
        id = o.text("navigationId"),
        label = o.text("navigationLabel"),
        menu = o.text("menuButtonText"),
        menu_label = o.text("menuButtonLabel"),
        section_label = o.text("ariaLabel"),
        list_class = o.text("navigationClasses"),
    }
    if let Some(slots) = o.inner("slots") {
        let markup = |key: &str| slots.text(key).map(|html| Words::from(PreEscaped(html)));
        set! { bar,
            start = markup("start"),
            end = markup("end"),
            list_start = markup("navigationStart"),
            list_end = markup("navigationEnd"),
        }
        if let Some(end) = slots.inner("end") {
            set! { bar,
                end = end.words(),
                end_inline = end.text("align").map(|align| align == "inline"),
            }
        }
    }
    bar.render()
}

pub fn pagination(o: &Options) -> Markup {
    let link = |key: &str| {
        o.inner(key).map(|o| {
            let mut link = PageLink::new(o.text("href").unwrap_or_default()).with(&o.extra());
            set! { link, words = o.words(), label = o.text("labelText") }
            link
        })
    };
    let mut pagination = Pagination::new().with(&o.extra());
    set! { pagination,
        previous = link("previous"),
        next = link("next"),
        label = o.text("landmarkLabel"),
    }
    if o.has("items") {
        let items = o.list("items");
        let given = items
            .iter()
            .filter(|o| o.has("number") || o.has("ellipsis"));
        pagination = pagination.numbers(given.map(|o| {
            if o.flag("ellipsis") == Some(true) {
                return PageNumber::dots();
            }
            let number = o.text("number").unwrap_or_default();
            let href = o.text("href").unwrap_or_default();
            let mut number = PageNumber::new(number, href).with(&o.extra());
            set! { number, current = o.flag("current"), label = o.text("visuallyHiddenText") }
            number
        }));
    }
    pagination.render()
}

fn action(o: &Options) -> Action {
    let mut action = Action::new(
        o.words().unwrap_or_default(),
        o.text("href").unwrap_or_default(),
    )
    .with(&o.extra());
    set! { action, about = o.text("visuallyHiddenText").filter(|text| !text.is_empty()) }
    action
}

pub fn summary_list(o: &Options) -> Markup {
    let rows = o.list("rows").into_iter().map(|o| {
        let part = |key: &str| {
            o.inner(key)
                .map(|o| (o.words().unwrap_or_default(), o.extra()))
                .unwrap_or_default()
        };
        let ((key, key_extra), (value, value_extra)) = (part("key"), part("value"));
        let actions = o.inner("actions");
        let given = actions
            .as_ref()
            .filter(|actions| actions.has("items"))
            .map(|actions| actions.extra());
        if let (None, Some(actions)) = (&given, &actions) {
            let _ = actions.extra();
        }
        let mut row = Row::new(key, value)
            .parts(key_extra, value_extra, given)
            .with(&o.extra());
        for o in actions.iter().flat_map(|actions| actions.list("items")) {
            row = row.action(action(&o));
        }
        row
    });
    let mut list = SummaryList::new(rows.collect::<Vec<_>>()).with(&o.extra());
    if let Some(o) = o.inner("card") {
        let mut card = match o.inner("title") {
            Some(title) => {
                let mut card = Card::new(title.words().unwrap_or_default());
                set! { card, level = title.number::<u8>("headingLevel") }
                card
            }
            None => Card::default(),
        }
        .with(&o.extra());
        for o in o.inner("actions").iter().flat_map(|o| o.list("items")) {
            card = card.actions(action(&o));
        }
        list = list.card(card);
    }
    list.render()
}

fn cell(o: &Options) -> Cell {
    let words = o.words().unwrap_or_default();
    let mut cell = match o.text("format").as_deref() {
        Some("numeric") => Cell::number(words),
        _ => Cell::new(words),
    }
    .with(&o.extra());
    set! { cell, colspan = o.number::<u16>("colspan"), rowspan = o.number::<u16>("rowspan") }
    cell
}

pub fn table(o: &Options) -> Markup {
    let mut table = match o.text("caption") {
        Some(caption) => Table::new(caption),
        None => Table::bare(),
    }
    .with(&o.extra());
    set! { table,
        caption_class = o.text("captionClasses"),
        row_heads = o.flag("firstCellIsHeader"),
    }
    if o.has("head") {
        table = table.head(o.list("head").iter().map(cell));
    }
    table
        .rows(
            o.list("rows")
                .iter()
                .map(|row| row.cells().iter().map(cell).collect()),
        )
        .render()
}

pub fn tabs(o: &Options) -> Markup {
    let items = o.numbered("items").into_iter().map(|o| {
        let panel = o.inner("panel");
        let content = panel.as_ref().map_or_else(
            || html! {},
            |panel| match panel.text("html") {
                Some(html) => PreEscaped(html),
                None => html! { p.govuk-body { (panel.text("text").unwrap_or_default()) } },
            },
        );
        let extra = panel.map(|panel| panel.extra()).unwrap_or_default();
        let mut tab =
            Tab::numbered(o.text("label").unwrap_or_default(), content, extra).with(&o.extra());
        set! { tab, called = o.text("id") }
        tab
    });
    let mut tabs = Tabs::new(items.collect::<Vec<_>>()).with(&o.extra());
    set! { tabs,
        id = o.text("id"),
        id_prefix = o.text("idPrefix"),
        title = o.text("title"),
    }
    tabs.render()
}

pub fn accordion(o: &Options) -> Markup {
    let items = o.numbered("items").into_iter().map(|o| {
        let heading = o.inner("heading").and_then(|o| o.words());
        let content = o.inner("content").map_or_else(
            || html! {},
            |o| match o.text("html") {
                Some(html) => PreEscaped(html),
                None => html! { p.govuk-body { (o.text("text").unwrap_or_default()) } },
            },
        );
        let mut section = Section::new(heading.unwrap_or_default(), content);
        set! { section,
            summary = o.inner("summary").and_then(|o| o.words()),
            expanded = o.flag("expanded"),
        }
        section
    });
    let mut accordion = Accordion::new(o.text("id").unwrap_or_default(), items.collect::<Vec<_>>())
        .remembering(o.flag("rememberExpanded"))
        .with(&o.extra());
    set! { accordion, level = o.number::<u8>("headingLevel") }
    accordion.render()
}

pub fn task_list(o: &Options) -> Markup {
    let items = o.numbered("items").into_iter().map(|o| {
        let title = o.inner("title");
        let status = o.inner("status");
        let mut task = Task::new(
            title.as_ref().and_then(Options::words).unwrap_or_default(),
            status.as_ref().and_then(Options::words).unwrap_or_default(),
        )
        .with(&o.extra());
        set! { task,
            href = o.text("href"),
            hint = o.inner("hint").and_then(|o| o.words()),
            tag = status.as_ref().and_then(|o| o.inner("tag")).map(|o| tag_of(&o)),
            title_class = title.as_ref().and_then(|o| o.text("classes")),
            status_class = status.as_ref().and_then(|o| o.text("classes")),
        }
        task
    });
    let mut list = TaskList::new(items.collect::<Vec<_>>()).with(&o.extra());
    set! { list, id_prefix = o.text("idPrefix") }
    list.render()
}
