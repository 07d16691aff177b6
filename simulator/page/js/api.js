/** The control API of the simulator, see simulator/control.ts. Refusals throw with the simulator's own words. */
async function ask(method, path, body) {
  const response = await fetch(`/control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.json().catch(() => ({ error: `Simulator menjawab ${response.status}.` }));
  if (!response.ok) throw new Error(String(answer.error ?? response.status).split('\n')[0]);
  return answer;
}

const post = (path, body = {}) => ask('POST', path, body);

export const api = {
  state: () => ask('GET', 'state'),
  chat: (chat, as = 0) => ask('GET', `chats/${chat}?as=${as}`),
  calls: (after) => ask('GET', `calls?after=${after}`),
  say: (chat, order) => post(`chats/${chat}/messages`, order),
  edit: (chat, message, text) => post(`chats/${chat}/messages/${message}/edit`, { text }),
  remove: (chat, message) => post(`chats/${chat}/messages/${message}/delete`),
  react: (chat, message, from, emoji) => post(`chats/${chat}/messages/${message}/reaction`, { from, emoji }),
  vote: (chat, message, from, options) => post(`chats/${chat}/messages/${message}/vote`, { from, options }),
  /** Resolves when the bot has answered the press: `{ text?, alert, url? }`. */
  press: (chat, message, from, data) => post(`chats/${chat}/messages/${message}/press`, { from, data }),
  person: (name, username) => post('people', { name, ...(username === '' ? {} : { username }) }),
  group: (order) => post('groups', order),
  topic: (chat, from, name) => post(`chats/${chat}/topics`, { from, name }),
  block: (person, isBlocked) => post(`people/${person}/${isBlocked ? 'block' : 'unblock'}`),
  clock: (order) => post('clock', order),
};

export const fileUrl = (id) => `/control/files/${encodeURIComponent(id)}`;
