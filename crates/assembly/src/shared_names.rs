//! The names of what the core's parts have of the core, in the end: short, and in the order of the functions. So the lists of
//! exports and imports are made of small steps, which compress to a third.

use crate::split::{FIRST, is_shared};
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{
    Export, ExportSectionReader, ExternalKind, Import, ImportSectionReader, Parser, Payload,
    TypeRef,
};

/// Renames what is shared, in the core and in all of its parts.
///
/// # Errors
/// When the bytes are no modules, or a part wants what the core does not have.
pub fn renamed(core: &[u8], parts: &[Vec<u8>]) -> Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let mut shared = shared_functions(core)?;
    shared.sort();
    let ordered = shared.into_iter().enumerate();
    let names: HashMap<String, String> = ordered
        .map(|(number, (_, name))| (name, short_name(number)))
        .collect();
    let mut written = Vec::new();
    for part in parts {
        let mut renamed = RenamedPart {
            places: places(part, &names)?,
            names: &names,
        };
        written.push(write(&mut renamed, part)?);
    }
    Ok((write(&mut RenamedCore { names: &names }, core)?, written))
}

fn write(renamed: &mut impl Reencode<Error = Infallible>, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    renamed
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("a part of the core cannot be written anew")?;
    Ok(module.finish())
}

/// A, B, … Z, AA, AB, …: the glue's names are of small letters.
fn short_name(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        more => short_name(more - 1) + &letter.to_string(),
    }
}

/// The functions that the core shares: their places and names.
fn shared_functions(core: &[u8]) -> Result<Vec<(u32, String)>> {
    let mut shared = Vec::new();
    for payload in Parser::new(0).parse_all(core) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let Export { name, kind, index } = export?;
                if kind == ExternalKind::Func && is_shared(name) {
                    shared.push((index, name.to_owned()));
                }
            }
        }
    }
    Ok(shared)
}

/// The rank of an import: as it was, but those that are renamed in the order of their new names.
fn rank(import: &Import, names: &HashMap<String, String>) -> Option<(usize, String)> {
    let name = names.get(import.name).filter(|_| import.module == FIRST)?;
    Some((name.len(), name.clone()))
}

/// For each function that a part imports its place in the new order.
fn places(part: &[u8], names: &HashMap<String, String>) -> Result<Vec<u32>> {
    let mut ranks = Vec::new();
    for payload in Parser::new(0).parse_all(part) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                if matches!(import.ty, TypeRef::Func(_)) {
                    ranks.push(rank(&import, names));
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|function| &ranks[*function]);
    let mut places = vec![0; order.len()];
    for (place, function) in (0..).zip(order) {
        places[function] = place;
    }
    Ok(places)
}

/// The core, its shared functions behind its other exports.
struct RenamedCore<'a> {
    names: &'a HashMap<String, String>,
}

impl Reencode for RenamedCore<'_> {
    type Error = Infallible;

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut all = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        let place = |export: &Export| self.names.get(export.name).map(|_| export.index);
        all.sort_by_key(place);
        for export in all {
            let name = self.names.get(export.name);
            let name = name.map_or(export.name, String::as_str);
            utils::parse_export(self, exports, Export { name, ..export })?;
        }
        Ok(())
    }
}

/// A part, its imports in the order of the core's functions.
struct RenamedPart<'a> {
    names: &'a HashMap<String, String>,
    places: Vec<u32>,
}

impl Reencode for RenamedPart<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let place = self.places.get(function as usize);
        Ok(place.copied().unwrap_or(function))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut all = section.into_imports().collect::<Result<Vec<_>, _>>()?;
        // Other things than functions are counted apart, so they may stand anywhere.
        all.sort_by_key(|import| rank(import, self.names));
        for import in all {
            let name = self
                .names
                .get(import.name)
                .filter(|_| import.module == FIRST);
            let name = name.map_or(import.name, String::as_str);
            utils::parse_import(self, imports, Import { name, ..import })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    #[test]
    fn names_are_counted_in_letters() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(short_name);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    /// Three functions, of which the core has two exported under numbers, the later one first.
    fn core() -> Vec<u8> {
        let (mut types, mut functions, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], []);
        for _ in 0..3 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export("m0", ExportKind::Func, 2);
        exports.export("run", ExportKind::Func, 1);
        exports.export("m1", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// A part that imports both, and calls the first of its imports.
    fn part() -> Vec<u8> {
        let (mut types, mut functions, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(FIRST, "m0", EntityType::Function(0));
        imports.import(FIRST, "m1", EntityType::Function(0));
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn what_is_shared_is_named_in_the_order_of_the_functions() -> Result<()> {
        let (core, parts) = renamed(&core(), &[part()])?;
        let module = walrus::Module::from_buffer(&core)?;
        let exports = module.exports.iter().map(|export| export.name.as_str());
        assert_eq!(exports.collect::<Vec<_>>(), ["run", "A", "B"]);
        let module = walrus::Module::from_buffer(&parts[0])?;
        let imports = module.imports.iter().map(|import| import.name.as_str());
        assert_eq!(imports.collect::<Vec<_>>(), ["A", "B"]);
        Ok(())
    }

    #[test]
    fn a_part_calls_what_it_called() -> Result<()> {
        let (_, parts) = renamed(&core(), &[part()])?;
        for payload in Parser::new(0).parse_all(&parts[0]) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let mut operators = body.get_operators_reader()?;
                let call = wasmparser::Operator::Call { function_index: 1 };
                assert_eq!(operators.read()?, call);
            }
        }
        Ok(())
    }
}
