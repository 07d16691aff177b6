/**
 * Looks at a site as a passer-by would: its name, its front page, its certificate. The address of every hop is looked up by us,
 * judged, and connected to as it is, so a name that changes its mind between two questions changes nothing.
 */
import { isIP } from 'node:net';
import { isPublic } from './addresses.ts';
import { hop, LIMITS, type Hop, type Limits } from './hop.ts';
import type { Answer, Resolving } from './resolve.ts';

export interface Visit {
  readonly dns: Answer['is'];
  readonly addresses: readonly string[];
  readonly alias: string | null;
  readonly page:
    | {
        readonly is: 'page';
        readonly status: number;
        readonly type: string;
        readonly body: string;
        readonly address: string;
      }
    /** It leads somewhere the desk does not go: a private address, another port, too many turns. */
    | { readonly is: 'elsewhere'; readonly why: 'private' | 'port' | 'scheme' | 'tooMany' | 'unknownName' }
    /** It does not answer. */
    | { readonly is: 'silent'; readonly why: 'noAddress' | 'refused' | 'tooSlow' | 'broken' };
  readonly tls: Hop['tls'];
}

export interface VisitOptions {
  readonly resolver: Resolving;
  readonly limits?: Partial<Limits>;
  /** What may be connected to; tests allow loopback, nobody else hands anything in. */
  readonly mayConnect?: (address: string) => boolean;
  /** Where http and https are; tests have no right to the real ports. */
  readonly ports?: { readonly http: number; readonly https: number };
}

type Step = { readonly hop: Hop; readonly address: string } | { readonly page: Visit['page'] };

export async function visit(fqdn: string, options: VisitOptions): Promise<Visit> {
  const answer = await options.resolver.lookUp(fqdn);
  const addresses = answer.is === 'found' ? answer.addresses : [];
  const about = { dns: answer.is, addresses, alias: answer.is === 'found' ? answer.alias : null };
  if (addresses.length === 0) return { ...about, page: { is: 'silent', why: 'noAddress' }, tls: null };
  const first = await follow(new URL(`https://${fqdn}/`), addresses, options);
  // No certificate, or no answer there: many old sites speak http alone.
  const isSilent = first.page.is === 'silent';
  const result = isSilent ? await follow(new URL(`http://${fqdn}/`), addresses, options) : first;
  return { ...about, page: result.page, tls: first.tls ?? result.tls };
}

/** Along redirects; the certificate is the site's own, that of the first hop. */
async function follow(
  start: URL,
  addresses: readonly string[],
  options: VisitOptions,
): Promise<{ page: Visit['page']; tls: Hop['tls'] }> {
  const limits = { ...LIMITS, ...options.limits };
  let url = start;
  let tls: Hop['tls'] = null;
  for (let turn = 0; turn <= limits.redirects; turn += 1) {
    const step = await go(url, turn === 0 ? addresses : null, options, limits);
    if ('page' in step) return { page: step.page, tls };
    if (turn === 0) tls = step.hop.tls;
    const { status, type, body, location } = step.hop;
    if (location === null || status < 300 || status >= 400)
      return { page: { is: 'page', status, type, body, address: step.address }, tls };
    if (!URL.canParse(location, url)) return { page: { is: 'silent', why: 'broken' }, tls };
    url = new URL(location, url);
  }
  return { page: { is: 'elsewhere', why: 'tooMany' }, tls };
}

async function go(
  url: URL,
  known: readonly string[] | null,
  options: VisitOptions,
  limits: Limits,
): Promise<Step> {
  const { resolver, mayConnect = isPublic, ports = { http: 80, https: 443 } } = options;
  const elsewhere = (why: Extract<Visit['page'], { is: 'elsewhere' }>['why']): Step => ({
    page: { is: 'elsewhere', why },
  });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return elsewhere('scheme');
  const port = url.protocol === 'https:' ? ports.https : ports.http;
  if (url.port !== '' && Number(url.port) !== port) return elsewhere('port');
  const addresses = known ?? (await addressesOf(url.hostname, resolver));
  const [address] = addresses;
  if (address === undefined) return elsewhere('unknownName');
  // One private address among public ones is a trap: none of them is used.
  if (!addresses.every(mayConnect)) return elsewhere('private');
  const result = await hop(url, address, port, limits);
  return result.ok ? { hop: result.hop, address } : { page: { is: 'silent', why: result.why } };
}

/** A literal address as the URL parser has made it plain (`http://0x7f.1/` is 127.0.0.1), else what our servers say. */
async function addressesOf(hostname: string, resolver: Resolving): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return [literal];
  const answer = await resolver.lookUp(hostname);
  return answer.is === 'found' ? answer.addresses : [];
}
