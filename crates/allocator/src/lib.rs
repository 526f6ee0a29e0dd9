//! Memory for the core. A crate of its own, since it alone is compiled for speed: what a redraw allocates takes it a fifth of its
//! time.
#![no_std]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
