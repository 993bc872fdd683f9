//! Taking connections.
//!
//! Our own accept loop, because it needs a timer: without one, a connection that sends its
//! headers a byte at a time is never closed (tried with 800: none was).

mod patient;

use crate::edge::Peer;
use crate::{Desk, Hall};
use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use patient::Patient;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// The longest the headers of a request may take, and a connection may stand idle.
const HEADERS: Duration = Duration::from_secs(10);
/// The most connections held at once; more wait in the kernel's queue.
const CONNECTIONS: usize = 4_096;
/// How long requests under way may take to finish when the house closes.
const FAREWELL: Duration = Duration::from_secs(20);

/// Serves a desk until `closing` is done, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    desk: &Desk,
    closing: impl Future<Output = ()>,
) -> std::io::Result<()> {
    serve_site(listener, desk.router(), closing).await
}

async fn serve_site(
    listener: TcpListener,
    site: Router,
    closing: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let service = TowerToHyperService::new(site);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_headers(64)
        .max_buf_size(64 * 1024);
    let mut closing = std::pin::pin!(closing);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place.map_err(std::io::Error::other)?,
            () = &mut closing => break,
        };
        let (stream, from) = tokio::select! {
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    // Out of file descriptors, or the other side was gone already.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut closing => break,
        };
        let _ = stream.set_nodelay(true);
        let service = service.clone();
        let told = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(from.ip()));
            service.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(Patient::new(stream)), told);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A broken connection is the other side's business.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were still under way when the house closed");
    }
    Ok(())
}

/// Makes the threads, serves until told to stop (Ctrl-C or TERM), and returns. `ready` is told the
/// address once connections are taken.
pub fn run(
    hall: &Hall,
    address: std::net::SocketAddr,
    ready: impl FnOnce(std::net::SocketAddr),
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("desk")
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await?;
        ready(listener.local_addr()?);
        serve_site(listener, hall.router(), told_to_stop()).await
    })
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
