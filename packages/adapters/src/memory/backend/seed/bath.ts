import type { SeedProduct } from './seed.js';
import { words } from './words.js';

/** What is used up: soap and incense, with a price per measure. */
export const bath: readonly SeedProduct[] = [
  {
    handle: 'hand-soap',
    kind: 'physical',
    title: words('Hand soap', 'হাত ধোয়ার সাবান', 'صابون سائل لليدين', 'Sabun tangan cair', 'Nước rửa tay'),
    description: words(
      'Liquid soap in a glass bottle worth keeping, 300 ml. Six bottles at most for each order.',
      'রেখে দেওয়ার মতো কাচের বোতলে তরল সাবান, ৩০০ মিলি। প্রতি অর্ডারে সর্বোচ্চ ছয়টি।',
      'صابون سائل في زجاجة تستحق الاحتفاظ بها، 300 مل. ست زجاجات كحد أقصى لكل طلب.',
      'Sabun cair dalam botol kaca yang sayang dibuang, 300 ml. Paling banyak enam botol per pesanan.',
      'Xà phòng lỏng trong chai thủy tinh đáng giữ lại, 300 ml. Tối đa sáu chai mỗi đơn.',
    ),
    axes: [['scent', 'fig', 'cedar', 'salt']],
    price: { '': '19.50 480000 305000 2100 5.950' },
    stock: { '': 48 },
    rule: { min: 1, max: 6, step: 1 },
    content: { amount: 300, unit: 'milliliter', per: 100 },
    delivery: 'parcel',
    returns: 'sealed',
    pictures: { axes: 1, more: 1 },
  },
  {
    handle: 'soap-bar',
    kind: 'physical',
    title: words('Olive soap bar', 'জলপাই সাবান', 'صابونة زيت الزيتون', 'Sabun batang zaitun', 'Xà phòng bánh ô liu'),
    description: words(
      'Cured for six months and wrapped in paper, 90 g. Packed and sold in threes.',
      'ছয় মাস ধরে শুকানো, কাগজে মোড়া, ৯০ গ্রাম। তিনটি করে বিক্রি হয়।',
      'معتّقة ستة أشهر وملفوفة بالورق، 90 غرامًا. تُباع ثلاثًا ثلاثًا.',
      'Dimatangkan enam bulan, dibungkus kertas, 90 g. Dijual per tiga batang.',
      'Ủ sáu tháng, gói giấy, 90 g. Bán theo từng ba bánh.',
    ),
    price: { '': '7 170000 110000 760 2.150' },
    stock: { '': 50 },
    rule: { min: 3, max: 24, step: 3 },
    content: { amount: 90, unit: 'gram', per: 100 },
    delivery: 'parcel',
    returns: 'sealed',
    pictures: { axes: 0, more: 1 },
  },
  {
    handle: 'incense-set',
    kind: 'physical',
    title: words('Incense set', 'ধূপের সেট', 'طقم بخور', 'Set dupa', 'Bộ nhang trầm'),
    description: words(
      'Forty sticks of sandalwood and clove with a small stoneware dish to catch the ash.',
      'চন্দন ও লবঙ্গের চল্লিশটি ধূপকাঠি, ছাই ধরার ছোট স্টোনওয়্যার পিরিচসহ।',
      'أربعون عودًا من الصندل والقرنفل مع صحن خزفي صغير للرماد.',
      'Empat puluh batang cendana dan cengkih dengan piring kecil penampung abu.',
      'Bốn mươi nén đàn hương và đinh hương kèm đĩa gốm nhỏ hứng tàn.',
    ),
    price: { '': '26 650000 410000 2800 7.900' },
    stock: { '': 20 },
    delivery: 'parcel',
    returns: 'sealed',
    pictures: { axes: 0, more: 1 },
  },
];
