/** Writes one batch at a time; what comes meanwhile goes together in the next. Each promise resolves when its item is written. */
export function gather<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let next: { items: T[]; written: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  return (item) => {
    if (next === undefined) {
      const batch: T[] = [];
      const written = last.then(() => {
        next = undefined;
        return write(batch);
      });
      next = { items: batch, written };
      last = written.catch(() => undefined);
    }
    next.items.push(item);
    return next.written;
  };
}
