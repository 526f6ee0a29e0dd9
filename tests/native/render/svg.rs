//! SVG: real text, a group per record, and nothing that runs, whatever the names are.

use super::{FOUNDING, HOSTILE, MAP, SHARES, TREND, all, assert_harmless, rendered_text, text_of};
use dateline::options::View;
use roxmltree::Document;

fn of_view(test: &str, data: &str, view: &str) -> String {
    rendered_text(&format!("{test}-{view}.svg"), data, &["--view", view])
}

#[test]
fn a_picture_is_headed_and_described() {
    let svg = rendered_text("headed.svg", FOUNDING, &SHARES);
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    let said: Vec<String> = root
        .children()
        .filter(|node| node.is_element())
        .take(2)
        .map(text_of)
        .collect();
    assert_eq!(said[0], "Myanmar’s arms imports: China 49%, Russia 16%");
    assert!(
        said[1].starts_with(&said[0])
            && said[1].ends_with("Other suppliers 35%. Sources: WSJ 2021; SIPRI 2022; SIPRI 2024.")
    );
}

#[test]
fn an_editor_has_the_last_word_on_the_headline() {
    let mut flags = SHARES.to_vec();
    flags.extend(["--headline", "Who <sells>"]);
    let svg = rendered_text("headline.svg", FOUNDING, &flags);
    let document = Document::parse(&svg).unwrap();
    assert_eq!(text_of(all(&document, "title")[0]), "Who <sells>");
}

#[test]
fn letters_are_text_of_their_full_size() {
    let svg = rendered_text("letters.svg", FOUNDING, &SHARES);
    let document = Document::parse(&svg).unwrap();
    let texts = all(&document, "text");
    let value = texts
        .iter()
        .find(|text| text.text() == Some("49%"))
        .unwrap();
    assert_eq!(value.attribute("font-size"), Some("15"));
    assert_eq!(value.attribute("font-weight"), Some("bold"));
}

#[test]
fn every_visit_has_a_group_with_its_name_and_its_words() {
    let svg = rendered_text("groups.svg", FOUNDING, &MAP);
    let document = Document::parse(&svg).unwrap();
    for visit in crate::support::founding().visits {
        let name = format!("visits:{}", visit.id);
        let groups = all(&document, "g");
        let group = groups
            .iter()
            .find(|group| group.attribute("data-record") == Some(&name));
        let title = group.and_then(|group| group.first_element_child()).unwrap();
        assert_eq!(title.tag_name().name(), "title");
        assert!(text_of(title).contains(" to "), "{}", text_of(title));
    }
}

#[test]
fn a_place_with_a_halo_is_written_once() {
    let svg = rendered_text("halo.svg", FOUNDING, &MAP);
    let document = Document::parse(&svg).unwrap();
    let texts = all(&document, "text");
    let of_moscow: Vec<_> = texts
        .iter()
        .filter(|text| text.text() == Some("Moscow"))
        .collect();
    assert_eq!(of_moscow.len(), 1);
    assert_eq!(of_moscow[0].attribute("paint-order"), Some("stroke"));
}

#[test]
fn a_dark_picture_is_dark() {
    let mut flags = TREND.to_vec();
    flags.extend(["--theme", "dark"]);
    let svg = rendered_text("dark.svg", FOUNDING, &flags);
    let document = Document::parse(&svg).unwrap();
    assert_eq!(all(&document, "rect")[0].attribute("fill"), Some("#161614"));
}

#[test]
fn a_filter_leaves_what_it_asks_for() {
    let flags = ["--view", "shares", "--suppliers", "Russia"];
    let svg = rendered_text("filtered.svg", FOUNDING, &flags);
    assert!(svg.contains(">Russia</text>") && !svg.contains(">China</text>"));
}

#[test]
fn a_size_is_kept() {
    let flags = ["--view", "map", "--width", "500", "--height", "300"];
    let svg = rendered_text("sized.svg", FOUNDING, &flags);
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    let size = ["width", "height", "viewBox"].map(|name| root.attribute(name).unwrap());
    assert_eq!(size, ["500", "300", "0 0 500 300"]);
}

/// Equal slices of a fifth of a per cent are both there, wherever they fall between two pixels.
#[test]
fn every_slice_has_a_pixel() {
    let values = [("China", 199.2), ("Russia", 0.4), ("Iran", 0.4)];
    let transfers: Vec<_> = [2019, 2020]
        .iter()
        .flat_map(|year| {
            values.map(|(supplier, value)| {
                serde_json::json!({"id": format!("{supplier}{year}"), "recipient": "Myanmar", "supplier": supplier,
                    "period": year.to_string(), "value": value, "unit": "tiv-million", "source": "s"})
            })
        })
        .collect();
    let data = serde_json::json!({"format": 1, "title": "t", "subject": {"name": "Myanmar", "country": "MMR"},
        "sources": [{"id": "s", "title": "Database", "publisher": "SIPRI"}], "transfers": transfers});
    let path = super::scratch("slices.json");
    std::fs::write(&path, data.to_string()).unwrap();
    for height in ["300", "383", "384", "480", "700"] {
        let flags = ["--view", "shares", "--shares", "yearly", "--height", height];
        let svg = rendered_text("slices.svg", path.to_str().unwrap(), &flags);
        let document = Document::parse(&svg).unwrap();
        let slices = document
            .descendants()
            .filter(|node| node.attribute("data-record").is_some());
        let heights: Vec<f64> = slices
            .flat_map(|group| group.descendants().filter(|node| node.has_tag_name("rect")))
            .map(|rect| rect.attribute("height").unwrap().parse().unwrap())
            .collect();
        assert_eq!(heights.len(), 6);
        assert!(
            heights.iter().all(|height| *height >= 1.0),
            "{height}: {heights:?}"
        );
    }
}

/// Letters are larger, and the drawing keeps its width: it is laid out anew.
#[test]
fn a_drawing_grows_with_the_letters_of_the_page() {
    let height = |size: &str| {
        let flags = ["--view", "shares", "--width", "640", "--font-size", size];
        let svg = rendered_text(&format!("letters-{size}.svg"), FOUNDING, &flags);
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let number = |name: &str| root.attribute(name).unwrap().parse::<f64>().unwrap();
        assert_eq!(number("width"), 640.0);
        let laid_out = root
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .nth(2)
            .unwrap()
            .parse::<f64>()
            .unwrap();
        assert_eq!(laid_out, 640.0 * 16.0 / size.parse::<f64>().unwrap());
        number("height")
    };
    assert!(height("32") > 1.5 * height("16"));
    assert!(height("12.8") < height("16"));
}

#[test]
fn a_font_is_measured_and_named() {
    let flags = [
        "--view",
        "shares",
        "--font",
        "tests/fixtures/fonts/test-sans-regular.ttf",
    ];
    let svg = rendered_text("font.svg", FOUNDING, &flags);
    let document = Document::parse(&svg).unwrap();
    let family = document.root_element().attribute("font-family");
    assert_eq!(family, Some("\"Dateline Test Sans\", sans-serif"));
}

#[test]
fn fault_50_hostile_names_stay_text() {
    for view in View::NAMES {
        let svg = of_view("hostile", HOSTILE, view);
        let document = Document::parse(&svg).unwrap();
        assert_harmless(&document);
        assert!(all(&document, "img").is_empty());
        let texts = all(&document, "text");
        let markup = texts
            .iter()
            .any(|text| text_of(*text).contains("<img src=x"));
        assert!(markup, "{view} lacks the name");
    }
}

#[test]
fn fault_50_a_name_that_ends_markup_ends_nothing() {
    let data = std::fs::read_to_string(crate::support::project_file("tests/fixtures/minimal.json"))
        .unwrap();
    let name = r#"\"><script>alert(1)</script>]]>--><!--"#;
    let mut data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let place = serde_json::from_str::<serde_json::Value>(&format!("\"{name}\"")).unwrap();
    for place_of in data["places"].as_array_mut().unwrap() {
        place_of["name"] = place.clone();
    }
    let file = super::scratch("ends-markup.json");
    std::fs::write(&file, data.to_string()).unwrap();
    let svg = of_view("ends-markup", file.to_str().unwrap(), "map");
    let document = Document::parse(&svg).unwrap();
    assert_harmless(&document);
    let texts = all(&document, "text");
    assert!(
        texts
            .iter()
            .any(|text| text_of(*text) == "\"><script>alert(1)</script>]]>--><!--"),
        "{svg}"
    );
}

#[test]
fn fault_17_long_names_are_cut_wherever_they_stand() {
    for view in View::NAMES {
        let svg = of_view("long", HOSTILE, view);
        let document = Document::parse(&svg).unwrap();
        for node in document.descendants().filter(|node| node.is_text()) {
            let length = node.text().unwrap_or_default().chars().count();
            assert!(length <= 1001, "{view}: a text of {length} characters");
        }
    }
}

#[test]
fn fault_17_a_name_does_not_turn_the_text_around_it() {
    let svg = of_view("bidi", HOSTILE, "map");
    assert!(!svg.contains(['\u{202e}', '\u{202c}', '\u{2066}', '\u{2069}']));
    assert!(svg.contains("Left"));
}

#[test]
fn fault_46_proto_is_a_record_like_any_other() {
    let svg = of_view("proto", HOSTILE, "map");
    assert!(svg.contains(">__proto__</text>"));
    assert!(svg.contains("data-record=\"places:__proto__~"));
}

#[test]
fn what_is_assumed_is_in_the_title_of_its_mark() {
    let svg = of_view("assumed", FOUNDING, "map");
    assert!(svg.contains("Where the journey began is assumed."));
}
