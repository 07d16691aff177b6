/** What the city's name servers say of a name; never the machine's own hosts file or search list. */
import { Resolver } from 'node:dns/promises';

export type Answer =
  /** The name exists; lists may be empty where it has only other records. */
  | { readonly is: 'found'; readonly addresses: readonly string[]; readonly alias: string | null }
  /** The server says that there is no such name. */
  | { readonly is: 'absent' }
  /** No server answered, or it could not say: nothing is known. */
  | { readonly is: 'unknown'; readonly why: string };

export interface Resolving {
  lookUp(name: string): Promise<Answer>;
}

const ABSENT = new Set(['ENOTFOUND', 'NOTFOUND']);
const EMPTY = new Set(['ENODATA', 'NODATA']);

/** Servers as `ip` or `ip:port`, null: those of this machine; each is asked twice, at most `timeoutMs` each time. An empty list: nothing can be known. */
export function makeResolver(servers: readonly string[] | null, timeoutMs = 2_500): Resolving {
  if (servers?.length === 0)
    return { lookUp: () => Promise.resolve({ is: 'unknown', why: 'DNS_RESOLVERS is not set' }) };
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers !== null) resolver.setServers([...servers]);
  const ask = async <T>(query: () => Promise<T[]>): Promise<{ got: T[]; code: string | null }> => {
    try {
      return { got: await query(), code: null };
    } catch (error) {
      return { got: [], code: (error as { code?: string }).code ?? 'unknown' };
    }
  };
  return {
    async lookUp(name) {
      const [four, six, alias] = await Promise.all([
        ask(() => resolver.resolve4(name)),
        ask(() => resolver.resolve6(name)),
        ask(() => resolver.resolveCname(name)),
      ]);
      const addresses = [...four.got, ...six.got];
      if (addresses.length > 0 || alias.got.length > 0)
        return { is: 'found', addresses, alias: alias.got[0]?.replace(/\.$/, '').toLowerCase() ?? null };
      const codes = [four.code, six.code, alias.code].filter((code) => code !== null);
      if (codes.some((code) => ABSENT.has(code))) return { is: 'absent' };
      if (codes.every((code) => EMPTY.has(code))) return { is: 'found', addresses: [], alias: null };
      return { is: 'unknown', why: codes.find((code) => !EMPTY.has(code)) ?? 'unknown' };
    },
  };
}
