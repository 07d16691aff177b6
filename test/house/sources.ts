/** The project's sources as facts: which file imports what, and which calls it makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** From the project's root for our own files, else the package: `src/db/query.ts`, `grammy`, `node:fs`. */
  readonly to: string;
  readonly names: readonly string[];
  readonly isOnlyTypes: boolean;
}

export interface Source {
  readonly path: string;
  /** `domain`, `desk` … for a folder of `src`, `flows`, `simulator`; a file directly in `src` is its own part (`app.ts`). */
  readonly part: string;
  readonly imports: readonly Import[];
  /** What is called or read, as written: `pool.query`, `process.env`, `Date.now`, `new Date()`. */
  readonly uses: readonly string[];
  /** Text in quotes or backticks. */
  readonly texts: readonly string[];
}

/** Every TypeScript file of these folders. */
export const sourcesOf = (...folders: string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join(folder, name))),
  );

export const partOf = (path: string): string => {
  const [first, second] = path.split('/');
  return first === 'src' ? (second ?? '') : (first ?? '');
};

function read(path: string): Source {
  const tree = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const imports: Import[] = [];
  const uses: string[] = [];
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const from = node.moduleSpecifier;
      if (from !== undefined && ts.isStringLiteral(from))
        imports.push({ to: target(path, from.text), ...namesOf(node) });
      return;
    }
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      if (
        node.expression.kind === ts.SyntaxKind.ImportKeyword &&
        first !== undefined &&
        ts.isStringLiteral(first)
      )
        imports.push({ to: target(path, first.text), names: [], isOnlyTypes: false });
      uses.push(node.expression.getText(tree));
    } else if (ts.isNewExpression(node))
      uses.push(`new ${node.expression.getText(tree)}(${(node.arguments ?? []).length === 0 ? '' : '…'})`);
    else if (ts.isPropertyAccessExpression(node)) uses.push(node.getText(tree));
    else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    )
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, part: partOf(path), imports, uses: [...new Set(uses)], texts };
}

/** A relative import from the root, a package by its name alone. */
function target(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(root, join(root, path, '..', specifier));
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): Pick<Import, 'names' | 'isOnlyTypes'> {
  if (ts.isExportDeclaration(node)) return { names: [], isOnlyTypes: node.isTypeOnly };
  const clause = node.importClause;
  if (clause === undefined) return { names: [], isOnlyTypes: false };
  const named =
    clause.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings)
      ? clause.namedBindings.elements
      : [];
  const isAll = clause.name === undefined && named.length > 0 && named.every((one) => one.isTypeOnly);
  return {
    names: named.map((one) => (one.propertyName ?? one.name).text),
    isOnlyTypes: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || isAll,
  };
}
