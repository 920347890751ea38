//! A content hash: a key of the cache, the manifest's check, the name of an asset.

use std::fmt;

/// BLAKE3 of some bytes (256 bits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The hash of all that `reader` gives, and how many bytes that was.
    pub fn of_reader(reader: &mut impl std::io::Read) -> std::io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        let len = std::io::copy(reader, &mut hasher)?;
        Ok((Self(*hasher.finalize().as_bytes()), len))
    }

    /// The hash of a value: of every field, where its `Hash` is derived. Of use within one run only: numbers are hashed as
    /// the machine holds them. Decimals that are equal hash alike, however many zeros end them.
    pub fn of_value(value: &impl std::hash::Hash) -> Self {
        let mut digest = Digest {
            whole: blake3::Hasher::new(),
            part: Vec::with_capacity(PART),
        };
        value.hash(&mut digest);
        digest.whole.update(&digest.part);
        Self(*digest.whole.finalize().as_bytes())
    }

    /// The first ten hexadecimal digits: enough to name a file by its content.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(blake3::Hash::from(self.0).to_hex().as_str())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({})", self.short())
    }
}

/// Hashes several parts into one key; each part is framed by its length, so `("ab", "c")` differs from `("a", "bc")`.
#[derive(Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// An empty hasher.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one part.
    pub fn part(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let bytes = bytes.as_ref();
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a hash that was made before.
    pub fn hash(&mut self, hash: &Hash) -> &mut Self {
        self.part(hash.0)
    }

    /// The hash of all parts so far.
    pub fn finish(&self) -> Hash {
        Hash(*self.0.finalize().as_bytes())
    }
}

/// A content hash behind the standard library's `Hash`, so that a derived implementation covers every field. A value writes
/// many small pieces, of which each would cost BLAKE3 more than its bytes: they are gathered.
struct Digest {
    whole: blake3::Hasher,
    part: Vec<u8>,
}

/// How many bytes are hashed in one go: enough for BLAKE3 to work on several blocks at a time.
const PART: usize = 16 * 1024;

impl std::hash::Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.part.extend_from_slice(bytes);
        if self.part.len() >= PART {
            self.whole.update(&self.part);
            self.part.clear();
        }
    }

    fn finish(&self) -> u64 {
        0
    }
}
