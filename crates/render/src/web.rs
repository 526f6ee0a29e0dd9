//! The edge to the explorer's page.

use wasm_bindgen::prelude::*;

/// The pictures for articles and for phones, and the element for a page. `attributes` are lines of a name, a tab and a value; the
/// pictures are called by `name` in it.
///
/// # Errors
/// A sentence that says what is wrong.
#[wasm_bindgen]
pub fn render(
    data: &[u8],
    attributes: &str,
    name: &str,
    base_map: &[u8],
) -> Result<Vec<String>, JsError> {
    let attributes: Vec<_> = attributes
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let [wide, narrow] = [format!("{name}.svg"), format!("{name}-narrow.svg")];
    let rendered = crate::render(data, &attributes, [&wide, &narrow], base_map)
        .map_err(|fault| JsError::new(&fault.to_string()))?;
    let [wide, narrow] = rendered.pictures;
    Ok(vec![wide, narrow, rendered.fragment])
}
