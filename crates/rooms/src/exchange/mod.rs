//! **Exchange**: everything that leaves the council about a young person, and what comes back from
//! those who have no account here.
//!
//! It owns the gate that reads what is about to leave, the store of what was released, the links and
//! pages served from it, and what somebody said must not get out. It refuses to release anything
//! that has not passed the gate, and to ask the council's record anything for somebody who came by
//! a link or works for a provider.

mod ask_pages;
mod carry;
mod council_pages;
mod desk_pages;
mod facts;
pub mod gate;
mod gone;
mod guard_pages;
mod invoice_pages;
mod invoices;
mod join_pages;
mod letters;
mod letters_pages;
mod link_pages;
mod matters;
mod pack;
mod portal_pages;
mod project;
mod protect;
mod release;
mod sent_pages;
mod shown_pages;
mod sql;
mod standard;
mod store;
mod strangers;

pub use carry::{Carried, carry, keep_carrying};
pub use facts::{
    AnswerTaken, Answered, BedsSaid, Declined, Guard, GuardLifted, Letter, LivesThere, NowRow,
    OpenWorkshop, Opened, PortalHome, Published, Released, Sent, Standing, State, TableLink,
    TableOpened, WorkshopSaid,
};
pub use gone::{Going, Place, each_outside, erase_gone, follow, held_outside, released_about};
pub use invoices::{
    InvoiceNotTaken, InvoiceSent, InvoiceState, PortalInvoice, PortalLine, PortalMoney,
    PortalPlacement, QueryAnswered, reference,
};
pub use letters::{Due, Move, check as check_letter, draft, letters, say_letter};
pub use pack::{Difference, Pack, Quote};
pub use project::ROOM;
pub use protect::{Guarded, guards, lift_guard, protected, say_guard};
pub use release::{
    Drawn, KeptSent, LASTS, deliver, draw, first, opened, pass, say_sent, sent, share_table,
    table_opened, token,
};
pub use store::{KeptRelease, STORE, in_memory, open};

use desk::{Needs, Routes, Section};
use record::access::Capability;

/// The addresses of this room.
pub fn routes() -> Routes {
    let search = Needs::Capability(Capability::SearchForHomes);
    let exchange = Needs::Capability(Capability::UseExchange);
    Routes::new("exchange")
        .menu("Sent and come back", "/exchange", exchange)
        .under(Section::Homes, "What was sent to you, and your answers.")
        .get("/exchange", exchange, portal_pages::page)
        .form(
            "/exchange/{release}",
            exchange,
            portal_pages::one_page,
            portal_pages::answer,
        )
        .form(
            "/exchange/beds/{home}",
            exchange,
            portal_pages::beds_page,
            portal_pages::beds,
        )
        .get("/exchange/invoices", exchange, invoice_pages::list)
        .form(
            "/exchange/invoices/new",
            exchange,
            invoice_pages::new_page,
            invoice_pages::send,
        )
        .form(
            "/exchange/invoices/{invoice}",
            exchange,
            invoice_pages::page,
            invoice_pages::answer,
        )
        .post("/exchange/tables", exchange, council_pages::make_link)
        .post(
            "/exchange/tables/{link}/close",
            exchange,
            council_pages::close_link,
        )
        .get("/searches", search, desk_pages::page)
        .form(
            "/young-people/{id}/home-search/ask/{home}",
            search,
            ask_pages::ask_page,
            ask_pages::ask,
        )
        .get(
            "/young-people/{id}/home-search/sent/{approach}",
            search,
            sent_pages::page,
        )
        .post(
            "/young-people/{id}/home-search/sent/{approach}/{what}",
            search,
            sent_pages::change,
        )
        .get(
            "/young-people/{id}/home-search/sent/{approach}/as/{form}",
            search,
            sent_pages::in_form,
        )
        .and(letters_and_guards(search))
        .and(by_link())
}

/// Letters about a move, and what must not get out.
fn letters_and_guards(search: Needs) -> Routes {
    Routes::new("exchange")
        .form(
            "/young-people/{id}/kept-back",
            search,
            guard_pages::page,
            guard_pages::add,
        )
        .post(
            "/young-people/{id}/kept-back/{fact}/lift",
            search,
            guard_pages::lift,
        )
        .get(
            "/young-people/{id}/placement/letters",
            search,
            letters_pages::page,
        )
        .form(
            "/young-people/{id}/placement/letters/{to}",
            search,
            letters_pages::letter_page,
            letters_pages::send,
        )
        .get(
            "/young-people/{id}/placement/letters/{to}/sheet",
            search,
            letters_pages::sheet,
        )
}

/// What anybody with the link may open.
fn by_link() -> Routes {
    Routes::new("exchange")
        .form(
            "/to/{token}",
            Needs::Public,
            link_pages::page,
            link_pages::answer,
        )
        .get("/to/{token}/sheet", Needs::Public, link_pages::sheet)
        .get("/to/{token}/thanks", Needs::Public, link_pages::thanks)
        .get(
            "/searching/{token}",
            Needs::Public,
            council_pages::table_page,
        )
        .form("/join", Needs::Public, join_pages::page, join_pages::enter)
        .form(
            "/join/{code}",
            Needs::Public,
            join_pages::workshop_page,
            join_pages::say,
        )
}
