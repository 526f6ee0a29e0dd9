use dateline::{
    chart, dataset::DataSet, filter::Filter, options::*, plain::PlainHost, show, svg, theme::Theme,
    words::Speaker,
};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let data = DataSet::parse(&std::fs::read(&a[1]).unwrap()).unwrap();
    for p in &data.problems {
        eprintln!("{p}");
    }
    let view = View::parse(&a[2]).unwrap();
    let w: f64 = a[3].parse().unwrap();
    let words: OptionWords = serde_json::from_str(a.get(5).map_or("{}", |s| s)).unwrap();
    let options = Options::parse(words).unwrap();
    let filter = Filter::default();
    let h = show::height(&data, &filter, view, &options, w, &PlainHost);
    let room = chart::Room {
        width_css: w,
        height_css: h,
        host: &PlainHost,
    };
    let base = std::fs::read("/tmp/basemap.bin")
        .ok()
        .and_then(|b| dateline::geo::BaseMap::parse(&b).ok());
    let scene = match view {
        View::Shares => show::shares(&data, &filter, &options, &room),
        View::Trend => show::trend(&data, &filter, &options, &room),
        View::Map => show::map(&data, &filter, &options, base.as_ref(), None, &room).0,
    };
    let theme = if a.get(6).is_some() {
        Theme::dark()
    } else {
        Theme::light()
    };
    std::fs::write(&a[4], svg::draw(&scene.unwrap(), &theme)).unwrap();
    println!(
        "{:#?}",
        show::caption(
            Speaker {
                data: &data,
                host: &PlainHost
            },
            &filter,
            view,
            &options
        )
    );
}
