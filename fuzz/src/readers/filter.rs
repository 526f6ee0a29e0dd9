//! The words of a filter and of a figure's options: a line each, `name=value`, asked of the founding data set.

use super::pictures;
use dateline::dataset::DataSet;
use dateline::fields::{Field, FieldValues};
use dateline::filter::Filter;
use dateline::options::{Options, View};

thread_local! {
    static FOUNDING: DataSet = {
        let file = include_bytes!("../../../data/myanmar-2021.json");
        DataSet::parse(file).expect("the founding data set is one")
    };
}

/// What is asked is refused, or is a filter whose own words ask for the same; and it can be drawn.
pub fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let attributes: Vec<_> = text
        .lines()
        .filter_map(|line| line.split_once('='))
        .collect();
    let asked = FieldValues::of(&attributes);
    FOUNDING.with(|data| ask(&asked, data));
}

fn ask(asked: &FieldValues, data: &DataSet) {
    let options = Options::parse(asked, data);
    let filter = match Filter::default().patched(asked, data) {
        Ok(filter) => filter,
        Err(error) => return drop(error.to_string()),
    };
    let again = Filter::default().patched(&filter.values(), data);
    assert_eq!(again.as_ref(), Ok(&filter));
    assert_eq!(filter.and(&filter), filter);
    assert_eq!(filter.narrowed(&Filter::default()), Some(filter.clone()));
    let view = asked.text(Field::View).map(View::parse);
    if let (Ok(options), Some(Ok(view))) = (options, view) {
        pictures::draw_one(data, None, 320.0, &filter, view, &options);
    }
}
