//! One-time codes: from an authenticator app, and printed on paper.

use qrcodegen::{QrCode, QrCodeEcc};
use record::{Fault, keys};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

/// A secret shared with someone's authenticator app.
pub(crate) struct App {
    totp: Totp,
}

impl App {
    /// A new secret: 160 bits.
    pub(crate) fn new_secret() -> String {
        Secret::from(keys::random::<20>().as_slice()).to_base32()
    }

    /// The app of a secret. `account` is what the app shows.
    pub(crate) fn of(secret: &str, account: &str) -> Result<Self, Fault> {
        let secret = Secret::try_from_base32(secret)
            .map_err(|_| Fault::Sealed("an authenticator secret is damaged"))?;
        // A colon would end the name in the address the app reads.
        let account: String = account.chars().filter(|c| *c != ':').collect();
        let totp = Builder::new()
            .with_secret(secret)
            .with_account_name(account)
            .with_issuer(Some("Homeward"))
            .build()
            .map_err(|error| Fault::Other(format!("an authenticator secret: {error}")))?;
        Ok(Self { totp })
    }

    /// The step a code belongs to, when it is right: now, the half minute before or after. The
    /// caller must refuse a step that was used.
    pub(crate) fn step(&self, code: &str, at: record::Timestamp) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let seconds = u64::try_from(at.as_second()).ok()?;
        i64::try_from(self.totp.check(&code, seconds)?).ok()
    }

    /// The picture an app reads, as the path of an SVG and its width in modules.
    pub(crate) fn picture(&self) -> Result<(String, i32), Fault> {
        let broken = |why: String| Fault::Other(format!("a QR code could not be drawn: {why}"));
        let address = self
            .totp
            .to_url()
            .map_err(|error| broken(error.to_string()))?;
        let code = QrCode::encode_text(&address, QrCodeEcc::Medium)
            .map_err(|error| broken(error.to_string()))?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in 0..code.size() {
                if code.get_module(x, y) {
                    path.push_str(&format!("M{},{}h1v1h-1z", x + 4, y + 4));
                }
            }
        }
        Ok((path, code.size() + 8))
    }
}

/// Crockford's letters: none that look alike on paper.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code for paper: 20 letters, 100 bits, in groups of five.
pub(crate) fn on_paper() -> String {
    letters(20, 5)
}

/// A new code of at most 32 letters, five bits each, in groups.
pub(crate) fn letters(count: usize, group: usize) -> String {
    let bytes = keys::random::<32>();
    let mut code = String::new();
    for (i, byte) in bytes.iter().take(count).enumerate() {
        if i > 0 && i % group == 0 {
            code.push('-');
        }
        code.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    code
}

/// What is kept of a code: its hash. Read as people type: any case, spaces and dashes anywhere,
/// O for 0, I and L for 1. `None` when it cannot be a code.
pub(crate) fn paper_hash(typed: &str) -> Option<String> {
    hash_of(typed, 20)
}

/// The same for a code of so many letters.
pub(crate) fn hash_of(typed: &str, count: usize) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let ok = plain.len() == count && plain.bytes().all(|b| LETTERS.contains(&b));
    ok.then(|| keys::hex(&Sha256::digest(plain.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_believed_for_its_own_half_minutes() {
        // RFC 6238, appendix B: the secret "12345678901234567890" at 59 seconds gives 94287082,
        // of which six digits are 287082.
        let app = App::of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "sam@example").expect("an app");
        let at = |second: i64| record::Timestamp::from_second(second).expect("a time");
        assert_eq!(app.step("287082", at(59)), Some(1));
        assert_eq!(app.step("287 082", at(89)), Some(1));
        assert_eq!(app.step("287082", at(120)), None);
        for wrong in ["287083", "", "28708", "2870821", "28708x", "२८७०८२"] {
            assert_eq!(app.step(wrong, at(59)), None, "{wrong}");
        }
        let (path, width) = app.picture().expect("a picture");
        assert!(width > 30 && path.len() > 1_000);
    }

    #[test]
    fn a_code_on_paper_is_read_as_people_type() {
        let code = on_paper();
        assert_eq!(code.len(), 23);
        let typed = code
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l");
        assert_eq!(paper_hash(&typed), paper_hash(&code));
        assert!(paper_hash(&code).is_some());
        for wrong in ["", "ABCDE", "ABCDE-FGHJK-MNPQR-STVWU", &"A".repeat(21)] {
            assert_eq!(paper_hash(wrong), None, "{wrong}");
        }
        assert_ne!(on_paper(), on_paper());
    }
}
