//! GOV.UK Design System components as typed functions, held equal to the package's own examples
//! (`crates/desk/fixtures`), and Homeward's own patterns built of them.
//!
//! Each component is made with `new`, filled in by small methods and put into a page with maud:
//!
//! ```
//! use desk::components::{Button, DateInput, Input};
//! use maud::html;
//!
//! let form = html! {
//!     form method="post" {
//!         (Input::new("known-as", "What do they like to be called?").hint("In their own spelling"))
//!         (DateInput::new("born", "When were they born?").hint("For example, 27 3 2010"))
//!         (Button::submit("Save"))
//!     }
//! };
//! assert!(form.into_string().contains("born-day"));
//! ```
//!
//! **Invariant.** No component writes an inline style or script.

pub mod button;
pub mod choices;
pub mod date_input;
pub(crate) mod element;
pub mod error_summary;
#[cfg(test)]
mod examples;
pub mod field;
pub mod input;
pub mod messages;
pub mod navigation;
pub mod pagination;
pub mod panel;
pub mod sections;
pub mod select;
pub mod service_navigation;
pub mod summary_list;
pub mod table;
pub mod textarea;
pub mod words;

pub use button::{Button, button_group};
pub use choices::{Checkboxes, Choice, Radios};
pub use date_input::{DateInput, DatePart, Part};
pub use element::Extra;
pub use error_summary::{ErrorSummary, SummaryItem};
pub use field::{ErrorMessage, Fieldset, Hint, Label, Legend, Size};
pub use input::{Affix, FileUpload, Input, PasswordInput, Width};
pub use messages::{
    Colour, Details, ExitThisPage, InsetText, NotificationBanner, PhaseBanner, Tag, WarningText,
};
pub use navigation::{BackLink, Breadcrumbs, Crumb, SkipLink};
pub use pagination::{PageLink, PageNumber, Pagination};
pub use panel::{Panel, PanelAction};
pub use sections::{Accordion, Section, Tab, Tabs, Task, TaskList};
pub use select::{Select, SelectItem};
pub use service_navigation::{GenericHeader, NavigationItem, ServiceNavigation, Standing};
pub use summary_list::{Action, Card, Row, SummaryList};
pub use table::{Cell, Order, Table};
pub use textarea::Textarea;
pub use words::Words;
