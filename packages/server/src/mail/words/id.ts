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
  gift: {
    subject: '{sender} mengirimi Anda hadiah',
    heading: '{sender} mengirimi Anda hadiah',
    line: 'Hadiah ini dari {shop} dan menunggu Anda di {host}, {receiver}.',
    button: 'Buka hadiah Anda',
    alone:
      'Tautan ini hanya untuk Anda: siapa pun yang memilikinya dapat membuka hadiah. Jika Anda tidak mengenal {sender}, jangan dibuka.',
  },
  thanks: {
    subject: '{receiver} mengucapkan terima kasih',
    heading: '{receiver} mengucapkan terima kasih',
    about: 'Ini jawaban atas hadiah yang Anda kirim dari {shop}.',
  },
  bounced: {
    subject: 'Hadiah Anda untuk {receiver} tidak dapat dikirim',
    heading: 'Hadiah Anda untuk {receiver} tidak dapat dikirim',
    line: 'Alamatnya tidak menerima email. Perbaiki di tempat Anda membeli hadiah: hadiah langsung dikirim lagi, tidak ada yang hilang.',
    about: 'Ini hadiah yang Anda kirim dari {shop}.',
  },
};
