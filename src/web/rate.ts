/** So many requests a minute of each address; in memory, for a restart forgives. At most 10,000 addresses are remembered. */
export function perMinute(most: number, uptime: () => number): (address: string) => boolean {
  const seen = new Map<string, { from: number; count: number }>();
  return (address) => {
    const now = uptime();
    const known = seen.get(address);
    if (known === undefined || now - known.from >= 60_000) {
      seen.delete(address);
      if (seen.size >= 10_000) seen.delete(seen.keys().next().value as string);
      seen.set(address, { from: now, count: 1 });
      return true;
    }
    known.count += 1;
    return known.count <= most;
  };
}
