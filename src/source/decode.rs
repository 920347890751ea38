//! The bytes of a file → its text.
//!
//! UTF-8, but tables also as spreadsheets and statistical offices write them: UTF-16 and Windows-1252. What is neither is
//! read as UTF-8 with replacement characters, and its users report it.

use std::sync::Arc;

/// How a file's bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, with or without a byte order mark. Only tables are read so.
    Utf16,
    /// Windows-1252, of which Latin-1 is a part. Only tables are read so.
    Windows1252,
    /// Not UTF-8 from this byte of the text on: read with replacement characters, and an error wherever it is used.
    Invalid {
        /// The first byte that is not UTF-8, counted in the text.
        at: u32,
    },
}

/// How many bytes are examined to recognise UTF-16.
const LOOKED_AT: usize = 1024;

/// The text without its byte order mark.
pub(super) fn decode(bytes: &[u8], is_table: bool) -> (Arc<str>, Encoding) {
    let other = if is_table { utf16(bytes) } else { None };
    if let Some(text) = other {
        return (text, Encoding::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (Arc::from(text), Encoding::Utf8),
        Err(error) => error,
    };
    if is_table && is_windows_1252(bytes) {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        return (Arc::from(text), Encoding::Windows1252);
    }
    let at = error.valid_up_to() as u32;
    let text = Arc::from(String::from_utf8_lossy(bytes));
    (text, Encoding::Invalid { at })
}

/// UTF-16 by its byte order mark, otherwise by its zeros: every other byte of English is one.
fn utf16(bytes: &[u8]) -> Option<Arc<str>> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |from: usize| {
        let bytes = start.iter().skip(from).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let most = start.len() / 4;
    let encoding = match bytes {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        [_, _, ..] if zeros(1) > most && zeros(0) == 0 => encoding_rs::UTF_16LE,
        [_, _, ..] if zeros(0) > most && zeros(1) == 0 => encoding_rs::UTF_16BE,
        _ => return None,
    };
    let (text, is_broken) = encoding.decode_with_bom_removal(bytes);
    (!is_broken && !text.contains('\0')).then(|| Arc::from(text))
}

/// Whether bytes that are not UTF-8 are Windows-1252: no byte that it leaves undefined or that is a control character, and no
/// letter of UTF-8 among them, which would make it a damaged file of that encoding.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let is_text = |byte: &u8| match byte {
        0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0x7f => false,
        byte => *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r'),
    };
    let has_letter_of_utf8 = || {
        let chunks = bytes.utf8_chunks();
        let mut valid = chunks.map(|chunk| chunk.valid());
        valid.any(|text| !text.is_ascii())
    };
    bytes.iter().all(is_text) && !has_letter_of_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    }

    #[test]
    fn a_table_is_read_in_the_encoding_that_it_has() {
        let text = "area,value\nYnys M\u{f4}n,\u{a3}5\n";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (latin.clone(), Encoding::Windows1252),
            (wide(text, b"\xff\xfe", u16::to_le_bytes), Encoding::Utf16),
            (wide(text, b"\xfe\xff", u16::to_be_bytes), Encoding::Utf16),
            (wide(text, b"", u16::to_le_bytes), Encoding::Utf16),
            (wide(text, b"", u16::to_be_bytes), Encoding::Utf16),
        ] {
            let read = decode(&bytes, true);
            assert_eq!((&*read.0, read.1), (text, encoding), "{encoding:?}");
        }
        // A page in another encoding is an error, as is a table that is damaged.
        assert_eq!(decode(&latin, false).1, Encoding::Invalid { at: 17 });
        for damaged in [
            &b"\xc3\xb4 and \xf4"[..],
            b"\x81",
            b"a\0\xff",
            b"\xff\xfe\x00",
        ] {
            assert!(
                matches!(decode(damaged, true).1, Encoding::Invalid { .. }),
                "{damaged:?}"
            );
        }
        assert_eq!(decode(b"", true).1, Encoding::Utf8);
    }
}
