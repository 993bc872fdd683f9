//! Passwords: Argon2id with 19 MiB and two passes (OWASP's floor), and what makes a
//! password good enough.
//!
//! **Invariant.** Never more than two are hashed at once: a storm of sign-ins takes at most two
//! cores' worth of memory and leaves the rest to those who work.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use record::{Fault, keys};
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most characters.
pub const LONGEST: usize = 128;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const AT_ONCE: usize = 2;

static SEATS: (Mutex<usize>, Condvar) = (Mutex::new(AT_ONCE), Condvar::new());

/// One of the two seats, given back when dropped.
struct Seat;

impl Seat {
    fn take() -> Self {
        let (free, freed) = &SEATS;
        let mut left = free.lock().unwrap_or_else(PoisonError::into_inner);
        while *left == 0 {
            left = freed.wait(left).unwrap_or_else(PoisonError::into_inner);
        }
        *left -= 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let (free, freed) = &SEATS;
        *free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        freed.notify_one();
    }
}

fn argon() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A password's hash in the PHC form, which names its function and its cost.
pub(crate) fn hash(password: &str) -> Result<String, Fault> {
    let _seat = Seat::take();
    argon()
        .hash_password_with_salt(password.as_bytes(), &keys::random::<16>())
        .map(|hash| hash.to_string())
        .map_err(|error| Fault::Other(format!("a password could not be hashed: {error}")))
}

/// The hash of a password no one has: checked when there is no one of that name, so that it takes
/// as long to say no.
static NO_ONE: LazyLock<String> =
    LazyLock::new(|| hash(&keys::hex(&keys::random::<16>())).unwrap_or_default());

/// Makes the hash of no one ahead of the first sign-in.
pub(crate) fn warm() {
    LazyLock::force(&NO_ONE);
}

/// Whether a password is the one of a hash. Takes the same time when there is none.
pub(crate) fn verify(password: &str, hash: Option<&str>) -> bool {
    let against = hash.unwrap_or(&NO_ONE);
    let _seat = Seat::take();
    let same = argon()
        .verify_password(password.as_bytes(), against)
        .is_ok();
    same && hash.is_some()
}

/// The commonest passwords of twelve characters and more, and what people add to short ones.
const COMMON: [&str; 24] = [
    "password1234",
    "passwordpassword",
    "123456789012",
    "1234567890123",
    "12345678910",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwerty123456",
    "1q2w3e4r5t6y",
    "iloveyou1234",
    "letmein12345",
    "welcome12345",
    "administrator",
    "changeme1234",
    "abcdefghijkl",
    "abcd12345678",
    "000000000000",
    "111111111111",
    "123123123123",
    "112233445566",
    "liverpool1234",
    "manchester123",
    "football1234",
    "sunshine1234",
];

/// Whether a password is good enough, or what to do about it. `near` are words it must not be
/// built of: the user name, the council.
pub(crate) fn problem(password: &str, near: &[&str]) -> Option<String> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(format!("Password must be {SHORTEST} characters or more"));
    }
    if length > LONGEST {
        return Some(format!("Password must be {LONGEST} characters or less"));
    }
    let plain = password.to_lowercase();
    let mut letters: Vec<char> = plain.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let squeezed: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() < 5 || COMMON.iter().any(|common| squeezed.starts_with(common)) {
        return Some(
            "Password is too easy to guess. Three random words are hard to guess".to_owned(),
        );
    }
    let built_of = near
        .iter()
        .chain(&["homeward", "password"])
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 4)
        .any(|word| {
            squeezed.contains(&word) && squeezed.chars().count() < word.chars().count() + 8
        });
    built_of
        .then(|| "Password must not be built from your name, the council or the product".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_nothing_else_is() {
        let kept = hash("three random words").expect("a hash");
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(verify("three random words", Some(&kept)));
        assert!(!verify("three random word", Some(&kept)));
        assert!(!verify("three random words", None));
        assert_ne!(hash("three random words").expect("a hash"), kept);
    }

    #[test]
    fn never_more_than_two_at_once() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let _seat = Seat::take();
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        now.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn what_a_good_password_is() {
        for (password, ok) in [
            ("short", false),
            ("correct horse battery", true),
            ("aaaaaaaaaaaaaaaa", false),
            ("Password1234!", false),
            ("passwordpassword", false),
            ("sam.okafor2026", false),
            ("homeward-1234", false),
            ("sam.okafor likes purple umbrellas", true),
            ("wigan council", false),
            ("ŵyneb haul y bore", true),
        ] {
            let found = problem(password, &["sam.okafor@wigan.gov.uk", "Wigan Council"]);
            assert_eq!(found.is_none(), ok, "{password}: {found:?}");
        }
        assert!(problem(&"long words ".repeat(20), &[]).is_some());
    }
}
