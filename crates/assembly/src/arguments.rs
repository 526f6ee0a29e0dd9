//! What the words of a command may be.

use anyhow::Result;

/// Makes sure that no word is left.
///
/// # Errors
/// When one is.
pub fn nothing_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}
