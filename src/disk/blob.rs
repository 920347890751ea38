//! The bytes of a file on the disk, a bounded piece at a time.

use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::path::PathBuf;

use crate::inputs::BlobReader;

/// A file that is opened for each piece, so that a site of many pictures holds no file open.
#[derive(Debug)]
pub(super) struct FileBlob {
    pub(super) path: PathBuf,
}

impl BlobReader for FileBlob {
    fn read_at(&self, offset: u64, limit: usize) -> io::Result<Vec<u8>> {
        let mut file = fs::File::open(&self.path)?;
        file.seek(io::SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        file.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_the_limit() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.xlsx");
        fs::write(&path, b"0123456789").expect("it can be written");
        let blob = FileBlob { path };
        let read = |offset, limit| blob.read_at(offset, limit).expect("it can be read");
        assert_eq!(read(0, 4), b"0123");
        assert_eq!(read(8, 4), b"89");
        assert_eq!(read(10, 4), b"");
        assert_eq!(read(99, 4), b"");
        fs::remove_file(&blob.path).expect("it can be removed");
        assert!(blob.read_at(0, 4).is_err());
    }
}
