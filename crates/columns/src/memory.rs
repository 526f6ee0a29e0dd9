//! Memory whose size data decides: asked for once, and refused with an error.

use crate::Error;

/// So many of one value.
pub(crate) fn filled<T: Clone>(length: usize, value: T) -> Result<Vec<T>, Error> {
    let mut values = Vec::new();
    let reserved = values.try_reserve_exact(length);
    reserved.map_err(|_| Error::Memory {
        bytes: length.saturating_mul(size_of::<T>()),
    })?;
    values.resize(length, value);
    Ok(values)
}

/// One more value.
pub(crate) fn push<T>(values: &mut Vec<T>, value: T) -> Result<(), Error> {
    let reserved = values.try_reserve(1);
    reserved.map_err(|_| Error::Memory {
        bytes: values.len().saturating_mul(2 * size_of::<T>()),
    })?;
    values.push(value);
    Ok(())
}

/// What a vector takes on the heap.
pub(crate) fn bytes_of<T>(values: &Vec<T>) -> usize {
    values.capacity() * size_of::<T>()
}
