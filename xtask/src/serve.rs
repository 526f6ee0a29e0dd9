//! `cargo xtask serve`: builds all, and serves the host page on this machine.

use crate::http::Server;
use crate::project::Project;
use crate::site::Site;
use crate::{build, step, tools};
use anyhow::{Result, anyhow};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// The port unless another is asked for.
pub const PORT: u16 = 8017;

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
}
