//! `cargo xtask serve`: builds what articles embed, serves the host page on this machine, and builds the explorer meanwhile.

use crate::build;
use crate::http::Server;
use crate::site::{Ask, Extra, Site};
use anyhow::{Result, anyhow};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use xtask::project::Project;
use xtask::{step, tools};

/// The port unless another is asked for.
pub const PORT: u16 = 8017;

/// Where the host page asks for what the explorer runs.
const EXPLORER_FILES: &str = "/pkg/explore/";

/// Builds, serves until the process ends, and opens the page if asked to.
///
/// # Errors
/// When the port is taken (told before the package is assembled) or the build fails.
pub fn serve(project: &Project, port: u16, open: bool) -> Result<()> {
    let listener = listen(port)?;
    build::empty(project)?;
    build::article(project)?;
    let site = Site::new(project).behind(explorer(project));
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

/// Builds what the explorer runs, while the host page is looked at already.
fn explorer(project: &Project) -> Extra {
    let project = project.clone();
    waiting(thread::spawn(move || {
        if let Err(error) = build::explorer(&project) {
            eprintln!("error: {error:#}");
        }
    }))
}

/// Lets whoever asks for a file of the explorer wait until it is built.
fn waiting(building: JoinHandle<()>) -> Extra {
    let building = Mutex::new(Some(building));
    Box::new(move |ask: &Ask| {
        if ask.url.starts_with(EXPLORER_FILES) {
            let mut building = building.lock().unwrap_or_else(PoisonError::into_inner);
            // Without it the file is not there, which the browser is told.
            let _ = building.take().map(JoinHandle::join);
        }
        None
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    fn ask(url: &str) -> Ask<'_> {
        Ask {
            url,
            brotli: false,
            known: None,
        }
    }

    #[test]
    fn who_asks_for_the_explorer_waits_until_it_is_built() -> Result<()> {
        let (begin, begun) = channel();
        let (said, heard) = channel();
        let done = said.clone();
        let extra = waiting(thread::spawn(move || {
            let _ = begun.recv();
            let _ = done.send("built");
        }));
        assert_eq!(extra(&ask("/index.html")), None);
        let asked = thread::spawn(move || {
            extra(&ask("/pkg/explore/dateline_import.js"));
            let _ = said.send("answered");
        });
        // Time enough for an answer that does not wait.
        thread::sleep(Duration::from_millis(50));
        begin.send(())?;
        assert!(asked.join().is_ok());
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["built", "answered"]);
        Ok(())
    }

    #[test]
    fn a_taken_port_is_one_sentence() -> Result<()> {
        let taken = listen(0)?;
        let port = taken.local_addr()?.port();
        let refused = listen(port).err().map(|error| error.to_string());
        let expected = format!("port {port} is taken; try another with `--port`");
        assert_eq!(refused, Some(expected));
        Ok(())
    }
}
