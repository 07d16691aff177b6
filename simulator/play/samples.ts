import type { Upload } from '../files.ts';

/** A 1×1 JPEG, for photos nobody looks at. */
const pixel =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What people send when a test does not say what is in the file. */
export const samples = {
  photo: { name: 'photo.jpg', type: 'image/jpeg', bytes: new Uint8Array(Buffer.from(pixel, 'base64')) },
  voice: { name: 'voice.ogg', type: 'audio/ogg', bytes: bytes('OggS sample') },
  video: { name: 'video.mp4', type: 'video/mp4', bytes: bytes('mp4 sample') },
  document: { name: 'document.pdf', type: 'application/pdf', bytes: bytes('%PDF-1.4 sample') },
  sticker: { name: 'sticker.webp', type: 'image/webp', bytes: bytes('RIFF sample WEBP') },
} satisfies Record<string, Upload>;
