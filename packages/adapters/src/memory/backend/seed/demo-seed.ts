import { bath } from './bath.js';
import { axes, values } from './options.js';
import { giftsAndOccasions } from './gifts-and-occasions.js';
import { home } from './home.js';
import type { Seed } from './seed.js';
import { tableware } from './tableware.js';
import { terms } from './terms.js';
import { videos } from './videos.js';
import { words } from './words.js';

/** Kiln & Clove: objects for the table and the home. The shop of the demo, the stories and the tests. */
export const demoSeed: Seed = {
  shop: 'kiln-and-clove',
  vendor: 'Kiln & Clove',
  currencies: ['USD', 'VND', 'IDR', 'BDT', 'KWD'],
  countries: { US: 'USD', VN: 'VND', ID: 'IDR', BD: 'BDT', KW: 'KWD' },
  products: [...tableware, ...home, ...bath, ...giftsAndOccasions],
  featured: ['stoneware-mug', 'ribbed-vase', 'table-lamp', 'linen-cushion', 'teapot', 'glass-carafe', 'pillar-candle', 'walnut-board', 'steel-bottle', 'wool-throw', 'serving-bowl', 'hand-soap'],
  axes,
  values,
  terms,
  discounts: [
    { code: 'WELCOME10', title: words('Welcome: 10% off', 'স্বাগতম: ১০% ছাড়', 'ترحيب: خصم 10٪', 'Selamat datang: diskon 10%', 'Chào mừng: giảm 10%'), effect: { percent: 10 } },
    { code: 'FREESHIP', title: words('Free delivery', 'বিনা খরচে ডেলিভারি', 'توصيل مجاني', 'Gratis ongkir', 'Miễn phí giao hàng'), effect: 'free-shipping' },
    {
      code: 'SAVE5',
      title: words('A little off', 'একটু ছাড়', 'خصم صغير', 'Potongan kecil', 'Giảm một chút'),
      effect: { fixed: '5 120000 80000 600 1.500' },
      minimum: '40 1000000 630000 4400 12.000',
    },
    { code: 'EXPIRED24', title: words('Winter 2024', 'শীত ২০২৪', 'شتاء 2024', 'Musim dingin 2024', 'Mùa đông 2024'), effect: { percent: 24 }, expired: true },
  ],
  freeShipping: '75 1900000 1200000 8200 23.000',
  shipping: '6.50 45000 38000 150 1.500',
  // Their codes are in the README; a server stores hashes only.
  giftCards: [
    { hash: '189ccbec5f1cb31ac0cbe5efb3ed622a8a87cab8a602e8496e4b1c4464d81301', last: '25TT', balance: '50 1250000 800000 6000 15.000' },
    { hash: 'dce375318eab0cb6c3b5ca0d0d6c23c38fa8d4ee544f61ea4a691f6dac990ee4', last: 'K3PV', balance: '10 250000 150000 1000 3.000' },
  ],
  // Their password is in the README.
  accounts: [
    { name: 'Amina Haque', email: 'amina@example.com', passwordHash: '4a395088118a4de3c344b71ca524268bd272590eab49dd20f085d09422b39dfa', credit: '20 500000 320000 2400 6.000' },
    { name: 'Tomás Rivera', email: 'tomas@example.com', passwordHash: 'b44a68ba35aea1a3fd8203138aed06656f4b4ef82e668fba392a0625864c2728', credit: '0 0 0 0 0.000' },
  ],
  giftCard: {
    handle: 'gift-card',
    chips: ['10 250000 150000 1000 3.000', '25 600000 400000 3000 8.000', '50 1250000 800000 6000 15.000', '100 2500000 1500000 12000 30.000', '250 6000000 4000000 30000 75.000', '500 12500000 8000000 60000 150.000'],
    min: '10 250000 150000 1000 3.000',
    max: '500 12500000 8000000 60000 150.000',
    step: '1 10000 10000 100 1.000',
    messageMaxLength: 200,
    nameMaxLength: 60,
    scheduleMaxDays: 90,
    termsUrl: '/gift-card-terms',
    maxRecipients: 10,
  },
  videos,
};
