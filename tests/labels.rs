//! No label of the founding data set is cut, and none is on another, at any width.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test uses its own part")]
mod support;

use dateline::options::OptionWords;
use dateline::plain::PlainHost;
use dateline::plane::{Point, Rect};
use dateline::scene::{Anchor, Mark, Scene, Shape};
use dateline::text::Host;
use support::{Shot, founding};

/// Every label with the box of its letters.
fn labels(scene: &Scene) -> Vec<(&str, Rect)> {
    let marks = scene.back.iter().chain(&scene.data);
    let labels = marks.filter_map(|mark| match &mark.shape {
        Shape::Label {
            at,
            text,
            font,
            anchor,
            ..
        } => {
            let (width, height) = (PlainHost.text_width(text, *font), font.size_css);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Some((
                text.as_str(),
                Rect::new(left, at.y - height / 2.0, width, height),
            ))
        }
        _ => None,
    });
    labels.collect()
}

fn check(view: &str, options: &OptionWords) {
    let data = founding();
    for width in (280..=1600).step_by(20) {
        let shot = Shot {
            view,
            options: options.clone(),
            width_css: f64::from(width),
            height_css: None,
        };
        let scene = shot.scene(&data, None).unwrap();
        let whole = Rect::new(0.0, 0.0, scene.width_css, scene.height_css).grown(0.5);
        let labels = labels(&scene);
        for (index, (text, rect)) in labels.iter().enumerate() {
            assert!(
                whole.encloses(*rect),
                "{view} at {width}: {text:?} is cut, {rect:?}"
            );
            for (other, beside) in &labels[index + 1..] {
                assert!(
                    !rect.overlaps(*beside),
                    "{view} at {width}: {text:?} on {other:?}"
                );
            }
        }
    }
}

fn article_days(count: &str) -> OptionWords {
    OptionWords {
        from: Some("2021-02-01".to_owned()),
        to: Some("2021-07-15".to_owned()),
        count: Some(count.to_owned()),
        ..OptionWords::default()
    }
}

#[test]
fn of_shares() {
    check("shares", &OptionWords::default());
}

#[test]
fn of_totals() {
    check("trend", &article_days("cumulative"));
}

#[test]
fn of_single_days() {
    check("trend", &article_days("per-day"));
}

#[test]
fn of_the_map() {
    check("map", &OptionWords::default());
}

/// The upright and the name of every landmark of a trend: where the one begins, and where the other is.
fn landmarks(scene: &Scene) -> Vec<(Point, Point)> {
    let mut landmarks = Vec::new();
    for mark in &scene.data {
        let Shape::Rule { from, .. } = mark.shape else {
            continue;
        };
        let is_its_name = |other: &&Mark| other.records == mark.records;
        let names = scene.data.iter().filter(is_its_name);
        landmarks.extend(names.filter_map(|name| match name.shape {
            Shape::Label { at, .. } => Some((from, at)),
            _ => None,
        }));
    }
    landmarks
}

#[test]
fn an_upright_begins_beside_its_name_and_not_below_it() {
    let (data, mut beside) = (founding(), 0);
    for tenths in 3200..3600 {
        let shot = Shot {
            view: "trend",
            options: article_days("cumulative"),
            width_css: f64::from(tenths) / 10.0,
            height_css: None,
        };
        for (upright, name) in landmarks(&shot.scene(&data, None).unwrap()) {
            if (name.x - upright.x).abs() < 5.0 {
                assert!(
                    upright.y < name.y,
                    "at {}: {upright:?} {name:?}",
                    shot.width_css
                );
                beside += 1;
            }
        }
    }
    assert!(beside > 400, "{beside}");
}
