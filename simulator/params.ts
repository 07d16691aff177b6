import type { IncomingMessage } from 'node:http';
import type { Upload } from './files.ts';
import { badRequest, Refusal } from './refusal.ts';
import { wireKinds } from './wire.ts';

const kindOf: ReadonlyMap<string, string> = new Map(Object.entries(wireKinds));

/** Largest request Telegram takes. */
const bodyLimit = 55 * 1024 * 1024;

/** Parameters of a call as they came: from the query, and from a JSON, urlencoded or multipart body. */
export async function readParams(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  const body = request.method === 'GET' ? undefined : await readBody(request);
  const raw: Record<string, unknown> = query.size > 0 ? Object.fromEntries(query) : {};
  if (body === undefined || body.length === 0) return typedParams(raw);
  if (type.startsWith('application/json')) return typedParams({ ...raw, ...parseObject(body.toString()) });
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return typedParams({ ...raw, ...Object.fromEntries(new URLSearchParams(body.toString())) });
  }
  if (type.startsWith('multipart/form-data')) return readMultipart(raw, body, type);
  return typedParams(raw);
}

/** By events, because an async iterator over a request costs several times as much. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= bodyLimit) parts.push(part);
    });
    request.on('error', reject);
    request.on('end', () => {
      if (size > bodyLimit) reject(new Refusal(413, 'Request Entity Too Large'));
      else resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts));
    });
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // the refusal below covers both
  }
  throw badRequest("can't parse JSON object");
}

async function readMultipart(
  raw: Record<string, unknown>,
  body: Buffer,
  type: string,
): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const files = new Map<string, Upload>();
  for (const [name, value] of form) {
    if (typeof value === 'string') raw[name] = value;
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      files.set(name, { name: value.name, type: value.type || 'application/octet-stream', bytes });
    }
  }
  const params = attach(typedParams(raw), files) as Record<string, unknown>;
  for (const [name, file] of files) params[name] ??= file;
  return params;
}

/** Puts files in the place of the `attach://name` that means them, however deep. */
function attach(value: unknown, files: ReadonlyMap<string, Upload>): unknown {
  if (typeof value === 'string') {
    return value.startsWith('attach://') ? (files.get(value.slice('attach://'.length)) ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((one) => attach(one, files));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attach(one, files)]));
}

/** Everything is text on the wire; numbers, flags and objects are read from it, as Telegram does. */
export function typedParams(raw: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name in raw) {
    const value = raw[name];
    if (value !== undefined && value !== null) result[name] = read(name, value);
  }
  return result;
}

function read(name: string, value: unknown): unknown {
  switch (kindOf.get(name)) {
    case 'integer':
      return Math.trunc(Number(value)) || 0;
    case 'decimal':
      return typeof value === 'string' && value.trim() === '' ? undefined : Number(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : ['true', 'yes', '1'].includes(String(value).toLowerCase());
    case 'json':
      return typeof value === 'string' ? parseParameter(name, value) : value;
    default:
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  }
}

const jsonNames: Readonly<Record<string, string>> = {
  reply_markup: 'reply keyboard markup JSON object',
  reply_parameters: 'reply parameters JSON object',
  link_preview_options: 'link preview options JSON object',
  reaction: 'reaction types JSON object',
};

function parseParameter(name: string, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`can't parse ${jsonNames[name] ?? `${name} JSON object`}`);
  }
}
