//! Two digests at once do not both tell: the second waits for the first, and tells what is left.

use std::fs::{File, TryLockError};
use std::time::{Duration, Instant};

use crate::commands::Session;
use crate::error::{Exit, Message};

/// How long another digest is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(50);

/// Takes the lock; it is open again when the file is closed. `None` where no file can be made beside the database:
/// then nothing can be noted in it either, and everything is told again.
pub fn take(session: &Session) -> Result<Option<File>, Message> {
    let mut name = session.global.db.as_os_str().to_owned();
    name.push(".digest");
    let Ok(file) = File::options().create(true).append(true).open(&name) else { return Ok(None) };
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if began.elapsed() > PATIENCE => {
                return Err(Message::error(Exit::Database, "another courtwatch is still writing a digest")
                    .fact("effect", "nothing was told")
                    .hint("close the window that shows the other digest, or add `--peek` only to look"));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOOK),
        }
    }
}
