// A small shop for the Storefront API's mock: what it sells, what it costs in each country, how much of it there is.
const gid = (kind, id) => `gid://shopify/${kind}/${id}`;

/** Currency and digits of a country's prices; the shop's own is the first. */
export const COUNTRIES = { US: 'USD', VN: 'VND', ID: 'IDR', BD: 'BDT', KW: 'KWD', DE: 'EUR', FR: 'EUR' };
export const DIGITS = { USD: 2, VND: 0, IDR: 2, BDT: 2, KWD: 3, EUR: 2 };

/** Prices as decimals by currency; EUR is what USD is. */
const price = (USD, VND, IDR, BDT, KWD) => ({ USD, VND, IDR, BDT, KWD, EUR: USD });

const product = (id, handle, fields) => ({
  id: gid('Product', id),
  handle,
  title: handle,
  description: '',
  vendor: 'Kiln',
  onlineStoreUrl: `https://kiln.example/products/${handle}`,
  isGiftCard: false,
  requiresSellingPlan: false,
  options: [['Title', ['Default Title']]],
  media: [],
  metafields: {},
  ...fields,
  variants: fields.variants.map((variant) => ({
    title: 'Default Title',
    sku: null,
    stock: Infinity,
    tracked: true,
    backOrder: false,
    requiresShipping: true,
    compareAt: null,
    unitPrice: null,
    image: null,
    rule: {},
    options: { Title: 'Default Title' },
    ...variant,
    id: gid('ProductVariant', variant.id),
  })),
});

const picture = (name) => ({ url: `https://cdn.kiln.example/${name}.jpg`, altText: name, width: 1200, height: 1500 });

export const goods = [
  product(1, 'stoneware-mug', {
    title: 'Stoneware mug',
    description: 'Holds 350 ml. <b>Dishwasher</b> safe & sound.',
    media: [picture('mug'), null, picture('mug-side')],
    metafields: {
      'custom.delivery': { type: 'single_line_text_field', value: '3 to 5 working days' },
      'custom.delivery_vn': { type: 'single_line_text_field', value: '2 to 4 working days to Vietnam' },
      'custom.returns': { type: 'multi_line_text_field', value: '30 days' },
      'custom.story': { type: 'rich_text_field', value: '{"type":"root"}' },
    },
    options: [
      [
        'Colour',
        [
          ['Sand', '#d8c7a5'],
          ['Moss', '#5d6b4a'],
        ],
      ],
    ],
    variants: [
      {
        id: 11,
        title: 'Sand',
        sku: 'MUG-SAND',
        price: price('24.0', '590000', '379000.0', '2600.00', '7.25'),
        compareAt: price('30.0', '700000', '450000', '3100', '9'),
        options: { Colour: 'Sand' },
        image: picture('mug-sand'),
        unitPrice: {
          price: price('6.86', '168571', '108285.71', '742.86', '2.071'),
          referenceValue: 100,
          referenceUnit: 'ML',
        },
      },
      {
        id: 12,
        title: 'Moss',
        price: price('24.5', '600000', '385000', '2650', '7.5'),
        options: { Colour: 'Moss' },
        stock: 4,
      },
    ],
  }),
  product(2, 'storage-jar', {
    title: 'Storage jar',
    variants: [{ id: 21, price: price('18.00', '450000', '280000', '1900', '5.5'), stock: 400 }],
  }),
  product(3, 'teapot', {
    title: 'Teapot',
    variants: [{ id: 31, price: price('64.00', '1500000', '1000000', '7000', '19.5'), stock: 3 }],
  }),
  product(4, 'wall-clock', {
    title: 'Wall clock',
    variants: [{ id: 41, price: price('80', '1900000', '1250000', '8700', '24.5'), stock: 0 }],
  }),
  product(5, 'soap-bar', {
    title: 'Soap bar',
    variants: [
      { id: 51, price: price('6', '150000', '95000', '650', '1.85'), rule: { minimum: 3, maximum: 12, increment: 3 } },
    ],
  }),
  product(6, 'gift-card', {
    title: 'Gift card',
    isGiftCard: true,
    soldIn: ['US', 'VN', 'DE', 'FR'],
    options: [['Denominations', ['$10', '$25', '$50', '$100']]],
    variants: [
      ['10', '250000'],
      ['25', '600000'],
      ['50', '1250000'],
      ['100', '2500000'],
    ].map(([usd, vnd], at) => ({
      id: 61 + at,
      title: `$${usd}`,
      price: price(`${usd}.0`, vnd, '0', '0', '0'),
      requiresShipping: false,
      options: { Denominations: `$${usd}` },
    })),
  }),
  product(7, 'coffee-club', {
    title: 'Coffee club',
    requiresSellingPlan: true,
    variants: [{ id: 71, price: price('20', '500000', '310000', '2200', '6') }],
  }),
  product(8, 'table-lamp', {
    title: 'Table lamp',
    variants: [{ id: 81, price: price('128', '3200000', '2020000', '13900', '39'), stock: 0, backOrder: true }],
  }),
  product(9, 'pattern-book', {
    title: 'Pattern book',
    options: [['Page', Array.from({ length: 300 }, (_, at) => String(at + 1))]],
    variants: Array.from({ length: 300 }, (_, at) => ({
      id: 9000 + at,
      title: String(at + 1),
      price: price(String(5 + (at % 7)), '120000', '75000', '520', '1.5'),
      requiresShipping: false,
      options: { Page: String(at + 1) },
    })),
  }),
];

/** Each code: what it takes off, and when it does. */
export const codes = {
  WELCOME10: { percent: 10 },
  MUGS20: { percent: 20, only: gid('Product', 1) },
  OVER100: { percent: 5, from: 100 },
  EXPIRED24: { percent: 50, inactive: true },
  ALONE30: { percent: 30, alone: true },
};

export const giftCards = () => [
  { id: gid('AppliedGiftCard', 901), code: 'kiln4f7q9zxc25tt', balance: 5000 },
  { id: gid('AppliedGiftCard', 902), code: 'kiln0000empty0zz', balance: 0 },
  { id: gid('AppliedGiftCard', 903), code: 'kiln8888large9ab', balance: 100000 },
];
