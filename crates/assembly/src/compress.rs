//! Brotli, as the size budgets measure it and the server sends it.

/// The effort for what is shipped: the most there is, as a CDN would store it.
pub const SHIPPED: u32 = 11;

/// The effort for what changes while one works on it.
pub const QUICK: u32 = 5;

/// The largest window that every browser accepts.
const WINDOW: u32 = 22;

/// Compresses at an effort of 0 to 11.
pub fn brotli(bytes: &[u8], effort: u32) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: effort as i32,
        lgwin: WINDOW as i32,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    // Neither reading a slice nor writing to a vector can fail.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "who arms a government, who visits whom\n".repeat(100);
        let packed = brotli(text.as_bytes(), SHIPPED);
        assert!(packed.len() < 100);
        let mut unpacked = Vec::new();
        let done = brotli::BrotliDecompress(&mut &*packed, &mut unpacked);
        assert!(done.is_ok());
        assert_eq!(unpacked, text.as_bytes());
    }
}
