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
    return [say(issue.path, `write one of: ${issue.values.map(String).join(', ')}${was(shown)}`)];
  return [say(issue.path, `${issue.message}${was(shown)}`)];
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
