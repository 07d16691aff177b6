const names = [
  'message',
  'edited',
  'deleted',
  'reaction',
  'action',
  'draft',
  'chat',
  'person',
  'clock',
  'call',
  'commands',
];

/** Keeps the store fed. After every (re)connection the whole state is read anew, so nothing missed stays missed. */
export function listen(store) {
  let waiting = [];
  let isReady = false;
  const source = new EventSource('/control/events');
  const online = (isOnline) => {
    if (store.isOnline === isOnline) return;
    store.isOnline = isOnline;
    store.tell('online');
  };
  source.addEventListener('hello', async () => {
    isReady = false;
    try {
      await store.load();
    } catch {
      return again();
    }
    isReady = true;
    for (const [name, data] of waiting) store.apply(name, data);
    waiting = [];
    online(true);
  });
  for (const name of names) {
    source.addEventListener(name, ({ data }) => {
      if (isReady) store.apply(name, JSON.parse(data));
      else waiting.push([name, JSON.parse(data)]);
    });
  }
  source.onerror = () => {
    online(false);
    if (source.readyState === EventSource.CLOSED) again();
  };
  function again() {
    source.close();
    setTimeout(() => listen(store), 1_500);
  }
}
