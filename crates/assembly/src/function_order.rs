//! The order of the functions in the core. The binder sorts them by size. Beside the one it is most like, a function
//! compresses better: brotli writes what repeats as a reference, and a near one is short.

use crate::compress::{SHIPPED, brotli};
use anyhow::{Context, Result};
use dateline_likeness::chain;
use std::convert::Infallible;
use std::panic::resume_unwind;
use std::thread;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// How many functions before it one is compared with, each half as much as the one behind it. No number is the best for every core:
/// of these two one is within 50 bytes of the best of eight, of 58 kB.
const NEAR: [usize; 2] = [2, 4];

/// The same module with each function after those that it is most like, in the order that compresses best of several.
///
/// # Errors
/// When the bytes are no module.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let measured = |near| {
        let module = arranged(wasm, near)?;
        Ok((brotli(&module, SHIPPED).len(), module))
    };
    // Side by side: each takes a second.
    let tried: Vec<Result<_>> = thread::scope(|scope| {
        let threads = NEAR.map(|near| scope.spawn(move || measured(near)));
        let ended = threads.map(|thread| thread.join());
        ended
            .map(|tried| tried.unwrap_or_else(|panic| resume_unwind(panic)))
            .into()
    });
    let tried = tried.into_iter().collect::<Result<Vec<_>>>()?;
    let best = tried.into_iter().min_by_key(|(length, _)| *length);
    best.map(|(_, module)| module).context("no order was tried")
}

/// The module with each function after those that it is most like, of so many before it.
fn arranged(wasm: &[u8], near: usize) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm).context("the core is no wasm module")?;
    let mut arranged = Arranged::new(imported, &chain(&bodies, near));
    let mut module = Module::new();
    arranged
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the core cannot be written anew")?;
    Ok(module.finish())
}

/// How many functions a module imports, and the bytes of its own.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// A module that is written with its functions in another order.
struct Arranged {
    imported: u32,
    /// Which of the module's own functions stands at each place.
    order: Vec<usize>,
    /// At which place each of them stands.
    places: Vec<u32>,
}

impl Arranged {
    fn new(imported: u32, order: &[usize]) -> Self {
        let mut places = vec![0; order.len()];
        for (place, function) in (0..).zip(order) {
            places[*function] = place;
        }
        Self {
            imported,
            order: order.to_vec(),
            places,
        }
    }
}

impl Reencode for Arranged {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.imported + self.places[own as usize]))
    }

    /// Nobody needs what tools wrote for each other.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for function in &self.order {
            functions.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection, ValType,
    };

    /// A module that imports a function and has one for each of these numbers, which calls the import and gives the
    /// number back; the last one is exported.
    fn module(numbers: &[i64]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I64]);
        let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
        imports.import("host", "call", EntityType::Function(0));
        exports.export("last", ExportKind::Func, numbers.len() as u32);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for number in numbers {
            functions.function(1);
            let mut body = Function::new([]);
            body.instructions().call(0).i64_const(*number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn exported(wasm: &[u8]) -> u32 {
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(exports) = payload.unwrap() {
                return exports.into_iter().next().unwrap().unwrap().index;
            }
        }
        panic!("nothing is exported")
    }

    #[test]
    fn like_functions_stand_beside_each_other() {
        let (one, other) = (1 << 60, 99);
        let wasm = by_likeness(&module(&[one, other, one + 1])).unwrap();
        let (_, bodies) = functions(&wasm).unwrap();
        assert!(bodies[1].len() == bodies[0].len() && bodies[2].len() < bodies[0].len());
    }

    #[test]
    fn a_moved_function_is_found_by_who_wants_it() {
        let wasm = by_likeness(&module(&[1 << 60, 99, (1 << 60) + 1])).unwrap();
        assert_eq!(exported(&wasm), 2);
    }
}
