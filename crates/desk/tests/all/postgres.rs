//! The same promises with the record in PostgreSQL: every statement of the desk runs on both
//! engines. `HOMEWARD_TEST_POSTGRES` is the address of one these tests may make schemas in; ./test
//! sets it. Without it they say so and pass.

use record::Database;
use std::cell::RefCell;

thread_local! {
    static SERVER: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where the next house keeps its record: a schema of its own, when one of these tests runs.
pub fn place() -> Option<Database> {
    SERVER.with_borrow(|server| {
        server.clone().map(|url| Database::Postgres {
            url,
            schema: format!("desk_{}", uuid::Uuid::now_v7().simple()),
        })
    })
}

#[expect(clippy::disallowed_methods, reason = "./test says where PostgreSQL is")]
fn on_postgres(promises: &[fn()]) {
    let Ok(url) = std::env::var("HOMEWARD_TEST_POSTGRES") else {
        eprintln!("SKIPPED on PostgreSQL: HOMEWARD_TEST_POSTGRES is not set; run ./test");
        return;
    };
    SERVER.set(Some(url));
    for promise in promises {
        promise();
    }
    SERVER.set(None);
}

#[test]
fn forms_lose_nothing_there() {
    use crate::forms;
    on_postgres(&[
        forms::a_refused_form_comes_back_with_everything_typed_and_what_was_wrong,
        forms::a_second_press_saves_once_and_leads_to_the_same_place,
        forms::a_lost_race_shows_both_versions_and_keeps_what_was_typed,
        forms::drafts_are_kept_field_by_field_for_their_writer_alone,
        forms::time_running_out_while_typing_loses_nothing,
    ]);
}

#[test]
fn people_sign_in_and_out_there() {
    use crate::{members, sessions, sign_in};
    on_postgres(&[
        sign_in::from_a_letter_to_a_password_and_back_in,
        sign_in::after_five_wrong_tries_one_waits_whoever_one_is,
        sign_in::a_letter_works_once_for_its_owner_and_not_for_ever,
        sign_in::a_reset_ends_everything_at_once,
        sign_in::signing_out_everywhere_else_keeps_this_one,
        sessions::idle_and_whole_limits_end_a_session,
        sessions::no_answer_is_begun_once_a_member_has_ended,
        members::from_adding_someone_to_their_last_day,
    ]);
}

#[test]
fn looks_are_counted_there() {
    use crate::around;
    on_postgres(&[
        around::each_personal_page_is_one_entry_in_the_access_log,
        around::views_equal_entries_when_many_look_at_once,
        around::the_house_says_it_is_up_and_how_it_keeps_its_record,
    ]);
}
