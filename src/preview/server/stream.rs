//! Streaming bodies: server-sent events, and files that are not held in memory.

use std::future::{Future as _, poll_fn};
use std::io::{self, Read};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use tokio::sync::{mpsc, watch};

/// Interval of keep-alive comments, which detect closed windows.
const PULSE: Duration = Duration::from_secs(15);
/// Size of the pieces in which a file is read.
const PIECE: usize = 64 * 1024;

/// A body fed by a channel.
struct ChannelBody(mpsc::Receiver<io::Result<Bytes>>);

impl HttpBody for ChannelBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = self.0.poll_recv(context);
        next.map(|next| next.map(|bytes| bytes.map(Frame::data)))
    }
}

/// States as server-sent events; a slow client gets the newest state only.
pub(super) fn events(mut states: watch::Receiver<Arc<str>>) -> Body {
    let (to, channel) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut text = String::from("retry: 400\n\n");
        while to.send(Ok(Bytes::from(text))).await.is_ok() {
            let Some(next) = next(&to, &mut states).await else {
                return;
            };
            text = next;
        }
    });
    Body::new(ChannelBody(channel))
}

/// The next event; `None` where the sender or the client is gone.
async fn next<T>(to: &mpsc::Sender<T>, states: &mut watch::Receiver<Arc<str>>) -> Option<String> {
    let changed = {
        let mut left = pin!(to.closed());
        let mut changed = pin!(tokio::time::timeout(PULSE, states.changed()));
        poll_fn(|context| match left.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => changed.as_mut().poll(context).map(Some),
        })
        .await?
    };
    match changed {
        Ok(Ok(())) => Some(format!("data: {}\n\n", *states.borrow_and_update())),
        Ok(Err(_)) => None,
        Err(_) => Some(":\n\n".to_owned()),
    }
}

/// A file, limited to the length it had when it was opened.
pub(super) fn file(file: impl Read + Send + 'static, length: u64) -> Body {
    let (to, channel) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut file = file.take(length);
        loop {
            let mut piece = vec![0; PIECE];
            let read = match file.read(&mut piece) {
                Ok(0) => return,
                Ok(read) => Ok(read),
                Err(error) => Err(error),
            };
            let piece = read.map(|read| {
                piece.truncate(read);
                Bytes::from(piece)
            });
            let failed = piece.is_err();
            if to.blocking_send(piece).is_err() || failed {
                return;
            }
        }
    });
    Body::new(ChannelBody(channel))
}
