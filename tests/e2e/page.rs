//! The host page as it is meant to be.

use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};

tests![
    the_three_figures_are_drawn,
    the_page_is_served_under_the_policy,
    what_goes_wrong_on_a_page_is_heard,
];

fn the_three_figures_are_drawn(stage: &Stage) -> Result<()> {
    stage.open_host()?;
    for view in ["shares", "trend", "map"] {
        let canvas = format!("dateline-figure[view={view}] >>> canvas");
        let canvas = stage.browser.find(&canvas)?;
        let size = "return [arguments[0].width, arguments[0].height]";
        let size = stage.browser.run(size, &[canvas.argument()])?;
        ensure!(
            size[0].as_u64() > Some(100),
            "the canvas of {view} is {size} pixels"
        );
    }
    Ok(())
}

fn the_page_is_served_under_the_policy(stage: &Stage) -> Result<()> {
    stage.open("")?;
    let policy = "return fetch('/').then((page) => page.headers.get('content-security-policy'))";
    let policy = stage.browser.run(policy, &[])?;
    let policy = policy.as_str().unwrap_or("no policy");
    ensure!(
        policy.contains("default-src 'none'"),
        "the policy is {policy}"
    );
    ensure!(
        policy.contains("trusted-types 'none'"),
        "the policy is {policy}"
    );
    Ok(())
}

/// The witness of the tests themselves: without it, Firefox and WebKit would hide what breaks.
fn what_goes_wrong_on_a_page_is_heard(stage: &Stage) -> Result<()> {
    stage.open("e2e/broken.html")?;
    stage.expect_complaint("thrown by the page")?;
    stage.expect_complaint("refused by the page")?;
    stage.expect_complaint("img-src forbids data")?;
    // The picture itself complains too, and consoles name the address.
    stage.expect_complaint("data:image/png")
}
