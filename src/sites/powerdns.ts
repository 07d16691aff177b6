/** A PowerDNS server's own API: sets or takes away the one record of a name. Source: doc.powerdns.com, HTTP API, zones (PATCH). */
import { isIP } from 'node:net';

export interface PowerDns {
  /** `http://127.0.0.1:8081`, with or without a path. */
  readonly url: string;
  readonly key: string;
  /** The zone the names are in, such as `bitungkota.go.id`. */
  readonly zone: string;
  /** Of the API; PowerDNS knows only this one. */
  readonly server?: string;
}

export type RecordType = 'A' | 'AAAA' | 'CNAME';
export interface DnsRecord {
  readonly type: RecordType;
  readonly content: string;
}

/** The record that leads to a target: an address, or the name of a host. */
export function recordFor(target: string): DnsRecord {
  const kind = isIP(target);
  return kind === 0
    ? { type: 'CNAME', content: `${target.replace(/\.$/, '')}.` }
    : { type: kind === 4 ? 'A' : 'AAAA', content: target };
}

export type Written = { readonly ok: true } | { readonly ok: false; readonly why: string };

const TYPES: readonly RecordType[] = ['A', 'AAAA', 'CNAME'];
const TIME = 10_000;

/** Sets what the name leads to, or with null takes it away. May be repeated; other records of the name (TXT, MX) stay. */
export async function writeRecord(
  to: PowerDns,
  fqdn: string,
  record: DnsRecord | null,
  ttl: number,
): Promise<Written> {
  if (!fqdn.endsWith(`.${to.zone}`)) return { ok: false, why: `${fqdn} is not in the zone ${to.zone}` };
  const name = `${fqdn}.`;
  // Whatever else leads somewhere goes first: a CNAME stands beside nothing.
  const gone = TYPES.filter((type) => type !== record?.type).map((type) => ({
    name,
    type,
    changetype: 'DELETE',
  }));
  const set =
    record === null
      ? []
      : [
          {
            name,
            type: record.type,
            ttl,
            changetype: 'REPLACE',
            records: [{ content: record.content, disabled: false }],
          },
        ];
  const path = `/api/v1/servers/${to.server ?? 'localhost'}/zones/${encodeURIComponent(`${to.zone}.`)}`;
  try {
    const response = await fetch(to.url.replace(/\/+$/, '') + path, {
      method: 'PATCH',
      headers: { 'x-api-key': to.key, 'content-type': 'application/json' },
      body: JSON.stringify({ rrsets: [...gone, ...set] }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIME),
    });
    if (response.ok) return { ok: true };
    return { ok: false, why: `${response.status} ${(await response.text()).slice(0, 200)}`.trim() };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    return { ok: false, why: cause ?? (error as Error).name };
  }
}
