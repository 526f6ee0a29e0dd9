//! Bundles the shell's modules into one, as a bundler does but for our own modules only: they
//! import by name from files beside them, export declarations or names, and in no circle. What
//! they do not use is refused rather than guessed.
//!
//! Each module's own top-level names are made unique by its name in front (`start` of `core.js`
//! becomes `core$start`), imported names become those of the exporter, and what is left of the
//! modules is joined in the order in which they would run.

use anyhow::{Context, Result, bail};
use oxc::allocator::{Allocator, Vec as ArenaVec};
use oxc::ast::AstBuilder;
use oxc::ast::ast::{
    BindingIdentifier, ExportNamedDeclaration, ImportDeclaration, ImportDeclarationSpecifier,
    Program, Statement, StringLiteral,
};
use oxc::ast_visit::{Visit, VisitMut};
use oxc::codegen::Codegen;
use oxc::parser::Parser;
use oxc::semantic::{Scoping, SemanticBuilder};
use oxc::span::SourceType;
use std::collections::{BTreeMap, HashMap};

/// What a module gives to others: exported name to unique name.
type Exports = BTreeMap<String, String>;

/// Joins a module and all that it imports. `read` gives the source of a path such as
/// `shell/core.js`. Paths in the result are relative to the entry.
///
/// # Errors
/// When a module is missing, is not JavaScript, or does what this bundler does not understand.
pub fn bundle(entry: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<String> {
    let mut bundler = Bundler {
        read,
        bundled: HashMap::new(),
        waiting: Vec::new(),
        text: String::new(),
    };
    let exports = bundler.module(entry)?;
    let names = exports
        .iter()
        .map(|(name, unique)| format!("{unique} as {name}"));
    let names: Vec<_> = names.collect();
    Ok(format!(
        "{}export {{ {} }};\n",
        bundler.text,
        names.join(", ")
    ))
}

struct Bundler<'r> {
    read: &'r dyn Fn(&str) -> Result<String>,
    bundled: HashMap<String, Exports>,
    /// Modules whose imports are being bundled, to notice circles.
    waiting: Vec<String>,
    text: String,
}

impl Bundler<'_> {
    /// Bundles a module behind those that it imports, once.
    fn module(&mut self, path: &str) -> Result<Exports> {
        if let Some(exports) = self.bundled.get(path) {
            return Ok(exports.clone());
        }
        if self.waiting.iter().any(|waiting| waiting == path) {
            bail!(
                "{path} imports itself by way of {}",
                self.waiting.join(", ")
            );
        }
        self.waiting.push(path.into());
        let source = (self.read)(path)?;
        let bundled = self.rewrite(path, &source);
        let (text, exports) = bundled.with_context(|| format!("{path} cannot be bundled"))?;
        self.waiting.pop();
        self.text.push_str(&text);
        self.bundled.insert(path.into(), exports.clone());
        Ok(exports)
    }

    /// The text of a module without imports and exports, and what it gives to others.
    fn rewrite(&mut self, path: &str, source: &str) -> Result<(String, Exports)> {
        let allocator = Allocator::default();
        let mut program = parse(&allocator, source)?;
        let mut scoping = SemanticBuilder::new()
            .build(&program)
            .semantic
            .into_scoping();
        make_unique(&mut scoping, &stem(path));
        let mut exported = Vec::new();
        let mut body = ArenaVec::new_in(&allocator);
        for statement in program.body.drain(..) {
            match statement {
                Statement::ImportDeclaration(import) => {
                    let given = self.module(&resolve(path, &import.source.value))?;
                    take(&import, &given, &mut scoping)?;
                }
                Statement::ExportNamedDeclaration(export) => {
                    let export = export.unbox();
                    exported.extend(names_of(&export)?);
                    body.extend(export.declaration.map(Statement::from));
                }
                other if other.is_module_declaration() => {
                    bail!("only imports by name and exports of names are known")
                }
                other => body.push(other),
            }
        }
        program.body = body;
        beside_the_entry(path, &allocator, &mut program);
        let exports = unique_names(&exported, &scoping)?;
        let printed = Codegen::new().with_scoping(Some(scoping)).build(&program);
        Ok((printed.code, exports))
    }
}

/// Parses a module.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse<'a>(allocator: &'a Allocator, source: &'a str) -> Result<Program<'a>> {
    let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
    match parsed.errors.first() {
        Some(error) => bail!("{error}"),
        None => Ok(parsed.program),
    }
}

/// Puts the module's name in front of its top-level names.
fn make_unique(scoping: &mut Scoping, module: &str) {
    let bindings = scoping.get_bindings(scoping.root_scope_id());
    let symbols: Vec<_> = bindings
        .iter()
        .map(|(name, symbol)| (name.to_string(), *symbol))
        .collect();
    for (name, symbol) in symbols {
        scoping.set_symbol_name(symbol, &format!("{module}${name}"));
    }
}

/// Gives imported names the unique names of what they stand for.
fn take(import: &ImportDeclaration, given: &Exports, scoping: &mut Scoping) -> Result<()> {
    for specifier in import.specifiers.iter().flatten() {
        let ImportDeclarationSpecifier::ImportSpecifier(specifier) = specifier else {
            bail!("`{}` is not imported by name", specifier.local().name);
        };
        let name = specifier.imported.name();
        let unique = given.get(name.as_str());
        let unique = unique.with_context(|| format!("{} has no `{name}`", import.source.value))?;
        scoping.set_symbol_name(specifier.local.symbol_id(), unique);
    }
    Ok(())
}

/// What an export statement exports: exported name, and local name.
fn names_of(export: &ExportNamedDeclaration) -> Result<Vec<(String, String)>> {
    if export.source.is_some() {
        bail!("an export from another module is not known");
    }
    let specifiers = export.specifiers.iter();
    let mut names: Vec<_> = specifiers
        .map(|specifier| {
            (
                specifier.exported.name().to_string(),
                specifier.local.name().to_string(),
            )
        })
        .collect();
    if let Some(declaration) = &export.declaration {
        let mut declared = Declared::default();
        declared.visit_declaration(declaration);
        names.extend(declared.0.into_iter().map(|name| (name.clone(), name)));
    }
    Ok(names)
}

fn unique_names(exported: &[(String, String)], scoping: &Scoping) -> Result<Exports> {
    let unique = |(name, local): &(String, String)| {
        let symbol = scoping.get_root_binding(local);
        let symbol = symbol.with_context(|| format!("`{local}` is exported and not there"))?;
        Ok((name.clone(), scoping.symbol_name(symbol).to_string()))
    };
    exported.iter().map(unique).collect()
}

/// The names that a declaration declares, not those within its functions.
#[derive(Default)]
struct Declared(Vec<String>);

impl<'a> Visit<'a> for Declared {
    fn visit_binding_identifier(&mut self, identifier: &BindingIdentifier<'a>) {
        self.0.push(identifier.name.to_string());
    }

    fn visit_expression(&mut self, _: &oxc::ast::ast::Expression<'a>) {}

    fn visit_formal_parameters(&mut self, _: &oxc::ast::ast::FormalParameters<'a>) {}

    fn visit_function_body(&mut self, _: &oxc::ast::ast::FunctionBody<'a>) {}

    fn visit_class_body(&mut self, _: &oxc::ast::ast::ClassBody<'a>) {}
}

/// Paths that climb out of a module's directory start beside the entry once it is bundled.
fn beside_the_entry<'a>(path: &str, allocator: &'a Allocator, program: &mut Program<'a>) {
    if path.contains('/') {
        let ast = AstBuilder::new(allocator);
        Climbing { path, ast }.visit_program(program);
    }
}

struct Climbing<'a, 'p> {
    path: &'p str,
    ast: AstBuilder<'a>,
}

impl<'a> VisitMut<'a> for Climbing<'a, '_> {
    fn visit_string_literal(&mut self, literal: &mut StringLiteral<'a>) {
        if literal.value.starts_with("../") {
            let place = resolve(self.path, &literal.value);
            literal.value = self.ast.atom(&format!("./{place}"));
            literal.raw = None;
        }
    }
}

/// The path that an import means: `./dom.js` in `shell/core.js` is `shell/dom.js`, and so is `../dom.js` in `shell/take/menu.js`.
fn resolve(importer: &str, source: &str) -> String {
    let mut steps: Vec<&str> = importer.split('/').collect();
    steps.pop();
    for step in source.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A module's name as names can have it in front: `shell/load-modules.js` is `load_modules`. Two of one name in different
/// directories are two.
fn stem(path: &str) -> String {
    let within = path.split_once('/').map_or(path, |(_, within)| within);
    let name = within.strip_suffix(".js").unwrap_or(within);
    name.replace(['-', '/', '.'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled(modules: &[(&str, &str)]) -> Result<String> {
        let read = |path: &str| {
            let found = modules.iter().find(|(name, _)| *name == path);
            let (_, source) = found.with_context(|| format!("{path} is not there"))?;
            Ok(source.to_string())
        };
        bundle("entry.js", &read)
    }

    #[test]
    fn modules_are_joined_in_the_order_in_which_they_run() -> Result<()> {
        let text = bundled(&[
            (
                "entry.js",
                "import { b } from './shell/b.js';\nexport const a = { b };",
            ),
            (
                "shell/b.js",
                "import { c as see } from './c.js';\nexport const b = () => see(1);",
            ),
            (
                "shell/c.js",
                "const b = 2;\nexport function c(x) { const y = b; return x + y; }",
            ),
        ])?;
        let expected = "const c$b = 2;\nfunction c$c(x) {\n\tconst y = c$b;\n\treturn x + y;\n}\n\
                        const b$b = () => c$c(1);\nconst entry$a = { b: b$b };\n\
                        export { entry$a as a };\n";
        assert_eq!(text, expected);
        Ok(())
    }

    #[test]
    fn paths_of_files_are_those_of_the_entry() -> Result<()> {
        let text = bundled(&[
            (
                "entry.js",
                "import { map } from './shell/map.js';\nexport { map as default };",
            ),
            (
                "shell/map.js",
                "export const map = new URL('../map.bin', import.meta.url);",
            ),
        ])?;
        let expected = "const map$map = new URL(\"./map.bin\", import.meta.url);\n\
                        export { map$map as default };\n";
        assert_eq!(text, expected);
        Ok(())
    }

    #[test]
    fn modules_of_one_name_stay_apart() -> Result<()> {
        let text = bundled(&[
            (
                "entry.js",
                "import { one } from './shell/words.js';\nimport { two } from './shell/deep/words.js';\nexport { one, two };",
            ),
            (
                "shell/words.js",
                "const same = 1;\nexport const one = same;",
            ),
            (
                "shell/deep/words.js",
                "const same = 2;\nexport const two = same;",
            ),
        ])?;
        assert_eq!(text.matches("words$same = ").count(), 2, "{text}");
        assert!(text.contains("deep_words$same = 2"), "{text}");
        Ok(())
    }

    #[test]
    fn a_module_is_there_once_whoever_imports_it() -> Result<()> {
        let text = bundled(&[
            (
                "entry.js",
                "import { one } from './shell/one.js';\nimport { two } from './shell/deep/two.js';\nexport { one, two };",
            ),
            ("shell/one.js", "export const one = 1;"),
            (
                "shell/deep/two.js",
                "import { one } from '../one.js';\nexport const two = one + import('../../late.js');",
            ),
        ])?;
        assert_eq!(text.matches("= 1;").count(), 1, "{text}");
        assert!(text.contains("import(\"./late.js\")"), "{text}");
        Ok(())
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        let strange = [
            "import * as all from './b.js';",
            "import b from './b.js';",
            "export * from './b.js';",
            "export default 1;",
            "import { missing } from './b.js';",
            "import { e } from './circle.js';",
            "export { nowhere };",
            "const = 1;",
        ];
        for source in strange {
            let circle = "import { a } from './entry.js';\nexport const e = a;";
            let modules = [
                ("entry.js", source),
                ("b.js", "export const b = 1;"),
                ("circle.js", circle),
            ];
            assert!(bundled(&modules).is_err(), "{source}");
        }
    }
}
