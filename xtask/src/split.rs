//! Splits the core in two modules: what the first picture needs, and what only a reader's wish needs. The second one is
//! linked to the first at run time, works in its memory, and calls its functions.
//!
//! Other splitters leave stubs that load what is called; these have to answer at once. So only what nothing else
//! reaches moves: functions that the exports named here alone can come to.

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashSet};
use walrus::ir::{Visitor, dfs_in_order};
use walrus::passes::gc;
use walrus::{
    ExportItem, FunctionId, FunctionKind, GlobalId, GlobalKind, ImportKind, ImportedFunction,
    Module, TableId,
};

/// The name under which the second module imports from the first.
pub const FIRST: &str = "0";

/// Both modules.
pub struct Split {
    pub first: Vec<u8>,
    pub second: Vec<u8>,
}

/// Moves what only the exports `moving` need into the second module.
///
/// # Errors
/// When the bytes are no module, or nothing would move.
pub fn split(wasm: &[u8], moving: &[String]) -> Result<Split> {
    let mut first = Module::from_buffer(wasm)?;
    let mut second = Module::from_buffer(wasm)?;
    keep_exports(&mut first, |name| !moving.iter().any(|moved| moved == name));
    keep_exports(&mut second, |name| moving.iter().any(|moved| moved == name));
    gc::run(&mut first);
    let shared = Shared::between(&first, &second);
    ensure!(
        !shared.functions.is_empty(),
        "the second module calls nothing of the first"
    );
    let identity = identity(wasm);
    shared.export_from(&mut first, &identity);
    shared.import_into(&mut second, &identity);
    forget_contents(&mut second);
    gc::run(&mut second);
    Ok(Split {
        first: first.emit_wasm(),
        second: second.emit_wasm(),
    })
}

/// The memory's name between the two: modules of different builds do not fit together, and must not be linked.
fn identity(wasm: &[u8]) -> String {
    let digest = Sha256::digest(wasm);
    digest[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn keep_exports(module: &mut Module, keeps: impl Fn(&str) -> bool) {
    let exports = module.exports.iter();
    let gone: Vec<_> = exports
        .filter(|export| !keeps(&export.name))
        .map(|export| export.id())
        .collect();
    for export in gone {
        module.exports.delete(export);
    }
}

/// What the second module has only by way of the first: its memory is filled there, and started.
fn forget_contents(module: &mut Module) {
    module.start = None;
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for data in data {
        module.data.delete(data);
    }
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for element in elements {
        module.elements.delete(element);
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
}

/// What the second module has of the first, by its place in either: both are read from the same bytes.
#[derive(Default)]
struct Shared {
    functions: BTreeSet<usize>,
    globals: BTreeSet<usize>,
    tables: BTreeSet<usize>,
}

impl Shared {
    fn between(first: &Module, second: &Module) -> Self {
        let staying = first.funcs.iter().map(|function| function.id().index());
        let staying: HashSet<usize> = staying.collect();
        let mut shared = Self::default();
        for (id, function) in second.funcs.iter_local() {
            if !staying.contains(&id.index()) {
                dfs_in_order(&mut shared, function, function.entry_block());
            }
        }
        let is_local = |place: &usize| {
            let function = second.funcs.iter().nth(*place);
            function.is_some_and(|function| matches!(function.kind, FunctionKind::Local(_)))
        };
        shared
            .functions
            .retain(|place| staying.contains(place) && is_local(place));
        shared
    }

    /// All of it in a module, with its name between the two.
    fn named(&self, module: &Module, identity: &str) -> Vec<(String, ExportItem)> {
        let functions = module.funcs.iter().map(|function| function.id());
        let functions = functions.filter(|id| self.functions.contains(&id.index()));
        let globals = module.globals.iter().map(|global| global.id());
        let globals = globals.filter(|id| self.globals.contains(&id.index()));
        let tables = module.tables.iter().map(|table| table.id());
        let tables = tables.filter(|id| self.tables.contains(&id.index()));
        let items = functions.map(ExportItem::from);
        let items = items.chain(globals.map(ExportItem::from));
        let items = items.chain(tables.map(ExportItem::from));
        let memories = module.memories.iter();
        let memories = memories.map(|memory| (identity.to_owned(), memory.id().into()));
        let numbered = items.enumerate();
        let numbered = numbered.map(|(number, item)| (number.to_string(), item));
        numbered.chain(memories).collect()
    }

    fn export_from(&self, module: &mut Module, identity: &str) {
        for (name, item) in self.named(module, identity) {
            module.exports.add(&name, item);
        }
    }

    fn import_into(&self, module: &mut Module, identity: &str) {
        for (name, item) in self.named(module, identity) {
            import(module, &name, item);
        }
    }
}

/// Has a module import what it had itself.
fn import(module: &mut Module, name: &str, item: ExportItem) {
    let add = |module: &mut Module, kind: ImportKind| module.imports.add(FIRST, name, kind);
    match item {
        ExportItem::Function(id) => {
            let import = add(module, id.into());
            let function = module.funcs.get_mut(id);
            let ty = function.ty();
            function.kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        ExportItem::Global(id) => {
            module.globals.get_mut(id).kind = GlobalKind::Import(add(module, id.into()));
        }
        ExportItem::Table(id) => module.tables.get_mut(id).import = Some(add(module, id.into())),
        ExportItem::Memory(id) => {
            module.memories.get_mut(id).import = Some(add(module, id.into()));
        }
        // Whether it has any is asked of no function: Rust's panics end here.
        ExportItem::Tag(_) => {}
    }
}

impl<'f> Visitor<'f> for Shared {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(id.index());
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(id.index());
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.insert(id.index());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;

    /// A function that calls others.
    fn calling(module: &mut Module, others: &[FunctionId]) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        for other in others {
            builder.func_body().call(*other);
        }
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// `first` calls what `second` calls, too; `own` is only called by `second`.
    fn example() -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let shared = calling(&mut module, &[]);
        let own = calling(&mut module, &[]);
        let first = calling(&mut module, &[shared]);
        let second = calling(&mut module, &[shared, own]);
        module.exports.add("memory", memory);
        module.exports.add("first", first);
        module.exports.add("second", second);
        module.emit_wasm()
    }

    fn names(wasm: &[u8]) -> Result<(Vec<String>, Vec<String>, usize)> {
        let module = Module::from_buffer(wasm)?;
        let imports = module.imports.iter().map(|import| import.name.clone());
        let exports = module.exports.iter().map(|export| export.name.clone());
        Ok((
            imports.collect(),
            exports.collect(),
            module.funcs.iter_local().count(),
        ))
    }

    #[test]
    fn what_only_the_second_needs_moves_and_the_rest_is_shared() -> Result<()> {
        let wasm = example();
        let split = split(&wasm, &["second".into()])?;
        let memory = identity(&wasm);
        let shared = vec!["0".to_owned(), memory];
        let (imports, exports, functions) = names(&split.first)?;
        let own = ["memory", "first"].map(String::from).to_vec();
        let all = [own, shared.clone()].concat();
        assert_eq!((imports, exports, functions), (vec![], all, 2));
        let (imports, exports, functions) = names(&split.second)?;
        let shared = vec!["0".to_owned()];
        let own = vec!["second".to_owned()];
        assert_eq!((imports, exports, functions), (shared, own, 2));
        Ok(())
    }

    #[test]
    fn parts_of_different_builds_do_not_fit() {
        let (one, mut other) = (example(), example());
        other.push(0);
        assert_ne!(identity(&one), identity(&other));
    }
}
