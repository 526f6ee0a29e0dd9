//! `dateline oembed`: what a publisher's system is told when an editor pastes the address of an embedded page.
//!
//! The markup survives whatever a system strips: scripts are not in it, and where frames are not allowed a linked
//! picture and a sentence remain.

use super::failure::Failure;
use super::request::length;
use crate::command::out::say;
use dateline::markup::{attribute, escaped, web_address};
use lexopt::prelude::*;
use serde::Serialize;

/// An answer as oembed.com has it.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    provider_name: &'a str,
    title: &'a str,
    html: String,
    width: u32,
    height: u32,
}

/// What is said of an embedded page.
struct Embed {
    address: String,
    title: String,
    picture: String,
    sentence: Option<String>,
    provider: String,
    width_css: f64,
    height_css: f64,
}

/// Prints the answer for an address.
pub fn oembed(arguments: lexopt::Parser) -> Result<(), Failure> {
    let embed = Embed::parse(arguments)?;
    let answer = Answer {
        kind: "rich",
        version: "1.0",
        provider_name: &embed.provider,
        title: &embed.title,
        html: embed.html(),
        width: embed.width_css.round() as u32,
        height: embed.height_css.round() as u32,
    };
    let json = serde_json::to_string_pretty(&answer);
    say!("{}", json.map_err(|fault| Failure::data("oembed", fault))?);
    Ok(())
}

impl Embed {
    fn parse(mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let (mut address, mut title, mut picture) = (None, None, None);
        let (mut sentence, mut provider) = (None, "Dateline".to_owned());
        let (mut width_css, mut height_css) = (640.0, 480.0);
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("title") => title = Some(arguments.value()?.string()?),
                Long("picture") => picture = Some(arguments.value()?.string()?),
                Long("sentence") => sentence = Some(arguments.value()?.string()?),
                Long("provider") => provider = arguments.value()?.string()?,
                Long("width") => width_css = length("width", arguments.value()?)?,
                Long("height") => height_css = length("height", arguments.value()?)?,
                Value(word) if address.is_none() => address = Some(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        let missing = |what: &str| Failure::usage(format!("oembed: {what} is missing"));
        Ok(Self {
            address: on_the_web("ADDRESS", address.ok_or_else(|| missing("ADDRESS"))?)?,
            title: title.ok_or_else(|| missing("--title"))?,
            picture: on_the_web("--picture", picture.ok_or_else(|| missing("--picture"))?)?,
            sentence,
            provider,
            width_css,
            height_css,
        })
    }

    /// The frame first, then what is left of it without frames. The picture is behind a disclosure, not to show
    /// the figure twice; systems that know no frames mostly know no disclosures either, and show what is in it.
    fn html(&self) -> String {
        let (title, link) = (escaped(&self.title), attribute("href", &self.address));
        let sentence = self.sentence.as_ref().unwrap_or(&self.title);
        let height = self.height_css.round().to_string();
        let frame = [
            attribute("src", &self.address),
            attribute("title", &self.title),
            attribute("height", &height),
        ];
        let picture = [attribute("src", &self.picture), attribute("alt", sentence)];
        let said = match &self.sentence {
            Some(sentence) => format!(" {}", escaped(sentence)),
            None => String::new(),
        };
        format!(
            "<iframe{} width=\"100%\" frameborder=\"0\" loading=\"lazy\"></iframe>\
             <p><a{link}>{title}</a>{said}</p>\
             <details><summary>As a picture</summary><a{link}><img{} width=\"100%\" loading=\"lazy\" /></a></details>",
            frame.concat(),
            picture.concat()
        )
    }
}

/// Checks an address that other sites are told.
fn on_the_web(what: &str, address: String) -> Result<String, Failure> {
    let is_whole =
        |host: &str| !host.is_empty() && !address.contains(|letter: char| letter.is_whitespace());
    match web_address(&address).and_then(|address| address.split("://").nth(1)) {
        Some(rest) if is_whole(rest.split(['/', '?', '#']).next().unwrap_or_default()) => {
            Ok(address)
        }
        _ => Err(Failure::usage(format!(
            "{what}: \"{address}\" is no address with http:// or https://"
        ))),
    }
}
