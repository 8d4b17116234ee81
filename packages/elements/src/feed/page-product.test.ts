import { expect } from '@open-wc/testing';
import { productOfPage } from './page-product.js';

const pageOf = (markup: string): Document => new DOMParser().parseFromString(markup, 'text/html');
const jsonLd = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('productOfPage', () => {
  const table: [name: string, markup: string, product: string | null][] = [
    ['data-product', '<main data-product="stoneware-mug"></main>', 'stoneware-mug'],
    ['an empty data-product', '<main data-product=""></main>', null],
    [
      'data-product before what a platform leaves',
      '<body class="single-product postid-7"><i data-product="mug">',
      'mug',
    ],
    ['WooCommerce', '<body class="product-template single-product postid-42">', '42'],
    ['another page of WooCommerce', '<body class="page postid-42">', null],
    [
      'the form of WooCommerce',
      '<body class="single-product"><form class="cart"><button name="add-to-cart" value="9"></button></form>',
      '9',
    ],
    [
      'JSON-LD by its address',
      jsonLd({ '@type': 'Product', url: 'https://shop.example/products/oak-tray' }),
      'oak-tray',
    ],
    ['JSON-LD by its SKU', jsonLd({ '@type': 'Product', sku: 'TRAY-1' }), 'TRAY-1'],
    ['JSON-LD in a graph', jsonLd({ '@graph': [{ '@type': 'WebPage' }, { '@type': ['Product'], productID: 5 }] }), '5'],
    ['the main entity of JSON-LD', jsonLd({ '@type': 'ItemPage', mainEntity: { '@type': 'Product', sku: 'A' } }), 'A'],
    [
      'a list of products',
      jsonLd([
        { '@type': 'Product', sku: 'A' },
        { '@type': 'Product', sku: 'B' },
      ]),
      null,
    ],
    ['JSON-LD that is broken', '<script type="application/ld+json">{"@type": "Product",</script>', null],
    ['a page without a product', '<h1>About us</h1>', null],
    ['an address with a broken escape', jsonLd({ '@type': 'Product', url: '/products/50%-off' }), '50%-off'],
  ];
  for (const [name, markup, product] of table)
    it(`${product === null ? 'finds nothing in' : 'reads'} ${name}`, () => {
      expect(productOfPage(pageOf(markup))).to.equal(product);
    });
});
