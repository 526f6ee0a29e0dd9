//! A figure as a page holds it before and without the script: the element with all that the script will draw and
//! say as its children, which stand in its place until it has, and stay where it never does.
//!
//! Nothing in it needs a style sheet, nothing in it runs, and nothing is refused by a strict policy. It begins and ends
//! with what browsers give no margin, so that the element is as high as its content, whatever stands around it.

use crate::markup::{attribute, escaped, shortened};
use crate::svg::sign;
use crate::theme::Theme;
use crate::words::Credit;
use crate::words::caption::{Caption, Key};
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
    /// What search engines read of the data set, as JSON: [`crate::json_ld`].
    pub json_ld: &'a str,
    /// The colours of the key's signs.
    pub theme: &'a Theme,
}

/// The picture of a figure.
pub enum Picture<'a> {
    /// An `<svg>` element.
    Inline(&'a str),
    /// A file that is fetched when the reader comes near it, and perhaps others for phones and for who likes it dark.
    File {
        wide: File<'a>,
        narrow: Option<File<'a>>,
        dark: Option<File<'a>>,
        narrow_dark: Option<File<'a>>,
    },
}

/// A picture in a file, as it was rendered.
pub struct File<'a> {
    pub address: &'a str,
    pub width_css: f64,
    pub height_css: f64,
}

impl File<'_> {
    fn size(&self) -> String {
        let [width, height] = [self.width_css, self.height_css].map(|css| css.round().to_string());
        attribute("width", &width) + &attribute("height", &height)
    }
}

/// Screens that get the picture for phones: on those, bars have their names above them and are higher.
const PHONES: &str = "(max-width: 520px)";
const DARK: &str = "(prefers-color-scheme: dark)";

impl Fragment<'_> {
    /// The element with its children.
    pub fn html(&self) -> String {
        let mut html = String::from("<dateline-figure");
        for (name, value) in self.attributes {
            html += &attribute(name, value);
        }
        html += ">\n";
        html += &self.head();
        html += &self.picture();
        html += &self.key();
        html += &self.words();
        // Data, which no policy refuses, since nothing runs them.
        html += &format!(
            "<script type=\"application/ld+json\">{}</script>\n",
            self.json_ld
        );
        html += &table(self.table);
        html += "</dateline-figure>\n";
        html
    }

    fn picture(&self) -> String {
        match &self.picture {
            None => String::new(),
            Some(Picture::Inline(svg)) => (*svg).to_owned(),
            Some(Picture::File {
                wide,
                narrow,
                dark,
                narrow_dark,
            }) => {
                let both = format!("{PHONES} and {DARK}");
                // The first that fits is taken.
                let sources = [(&both[..], narrow_dark), (PHONES, narrow), (DARK, dark)];
                let sources: String = sources
                    .iter()
                    .filter_map(|(media, file)| Some(source_for(media, file.as_ref()?)))
                    .collect();
                let image = self.image(wide);
                if sources.is_empty() {
                    return image;
                }
                format!("<picture>{sources}{image}</picture>\n")
            }
        }
    }

    fn image(&self, file: &File) -> String {
        format!(
            "<img{}{} loading=\"lazy\" alt=\"{}\" />\n",
            attribute("src", file.address),
            file.size(),
            shortened(&self.caption.described(), LONGEST_SENTENCE)
        )
    }

    fn head(&self) -> String {
        let headline = escaped(self.headline);
        // Not an element of a heading, which has margins.
        let mut html =
            format!("<strong role=\"heading\" aria-level=\"3\" dir=\"auto\">{headline}</strong>\n");
        if !self.caption.measure.is_empty() {
            html += &paragraph(&escaped(&self.caption.measure));
        }
        html
    }

    /// In rows, so that a sign stands beside its text although resets make blocks of all pictures.
    fn key(&self) -> String {
        let rows: String = self.caption.key.iter().map(|key| self.entry(key)).collect();
        if rows.is_empty() {
            return rows;
        }
        format!("<table role=\"presentation\"><tbody>\n{rows}</tbody></table>\n")
    }

    fn entry(&self, key: &Key) -> String {
        let (sign, text) = (sign(key, self.theme), escaped(&key.text));
        format!("<tr><td>{sign}</td><td><small>{text}</small></td></tr>\n")
    }

    /// What the picture shows, or why there is none; notes; sources. One paragraph: the fewer margins of the page's
    /// there are, the nearer it is to the height of the drawn figure.
    fn words(&self) -> String {
        let caption = self.caption;
        let said = caption.message.as_ref().unwrap_or(&caption.summary);
        let notes = caption.notes.iter().map(String::as_str);
        let credits: String = caption.credits.iter().map(source).collect();
        let lines: Vec<String> = std::iter::once(said.as_str())
            .chain(self.note)
            .chain(notes)
            .map(escaped)
            .chain(Some(credits).filter(|credits| !credits.is_empty()))
            .collect();
        paragraph(&lines.join("<br />\n"))
    }
}

/// A picture for some screens.
fn source_for(media: &str, file: &File) -> String {
    format!(
        "<source{}{}{} />\n",
        attribute("media", media),
        attribute("srcset", file.address),
        file.size()
    )
}

/// Small, as what stands under a figure is. Like all sentences it runs as its own letters do, whatever page it stands in.
fn paragraph(html: &str) -> String {
    format!("<p dir=\"auto\"><small>{html}</small></p>\n")
}

/// A table behind a native disclosure.
fn table(table: &Table) -> String {
    let caption = escaped(&table.caption);
    let mut html = format!(
        "<details><summary>{caption}, as a table</summary>\n<table dir=\"auto\"><caption>{caption}</caption>\n"
    );
    html += "<thead><tr>";
    for column in &table.columns {
        html += &format!("<th scope=\"col\">{}</th>", escaped(&column.text));
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
