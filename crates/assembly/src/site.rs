//! What the server answers: `www/` at `/`, the package at `/pkg/`, and nothing else.

use crate::compress;
use crate::policy;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use xtask::project::Project;

/// The prefix of the package's files.
const PKG: &str = "pkg/";

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// Path and query, as they came.
    pub url: &'a str,
    /// Whether brotli is accepted.
    pub brotli: bool,
    /// The ETag that the asker has already.
    pub known: Option<&'a str>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// The length after which the connection is lost, for the tests.
    pub breaks_off: Option<usize>,
    /// How long the server keeps silent before the connection is lost, for the tests.
    pub silence: Duration,
}

impl Reply {
    /// A body of a media type, with status 200.
    pub fn new(mime: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type", mime.into())],
            body: body.into(),
            breaks_off: None,
            silence: Duration::ZERO,
        }
    }

    /// A status with a sentence.
    pub fn status(status: u16, sentence: &str) -> Self {
        Self {
            status,
            ..Self::new("text/plain; charset=utf-8", sentence)
        }
    }
}

/// An answer that stands before the files: the tests' faults and pages.
pub type Extra = Box<dyn Fn(&Ask) -> Option<Reply> + Send + Sync>;

/// The files that are served.
pub struct Site {
    /// Prefixes of paths, the more particular ones first, and where their files are.
    roots: Vec<(&'static str, PathBuf)>,
    extra: Option<Extra>,
    /// What stands first in the head of every page.
    first: &'static str,
}

/// What was compressed, by its content: once, however many sites serve it.
static PACKED: Mutex<Packed> = Mutex::new(Packed::new());

type Packed = BTreeMap<u64, Arc<[u8]>>;

/// A file found.
struct Found {
    mime: &'static str,
    body: Vec<u8>,
}

impl Site {
    /// The site of the workspace.
    pub fn new(project: &Project) -> Self {
        Self::empty()
            .with("", project.www())
            .with(PKG, project.pkg())
    }

    /// A site without files.
    pub fn empty() -> Self {
        Self {
            roots: Vec::new(),
            extra: None,
            first: "",
        }
    }

    /// Serves one more directory, for paths with a prefix such as `bench/`.
    #[must_use]
    pub fn with(mut self, prefix: &'static str, directory: PathBuf) -> Self {
        self.roots.insert(0, (prefix, directory));
        self
    }

    /// Asks `extra` before the files.
    #[must_use]
    pub fn behind(mut self, extra: Extra) -> Self {
        self.extra = Some(extra);
        self
    }

    /// Puts `element` first into the head of every page, such as a script of the tests.
    #[must_use]
    pub fn beginning(mut self, element: &'static str) -> Self {
        self.first = element;
        self
    }

    /// Answers one request.
    pub fn answer(&self, ask: &Ask) -> Reply {
        let extra = self.extra.as_ref().and_then(|extra| extra(ask));
        let mut reply = extra
            .or_else(|| self.find(ask.url).map(|found| self.deliver(found, ask)))
            .unwrap_or_else(|| Reply::status(404, "There is no such file."));
        reply.headers.extend(always());
        reply
    }

    fn find(&self, url: &str) -> Option<Found> {
        let path = plain_path(url)?;
        let mut roots = self.roots.iter();
        let (prefix, root) = roots.find(|(prefix, _)| path.starts_with(prefix))?;
        let file = below(root, path.strip_prefix(prefix)?)?;
        let mime = mime_of(&file);
        let mut body = fs::read(&file).ok()?;
        if mime.starts_with("text/html") {
            let head = head_of(&body);
            body.splice(head..head, self.first.bytes());
        }
        Some(Found { mime, body })
    }

    fn deliver(&self, found: Found, ask: &Ask) -> Reply {
        let tag = format!("\"{:016x}\"", digest(&found.body));
        if ask.known == Some(&tag) {
            return Reply {
                status: 304,
                headers: vec![("ETag", tag)],
                body: Vec::new(),
                breaks_off: None,
                silence: Duration::ZERO,
            };
        }
        let mut reply = Reply::new(found.mime, found.body);
        reply.headers.push(("ETag", tag));
        let path = plain_path(ask.url).unwrap_or_default();
        if let Some(policy) = policy::of(&path, found.mime) {
            reply
                .headers
                .push(("Content-Security-Policy", policy.into()));
        }
        if is_compressible(found.mime) {
            reply.headers.push(("Vary", "Accept-Encoding".into()));
            if ask.brotli {
                reply.body = pack(&reply.body).to_vec();
                reply.headers.push(("Content-Encoding", "br".into()));
            }
        }
        reply
    }
}

/// Compresses, once for each content, and with no more effort than a line of this machine is worth.
fn pack(body: &[u8]) -> Arc<[u8]> {
    let key = digest(body);
    // A panic in another thread leaves the map whole: it only ever gains entries.
    let packed = || PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(ready) = packed().get(&key) {
        return ready.clone();
    }
    let ready: Arc<[u8]> = compress::brotli(body, compress::QUICK).into();
    packed().insert(key, ready.clone());
    ready
}

/// Where the content of a page's head begins: behind its tag, or else behind the document type.
fn head_of(page: &[u8]) -> usize {
    let behind = |tag: &[u8]| {
        let is_tag = |bytes: &[u8]| bytes.eq_ignore_ascii_case(tag);
        let at = page.windows(tag.len()).position(is_tag);
        at.map(|at| at + tag.len())
    };
    let head = behind(b"<head>").or_else(|| behind(b"<!doctype html>"));
    head.unwrap_or_default()
}

/// Headers of every answer: nothing is kept unasked, and a sandboxed frame, whose origin is
/// null, may read all of it.
fn always() -> [(&'static str, String); 3] {
    [
        ("Cache-Control", "no-cache".into()),
        ("Access-Control-Allow-Origin", "*".into()),
        ("X-Content-Type-Options", "nosniff".into()),
    ]
}

/// The path of a URL, decoded, without its first slash; `index.html` stands for a directory.
/// None for a path that could lead anywhere else than down.
fn plain_path(url: &str) -> Option<String> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let mut path = decode(url[..end].strip_prefix('/')?)?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
    let is_safe = !path.contains(['\\', ':', '\0']) && path.split('/').all(is_plain);
    is_safe.then_some(path)
}

/// Undoes percent encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
        bytes.push(value as u8);
    }
    String::from_utf8(bytes).ok()
}

/// The file below a root, unless a symbolic link leads out of it.
fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let file = root.join(path).canonicalize().ok()?;
    (file.starts_with(&root) && file.is_file()).then_some(file)
}

fn mime_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "ts" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether compression gains anything: pictures in PNG are compressed already.
fn is_compressible(mime: &str) -> bool {
    mime != "image/png"
}

fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Result;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A site of two small directories, with a secret beside them; removed when dropped.
    struct Fixture(PathBuf);

    impl Fixture {
        fn new() -> Result<(Self, Site)> {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("dateline-site-{}-{count}", std::process::id());
            let root = std::env::temp_dir().join(name);
            fs::create_dir_all(root.join("www"))?;
            fs::create_dir_all(root.join("pkg/shell"))?;
            fs::write(root.join("secret"), "secret")?;
            fs::write(root.join("www/index.html"), "<title>Page</title>")?;
            fs::write(root.join("www/.hidden"), "hidden")?;
            fs::write(root.join("pkg/core.wasm"), vec![0; 5000])?;
            fs::write(root.join("pkg/shell/a b.js"), "export {}")?;
            let site = Site::empty()
                .with("", root.join("www"))
                .with(PKG, root.join("pkg"));
            Ok((Self(root), site))
        }
    }

    impl Drop for Fixture {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn get<'a>(url: &'a str) -> Ask<'a> {
        Ask {
            url,
            ..Ask::default()
        }
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        let found = reply.headers.iter().find(|(header, _)| *header == name);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_come_with_the_policy_and_files_with_their_types() -> Result<()> {
        let (_fixture, site) = Fixture::new()?;
        let page = site.answer(&get("/?view=map"));
        assert_eq!(page.body, b"<title>Page</title>");
        assert_eq!(header(&page, "Content-Security-Policy"), Some(policy::PAGE));
        let wasm = site.answer(&get("/pkg/core.wasm"));
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!(header(&wasm, "Content-Security-Policy"), None);
        assert_eq!(header(&wasm, "X-Content-Type-Options"), Some("nosniff"));
        let module = site.answer(&get("/pkg/shell/a%20b.js"));
        assert_eq!(module.status, 200);
        Ok(())
    }

    #[test]
    fn an_element_can_be_put_first_into_every_page() -> Result<()> {
        let (fixture, site) = Fixture::new()?;
        let site = site.beginning("<i>");
        let files = [
            (
                "a.html",
                "<!doctype html>\n<html><Head>\n<b>",
                "<!doctype html>\n<html><Head><i>\n<b>",
            ),
            (
                "b.html",
                "<!doctype html><title>",
                "<!doctype html><i><title>",
            ),
            ("c.html", "<title>", "<i><title>"),
            ("d.js", "'<head>'", "'<head>'"),
        ];
        for (name, body, expected) in files {
            fs::write(fixture.0.join("www").join(name), body)?;
            let reply = site.answer(&get(&format!("/{name}")));
            assert_eq!(String::from_utf8(reply.body)?, expected);
        }
        Ok(())
    }

    #[test]
    fn brotli_is_sent_when_it_is_accepted() -> Result<()> {
        let (_fixture, site) = Fixture::new()?;
        let ask = Ask {
            brotli: true,
            ..get("/pkg/core.wasm")
        };
        let reply = site.answer(&ask);
        assert_eq!(header(&reply, "Content-Encoding"), Some("br"));
        assert!(reply.body.len() < 100);
        assert_eq!(site.answer(&get("/pkg/core.wasm")).body.len(), 5000);
        Ok(())
    }

    #[test]
    fn what_is_known_is_not_sent_again() -> Result<()> {
        let (_fixture, site) = Fixture::new()?;
        let first = site.answer(&get("/"));
        let known = header(&first, "ETag");
        let second = site.answer(&Ask { known, ..get("/") });
        assert_eq!((second.status, second.body.len()), (304, 0));
        Ok(())
    }

    #[test]
    fn nothing_else_is_served() -> Result<()> {
        let (_fixture, site) = Fixture::new()?;
        let outside = [
            "/../secret",
            "/%2e%2e/secret",
            "/pkg/../../secret",
            "/pkg/..%2f..%2fsecret",
            "/pkg//../secret",
            "/.hidden",
            "/pkg",
            "/pkg/",
            "//etc/passwd",
            "/..\\secret",
            "/%",
            "/%ff",
            "secret",
            "/missing.js",
        ];
        for url in outside {
            assert_eq!(site.answer(&get(url)).status, 404, "{url}");
        }
        Ok(())
    }
}
