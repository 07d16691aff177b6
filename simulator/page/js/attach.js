import { h } from './dom.js';
import { openMenu } from './menu.js';
import { ownFile, sampleFile, samplePhoto, sampleVideo, sampleVoice } from './samples.js';

/** What can be sent besides words: samples for people who have no file at hand, or their own. */
export function attachMenu(anchor, send) {
  const sample = (make) => async () => send(await make());
  const own = (kind, accept) => async () => {
    const files = await pick(accept, kind === 'photo');
    const items = await Promise.all(files.map((file) => ownFile(kind, file)));
    if (items.length > 1) await send({ kind: 'album', items });
    else if (items.length === 1) await send(items[0]);
  };
  const album = async () => ({
    kind: 'album',
    items: [await samplePhoto(), await samplePhoto('Lampu switch mati')],
  });
  openMenu(anchor, [
    { label: 'Foto contoh', icon: 'image', does: sample(samplePhoto) },
    { label: 'Album contoh (2 foto)', icon: 'image', does: sample(album) },
    { label: 'Berkas contoh', icon: 'file', does: sample(sampleFile) },
    { label: 'Pesan suara contoh', icon: 'mic', does: sample(sampleVoice) },
    { label: 'Video contoh', icon: 'film', does: sample(sampleVideo) },
    { label: 'Lokasi', icon: 'pin', does: sample(() => ({ kind: 'location' })) },
    { label: 'Kontak saya', icon: 'user', does: sample(() => ({ kind: 'contact' })) },
    { label: 'Pilih foto…', icon: 'plus', does: own('photo', 'image/*') },
    { label: 'Pilih berkas…', icon: 'plus', does: own('document', '') },
  ]);
}

/** The files a person chooses; none if he closes the window. */
function pick(accept, isMultiple) {
  const input = h('input', { type: 'file', accept, multiple: isMultiple });
  return new Promise((resolve) => {
    input.onchange = () => resolve([...input.files]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}
