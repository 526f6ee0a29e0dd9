//! Breaks the core on purpose, in the build for tests and in no other.
//!
//! The page says where, in the global `datelineFault`: the name of one of the core's functions, in
//! which it then traps, or `memory`, where it asks for more than there is.

/// Breaks if the page has asked for it at this place.
#[cfg(feature = "faults")]
pub fn inject_fault(place: &str) {
    let wish = js_sys::Reflect::get(&js_sys::global(), &"datelineFault".into());
    let wish = wish.ok().and_then(|wish| wish.as_string());
    match wish.as_deref() {
        Some("memory") => exhaust(),
        Some(wish) if wish == place => core::arch::wasm32::unreachable(),
        _ => {}
    }
}

#[cfg(feature = "faults")]
fn exhaust() {
    for _ in 0..8 {
        std::mem::forget(Vec::<u8>::with_capacity(1 << 30));
    }
}

/// Breaks nothing.
#[cfg(not(feature = "faults"))]
pub fn inject_fault(_place: &str) {}
