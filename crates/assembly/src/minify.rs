//! Makes texts smaller without changing what they say.

use crate::bundle::parse;
use anyhow::{Context, Result};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use serde::de::IgnoredAny;

/// A JavaScript module without comments, white space, unused code and long local names. Only its
/// exports and the names of properties stay as they are.
///
/// # Errors
/// When the text is not a JavaScript module.
pub fn javascript(text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut module = parse(&allocator, text)?;
    let mangle = MangleOptions {
        top_level: true,
        ..MangleOptions::default()
    };
    let minifier = Minifier::new(MinifierOptions {
        mangle: Some(mangle),
        compress: Some(CompressOptions::smallest()),
    });
    let minified = minifier.minify(&allocator, &mut module);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&module);
    Ok(printed.code)
}

/// A style sheet without comments, and without the white space that parts nothing. What is quoted
/// stays as it is.
pub fn css(text: &str) -> String {
    let mut minified = String::with_capacity(text.len());
    for (row, part) in without_comments(text).split('"').enumerate() {
        if row > 0 {
            minified.push('"');
        }
        let is_quoted = row % 2 == 1;
        if is_quoted {
            minified.push_str(part);
            continue;
        }
        let mut parts_nothing =
            minified.ends_with(['{', '}', ';', ',', ':']) || minified.is_empty();
        for character in part.chars() {
            if character.is_ascii_whitespace() {
                if !parts_nothing {
                    minified.push(' ');
                }
                parts_nothing = true;
                continue;
            }
            parts_nothing = matches!(character, '{' | '}' | ';' | ',' | ':');
            if matches!(character, '{' | '}' | ';' | ',') && minified.ends_with(' ') {
                minified.pop();
            }
            minified.push(character);
        }
    }
    minified.replace(";}", "}")
}

fn without_comments(text: &str) -> String {
    let mut rest = text.split("/*");
    let first = rest.next().unwrap_or_default().to_owned();
    rest.filter_map(|part| part.split_once("*/"))
        .fold(first, |kept, (_, after)| kept + after)
}

/// JSON without the white space between its values. Numbers, order and names stay as they are
/// written, which reading and writing again would not promise.
///
/// # Errors
/// When the text is not JSON.
pub fn json(text: &str) -> Result<String> {
    serde_json::from_str::<IgnoredAny>(text).context("not JSON")?;
    let mut minified = String::with_capacity(text.len());
    let mut quoted = false;
    let mut escaped = false;
    for character in text.chars() {
        if !quoted && character.is_ascii_whitespace() {
            continue;
        }
        if character == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = character == '\\' && !escaped;
        minified.push(character);
    }
    Ok(minified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn css_loses_only_the_space_between() {
        let text = "/* Why. */\na > b, c :hover {\n  content: \"; { \" / \"\";\n  margin: 0 1px;\n}\n@media (a: b) { d { e: f } }\n";
        let expected = "a > b,c :hover{content:\"; { \" / \"\";margin:0 1px}@media (a:b){d{e:f}}";
        assert_eq!(css(text).trim_end(), expected);
    }

    #[test]
    fn json_loses_only_the_space_between() {
        let text =
            "{ \"a b\" : [ 1.50, 9007199254740993 ],\r\n\t\"c\\\" : \\\\\" : \" \\\\\\\" \" }\n";
        let minified = json(text).ok();
        let expected = "{\"a b\":[1.50,9007199254740993],\"c\\\" : \\\\\":\" \\\\\\\" \"}";
        assert_eq!(minified.as_deref(), Some(expected));
    }

    #[test]
    fn javascript_keeps_its_exports_and_properties() {
        let text = "/** What it is. */\nconst unused = 1;\n\
                    export function add(first, second) {\n  return { sum: first + second };\n}\n";
        let minified = javascript(text).ok();
        let expected = "export function add(e,t){return{sum:e+t}}";
        assert_eq!(minified.as_deref(), Some(expected));
    }

    #[test]
    fn broken_javascript_is_refused() {
        assert!(javascript("const = 1;").is_err());
    }

    #[test]
    fn broken_json_is_refused() {
        assert!(json("{\"a\": }").is_err());
    }
}
