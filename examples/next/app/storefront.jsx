'use client';
import { memoryAdapter } from '@vitrine/adapters/memory';
import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/product-card';
import { Shop } from './shop.jsx';

const makeAdapter = () => memoryAdapter();
const onAdd = (event) => console.info('added', event.detail.lines.length);

export function Storefront() {
  return (
    <Shop makeAdapter={makeAdapter} onAdd={onAdd}>
      <vitrine-product-card handle="pour-over-set">
        <a href="/products/pour-over-set">Pour-over set</a>
      </vitrine-product-card>
    </Shop>
  );
}
