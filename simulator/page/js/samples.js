/** Files for people who have none at hand: a photo of a screen with an error, drawn on the spot. */
export async function samplePhoto(title = 'Tidak ada koneksi jaringan') {
  const canvas = document.createElement('canvas');
  canvas.width = 960;
  canvas.height = 640;
  const pen = canvas.getContext('2d');
  const sky = pen.createLinearGradient(0, 0, 960, 640);
  sky.addColorStop(0, '#7a8794');
  sky.addColorStop(1, '#414b55');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 960, 640);
  pen.fillStyle = '#20262c';
  pen.beginPath();
  pen.roundRect(110, 60, 740, 450, 18);
  pen.fill();
  pen.fillRect(430, 510, 100, 60);
  pen.fillRect(330, 565, 300, 16);
  pen.fillStyle = '#e9f1f8';
  pen.fillRect(134, 84, 692, 402);
  pen.fillStyle = '#2f6fa8';
  pen.fillRect(134, 84, 692, 44);
  pen.fillStyle = '#c8452f';
  pen.beginPath();
  pen.arc(480, 235, 52, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = '#fff';
  pen.lineWidth = 12;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(460, 215);
  pen.lineTo(500, 255);
  pen.moveTo(500, 215);
  pen.lineTo(460, 255);
  pen.stroke();
  pen.fillStyle = '#22303c';
  pen.textAlign = 'center';
  pen.font = '600 34px system-ui, sans-serif';
  pen.fillText(title, 480, 350);
  pen.font = '24px system-ui, sans-serif';
  pen.fillStyle = '#5b6b79';
  pen.fillText('Periksa kabel LAN atau hubungi petugas TIK', 480, 396);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  return { kind: 'photo', name: 'layar.jpg', type: 'image/jpeg', data: await base64(blob) };
}

/** A small text file that opens anywhere. */
export async function sampleFile() {
  const text =
    'Contoh berkas\n\nDaftar perangkat di ruang pelayanan:\n1. Komputer loket 1\n2. Komputer loket 2\n';
  return {
    kind: 'document',
    name: 'daftar-perangkat.txt',
    type: 'text/plain',
    data: await base64(new Blob([text])),
  };
}

export const sampleVoice = () => ({ kind: 'voice' });
export const sampleVideo = () => ({ kind: 'video' });

/** A file the person picked himself. */
export const ownFile = async (kind, file) => ({
  kind,
  name: file.name,
  type: file.type || 'application/octet-stream',
  data: await base64(file),
});

async function base64(blob) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(',') + 1);
}
