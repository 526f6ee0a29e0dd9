//! Splits a part off the core that not every page needs, or not at once. It is linked to the rest at run time, works in its
//! memory, and calls its functions.
//!
//! Other splitters leave stubs that load what is called; these have to answer at once. So only what nothing else
//! reaches moves: functions that some exports alone can come to, or that are only called by their addresses in the table, which
//! the part fills in when it comes.

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};
use walrus::ir::{Visitor, dfs_in_order};
use walrus::passes::gc;
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, ir::Value,
};

/// The name under which the second module imports from the first.
pub const FIRST: &str = "0";

/// Both modules.
pub struct Split {
    pub first: Vec<u8>,
    pub second: Vec<u8>,
}

/// What a part is entered by, and how what it shares is named: two parts of one core need two such names.
#[derive(Default)]
pub struct Part<'a> {
    pub exports: Vec<String>,
    /// Places in the table of functions.
    pub slots: BTreeSet<u32>,
    pub prefix: &'a str,
}

/// The places of functions in the table whose names are of a part, as `is_of_it` finds.
pub fn slots_of(module: &Module, is_of_it: impl Fn(&str) -> bool) -> BTreeSet<u32> {
    let mut slots = BTreeSet::new();
    for (offset, functions) in tables_of(module) {
        for (place, id) in (offset..).zip(functions) {
            let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
            // The compiler makes one function of closures that are alike: others may use it too.
            if !name.contains("closure") && is_of_it(name) {
                slots.insert(place);
            }
        }
    }
    slots
}

/// Moves what only a part needs into a second module.
///
/// # Errors
/// When the bytes are no module, or nothing would move.
pub fn split(wasm: &[u8], part: &Part) -> Result<Split> {
    let mut first = Module::from_buffer(wasm)?;
    let mut second = Module::from_buffer(wasm)?;
    let moves = |name: &str| part.exports.iter().any(|moved| moved == name);
    keep_exports(&mut first, |name| !moves(name));
    keep_exports(&mut second, moves);
    keep_slots(&mut first, |place| !part.slots.contains(&place));
    keep_slots(&mut second, |place| part.slots.contains(&place));
    gc::run(&mut first);
    let shared = Shared::between(&first, &second);
    ensure!(
        !shared.functions.is_empty(),
        "the second module calls nothing of the first"
    );
    let identity = identity(wasm);
    let names = Names {
        prefix: part.prefix,
        identity: &identity,
        known: &known_names(&first),
    };
    shared.export_from(&mut first, &names);
    shared.import_into(&mut second, &names);
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

/// Runs of functions in a module's table, each from its first place on.
fn tables_of(module: &Module) -> Vec<(u32, Vec<FunctionId>)> {
    let mut runs = Vec::new();
    for element in module.elements.iter() {
        if let (ElementKind::Active { offset, .. }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
            && let ConstExpr::Value(Value::I32(offset)) = offset
        {
            runs.push((*offset as u32, functions.clone()));
        }
    }
    runs
}

/// Leaves only some places of a module's table filled.
fn keep_slots(module: &mut Module, keeps: impl Fn(u32) -> bool) {
    let runs = tables_of(module);
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for element in elements {
        module.elements.delete(element);
    }
    let Some(table) = module.tables.main_function_table().ok().flatten() else {
        return;
    };
    module.tables.get_mut(table).elem_segments.clear();
    for (offset, functions) in runs {
        let mut run = Vec::new();
        let mut end = offset;
        for (place, id) in (offset..).zip(functions) {
            if keeps(place) {
                run.push(id);
                end = place + 1;
            } else {
                fill(module, table, end, std::mem::take(&mut run));
            }
        }
        fill(module, table, end, run);
    }
}

/// Fills the places of a table that end before one.
fn fill(module: &mut Module, table: TableId, end: u32, run: Vec<FunctionId>) {
    if run.is_empty() {
        return;
    }
    let offset = ConstExpr::Value(Value::I32(end as i32 - run.len() as i32));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(run));
    module.tables.get_mut(table).elem_segments.insert(element);
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
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
}

/// How what two modules share is named between them.
struct Names<'a> {
    prefix: &'a str,
    identity: &'a str,
    /// By their places, the functions that an earlier part shares, too.
    known: &'a HashMap<usize, String>,
}

/// Whether a name is one under which something is shared: those end in a number, the glue's do not.
pub fn is_shared(name: &str) -> bool {
    name.ends_with(|letter: char| letter.is_ascii_digit())
}

/// The names under which functions are shared with an earlier part.
fn known_names(module: &Module) -> HashMap<usize, String> {
    let mut names = HashMap::new();
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item
            && is_shared(&export.name)
        {
            names.insert(id.index(), export.name.clone());
        }
    }
    names
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
        for element in second.elements.iter() {
            if let ElementKind::Active { table, .. } = element.kind {
                shared.tables.insert(table.index());
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
    fn named(&self, module: &Module, names: &Names) -> Vec<(String, ExportItem)> {
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
        let memories = memories.map(|memory| (names.identity.to_owned(), memory.id().into()));
        let numbered = items.enumerate();
        let numbered = numbered.map(|(number, item)| {
            let known = match item {
                ExportItem::Function(id) => names.known.get(&id.index()).cloned(),
                _ => None,
            };
            (
                known.unwrap_or_else(|| format!("{}{number}", names.prefix)),
                item,
            )
        });
        numbered.chain(memories).collect()
    }

    fn export_from(&self, module: &mut Module, names: &Names) {
        for (name, item) in self.named(module, names) {
            if !names.known.values().any(|known| *known == name) {
                module.exports.add(&name, item);
            }
        }
    }

    fn import_into(&self, module: &mut Module, names: &Names) {
        for (name, item) in self.named(module, names) {
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
        let part = Part {
            exports: vec!["second".into()],
            ..Part::default()
        };
        let split = split(&wasm, &part)?;
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

    /// A function that is only called by its address goes, and its place in the table is filled when the part comes.
    #[test]
    fn what_is_called_by_address_moves_with_its_place() -> Result<()> {
        let mut module = Module::from_buffer(&example())?;
        let called = calling(&mut module, &[]);
        let only = calling(&mut module, &[called]);
        let kept = calling(&mut module, &[called]);
        let table = module
            .tables
            .add_local(false, 4, None, walrus::RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(1));
        let kind = ElementKind::Active { table, offset };
        let element = module
            .elements
            .add(kind, ElementItems::Functions(vec![kept, only]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("called", called);
        module.exports.add("table", table);
        let part = Part {
            slots: [2].into(),
            prefix: "m",
            ..Part::default()
        };
        let split = split(&module.emit_wasm(), &part)?;
        let places = |wasm: &[u8]| -> Result<Vec<(u32, usize)>> {
            let module = Module::from_buffer(wasm)?;
            let runs = tables_of(&module);
            Ok(runs
                .into_iter()
                .map(|(offset, run)| (offset, run.len()))
                .collect())
        };
        assert_eq!(places(&split.first)?, [(1, 1)]);
        assert_eq!(places(&split.second)?, [(2, 1)]);
        let (imports, exports, functions) = names(&split.second)?;
        assert!(imports.contains(&"m0".to_owned()), "{imports:?}");
        assert_eq!((exports, functions), (vec![], 1));
        Ok(())
    }

    /// A function that two parts call has one name: the second part takes that which the first got.
    #[test]
    fn what_two_parts_share_has_one_name() -> Result<()> {
        let mut module = Module::from_buffer(&example())?;
        let shared = module.exports.iter().find(|export| export.name == "first");
        let Some(ExportItem::Function(shared)) = shared.map(|export| export.item) else {
            anyhow::bail!("the example has it");
        };
        for name in ["one", "other"] {
            let own = calling(&mut module, &[]);
            let part = calling(&mut module, &[shared, own]);
            module.exports.add(name, part);
        }
        let part = |name: &str, prefix| Part {
            exports: vec![name.into()],
            prefix,
            ..Part::default()
        };
        let one = split(&module.emit_wasm(), &part("one", "a"))?;
        let other = split(&one.first, &part("other", "b"))?;
        for wasm in [one.second, other.second] {
            let (imports, ..) = names(&wasm)?;
            assert_eq!(imports[0], "a0");
        }
        let (_, exports, _) = names(&other.first)?;
        assert!(!exports.contains(&"b0".to_owned()), "{exports:?}");
        Ok(())
    }

    #[test]
    fn parts_of_different_builds_do_not_fit() {
        let (one, mut other) = (example(), example());
        other.push(0);
        assert_ne!(identity(&one), identity(&other));
    }
}
