//! The only code that speaks HTTP: asks politely, says exactly what came back, records and replays.
//!
//! It knows addresses, not courts. Everything it returns is a [`Snapshot`](crate::model::snapshot::Snapshot)
//! under the publisher's own address, or a [`Trouble`] with the facts for a message.

mod address;
mod agent;
mod answer;
mod ask;
mod body;
mod challenge;
mod clock;
mod host;
mod judge;
mod live;
mod login;
mod message;
mod origins;
mod outline;
mod pace;
mod record;
mod recording;
mod redirect;
mod replay;
mod resolve;
mod retry;
mod robots;
mod settings;
mod trouble;
pub mod wacz;
mod warc;
mod wire;

use std::time::Duration;

pub use answer::Answer;
pub use ask::{Ask, Limits, Validators};
pub use clock::{Clock, SystemClock};
pub use live::Live;
pub use origins::{OriginError, Origins};
pub use record::{RecordError, Recorded, Recorder};
pub use recording::ReplayError;
pub use redirect::Detour;
pub use replay::{Replay, Responses};
pub use robots::Rules;
pub use settings::{Settings, SetupError};
pub use trouble::{Denial, Silence, Trouble};

/// Something that answers requests: the network ([`Live`]) or a recording ([`Replay`]).
pub trait Fetch: Send + Sync {
    /// Asks for one page, waiting its turn at the host. `pace` is what the source asks for between requests.
    fn get(&self, ask: &Ask, pace: Duration) -> Result<Answer, Trouble>;

    /// All requests sent so far: robots.txt, redirects and retries included.
    fn requests(&self) -> u64;

    /// Those of them that went to the host of this address.
    fn requests_to(&self, url: &str) -> u64;
}
