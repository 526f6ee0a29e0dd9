//! The oEmbed answer: valid, escaped, and of use when everything that can be stripped is.

use super::{all, assert_harmless, failure, run, text_of};
use roxmltree::{Document, Node};
use serde_json::Value;

const ADDRESS: &str = "https://news.example/embed.html?view=trend&time=2021";

fn answer(flags: &[&str]) -> Value {
    let mut arguments = vec![
        "oembed",
        ADDRESS,
        "--picture",
        "https://news.example/trend.png",
    ];
    arguments.extend(flags);
    let output = run(&arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn html(flags: &[&str]) -> String {
    format!("<body>{}</body>", answer(flags)["html"].as_str().unwrap())
}

fn is_in_frame(node: Node) -> bool {
    node.ancestors()
        .any(|outer| outer.tag_name().name() == "iframe")
}

#[test]
fn the_answer_has_what_the_specification_asks_for() {
    let answer = answer(&["--title", "The dead", "--height", "520"]);
    assert_eq!(
        (&answer["type"], &answer["version"]),
        (&"rich".into(), &"1.0".into())
    );
    assert_eq!(
        (&answer["title"], &answer["provider_name"]),
        (&"The dead".into(), &"Dateline".into())
    );
    assert_eq!(
        (&answer["width"], &answer["height"]),
        (&640.into(), &520.into())
    );
}

#[test]
fn its_frame_shows_the_address() {
    let html = html(&["--title", "The dead", "--height", "520"]);
    let document = Document::parse(&html).unwrap();
    let frame = all(&document, "iframe")[0];
    assert_eq!(frame.attribute("src"), Some(ADDRESS));
    assert_eq!(
        (frame.attribute("title"), frame.attribute("height")),
        (Some("The dead"), Some("520"))
    );
}

#[test]
fn without_frames_and_scripts_a_linked_picture_and_a_sentence_remain() {
    let html = html(&[
        "--title",
        "The dead",
        "--sentence",
        "912 people by 15 July.",
    ]);
    let document = Document::parse(&html).unwrap();
    assert_harmless(&document);
    let images = all(&document, "img");
    let image = images.iter().find(|image| !is_in_frame(**image)).unwrap();
    assert_eq!(image.attribute("alt"), Some("912 people by 15 July."));
    assert_eq!(
        image.parent_element().unwrap().attribute("href"),
        Some(ADDRESS)
    );
    let paragraph = text_of(all(&document, "p")[0]);
    assert_eq!(paragraph, "The dead 912 people by 15 July.");
}

#[test]
fn a_hostile_title_stays_text() {
    let html = html(&["--title", "\"><script>alert(1)</script>"]);
    let document = Document::parse(&html).unwrap();
    assert_harmless(&document);
    assert_eq!(
        text_of(all(&document, "p")[0]),
        "\"><script>alert(1)</script>"
    );
}

#[test]
fn only_addresses_of_the_web_are_taken() {
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "embed.html",
        "https://",
        "https://a b/",
    ] {
        let (code, said) = failure(&[
            "oembed",
            address,
            "--title",
            "T",
            "--picture",
            "https://news.example/a.png",
        ]);
        assert_eq!(code, 2, "{address}");
        assert!(said.contains("ADDRESS") && said.contains("http"), "{said}");
    }
    let (code, said) = failure(&[
        "oembed",
        ADDRESS,
        "--title",
        "T",
        "--picture",
        "javascript:alert(1)",
    ]);
    assert!(code == 2 && said.contains("--picture"), "{said}");
}
