//! `serve`: builds the explorer, serves it, and prints the address when the page is ready to open.

use crate::run::{Result, now, root, say, trunk};
use crate::tools;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;
use std::{fs, thread};

const DEFAULT_PORT: &str = "8080";

/// Sets up what is missing and becomes `trunk serve`.
pub(crate) fn serve(options: &[&str]) -> Result {
    let (port, release) = parse(options)?;
    if TcpStream::connect(("127.0.0.1", port)).is_ok() {
        return Err(format!("port {port} is in use: choose another with `cargo xtask serve --port N`."));
    }
    tools::for_building()?;
    say("Building the explorer with trunk; the first build takes a minute or two.");
    // The page of an earlier build must not look like that of this one. It may not be there.
    fs::remove_file(root().join("dist-dev/index.html")).ok();

    let port = port.to_string();
    let announcer = std::env::current_exe().map_err(|error| format!("xtask does not find itself: {error}."))?;
    Command::new(announcer).args(["announce", &port]).spawn().map_err(|error| format!("xtask could not start itself: {error}."))?;

    let mut trunk = trunk(&["serve", "--offline", "--port", &port]);
    if release {
        trunk.arg("--release");
    }
    become_process(&mut trunk)
}

/// Waits until the page of the server that started this process answers, and prints its address.
///
/// A process of its own, so that `serve` itself can turn into trunk: then whatever ends
/// `cargo xtask serve` (Ctrl-C, a signal to its process) ends the server too.
pub(crate) fn announce(port: &str) -> Result {
    let port: u16 = port.parse().map_err(|_| format!("{port} is not a port."))?;
    let server = parent_id();
    let mut told_of_failure = false;
    while parent_id() == server {
        thread::sleep(Duration::from_millis(300));
        match status_of_page(port) {
            Some(200) => {
                say(&format!("\nThe explorer is ready, open:\nhttp://127.0.0.1:{port}/\n"));
                return Ok(());
            }
            // trunk starts its server after the first build, even after a failed one.
            Some(_) if !told_of_failure => {
                say("\nThe first build failed, see above. Mend it and save: it is built again.\n");
                told_of_failure = true;
            }
            _ => {}
        }
    }
    Ok(())
}

fn parse(options: &[&str]) -> Result<(u16, bool)> {
    let mut port = DEFAULT_PORT;
    let mut release = false;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match *option {
            "--release" => release = true,
            "--port" => port = rest.next().ok_or("--port needs a number.")?,
            other => return Err(format!("serve knows --port N and --release, not `{other}`.")),
        }
    }
    let port = port.parse().map_err(|_| format!("`{port}` is not a port number."))?;
    Ok((port, release))
}

/// The HTTP status of `/`, if something answers.
fn status_of_page(port: u16) -> Option<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET / HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n").ok()?;
    let deadline = now() + Duration::from_secs(5);
    let mut answer = Vec::new();
    let mut chunk = [0; 256];
    while answer.len() < 12 && now() < deadline {
        let length = stream.read(&mut chunk).ok().filter(|length| *length > 0)?;
        answer.extend_from_slice(chunk.get(..length)?);
    }
    String::from_utf8_lossy(&answer).split_whitespace().nth(1)?.parse().ok()
}

#[cfg(unix)]
fn become_process(command: &mut Command) -> Result {
    use std::os::unix::process::CommandExt as _;
    // Returns only if the program cannot be started.
    let error = command.exec();
    Err(format!("trunk could not be started: {error}."))
}

#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result {
    crate::run::run(command)
}

#[cfg(unix)]
fn parent_id() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent_id() -> u32 {
    0
}
