import { isIP } from 'node:net';

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

/** What a record may lead to: an address, or the full name of a host, in lower case. Null: words, such as "hosting Diskominfo". */
export function readTarget(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '');
  return isIP(text) !== 0 || HOST.test(text) ? text : null;
}

/** The record a technician enters by hand. */
export const recordTypeOf = (target: string): 'A' | 'AAAA' | 'CNAME' =>
  isIP(target) === 4 ? 'A' : isIP(target) === 6 ? 'AAAA' : 'CNAME';
