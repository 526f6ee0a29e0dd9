//! What an engine cannot do at all. Every entry is a test that is not run there, and is counted
//! and told as skipped.

use anyhow::{Result, ensure};
use dateline_checks::engine::Engine;

/// Tests that engines cannot run, and why.
struct Limit {
    engines: &'static [Engine],
    tests: &'static [&'static str],
    reason: &'static str,
}

const LIMITS: &[Limit] = &[
    Limit {
        engines: &[Engine::Firefox, Engine::WebKit],
        tests: &[
            "redraw::redraws_lay_nothing_out",
            "redraw::hovering_lays_nothing_out_but_the_tip",
            "media::nothing_jumps_on_the_host_page",
            "media::nothing_jumps_on_a_phone",
        ],
        reason: "only Chromium counts layouts",
    },
    Limit {
        engines: &[Engine::Firefox, Engine::WebKit],
        tests: &[
            "media::a_real_print_is_black_on_white",
            "media::canvases_are_layers_of_their_own_on_paper",
        ],
        reason: "only Chromium prints without a dialogue and tells the page so",
    },
    Limit {
        engines: &[Engine::Firefox, Engine::WebKit],
        tests: &[
            "media::more_contrast_is_given",
            "media::forced_colours_may_change",
        ],
        reason: "only Chromium can be made to believe in more contrast, and in two things at once",
    },
    Limit {
        engines: &[Engine::Firefox, Engine::WebKit],
        tests: &["access::a_screen_reader_has_what_is_written_down"],
        reason: "only Chromium tells its accessibility tree",
    },
    Limit {
        engines: &[Engine::WebKit],
        tests: &["media::forced_colours_are_taken"],
        reason: "WebKitGTK knows no forced colours",
    },
    Limit {
        engines: &[Engine::WebKit],
        tests: &["reader_tips::a_tip_tells_keys_to_who_came_by_keys"],
        reason: "a window without a window manager is not active: nothing in it matches :focus",
    },
    Limit {
        engines: &[Engine::Firefox, Engine::WebKit],
        tests: &["pointer::a_finger_scrolls_the_page_over_a_figure"],
        reason: "the driver's touches do not scroll",
    },
];

/// Why a test is not run in an engine, if it is not.
pub fn limit_of(test: &str, engine: Engine) -> Option<&'static str> {
    let is_meant = |limit: &&Limit| limit.engines.contains(&engine) && limit.tests.contains(&test);
    LIMITS.iter().find(is_meant).map(|limit| limit.reason)
}

/// Makes sure that every limit is one of a test that there is.
///
/// # Errors
/// When a test has another name.
pub fn check(names: &[String]) -> Result<()> {
    for test in LIMITS.iter().flat_map(|limit| limit.tests) {
        ensure!(
            names.iter().any(|name| name == test),
            "limits.rs: there is no test {test}"
        );
    }
    Ok(())
}

/// Tells what is skipped in an engine.
pub fn tell(engine: Engine) {
    for limit in LIMITS
        .iter()
        .filter(|limit| limit.engines.contains(&engine))
    {
        for test in limit.tests {
            println!("skipped in {}: {test}: {}", engine.name(), limit.reason);
        }
    }
}
