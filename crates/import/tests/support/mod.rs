//! What the tests of files share.

use dateline_import::{Import, Report, Wishes};
use serde_json::Value;

/// The data set that some files become, with some wishes, and what there is to say of them.
pub fn import(files: &[(&str, &str)], wishes: &[(&str, &str)]) -> (Value, Report) {
    let mut wanted = Wishes::default();
    for (name, value) in wishes {
        wanted.set(name, value).unwrap();
    }
    let mut import = Import::new(wanted);
    for (name, text) in files {
        import.begin(name, None);
        import.feed(text.as_bytes());
        let _ = import.end();
    }
    let (json, report) = import.finish();
    let data = json.map_or(Value::Null, |json| serde_json::from_str(&json).unwrap());
    (data, report)
}
