//! A page in its frame: what the edge knows, given to the layout.

use crate::components::{BackLink, NavigationItem, NotificationBanner, Standing};
use crate::desk::Inner;
use crate::form::sentence_start;
use crate::layout;
use crate::reply::Page;
use maud::{Markup, Render as _, html};
use record::Caller;
use record::access::Persona;
use record::clock::long_moment;
use uuid::Uuid;

/// What the frame needs to know.
pub(crate) struct Frame<'f> {
    pub desk: &'f Inner,
    pub caller: Option<&'f Caller>,
    pub notice: Option<&'f str>,
    pub request: Uuid,
    pub path: &'f str,
    pub personal: bool,
}

/// The whole document.
pub(crate) fn frame(frame: &Frame, page: Page) -> Markup {
    let settings = &frame.desk.settings;
    let mut framed = layout::Page::new(page.title, page.body);
    framed.council = Some(settings.council.clone());
    framed.demonstration = settings.demo;
    framed.personal = frame.personal;
    framed.request = frame.request.to_string();
    framed.path = frame.path.to_owned();
    framed.has_errors = page.has_errors;
    framed.wide = page.wide;
    framed.shared = settings.shared;
    // Whatever a young person meets is plain, also a page that is not there.
    let theirs = frame.caller.and_then(Caller::persona) == Some(Persona::YoungPerson);
    framed.plain = page
        .young_person
        .or_else(|| theirs.then(layout::Plain::default));
    let back_words = framed
        .plain
        .as_ref()
        .map_or("Back", |plain| plain.back.as_str());
    let back = page.back.map(|(words, href)| {
        // A landmark of its own, so that someone who moves by landmarks meets it.
        html! { nav aria-label=(back_words) { (BackLink::new(href).words(words)) } }
    });
    framed.before = back;
    framed.notices = frame
        .notice
        .map(|notice| NotificationBanner::success(notice).render())
        .into_iter()
        .collect();
    if let Some(caller) = frame.caller {
        framed.reader = Some(layout::Reader {
            name: caller.name().to_owned(),
            role: caller
                .persona()
                .map(|persona| sentence_start(persona.title()))
                .unwrap_or_default(),
        });
        framed.made_at = long_moment(frame.desk.record.clock().now());
        framed.navigation = crate::menu::places(&frame.desk.menu, caller)
            .into_iter()
            .map(|place| {
                let within = place.under.len() > 1 && place.holds(frame.path);
                let item = NavigationItem::new(place.words, place.href);
                match within {
                    true => item.standing(Standing::Within),
                    false => item,
                }
            })
            .collect();
    }
    framed.render()
}
