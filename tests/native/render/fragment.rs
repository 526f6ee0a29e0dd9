//! The page's part: it can be read without a script, and says what the element will show.

use super::{FOUNDING, HOSTILE, TREND, all, assert_harmless, rendered_text, text_of};
use dateline::options::View;
use roxmltree::{Document, Node};

const SRC: [&str; 2] = ["--src", "pkg/myanmar-2021.json"];

fn html(name: &str, data: &str, flags: &[&str]) -> String {
    let mut all: Vec<&str> = SRC.to_vec();
    all.extend(flags);
    rendered_text(&format!("{name}.html"), data, &all)
}

#[test]
fn the_element_has_the_options_as_attributes() {
    let html = html("attributes", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "dateline-figure");
    let given: Vec<_> = root
        .attributes()
        .map(|one| format!("{}={}", one.name(), one.value()))
        .collect();
    let wanted = [
        "src=pkg/myanmar-2021.json",
        "view=trend",
        "from=2021-02-01",
        "to=2021-07-15",
    ];
    assert_eq!(given, wanted);
}

fn names_of_children(node: Node) -> Vec<String> {
    let children = node.children().filter(Node::is_element);
    children
        .map(|node| node.tag_name().name().to_owned())
        .collect()
}

/// Nothing at its ends has a margin, which would be another one once the figure is drawn.
#[test]
fn its_children_are_headline_picture_sentence_and_the_whole_table() {
    let html = html("children", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let names = names_of_children(document.root_element());
    let wanted = ["strong", "p", "svg", "table", "p", "script", "details"];
    assert_eq!(names, wanted);
    let sentence = text_of(all(&document, "p")[1]);
    assert!(sentence.contains("15 July 2021: 912 (AAPP)."), "{sentence}");
    assert!(all(&document, "tr").len() > 20);
}

#[test]
fn it_says_what_the_drawn_figure_says() {
    let html = html("words", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let headline = text_of(all(&document, "strong")[0]);
    assert_eq!(headline, "912 people killed in Myanmar by 15 July 2021");
    let said: Vec<String> = all(&document, "p").into_iter().map(text_of).collect();
    assert!(said[0].starts_with("People killed, running total as reported"));
    let lines: Vec<&str> = said[1].lines().collect();
    assert!(lines[1].starts_with("Deaths that AAPP could verify"));
    assert!(lines[2].starts_with("Events and visits not on the time axis"));
    assert!(lines[3].starts_with("Sources: Assistance Association"));
    let key = text_of(all(&document, "tbody")[0]);
    assert!(
        key.trim().starts_with("●reported count\n○at least"),
        "{key}"
    );
}

#[test]
fn signs_of_its_key_look_as_in_the_picture() {
    let html = html("signs", FOUNDING, &["--view", "map"]);
    let document = Document::parse(&html).unwrap();
    let key = all(&document, "table")[0];
    let signs = key.descendants().filter(|node| node.has_tag_name("svg"));
    let colours: Vec<_> = signs.map(|sign| sign.attribute("fill").unwrap()).collect();
    assert_eq!(colours, ["#b3261e", "#2a5d84", "currentColor"]);
}

#[test]
fn dates_are_written_as_the_language_has_them() {
    let mut flags = TREND.to_vec();
    flags.extend(["--lang", "en-US"]);
    let html = html("american", FOUNDING, &flags);
    assert!(
        html.contains("<dateline-figure src=\"pkg/myanmar-2021.json\"")
            && html.contains(" lang=\"en-US\"")
    );
    assert!(html.contains("July 15, 2021: 912 (AAPP)."));
    assert!(!html.contains("17 July 2021"));
}

#[test]
fn its_picture_has_a_name_and_the_right_shape_before_any_style() {
    let html = html("shape", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let svg = all(&document, "svg")[0];
    assert_eq!(svg.attribute("role"), Some("img"));
    assert!(
        svg.attribute("aria-label")
            .unwrap()
            .ends_with(" and 3 more.")
    );
    assert_eq!(svg.attribute("viewBox"), Some("0 0 640 397"));
    assert_eq!(
        (svg.attribute("width"), svg.attribute("height")),
        (Some("100%"), None)
    );
}

/// The core draws bars as high as a phone needs them.
#[test]
fn no_height_is_given_that_nobody_asked_for() {
    let html = html("bars", FOUNDING, &["--view", "shares"]);
    let document = Document::parse(&html).unwrap();
    assert_eq!(document.root_element().attribute("height"), None);
    assert_eq!(all(&document, "svg")[0].attribute("height"), None);
}

/// The bars would be cut off.
#[test]
fn a_height_that_is_too_low_is_raised() {
    let html = html("low", FOUNDING, &["--view", "shares", "--height", "100"]);
    let document = Document::parse(&html).unwrap();
    let height = document.root_element().attribute("height");
    assert!(height.unwrap().parse::<f64>().unwrap() > 250.0);
    assert_eq!(all(&document, "svg")[0].attribute("height"), height);
}

#[test]
fn a_height_that_is_asked_for_is_the_elements_as_well() {
    let html = html("height", FOUNDING, &["--view", "shares", "--height", "360"]);
    let document = Document::parse(&html).unwrap();
    assert_eq!(document.root_element().attribute("height"), Some("360"));
    assert_eq!(all(&document, "svg")[0].attribute("height"), Some("360"));
}

#[test]
fn a_picture_file_takes_the_drawings_place() {
    let flags = ["--view", "map", "--picture", "stills/map.svg?a=1&b=2"];
    let html = html("file", FOUNDING, &flags);
    let document = Document::parse(&html).unwrap();
    let names = names_of_children(document.root_element());
    assert_eq!(names[..3], ["strong", "p", "img"]);
    let image = all(&document, "img")[0];
    let given = ["src", "width", "height", "loading"].map(|name| image.attribute(name).unwrap());
    assert_eq!(given, ["stills/map.svg?a=1&b=2", "640", "422", "lazy"]);
    assert!(image.attribute("alt").unwrap().starts_with("Map. 5 visits"));
}

#[test]
fn phones_get_a_picture_of_their_own() {
    let flags = [
        "--view",
        "shares",
        "--picture",
        "wide.svg",
        "--narrow",
        "narrow.svg",
    ];
    let html = html("narrow", FOUNDING, &flags);
    let document = Document::parse(&html).unwrap();
    let picture = all(&document, "picture")[0];
    assert_eq!(names_of_children(picture), ["source", "img"]);
    let source = all(&document, "source")[0];
    let given = ["media", "srcset", "width", "height"].map(|name| source.attribute(name).unwrap());
    let wanted = ["(max-width: 520px)", "narrow.svg", "320", "420"];
    assert_eq!(given, wanted);
    assert_eq!(all(&document, "img")[0].attribute("src"), Some("wide.svg"));
}

#[test]
fn dark_screens_get_pictures_of_their_own() {
    let flags = [
        "--view",
        "shares",
        "--src",
        "d.json",
        "--picture",
        "w.svg",
        "--narrow",
        "n.svg",
        "--dark",
        "wd.svg",
        "--narrow-dark",
        "nd.svg",
    ];
    let html = html("dark.html", FOUNDING, &flags);
    let document = Document::parse(&html).unwrap();
    let sources: Vec<_> = all(&document, "source")
        .iter()
        .map(|source| {
            (
                source.attribute("srcset").unwrap(),
                source.attribute("media").unwrap(),
            )
        })
        .collect();
    let (phone, dark) = ("(max-width: 520px)", "(prefers-color-scheme: dark)");
    let both = format!("{phone} and {dark}");
    assert_eq!(
        sources,
        [
            ("nd.svg", both.as_str()),
            ("n.svg", phone),
            ("wd.svg", dark)
        ]
    );
}

/// On a page that runs from right to left, sentences in English do not.
#[test]
fn its_sentences_run_as_their_letters_do() {
    let html = html(
        "dir.html",
        FOUNDING,
        &["--view", "shares", "--src", "d.json"],
    );
    let document = Document::parse(&html).unwrap();
    for name in ["strong", "p"] {
        let elements = all(&document, name);
        assert!(
            elements
                .iter()
                .all(|one| one.attribute("dir") == Some("auto")),
            "{name}"
        );
    }
    let table = all(&document, "details")[0]
        .descendants()
        .find(|one| one.has_tag_name("table"))
        .unwrap();
    assert_eq!(table.attribute("dir"), Some("auto"));
}

#[test]
fn rows_link_to_where_they_were_read() {
    let html = html("links", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let links = all(&document, "a");
    assert!(links.len() > 20);
    let mut addresses = links.iter().map(|link| link.attribute("href").unwrap());
    assert!(addresses.all(|address| address.starts_with("http")));
}

#[test]
fn fault_47_a_script_address_is_no_link() {
    let html = html("script-address", HOSTILE, &["--view", "shares"]);
    let document = Document::parse(&html).unwrap();
    assert_harmless(&document);
    assert!(all(&document, "a").is_empty());
    assert!(html.contains("=HYPERLINK(&quot;https://example.org&quot;)"));
}

#[test]
fn fault_17_hostile_names_stay_text() {
    for view in View::NAMES {
        let html = html(&format!("hostile-{view}"), HOSTILE, &["--view", view]);
        let document = Document::parse(&html).unwrap();
        assert_harmless(&document);
        assert!(all(&document, "img").is_empty(), "{view}");
    }
}

#[test]
fn a_figure_without_anything_to_show_says_so() {
    let flags = ["--view", "map", "--from", "2190", "--to", "2191"];
    let html = html("nothing", FOUNDING, &flags);
    let document = Document::parse(&html).unwrap();
    assert!(all(&document, "svg").is_empty());
    let said = text_of(all(&document, "p")[0]);
    assert!(said.contains("The data set has no visits between"));
}

#[test]
fn search_engines_read_what_the_data_set_is() {
    let html = html("json-ld", FOUNDING, &TREND);
    let document = Document::parse(&html).unwrap();
    let script = all(&document, "script")[0];
    assert_eq!(script.attribute("type"), Some("application/ld+json"));
    let found: serde_json::Value = serde_json::from_str(script.text().unwrap()).unwrap();
    assert_eq!(found["@type"], "Dataset");
    assert_eq!(found["spatialCoverage"], "Myanmar");
    assert_eq!(found["temporalCoverage"], "2021/2021");
    assert_eq!(found["isBasedOn"].as_array().unwrap().len(), 2);
}

#[test]
fn a_hostile_name_ends_no_script() {
    let html = html("json-ld-hostile", HOSTILE, &["--view", "map"]);
    let start = html.find("ld+json\">").unwrap();
    let end = html[start..].find("</script>").unwrap();
    let json = &html[start + 9..start + end];
    assert!(
        !json.contains('<') && serde_json::from_str::<serde_json::Value>(json).is_ok(),
        "{json}"
    );
}
