import { LanguageCode, type CustomFieldConfig, type CustomFields } from '@vendure/core';

const inEnglish = (text: string): { languageCode: LanguageCode; value: string }[] => [
  { languageCode: LanguageCode.en, value: text },
];

const field = <T extends CustomFieldConfig['type']>(
  name: string,
  type: T,
  label: string,
  description: string,
): {
  name: string;
  type: T;
  nullable: true;
  public: true;
  label: ReturnType<typeof inEnglish>;
  description: ReturnType<typeof inEnglish>;
} => ({
  name,
  type,
  nullable: true,
  public: true,
  label: inEnglish(label),
  description: inEnglish(description),
});

const BY_COUNTRY =
  'One line for each destination: "VN: Arrives in 2 days". "*:" is every other country; a line without a country is for all.';

/** What Vendure has no place for and a shopper wants to know. Each is optional: without a field its feature is off. */
export const customFields: CustomFields = {
  Product: [
    {
      ...field(
        'vitrineKind',
        'string',
        'Kind',
        'What is sold: it decides whether it is shipped, and how it is bought.',
      ),
      options: [{ value: 'physical' }, { value: 'digital' }, { value: 'gift-card' }],
    },
    field('vitrineDelivery', 'localeText', 'Delivery time', BY_COUNTRY),
    field('vitrineReturns', 'localeText', 'Returns', BY_COUNTRY),
    field('vitrineProtection', 'localeText', 'Buyer protection', BY_COUNTRY),
  ],
  ProductVariant: [
    { ...field('vitrineMin', 'int', 'Least quantity', 'Of one line in the cart. 1 when it is empty.'), min: 1 },
    {
      ...field('vitrineStep', 'int', 'Quantity step', 'Least quantity, least quantity and a step, and so on.'),
      min: 1,
    },
    { ...field('vitrineMax', 'int', 'Most quantity', 'Of one line in the cart. No limit when it is empty.'), min: 1 },
    {
      ...field(
        'vitrineCompareAt',
        'string',
        'Price before the reduction',
        'One for each currency, separated by spaces: "USD:29.00 VND:720000".',
      ),
      length: 500,
    },
    {
      ...field(
        'vitrineBackOrderDays',
        'int',
        'Days until a back order ships',
        'For variants whose out-of-stock threshold is below zero.',
      ),
      min: 0,
    },
    field(
      'vitrineContent',
      'string',
      'Content',
      'For the price per measure: "500/100 milliliter" is half a litre, priced per 100 ml.',
    ),
  ],
  ProductOption: [
    { ...field('vitrineColor', 'string', 'Colour of the swatch', '#rrggbb'), pattern: '^#[0-9a-fA-F]{6}$' },
  ],
  Order: [
    { ...field('vitrineNote', 'string', 'Note', 'Words of the shopper.'), length: 1000 },
    {
      ...field('vitrineAttributes', 'string', 'Attributes', 'JSON: where the sale came from, and what the page adds.'),
      length: 4000,
    },
  ],
  OrderLine: [
    {
      ...field(
        'vitrineAttributes',
        'string',
        'Attributes',
        'JSON, sorted by key: lines with other attributes are other lines.',
      ),
      length: 2000,
    },
    // Not public: a field that is only `readonly` can be written by shoppers, who would choose what a card costs.
    {
      ...field('vitrineGift', 'text', 'Gift card', 'JSON: who gets it and what it is worth.'),
      public: false,
      readonly: true,
    },
  ],
};
