//! WARC files, record by record (WARC/1.1, ISO 28500:2017).

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{GzDecoder, MultiGzDecoder};

/// The longest record read; a court's longest PDF is far below.
pub(crate) const LONGEST: u64 = 512 * 1024 * 1024;
const LONGEST_HEAD: u64 = 1024 * 1024;

/// One record: its named fields (lower case) and its block.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub fields: Vec<(String, String)>,
    pub block: Vec<u8>,
}

impl Record {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// `WARC-Target-URI`, without the angle brackets that WARC/1.0 writers add.
    pub(crate) fn target(&self) -> Option<&str> {
        let uri = self.field("warc-target-uri")?;
        Some(uri.strip_prefix('<').and_then(|uri| uri.strip_suffix('>')).unwrap_or(uri))
    }
}

/// Where a record stands in its file: the start of its gzip member (or of the file) and the bytes into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    pub member: u64,
    pub skip: u64,
}

/// How a compressed file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each record is a gzip member of its own (WARC/1.1 annex D); several in one member are read too.
    Members,
    /// Members end where they will: one stream, in which a record is found by reading from the start.
    Stream,
}

/// Reads a whole file, telling each record and where it stands.
pub(crate) fn walk(
    mut file: impl BufRead + io::Seek,
    layout: Layout,
    mut each: impl FnMut(Spot, Record),
) -> io::Result<()> {
    if !is_gzip(&mut file)? {
        return walk_member(file, |skip, record| each(Spot { member: 0, skip }, record));
    }
    if layout == Layout::Stream {
        let unpacked = BufReader::new(MultiGzDecoder::new(file));
        return walk_member(unpacked, |skip, record| each(Spot { member: 0, skip }, record));
    }
    while is_gzip(&mut file)? {
        let member = file.stream_position()?;
        let unpacked = BufReader::new(GzDecoder::new(&mut file));
        walk_member(unpacked, |skip, record| each(Spot { member, skip }, record))?;
    }
    if file.fill_buf()?.is_empty() {
        Ok(())
    } else {
        Err(damaged("there is something after the last record"))
    }
}

/// Reads the one record at a spot.
pub(crate) fn read_at(mut file: impl BufRead + io::Seek, spot: Spot) -> io::Result<Record> {
    file.seek(io::SeekFrom::Start(spot.member))?;
    let record = if is_gzip(&mut file)? {
        let mut unpacked = BufReader::new(MultiGzDecoder::new(file));
        io::copy(&mut unpacked.by_ref().take(spot.skip), &mut io::sink())?;
        read_record(&mut unpacked)?
    } else {
        file.seek(io::SeekFrom::Start(spot.member + spot.skip))?;
        read_record(&mut file)?
    };
    record.ok_or_else(|| damaged("the record is no longer there"))
}

fn is_gzip(file: &mut impl BufRead) -> io::Result<bool> {
    Ok(file.fill_buf()?.starts_with(&[0x1f, 0x8b]))
}

fn walk_member(source: impl BufRead, mut each: impl FnMut(u64, Record)) -> io::Result<()> {
    let mut source = Counted { inner: source, read: 0 };
    loop {
        skip_blank(&mut source)?;
        let at = source.read;
        match read_record(&mut source)? {
            Some(record) => each(at, record),
            None => return Ok(()),
        }
    }
}

fn skip_blank(source: &mut impl BufRead) -> io::Result<()> {
    loop {
        match source.fill_buf()? {
            [b'\r' | b'\n', ..] => source.consume(1),
            _ => return Ok(()),
        }
    }
}

/// Reads one record, or nothing at the end.
fn read_record(source: &mut impl BufRead) -> io::Result<Option<Record>> {
    let begin = source.fill_buf()?;
    if begin.is_empty() {
        return Ok(None);
    }
    if !begin.starts_with(&b"WARC/"[..begin.len().min(5)]) {
        return Err(damaged("a record does not begin with `WARC/`"));
    }
    let mut head = source.by_ref().take(LONGEST_HEAD);
    line(&mut head)?; // the version: 0.17 to 1.1 differ in nothing that matters here
    let mut record = Record::default();
    loop {
        let text = line(&mut head)?.ok_or_else(|| damaged("a record ends within its head"))?;
        if text.is_empty() {
            break;
        }
        match text.split_once(':') {
            Some((name, value)) => {
                record.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            None => return Err(damaged("a line of a record's head has no `:`")),
        }
    }
    let length = record.field("content-length").and_then(|v| v.parse::<u64>().ok());
    let length = length.ok_or_else(|| damaged("a record does not say how long it is"))?;
    if length > LONGEST {
        return Err(damaged("a record is longer than 512 MiB"));
    }
    source.by_ref().take(length).read_to_end(&mut record.block)?;
    if record.block.len() as u64 != length {
        return Err(damaged("the last record is cut short"));
    }
    Ok(Some(record))
}

fn line(source: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if source.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if !bytes.ends_with(b"\n") {
        return Err(damaged("a record ends within its head"));
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
}

pub(crate) fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Counts what is read, so that a record can be found again.
struct Counted<R> {
    inner: R,
    read: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read += n as u64;
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount as u64;
        self.inner.consume(amount);
    }
}
