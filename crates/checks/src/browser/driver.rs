//! A driver's process.

use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to answer.
const START: Duration = Duration::from_secs(20);

/// A driver that answers. Dropping it ends it.
pub struct Driver {
    process: Child,
    pub address: String,
}

impl Driver {
    /// Starts a driver with what its command says, on a port of ours.
    ///
    /// # Errors
    /// When it cannot be started, or ends at once.
    pub fn start(mut command: Command) -> Result<Self> {
        let port = free_port()?;
        let process = command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{:?} could not be started", command.get_program()))?;
        let mut driver = Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        };
        driver.wait_for(port)?;
        Ok(driver)
    }

    fn wait_for(&mut self, port: u16) -> Result<()> {
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                bail!("the browser's driver ended at once ({status})");
            }
            if Instant::now() > deadline {
                bail!("the browser's driver does not answer");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Drivers cannot all choose a port themselves and tell it; so we do. The system does not give
/// the same one twice in a row.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    Ok(address.context("this machine has no free port")?.port())
}
