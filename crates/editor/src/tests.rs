use super::bind::{bind, unbind};
use super::found::found;
use super::offers::{Article, offers};
use dateline::dataset::DataSet;
use serde_json::{Value, json};

fn data() -> DataSet {
    DataSet::parse(include_bytes!("../../../data/myanmar-2021.json")).unwrap()
}

fn offered(html: &str, phrase: &str, record: &str) -> Vec<(String, String)> {
    let start = html[..html.find(phrase).unwrap()].encode_utf16().count();
    let at = start..start + phrase.encode_utf16().count();
    let article = Article {
        html,
        dateline: None,
    };
    let found = offers(&data(), &article, at, &[record.to_owned()]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = found.as_array().unwrap().iter();
    found
        .map(|offer| (text(&offer["reference"]), text(&offer["verdict"])))
        .collect()
}

/// Binds a phrase of an article; the places are those that the article's own numbers are found at.
fn bound(html: &str, number: usize, reference: &str) -> String {
    let found = found(&data(), html, None);
    let at = &found["numbers"][number]["at"];
    let [start, end] = [0, 1].map(|end| at[end].as_u64().unwrap() as usize);
    bind(&data(), html, start..end, reference)
}

#[test]
fn passages_are_texts_numbers_and_claims() {
    let html = "<h1>Arms 🙂</h1><p>Fish &amp; “chips”: <a href=x>49%</a> of <data data-dateline=\"share(Russia, 2015/2019)\">16%</data></p>";
    let found = found(&data(), html, None);
    let expected =
        json!([["Arms 🙂"], ["Fish & “chips”: ", { "number": 0 }, " of ", { "claim": 0 }]]);
    assert_eq!(found["passages"], expected);
    let start = html[..html.find("49%").unwrap()].encode_utf16().count();
    let number = json!({ "text": "49%", "sort": "number", "at": [start, start + 3] });
    assert_eq!(found["numbers"], json!([number]));
    assert_eq!(found["claims"][0]["verdict"], "true");
    assert_eq!(
        found["summary"],
        "1 claim: 1 true, 0 false, 0 not provable; 1 number without a claim"
    );
}

#[test]
fn a_number_is_bound_and_unbound() {
    let html = "<p>Café &euro; 1&nbsp;🙂 <b>China</b> sold 49% of the arms, 15 July 2021.</p>";
    let one = bound(html, 1, "share(China, 2015/2019)");
    assert!(
        one.contains(
            "sold <data value=\"49\" data-dateline=\"share(China, 2015/2019)\">49%</data> of"
        ),
        "{one}"
    );
    let start = one[..one.find("<data").unwrap()].encode_utf16().count();
    assert_eq!(unbind(&one, start), html);
    let two = bound(&one, 1, "aapp-07-15");
    assert!(
        two.contains(
            "<time datetime=\"2021-07-15\" data-dateline=\"aapp-07-15\">15 July 2021</time>."
        ),
        "{two}"
    );
    let checked = found(&data(), &two, None);
    assert_eq!(
        checked["summary"],
        "2 claims: 2 true, 0 false, 0 not provable; 1 number without a claim"
    );
    let wrong = found(&data(), &two.replace("49%", "48%"), None);
    assert_eq!(wrong["claims"][0]["verdict"], "false");
}

#[test]
fn a_mark_offers_what_is_true_first() {
    let share = offered(
        "<p>China sold 49% of the arms.</p>",
        "49%",
        "transfers:share-china",
    );
    assert_eq!(share[0], ("share-china".to_owned(), "true".to_owned()));
    assert_eq!(
        share[1],
        ("share(China, 2015/2019)".to_owned(), "true".to_owned())
    );
    assert_eq!(share[2].0, "rank(China, 2015/2019)");
    let rank = offered(
        "<p>China was the first among its suppliers.</p>",
        "first",
        "transfers:share-china",
    );
    assert_eq!(
        rank[0],
        ("rank(China, 2015/2019)".to_owned(), "true".to_owned())
    );
    let count = offered(
        "<p>By then more than 900 people had died.</p>",
        "900",
        "casualties:aapp-07-15",
    );
    assert_eq!(
        count[1],
        ("deaths(AAPP, 2021-07-15)".to_owned(), "true".to_owned())
    );
    let event = offered(
        "<p>The coup of 1 February 2021.</p>",
        "1 February 2021",
        "events:coup",
    );
    assert_eq!(event[0], ("event(coup)".to_owned(), "true".to_owned()));
    assert_eq!(offered("<p>49%</p>", "49%", "transfers:nobody"), []);
}

#[test]
fn what_tags_part_has_no_place() {
    let found = found(&data(), "<p><b>4</b>9% and <i>12</i></p>", None);
    let numbers = found["numbers"].as_array().unwrap();
    assert!(
        numbers
            .iter()
            .any(|number| number["at"].is_null() || number["text"] == "12")
    );
}

#[test]
fn hostile_and_empty_articles_are_read() {
    let none = found(&data(), "", None);
    assert_eq!(
        none["summary"],
        "0 claims: 0 true, 0 false, 0 not provable; 0 numbers without a claim"
    );
    for html in [
        "<data data-dateline=x>",
        "<p>&#x;&&amp 4&#57;%</p>",
        "<data data-dateline='\"'>1</data",
        "\u{0}<p>\r\n12 &\r 3",
        "<script>12</script><img onerror=1><p>3",
        "<data data-dateline=a>1<time data-dateline=b>2</data>3</time>",
    ] {
        let found = found(&data(), html, None);
        for claim in found["claims"].as_array().unwrap() {
            unbind(html, claim["at"][0].as_u64().unwrap() as usize);
        }
        for start in 0..12 {
            bind(&data(), html, start..start + 2, "share(\"<x>\")");
        }
    }
    let large = "<p>4<b>9%</b> &amp; 12 people, 15 July</p>".repeat(5_000);
    assert!(
        found(&data(), &large, None)["numbers"]
            .as_array()
            .unwrap()
            .len()
            >= 10_000
    );
}
