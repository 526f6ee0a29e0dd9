//! A figure as a page holds it before and without the script: the element with a picture, a sentence and the whole
//! table as its children, which stand in its place until it has drawn, and stay where it never does.
//!
//! Nothing in it needs a style sheet or a script, and nothing is refused by a strict policy.

use crate::markup::{attribute, escaped, shortened};
use crate::words::Credit;
use crate::words::caption::Caption;
use crate::words::table::{Row, Table};

/// Characters that a picture's alternative text may have.
const LONGEST_SENTENCE: usize = 1000;

/// A figure, ready to be put into a page.
pub struct Fragment<'a> {
    /// The element's attributes.
    pub attributes: &'a [(String, String)],
    /// None if the view has nothing to show.
    pub picture: Option<Picture<'a>>,
    pub headline: &'a str,
    pub caption: &'a Caption,
    pub note: Option<&'a str>,
    pub table: &'a Table,
}

/// The picture of a figure.
pub enum Picture<'a> {
    /// An `<svg>` element.
    Inline(&'a str),
    /// A file that is fetched when the reader comes near it.
    File {
        address: &'a str,
        width_css: f64,
        height_css: f64,
    },
}

impl Fragment<'_> {
    /// The element with its children.
    pub fn html(&self) -> String {
        let mut html = String::from("<dateline-figure");
        for (name, value) in self.attributes {
            html += &attribute(name, value);
        }
        html += ">\n";
        html += &self.picture();
        html += &self.sentence();
        html += &table(self.table);
        html += "</dateline-figure>\n";
        html
    }

    fn picture(&self) -> String {
        match &self.picture {
            None => String::new(),
            Some(Picture::Inline(svg)) => (*svg).to_owned(),
            Some(Picture::File {
                address,
                width_css,
                height_css,
            }) => format!(
                "<img{}{}{} loading=\"lazy\" alt=\"{}\" />\n",
                attribute("src", address),
                attribute("width", &width_css.round().to_string()),
                attribute("height", &height_css.round().to_string()),
                shortened(&self.caption.summary, LONGEST_SENTENCE)
            ),
        }
    }

    /// What the picture shows, or why there is none.
    fn sentence(&self) -> String {
        let said = self
            .caption
            .message
            .as_ref()
            .unwrap_or(&self.caption.summary);
        let mut html = format!(
            "<p><strong>{}</strong><br />{}</p>\n",
            escaped(self.headline),
            escaped(said)
        );
        if let Some(note) = self.note {
            html += &format!("<p>{}</p>\n", escaped(note));
        }
        html
    }
}

/// A table behind a native disclosure.
fn table(table: &Table) -> String {
    let caption = escaped(&table.caption);
    let mut html = format!(
        "<details><summary>{caption}, as a table</summary>\n<table><caption>{caption}</caption>\n"
    );
    html += "<thead><tr>";
    for column in table.columns {
        html += &format!("<th scope=\"col\">{}</th>", escaped(column.text));
    }
    html += "</tr></thead>\n<tbody>\n";
    for one in &table.rows {
        html += &row(one);
    }
    html += "</tbody></table></details>\n";
    html
}

/// The first cell of a row names it, the last one is its source.
fn row(row: &Row) -> String {
    let mut html = String::from("<tr>");
    for (column, cell) in row.cells.iter().enumerate() {
        let text = escaped(cell);
        html += &match column {
            0 => format!("<th scope=\"row\">{text}</th>"),
            _ => format!("<td>{text}</td>"),
        };
    }
    html += &format!("<td>{}</td></tr>\n", source(&row.source));
    html
}

/// A credit has an address only if it is one of the web.
fn source(credit: &Credit) -> String {
    let text = escaped(&credit.text);
    match &credit.url {
        Some(url) => format!("<a{}>{text}</a>", attribute("href", url)),
        None => text,
    }
}
