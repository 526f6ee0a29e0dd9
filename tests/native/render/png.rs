//! PNG: two pixels to a CSS pixel, with letters.

use super::{FOUNDING, SHARES, rendered};
use resvg::tiny_skia::Pixmap;

const FONT: [&str; 4] = [
    "--font",
    "tests/fixtures/fonts/test-sans-regular.ttf",
    "--bold",
    "tests/fixtures/fonts/test-sans-bold.ttf",
];

fn image(name: &str, flags: &[&str]) -> Pixmap {
    let mut all = SHARES.to_vec();
    all.extend(FONT);
    all.extend(flags);
    Pixmap::decode_png(&rendered(name, FOUNDING, &all)).unwrap()
}

/// Pixels in a part of the image that are not of the colour of its first pixel.
fn ink(image: &Pixmap, left: u32, top: u32, right: u32, bottom: u32) -> usize {
    let surface = image.pixel(image.width() - 1, 0);
    let rows = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    rows.filter(|(x, y)| image.pixel(*x, *y) != surface).count()
}

#[test]
fn a_picture_has_two_pixels_to_each_of_the_page() {
    let image = image("twice.png", &["--width", "320"]);
    assert_eq!((image.width(), image.height()), (640, 840));
}

#[test]
fn its_letters_are_drawn() {
    let image = image("letters.png", &[]);
    // "China", left of the first bar, at twice its place.
    let letters = ink(&image, 150, 10, 260, 60);
    assert!((300..2000).contains(&letters), "{letters}");
}

#[test]
fn all_of_it_is_opaque() {
    let image = image("opaque.png", &["--theme", "dark"]);
    assert!(image.pixels().iter().all(|pixel| pixel.alpha() == 255));
}
