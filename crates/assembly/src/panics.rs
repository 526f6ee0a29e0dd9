//! Takes out of the core what a panic would say: in a page nobody hears it.
//!
//! A panic ends in `unreachable`, which the shell hears as a trap, whatever was said before. On the way there the
//! standard library formats a message with a place in the source, and writes it where on wasm nothing is written. The
//! standard library could be built without; that takes a nightly compiler, and a minute.

use std::collections::HashSet;
use walrus::ir::{Instr, InstrLocId, InstrSeqId, Unreachable, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionId, FunctionKind, LocalFunction, Module, ir::Value};

/// Where the functions stand that only say what went wrong and never return, by their demangled names without crates'
/// hashes.
const SAYING: [&str; 10] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    "core::cell::panic_",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
];

/// Parts of the names of what only a message is made by; a table keeps it.
const SAID: [&str; 8] = [
    "std::panicking::",
    "core::fmt::Write",
    "core::fmt::Display>::fmt",
    "core::cell::BorrowError",
    "core::cell::BorrowMutError",
    "core::alloc::layout::LayoutError",
    "core::fmt::Error as",
    "core::fmt::Debug>::fmt",
];

/// What all formatting of the standard library ends in.
const FORMATS: [&str; 2] = ["core::fmt::write", "alloc::fmt::format::format_inner"];

/// A place in the source, as the compiler writes it: address and length of the file's name, line, column.
const LOCATION: usize = 16;

/// Lines and columns are below this.
const MOST: u32 = 1 << 16;

/// Puts `unreachable` where a panic begins, and nothing where its place in the source was kept.
pub fn silence(wasm: &mut Module) {
    let saying: HashSet<FunctionId> = wasm
        .funcs
        .iter()
        .filter(|function| says(function.name.as_deref().unwrap_or_default()))
        .map(|function| function.id())
        .collect();
    for function in wasm.funcs.iter_mut() {
        if let FunctionKind::Local(local) = &mut function.kind {
            silence_function(local, &saying);
        }
    }
    forget_locations(wasm);
}

/// Whether a function does nothing but say what went wrong.
fn says(name: &str) -> bool {
    let name = without_hashes(name);
    SAYING.iter().any(|start| name.starts_with(start)) || name.ends_with("::assert_failed")
}

/// Whether a function only makes messages.
pub fn is_said(name: &str) -> bool {
    let name = without_hashes(name);
    SAID.iter().any(|part| name.contains(part))
}

/// `core[0123456789abcdef]::panicking::panic` without what is in brackets.
fn without_hashes(name: &str) -> String {
    let mut depth = 0_u32;
    let kept = name.chars().filter(|letter| match letter {
        '[' => {
            depth += 1;
            false
        }
        ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// The functions that format with the standard library other than for the message of a panic: in the core there are none,
/// or the table could not do without what formats.
pub fn formatting(wasm: &Module) -> Vec<String> {
    let name = |id: FunctionId| {
        let name = wasm.funcs.get(id).name.as_deref();
        without_hashes(name.unwrap_or_default())
    };
    let mut found = Vec::new();
    for (caller, function) in wasm.funcs.iter_local() {
        let mut called = Called(Vec::new());
        dfs_in_order(&mut called, function, function.entry_block());
        let caller = name(caller);
        let formats = |id: &FunctionId| FORMATS.contains(&name(*id).as_str());
        let is_said = caller.contains("fmt::") || is_said(&caller);
        if !is_said && called.0.iter().any(formats) {
            found.push(caller);
        }
    }
    found
}

/// The functions that a function calls.
struct Called(Vec<FunctionId>);

impl<'f> Visitor<'f> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

fn silence_function(function: &mut LocalFunction, saying: &HashSet<FunctionId>) {
    let mut waiting: Vec<InstrSeqId> = vec![function.entry_block()];
    while let Some(block) = waiting.pop() {
        let instructions = &mut function.block_mut(block).instrs;
        let is_end = |(instruction, _): &(Instr, InstrLocId)| match instruction {
            Instr::Call(call) => saying.contains(&call.func),
            _ => false,
        };
        if let Some(end) = instructions.iter().position(is_end) {
            instructions.truncate(end);
            // What would have been handed over.
            while instructions
                .last()
                .is_some_and(|(last, _)| only_pushes(last))
            {
                instructions.pop();
            }
            instructions.push((Unreachable {}.into(), InstrLocId::default()));
        }
        for (instruction, _) in instructions.iter() {
            match instruction {
                Instr::Block(inner) => waiting.push(inner.seq),
                Instr::Loop(inner) => waiting.push(inner.seq),
                Instr::IfElse(inner) => waiting.extend([inner.consequent, inner.alternative]),
                _ => {}
            }
        }
    }
}

/// Whether an instruction does nothing but put a value on the stack.
fn only_pushes(instruction: &Instr) -> bool {
    matches!(
        instruction,
        Instr::Const(_) | Instr::LocalGet(_) | Instr::GlobalGet(_)
    )
}

/// Overwrites the places in the source, and the names of files, with zeros.
fn forget_locations(wasm: &mut Module) {
    let segments: Vec<_> = wasm.data.iter().map(|data| data.id()).collect();
    for segment in segments {
        let data = wasm.data.get_mut(segment);
        if let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(offset)),
            ..
        } = data.kind
        {
            forget(&mut data.value, offset as u32);
        }
    }
}

fn forget(bytes: &mut [u8], address: u32) {
    let mut files = Vec::new();
    for at in (0..bytes.len().saturating_sub(LOCATION - 1)).step_by(4) {
        if let Some(file) = file_of_location(bytes, at, address) {
            bytes[at..at + LOCATION].fill(0);
            files.push(file);
        }
    }
    for file in files {
        bytes[file].fill(0);
    }
}

/// Where the file's name is, if there is a place in the source at `at`.
fn file_of_location(bytes: &[u8], at: usize, address: u32) -> Option<std::ops::Range<usize>> {
    let word = |index: usize| {
        let start = at + 4 * index;
        let word = bytes.get(start..start + 4)?;
        Some(u32::from_le_bytes(word.try_into().ok()?))
    };
    let start = word(0)?.checked_sub(address)? as usize;
    let file = start..start.checked_add(word(1)? as usize)?;
    let is_file = bytes.get(file.clone())?.ends_with(b".rs");
    let is_place = (1..MOST).contains(&word(2)?) && (1..MOST).contains(&word(3)?);
    (is_file && is_place && file.len() < 300).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ModuleConfig, ValType};

    #[test]
    fn what_only_speaks_is_told_by_its_name() {
        assert!(says("core[c5930c85a12de822]::panicking::panic_fmt"));
        assert!(says("core::option::unwrap_failed"));
        assert!(is_said(
            "<std[a5]::panicking::begin_panic::Payload<&str> as core[c5]::panic::PanicPayload>::get"
        ));
        assert!(!says("<core[c5930c85a12de822]::fmt::Formatter>::pad"));
    }

    #[test]
    fn a_panic_becomes_unreachable() {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut panic = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        panic.func_body().unreachable();
        let panic = panic.finish(vec![module.locals.add(ValType::I32)], &mut module.funcs);
        module.funcs.get_mut(panic).name = Some("core::panicking::panic".into());
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &[]);
        caller.func_body().block(None, |block| {
            block.i32_const(7).call(panic).unreachable();
        });
        let caller = caller.finish(Vec::new(), &mut module.funcs);
        module.exports.add("caller", caller);
        silence(&mut module);
        walrus::passes::gc::run(&mut module);
        assert!(module.funcs.iter().all(|function| function.id() == caller));
        assert!(walrus::Module::from_buffer(&module.emit_wasm()).is_ok());
    }

    #[test]
    fn places_in_the_source_are_forgotten_and_other_words_stay() {
        let mut bytes = b"src/a.rs".to_vec();
        for word in [1000_u32, 8, 12, 5] {
            bytes.extend(word.to_le_bytes());
        }
        for word in [1000_u32, 8, 0, 5] {
            bytes.extend(word.to_le_bytes());
        }
        let expected = [vec![0; 24], bytes[24..].to_vec()].concat();
        forget(&mut bytes, 1000);
        assert_eq!(bytes, expected);
    }
}
