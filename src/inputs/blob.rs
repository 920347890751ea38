//! Files that are not held in memory, such as pictures and workbooks: a hash, a length, and bytes that are read on demand.
//!
//! In: a reader that the shell implements. Out: bytes, never more at a time than requested. Must not know: where they are stored.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::source::Hash;

/// The bytes of one file, a bounded piece at a time.
pub trait BlobReader: fmt::Debug + Send + Sync {
    /// Up to `limit` bytes from `offset` on; none at the file's end. A reader may return fewer than are there.
    fn read_at(&self, offset: u64, limit: usize) -> io::Result<Vec<u8>>;
}

/// A file that is not held in memory.
#[derive(Clone, Debug)]
pub struct Blob {
    hash: Hash,
    size: u64,
    reader: Arc<dyn BlobReader>,
}

impl Blob {
    /// Reads a file through once, piece by piece, for its hash and its length.
    pub fn open(reader: Arc<dyn BlobReader>) -> io::Result<Self> {
        let (hash, size) = Hash::of_reader(&mut BlobBytes::new(reader.as_ref()))?;
        Ok(Self { hash, size, reader })
    }

    /// The hash of the bytes, as they were when the file was opened.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// How many bytes there were.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The bytes from the first on. One piece is held at a time.
    pub fn bytes(&self) -> BlobBytes<'_> {
        BlobBytes::new(self.reader.as_ref())
    }
}

/// So many bytes of a blob are held at a time.
const PIECE: usize = 64 * 1024;

/// The bytes of a blob, one after the other.
#[derive(Debug)]
pub struct BlobBytes<'a> {
    reader: &'a dyn BlobReader,
    piece: Vec<u8>,
    /// How many bytes of the piece were handed out, and how many bytes of the file come before it.
    used: usize,
    offset: u64,
}

impl<'a> BlobBytes<'a> {
    fn new(reader: &'a dyn BlobReader) -> Self {
        Self {
            reader,
            piece: Vec::new(),
            used: 0,
            offset: 0,
        }
    }
}

impl io::Read for BlobBytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.used == self.piece.len() {
            self.offset += self.piece.len() as u64;
            self.piece = self.reader.read_at(self.offset, PIECE)?;
            self.used = 0;
        }
        let count = buffer.len().min(self.piece.len() - self.used);
        buffer[..count].copy_from_slice(&self.piece[self.used..self.used + count]);
        self.used += count;
        Ok(count)
    }
}

/// Bytes in memory, for what is small.
impl BlobReader for Vec<u8> {
    fn read_at(&self, offset: u64, limit: usize) -> io::Result<Vec<u8>> {
        let start = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.len());
        let end = start.saturating_add(limit).min(self.len());
        Ok(self[start..end].to_vec())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// Gives three bytes at a time, whatever is asked for, and notes the most that was.
    #[derive(Debug)]
    struct Slow(Vec<u8>);

    impl BlobReader for Slow {
        fn read_at(&self, offset: u64, limit: usize) -> io::Result<Vec<u8>> {
            assert!(limit <= PIECE, "no more than a piece is asked for");
            self.0.read_at(offset, limit.min(3))
        }
    }

    #[test]
    fn bytes_come_in_order_whatever_pieces_the_reader_gives() {
        for len in [0, 1, 3, 4, 100] {
            let bytes: Vec<u8> = (0..len).collect();
            let blob = Blob::open(Arc::new(Slow(bytes.clone()))).expect("it can be read");
            assert_eq!(
                (blob.hash(), blob.size()),
                (Hash::of(&bytes), u64::from(len))
            );
            let mut read = Vec::new();
            blob.bytes().read_to_end(&mut read).expect("it can be read");
            assert_eq!(read, bytes);
        }
        let large = vec![7; 2 * PIECE + 5];
        let blob = Blob::open(Arc::new(large.clone())).expect("it can be read");
        assert_eq!(blob.hash(), Hash::of(&large));
        assert_eq!(large.read_at(u64::MAX, 9).expect("nothing"), [0_u8; 0]);
    }
}
