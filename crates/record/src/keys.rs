//! Randomness and the council's data keys.
//!
//! The most dangerous content (where a child lives, who a carer is, who reported a concern) is
//! sealed with a key that is not in the database: a copied file or a stolen backup does not give
//! it away. A key file is text, one key a line, readable by its owner only; the first line seals,
//! every line opens, so a key is replaced by putting a new one on top.

use crate::refusal::{Fault, OpenFault};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

const LINE: &str = "homeward-key-1 ";
const SEAL: &str = "sealed1:";

/// A council's data keys. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys(Arc<Ring>);

struct Ring {
    keys: Vec<Key>,
    place: Option<PathBuf>,
}

struct Key {
    /// First eight hex digits of the key's hash: says which key opens a seal, not what it is.
    name: String,
    cipher: XChaCha20Poly1305,
    /// A second key, grown from the first, for marks and steady seals.
    mark: [u8; 32],
}

impl Key {
    fn new(bytes: &[u8; 32]) -> Self {
        let name = hex(&Sha256::digest(bytes)[..4]);
        Self {
            name,
            cipher: XChaCha20Poly1305::new(&(*bytes).into()),
            mark: Sha256::new()
                .chain_update(b"homeward mark 1")
                .chain_update(bytes)
                .finalize()
                .into(),
        }
    }
}

impl Key {
    fn seal_with(&self, nonce: [u8; 24], text: &str, bound_to: &str) -> Result<String, Fault> {
        let payload = Payload {
            msg: text.as_bytes(),
            aad: bound_to.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Fault::Sealed("it could not be sealed"))?;
        Ok(format!(
            "{SEAL}{}:{}{}",
            self.name,
            hex(&nonce),
            hex(&sealed)
        ))
    }

    /// HMAC-SHA-256 of some texts under the second key; each text's length is part of it, so
    /// that no two lists of texts run together.
    fn grow(&self, texts: &[&[u8]]) -> [u8; 32] {
        let pad = |with: u8| self.mark.map(|b| b ^ with);
        let mut inner = Sha256::new();
        inner.update(pad(0x36));
        inner.update([0x36; 32]);
        for text in texts {
            inner.update((text.len() as u64).to_be_bytes());
            inner.update(text);
        }
        let mut outer = Sha256::new();
        outer.update(pad(0x5c));
        outer.update([0x5c; 32]);
        outer.update(inner.finalize());
        outer.finalize().into()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} kept secret)", self.0.keys.len())
    }
}

impl Keys {
    /// New keys that live as long as the process: tests and demonstrations in memory.
    pub fn ephemeral() -> Self {
        Self(Arc::new(Ring {
            keys: vec![Key::new(&random())],
            place: None,
        }))
    }

    /// Reads a key file.
    pub fn open(path: &Path) -> Result<Self, OpenFault> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            OpenFault(format!(
                "The key file {} cannot be read: {error}. Restore it from where you keep its copy; \
                 without it, addresses and other sealed entries cannot be opened.",
                path.display()
            ))
        })?;
        let mut keys = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let bytes = line
                .strip_prefix(LINE)
                .and_then(|hex| unhex(hex.trim()))
                .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
                .ok_or_else(|| {
                    OpenFault(format!(
                        "The file {} is not a Homeward key file.",
                        path.display()
                    ))
                })?;
            keys.push(Key::new(&bytes));
        }
        if keys.is_empty() {
            return Err(OpenFault(format!(
                "The key file {} is empty.",
                path.display()
            )));
        }
        Ok(Self(Arc::new(Ring {
            keys,
            place: Some(path.to_owned()),
        })))
    }

    /// Makes a new key file, readable by its owner only, and never over an old one.
    pub fn create(path: &Path) -> Result<Self, OpenFault> {
        let fault = |error: std::io::Error| {
            OpenFault(format!(
                "The key file {} cannot be made: {error}.",
                path.display()
            ))
        };
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let mut file = options.open(path).map_err(fault)?;
        let bytes: [u8; 32] = random();
        writeln!(file, "{LINE}{}", hex(&bytes)).map_err(fault)?;
        file.sync_all().map_err(fault)?;
        Self::open(path)
    }

    /// Reads a key file, or makes one when there is none. A record that was sealed with another
    /// key says so when it is opened.
    pub fn open_or_create(path: &Path) -> Result<Self, OpenFault> {
        if path.exists() {
            Self::open(path)
        } else {
            Self::create(path)
        }
    }

    /// The file the keys came from.
    pub fn place(&self) -> Option<&Path> {
        self.0.place.as_deref()
    }

    /// Seals a text. `bound_to` (an id, a kind) must be given again to open it, so a seal moved to
    /// another row does not open.
    pub fn seal(&self, text: &str, bound_to: &str) -> Result<String, Fault> {
        let key = self
            .0
            .keys
            .first()
            .ok_or(Fault::Sealed("there is no key"))?;
        key.seal_with(random(), text, bound_to)
    }

    /// Seals a text so that the same text in the same place always gives the same seal: for
    /// projections, which are compared after a rebuild. It shows that two seals of one place are
    /// equal and nothing else, because the nonce is grown from a secret, the place and the text.
    pub fn seal_steadily(&self, text: &str, bound_to: &str) -> Result<String, Fault> {
        let key = self
            .0
            .keys
            .first()
            .ok_or(Fault::Sealed("there is no key"))?;
        let grown = key.grow(&[b"nonce", bound_to.as_bytes(), text.as_bytes()]);
        let nonce: [u8; 24] = grown
            .first_chunk()
            .copied()
            .ok_or(Fault::Sealed("it could not be sealed"))?;
        key.seal_with(nonce, text, bound_to)
    }

    /// A mark of a text that only this council's key can make: equal texts have equal marks, and a
    /// mark does not tell the text. For finding a sealed value, such as a postcode. The oldest key
    /// marks, so that marks stay when a new key is put on top.
    pub fn mark(&self, text: &str) -> Result<String, Fault> {
        let key = self.0.keys.last().ok_or(Fault::Sealed("there is no key"))?;
        Ok(hex(&key.grow(&[b"mark", text.as_bytes()])[..16]))
    }

    /// Opens a seal.
    pub fn unseal(&self, sealed: &str, bound_to: &str) -> Result<String, Fault> {
        let (name, hex) = sealed
            .strip_prefix(SEAL)
            .and_then(|rest| rest.split_once(':'))
            .ok_or(Fault::Sealed("this is not a seal"))?;
        let key = self
            .0
            .keys
            .iter()
            .find(|key| key.name == name)
            .ok_or(Fault::Sealed("no key of this council opens it"))?;
        let bytes = unhex(hex).ok_or(Fault::Sealed("the seal is damaged"))?;
        let (nonce, text) = bytes
            .split_first_chunk::<24>()
            .ok_or(Fault::Sealed("the seal is damaged"))?;
        let payload = Payload {
            msg: text,
            aad: bound_to.as_bytes(),
        };
        let text = key
            .cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| Fault::Sealed("the seal is damaged"))?;
        String::from_utf8(text).map_err(|_| Fault::Sealed("the seal is damaged"))
    }

    /// Whether a stored text is a seal.
    pub fn is_sealed(text: &str) -> bool {
        text.starts_with(SEAL)
    }
}

/// Bytes no one can guess: salts, keys, tokens.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes);
    bytes
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    text
}

/// Reads hexadecimal; `None` when it is not.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| {
        char::from(b)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    bytes
        .chunks_exact(2)
        .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_only_with_its_key_and_in_its_place() {
        let keys = Keys::ephemeral();
        let sealed = keys.seal("12 Acacia Avenue", "fact 1").expect("sealed");
        assert!(!sealed.contains("Acacia") && Keys::is_sealed(&sealed));
        assert_eq!(
            keys.unseal(&sealed, "fact 1").expect("opened"),
            "12 Acacia Avenue"
        );
        assert!(keys.unseal(&sealed, "fact 2").is_err());
        assert!(Keys::ephemeral().unseal(&sealed, "fact 1").is_err());
        assert!(keys.unseal(&sealed[..sealed.len() - 2], "fact 1").is_err());
    }

    #[test]
    fn a_steady_seal_is_the_same_only_in_the_same_place() {
        let keys = Keys::ephemeral();
        let once = keys.seal_steadily("WN1 1AA", "row 1").expect("sealed");
        assert_eq!(
            once,
            keys.seal_steadily("WN1 1AA", "row 1").expect("sealed")
        );
        assert_ne!(
            once,
            keys.seal_steadily("WN1 1AA", "row 2").expect("sealed")
        );
        assert_ne!(
            once,
            keys.seal_steadily("WN1 1AB", "row 1").expect("sealed")
        );
        assert_eq!(keys.unseal(&once, "row 1").expect("opened"), "WN1 1AA");
        assert_eq!(
            keys.mark("WN1 1AA").expect("mark"),
            keys.mark("WN1 1AA").expect("mark")
        );
        assert_ne!(
            keys.mark("WN1 1AA").expect("mark"),
            Keys::ephemeral().mark("WN1 1AA").expect("mark")
        );
    }
}
