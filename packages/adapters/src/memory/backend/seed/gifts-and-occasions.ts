import type { SeedProduct } from './seed.js';
import { words } from './words.js';

/** What is given: books, a class, the gift card. */
export const giftsAndOccasions: readonly SeedProduct[] = [
  {
    handle: 'recipe-book',
    kind: 'digital',
    title: words('Forty slow suppers (e-book)', 'চল্লিশটি ধীর রাতের খাবার (ই-বুক)', 'أربعون عشاءً على مهل (كتاب إلكتروني)', 'Empat puluh makan malam santai (e-book)', 'Bốn mươi bữa tối thong thả (sách điện tử)'),
    description: words(
      'Recipes for one pot and a long evening. PDF and EPUB, 96 pages.',
      'এক হাঁড়ি আর দীর্ঘ সন্ধ্যার রেসিপি। পিডিএফ ও ইপাব, ৯৬ পৃষ্ঠা।',
      'وصفات لقدر واحد وأمسية طويلة. بصيغتي PDF وEPUB، في 96 صفحة.',
      'Resep satu panci untuk malam yang panjang. PDF dan EPUB, 96 halaman.',
      'Công thức một nồi cho buổi tối dài. PDF và EPUB, 96 trang.',
    ),
    price: { '': '14 350000 220000 1500 4.250' },
    delivery: 'download',
    returns: 'none',
    rule: { min: 1, max: 1, step: 1 },
    pictures: { axes: 0, more: 1 },
  },
  {
    handle: 'ceramics-class',
    kind: 'digital',
    title: words('Ceramics class, live online', 'সিরামিক ক্লাস, সরাসরি অনলাইনে', 'درس خزف مباشر عبر الإنترنت', 'Kelas keramik, langsung daring', 'Lớp gốm trực tuyến'),
    description: words(
      'Two hours with our potter, twelve people at most. Bring half a kilo of clay and an apron.',
      'আমাদের কুমারের সঙ্গে দুই ঘণ্টা, সর্বোচ্চ বারো জন। আধা কেজি মাটি আর একটি অ্যাপ্রন আনুন।',
      'ساعتان مع خزّافنا، اثنا عشر شخصًا كحد أقصى. أحضر نصف كيلو من الطين ومئزرًا.',
      'Dua jam bersama perajin kami, paling banyak dua belas orang. Siapkan setengah kilo tanah liat dan celemek.',
      'Hai giờ cùng thợ gốm của chúng tôi, tối đa mười hai người. Chuẩn bị nửa ký đất sét và tạp dề.',
    ),
    axes: [['seat', 'morning', 'evening']],
    price: { '': '45 1100000 710000 4900 13.750' },
    stock: { morning: 4, evening: 9 },
    rule: { min: 1, max: 4, step: 1 },
    delivery: 'booking',
    returns: 'cancel',
    pictures: { axes: 0, more: 1 },
  },
  {
    handle: 'gift-card',
    kind: 'gift-card',
    title: words('Gift card', 'গিফট কার্ড', 'بطاقة هدية', 'Kartu hadiah', 'Thẻ quà tặng'),
    description: words(
      'An animated card with your words in it, sent on the day. It never expires.',
      'আপনার কথাসহ একটি অ্যানিমেটেড কার্ড, ঠিক দিনে পাঠানো হয়। মেয়াদ কখনো শেষ হয় না।',
      'بطاقة متحركة تحمل كلماتك وتُرسل في يومها. لا تنتهي صلاحيتها.',
      'Kartu animasi berisi kata-kata Anda, dikirim pada harinya. Tidak pernah kedaluwarsa.',
      'Tấm thẻ động mang lời của bạn, gửi đúng ngày. Không bao giờ hết hạn.',
    ),
    axes: [['amount', '10', '25', '50', '100', '250', '500']],
    price: {
      '10': '10 250000 150000 1000 3.000',
      '25': '25 600000 400000 3000 8.000',
      '50': '50 1250000 800000 6000 15.000',
      '100': '100 2500000 1500000 12000 30.000',
      '250': '250 6000000 4000000 30000 75.000',
      '500': '500 12500000 8000000 60000 150.000',
    },
    rule: { min: 1, max: 1, step: 1 },
    delivery: 'gift',
    returns: 'none',
    pictures: { design: 'gift-ribbon-still.svg' },
  },
];
