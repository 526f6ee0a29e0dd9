//! `cargo xtask serve`: builds all, and serves the host page on this machine.
//!
//! On tiny_http: small, blocking, and in the tree already, since wasm-bindgen's test runner serves
//! its pages with it. An asynchronous server would bring a runtime for one reader.

use crate::project::Project;
use crate::site::{Ask, Site};
use crate::{build, step, tools};
use anyhow::{Context, Result, anyhow};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response};

/// The port unless another is asked for.
pub const PORT: u16 = 8017;

/// Enough that an answer which a test holds back does not hold back the others: browsers open six
/// connections to a host.
const WORKERS: usize = 12;

/// Builds, serves until the process ends, and opens the page if asked to.
///
/// # Errors
/// When the port is taken (told before anything is built) or the build fails.
pub fn serve(project: &Project, port: u16, open: bool) -> Result<()> {
    let listener = listen(port)?;
    build::build(project)?;
    step::say("Compressing", "what the package ships");
    let site = Site::new(project);
    site.warm()?;
    let server = Server::start(listener, site)?;
    let address = server.address();
    step::say("Serving", &format!("{address} (Ctrl-C ends it)"));
    if open {
        tools::open(&address)?;
    }
    loop {
        thread::park();
    }
}

/// Takes a port of this machine, seen from nowhere else. Port 0 is any that is free.
///
/// # Errors
/// One sentence when the port is taken or not ours to take.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!("port {port} is taken; try another with `--port`"),
        _ => anyhow!("port {port} cannot be used: {error}"),
    })
}

/// A running server; dropping it stops it.
pub struct Server {
    address: SocketAddr,
    inner: Arc<tiny_http::Server>,
}

impl Server {
    /// Answers from now on, on threads of its own.
    ///
    /// # Errors
    /// When the listener is not usable.
    pub fn start(listener: TcpListener, site: Site) -> Result<Self> {
        let address = listener
            .local_addr()
            .context("the listener has no address")?;
        let inner = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| anyhow!("the server cannot start: {error}"))?;
        let inner = Arc::new(inner);
        let site = Arc::new(site);
        for _ in 0..WORKERS {
            let (inner, site) = (inner.clone(), site.clone());
            thread::spawn(move || {
                while let Ok(request) = inner.recv() {
                    // An asker who left is no fault of ours.
                    let _ = respond(request, &site);
                }
            });
        }
        Ok(Self { address, inner })
    }

    /// Where it listens, as an address to open.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..WORKERS {
            self.inner.unblock();
        }
    }
}

fn respond(request: Request, site: &Site) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let reply = site.answer(&Ask {
        url: request.url(),
        brotli: header(&request, "Accept-Encoding").is_some_and(accepts_brotli),
        known: header(&request, "If-None-Match"),
    });
    let mut response = Response::from_data(reply.body)
        .with_status_code(reply.status)
        .with_chunked_threshold(usize::MAX);
    for (name, value) in reply.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let mut headers = request.headers().iter();
    let found = headers.find(|header| header.field.equiv(name));
    found.map(|header| header.value.as_str())
}

fn accepts_brotli(encodings: &str) -> bool {
    let mut offers = encodings.split(',').map(str::trim);
    offers.any(|offer| offer == "br" || (offer.starts_with("br;") && !offer.ends_with("q=0")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_one_sentence() -> Result<()> {
        let taken = listen(0)?;
        let port = taken.local_addr()?.port();
        let refused = listen(port).err().map(|error| error.to_string());
        let expected = format!("port {port} is taken; try another with `--port`");
        assert_eq!(refused, Some(expected));
        Ok(())
    }

    #[test]
    fn brotli_only_for_those_who_accept_it() {
        assert!(accepts_brotli("gzip, deflate, br"));
        assert!(accepts_brotli("br;q=0.5"));
        assert!(!accepts_brotli("gzip, br;q=0"));
        assert!(!accepts_brotli("gzip"));
    }
}
