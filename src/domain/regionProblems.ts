import { isMap, isNode, isPair, isScalar, type Document, type LineCounter } from 'yaml';
import type { core } from 'zod';

type Path = readonly PropertyKey[];

/** One line per problem: `file:line: field: fix`. A missing field points at the line of what it is missing from. */
export function explain(
  issue: core.$ZodIssue,
  document: Document,
  lines: LineCounter,
  file: string,
): string[] {
  const say = (path: Path, fix: string) =>
    `${file}:${lineOf(path, document, lines)}: ${nameOf(path)}: ${fix}`;
  if (issue.code === 'unrecognized_keys') {
    const known = 'remove it or correct its spelling';
    return issue.keys.map((key) => say([...issue.path, key], `is not a known field; ${known}`));
  }
  if (issue.code === 'invalid_union') {
    const nearest =
      issue.errors.find((branch) => branch.every((one) => !isOtherShape(one))) ?? issue.errors[0];
    return (nearest ?? []).flatMap((one) =>
      explain({ ...one, path: [...issue.path, ...one.path] }, document, lines, file),
    );
  }
  const given = document.getIn(issue.path);
  const shown = isScalar(given) ? given.value : given;
  if (given === undefined && issue.path.length > 0 && issue.code !== 'custom') {
    const kind =
      issue.code === 'invalid_type'
        ? issue.expected
        : issue.code === 'invalid_value'
          ? issue.values.join(' or ')
          : 'value';
    return [say(issue.path, `is missing; add it (${kind})`)];
  }
  if (issue.code === 'invalid_type') {
    const quotes =
      issue.expected === 'string' && typeof shown === 'number' ? `; put it in quotes: '${shown}'` : '';
    return [say(issue.path, `must be a ${issue.expected}${quotes}`)];
  }
  if (issue.code === 'invalid_value')
    return [say(issue.path, `write one of: ${choices(issue.values.map(String), shown)}${was(shown)}`)];
  return [say(issue.path, `${issue.message}${was(shown)}`)];
}

/** All of a short list; of a long one those that begin like what was written, where there are any. */
function choices(values: string[], shown: unknown): string {
  const begin = typeof shown === 'string' ? shown.slice(0, 3) : '';
  const alike = values.filter((value) => value.startsWith(begin));
  return (values.length > 30 && alike.length > 0 ? alike : values).join(', ');
}

/** Of the forms that a value may take, one that this value does not even begin to be. */
function isOtherShape(issue: core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

function was(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? ` (it says '${value}')`
    : '';
}

function nameOf(path: Path): string {
  if (path.length === 0) return 'the file';
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );
}

/** The line of the value at this path, of its key, or of the nearest parent that exists. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const parent = depth <= 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key =
      depth > 0 && isMap(parent)
        ? parent.items.find(
            (pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === path[depth - 1],
          )?.key
        : undefined;
    for (const place of [key, node]) {
      if (isNode(place) && place.range) return lines.linePos(place.range[0]).line;
    }
  }
  return 1;
}
