//! A web server for one reader: HTTP/1.1 with a thread for each connection.
//!
//! Our own, because of what browsers do: they open six connections at once and keep them.
//! tiny_http, which wasm-bindgen's test runner brings, starts with four threads, takes a fifth
//! connection while it still believes one of them idle, and answers it when another one closes:
//! one page load in a few hung for a minute. The asynchronous servers would bring a runtime. What
//! is left to do is little, and the tests can break an answer off in the middle.

use crate::site::{Ask, Reply, Site};
use anyhow::{Context, Result};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The longest head of a request that is read, in bytes.
const HEAD: u64 = 16_384;

/// How many header fields a request may have.
const FIELDS: usize = 64;

/// How long a connection may be idle.
const IDLE: Duration = Duration::from_secs(60);

/// A running server; dropping it stops it.
pub struct Server {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Answers from now on, on threads of its own.
    ///
    /// # Errors
    /// When the listener is not usable.
    pub fn start(listener: TcpListener, site: Site) -> Result<Self> {
        let address = listener.local_addr();
        let address = address.context("the listener has no address")?;
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = stopped.clone();
        thread::spawn(move || accept(&listener, &Arc::new(site), &flag));
        Ok(Self { address, stopped })
    }

    /// Where it listens, as an address to open.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for the next connection.
        let _ = TcpStream::connect(self.address);
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stopped: &AtomicBool) {
    for connection in listener.incoming() {
        if stopped.load(Ordering::Relaxed) {
            return;
        }
        let Ok(connection) = connection else { continue };
        let site = site.clone();
        // An asker who leaves is no fault of ours.
        thread::spawn(move || converse(&connection, &site).ok());
    }
}

/// Answers one request after the other, until the asker or an answer closes the connection.
fn converse(connection: &TcpStream, site: &Site) -> io::Result<()> {
    connection.set_nodelay(true)?;
    connection.set_read_timeout(Some(IDLE))?;
    let mut reader = BufReader::new(connection);
    loop {
        let head = read_head(&mut reader)?;
        if head.is_empty() {
            return Ok(());
        }
        if !answer(&head, site, connection)? {
            return Ok(());
        }
    }
}

/// The bytes up to the empty line; nothing when the connection is closed.
fn read_head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut reader = reader.take(HEAD);
    while !head.ends_with(b"\r\n\r\n") {
        if reader.read_until(b'\n', &mut head)? == 0 {
            // Closed, or longer than any browser asks: what came so far is no request.
            return Ok(Vec::new());
        }
    }
    Ok(head)
}

/// Answers a request; gives whether the connection goes on.
fn answer(head: &[u8], site: &Site, mut connection: &TcpStream) -> io::Result<bool> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut request = httparse::Request::new(&mut fields);
    let parsed = request.parse(head).is_ok_and(|status| status.is_complete());
    let is_get = matches!(request.method, Some("GET" | "HEAD"));
    if !parsed || !is_get {
        // What follows may be a body, which nobody here wants to read.
        let refusal = Reply::status(405, "Only GET and HEAD are understood.");
        connection.write_all(&bytes_of(&refusal, true))?;
        return Ok(false);
    }
    let reply = site.answer(&Ask {
        url: request.path.unwrap_or_default(),
        brotli: field(&request, "accept-encoding").is_some_and(accepts_brotli),
        known: field(&request, "if-none-match"),
    });
    connection.write_all(&bytes_of(&reply, request.method == Some("GET")))?;
    thread::sleep(reply.silence);
    let closes = field(&request, "connection").is_some_and(|value| value == "close");
    Ok(!closes && request.version == Some(1) && reply.breaks_off.is_none())
}

fn field<'a>(request: &httparse::Request<'_, 'a>, name: &str) -> Option<&'a str> {
    let mut fields = request.headers.iter();
    let found = fields.find(|field| field.name.eq_ignore_ascii_case(name));
    found.and_then(|field| str::from_utf8(field.value).ok())
}

/// An answer as it goes over the wire.
fn bytes_of(reply: &Reply, with_body: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} \r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", reply.body.len()));
    let mut bytes = head.into_bytes();
    if with_body {
        let end = reply.breaks_off.unwrap_or(usize::MAX).min(reply.body.len());
        bytes.extend_from_slice(&reply.body[..end]);
    }
    bytes
}

fn accepts_brotli(encodings: &str) -> bool {
    let mut offers = encodings.split(',').map(str::trim);
    offers.any(|offer| offer == "br" || (offer.starts_with("br;") && !offer.ends_with("q=0")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn server() -> Result<Server> {
        let extra = |ask: &Ask| {
            let mut reply = Reply::new("text/plain", ask.url);
            reply.breaks_off = ask.url.contains("break").then_some(2);
            Some(reply)
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        Server::start(listener, Site::empty().behind(Box::new(extra)))
    }

    /// Sends a text on a connection of its own, and reads until the server closes it.
    fn ask(server: &Server, text: &str) -> Result<String> {
        let mut connection = TcpStream::connect(server.address)?;
        connection.write_all(text.as_bytes())?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn a_connection_carries_several_requests() -> Result<()> {
        let server = server()?;
        let asked = "GET /a HTTP/1.1\r\n\r\nHEAD /bc HTTP/1.1\r\nConnection: close\r\n\r\n";
        let answer = ask(&server, asked)?;
        assert_eq!(answer.matches("HTTP/1.1 200").count(), 2);
        assert!(answer.contains("Content-Length: 2\r\n\r\n/aHTTP/1.1"));
        assert!(answer.ends_with("Content-Length: 3\r\n\r\n"));
        Ok(())
    }

    #[test]
    fn many_connections_stand_open_at_once() -> Result<()> {
        let server = server()?;
        let open = || TcpStream::connect(server.address);
        let idle: Vec<_> = (0..40).map(|_| open()).collect::<io::Result<_>>()?;
        let answer = ask(&server, "GET / HTTP/1.0\r\n\r\n")?;
        assert!(answer.starts_with("HTTP/1.1 200"));
        drop(idle);
        Ok(())
    }

    #[test]
    fn an_answer_can_break_off() -> Result<()> {
        let answer = ask(&server()?, "GET /break HTTP/1.1\r\n\r\n")?;
        assert!(answer.ends_with("Content-Length: 6\r\n\r\n/b"));
        Ok(())
    }

    #[test]
    fn what_is_no_request_for_a_file_is_refused() -> Result<()> {
        let server = server()?;
        for text in ["POST / HTTP/1.1\r\n\r\n", "nonsense\r\n\r\n"] {
            assert!(ask(&server, text)?.starts_with("HTTP/1.1 405"), "{text}");
        }
        let endless = format!("GET / HTTP/1.1\r\nA: {}\r\n\r\n", "a".repeat(20_000));
        assert_eq!(ask(&server, &endless).unwrap_or_default(), "");
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
