import type { Words } from './words.js';

export const id: Words = {
  lang: 'id',
  dir: 'ltr',
  code: {
    subject: 'Kode Anda untuk {shop}',
    heading: 'Kode Anda untuk {shop}',
    line: 'Ketik kode ini di tempat yang memintanya. Berlaku {minutes} menit, satu kali.',
    ignore: 'Jika Anda tidak memintanya, abaikan saja. Jangan berikan kode ini kepada siapa pun.',
  },
};
