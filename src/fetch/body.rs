//! Reads a body with a limit on its size, decompressed, and on its time.

use std::io::{self, Read};
use std::time::Instant;

use flate2::read::MultiGzDecoder;

/// How the body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// Not at all.
    Plain,
    /// `Content-Encoding: gzip`.
    Gzip,
}

impl Coding {
    /// Reads `Content-Encoding` (RFC 9110 §8.4); an error is a coding that was never asked for.
    pub(crate) fn of(header: Option<&str>) -> Result<Self, String> {
        match header.unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Ok(Self::Plain),
            "gzip" | "x-gzip" => Ok(Self::Gzip),
            other => Err(other.to_owned()),
        }
    }
}

/// What to do with more than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Excess {
    /// Refuse the body.
    Refuse,
    /// Keep what fits: for robots.txt, of which 500 KiB are read (RFC 9309 §2.5).
    Cut,
}

/// How a body is to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    pub coding: Coding,
    /// `Content-Length`, where there was one.
    pub length: Option<u64>,
    pub limit: u64,
    pub excess: Excess,
    pub deadline: Instant,
}

/// Why a body could not be read whole; `got` is what came of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Spoilt {
    TooBig,
    TooSlow,
    Truncated { expected: Option<u64>, received: u64, got: Vec<u8> },
    BadEncoding { got: Vec<u8> },
}

/// Reads the whole body, never holding more than the limit.
pub(crate) fn read(source: impl Read, terms: Terms) -> Result<Vec<u8>, Spoilt> {
    if terms.coding == Coding::Plain && terms.excess == Excess::Refuse && terms.length > Some(terms.limit) {
        return Err(Spoilt::TooBig);
    }
    let mut counted = Counted { source, received: 0, magic: true, deadline: terms.deadline, failed: None };
    let mut body = Vec::new();
    let end = match terms.coding {
        Coding::Plain => fill(&mut counted, &mut body, terms.limit),
        Coding::Gzip => fill(&mut MultiGzDecoder::new(&mut counted), &mut body, terms.limit),
    };
    let Counted { received, magic, .. } = counted;
    let cut_short = |expected, got| Err(Spoilt::Truncated { expected, received, got });
    match (end, counted.failed) {
        (_, Some(Failure::Late)) => Err(Spoilt::TooSlow),
        (_, Some(Failure::Broken)) => cut_short(terms.length, body),
        (End::Full, None) if terms.excess == Excess::Cut => Ok(body),
        (End::Full, None) => Err(Spoilt::TooBig),
        (End::Whole, None) if terms.length.is_some_and(|length| length != received) => {
            cut_short(terms.length, body)
        }
        (End::Whole, None) => Ok(body),
        (End::Early, None) if received == 0 && terms.length.unwrap_or(0) == 0 => Ok(body),
        (End::Early, None) if !magic => Err(Spoilt::BadEncoding { got: body }),
        (End::Early, None) => cut_short(terms.length.filter(|length| *length > received), body),
        (End::Bad, None) => Err(Spoilt::BadEncoding { got: body }),
    }
}

enum End {
    Whole,
    Full,
    Early,
    Bad,
}

fn fill(reader: &mut impl Read, body: &mut Vec<u8>, limit: u64) -> End {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut piece = [0; 16 * 1024];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return End::Whole,
            Ok(n) => {
                let room = limit - body.len();
                body.extend_from_slice(&piece[..n.min(room)]);
                if n > room {
                    return End::Full;
                }
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return End::Early,
            Err(_) => return End::Bad,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    Late,
    Broken,
}

/// Counts what comes off the wire and remembers what went wrong there, which a decoder would disguise.
struct Counted<R> {
    source: R,
    received: u64,
    /// Whether it begins as gzip does.
    magic: bool,
    deadline: Instant,
    failed: Option<Failure>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if Instant::now() >= self.deadline {
            self.failed = Some(Failure::Late);
            return Err(io::ErrorKind::TimedOut.into());
        }
        match self.source.read(buffer) {
            Ok(n) => {
                self.magic &= self.received > 0 || n == 0 || buffer.first() == Some(&0x1f);
                self.received += n as u64;
                Ok(n)
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => Err(e),
            Err(e) => {
                self.failed = Some(if is_timeout(&e) { Failure::Late } else { Failure::Broken });
                Err(e)
            }
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::TimedOut
        || error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<reqwest::Error>())
            .is_some_and(reqwest::Error::is_timeout)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::time::Duration;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn terms(coding: Coding, limit: u64) -> Terms {
        let deadline = Instant::now() + Duration::from_mins(1);
        Terms { coding, length: None, limit, excess: Excess::Refuse, deadline }
    }

    fn gzip(data: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    /// Counts what is taken from it.
    struct Meter<'a>(&'a [u8], &'a mut usize);

    impl Read for Meter<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let n = self.0.read(buffer)?;
            *self.1 += n;
            Ok(n)
        }
    }

    #[test]
    fn a_gzip_bomb_is_stopped_at_the_limit() {
        let bomb = gzip(&vec![0; 64 << 20]);
        let mut taken = 0;
        assert_eq!(read(Meter(&bomb, &mut taken), terms(Coding::Gzip, 1 << 20)), Err(Spoilt::TooBig));
        assert!(taken <= 32 << 10, "took {taken} of {} packed bytes", bomb.len());
        let mut held = Vec::new();
        assert!(matches!(fill(&mut MultiGzDecoder::new(&bomb[..]), &mut held, 1 << 20), End::Full));
        assert_eq!(held.len(), 1 << 20, "never holds more than the limit");
        assert!(held.capacity() <= 2 << 20);
    }

    #[test]
    fn exactly_the_limit_is_allowed() {
        assert_eq!(read(&b"12345"[..], terms(Coding::Plain, 5)).unwrap(), b"12345");
        assert_eq!(read(&b"123456"[..], terms(Coding::Plain, 5)), Err(Spoilt::TooBig));
        let cut = Terms { excess: Excess::Cut, length: Some(6), ..terms(Coding::Plain, 5) };
        assert_eq!(read(&b"123456"[..], cut).unwrap(), b"12345");
        assert_eq!(read(&gzip(b"12345")[..], terms(Coding::Gzip, 5)).unwrap(), b"12345");
    }

    #[test]
    fn gzip_cut_short_or_not_gzip() {
        let packed = gzip(b"hello hello hello hello");
        let short = read(&packed[..packed.len() - 9], terms(Coding::Gzip, 99));
        assert!(matches!(short, Err(Spoilt::Truncated { expected: None, .. })), "{short:?}");
        for wrong in ["<html>", "x"] {
            assert!(matches!(
                read(wrong.as_bytes(), terms(Coding::Gzip, 99)),
                Err(Spoilt::BadEncoding { .. })
            ));
        }
        assert_eq!(read(&b""[..], terms(Coding::Gzip, 99)).unwrap(), b"");
        let two = [gzip(b"a"), gzip(b"b")].concat();
        assert_eq!(read(&two[..], terms(Coding::Gzip, 99)).unwrap(), b"ab");
    }

    #[test]
    fn a_length_that_is_not_kept() {
        let said = |length| Terms { length: Some(length), ..terms(Coding::Plain, 99) };
        assert!(matches!(
            read(&b"abc"[..], said(5)),
            Err(Spoilt::Truncated { expected: Some(5), received: 3, .. })
        ));
        assert!(matches!(
            read(&b"abc"[..], said(2)),
            Err(Spoilt::Truncated { expected: Some(2), received: 3, .. })
        ));
        assert_eq!(read(io::repeat(0), said(100)), Err(Spoilt::TooBig), "not even begun");
    }

    #[test]
    fn a_body_without_end_meets_the_deadline() {
        struct Drip;
        impl Read for Drip {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                buffer[0] = b'x';
                Ok(1)
            }
        }
        let late =
            Terms { deadline: Instant::now() + Duration::from_millis(5), ..terms(Coding::Plain, u64::MAX) };
        assert_eq!(read(Drip, late), Err(Spoilt::TooSlow));
    }
}
