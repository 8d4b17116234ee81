import type { ExecArgs } from '@medusajs/framework/types';
import { readCatalogue } from './catalogue';
import { createMarkets } from './markets';
import { createPeople } from './people';
import { createProducts } from './products';
import { createPromotions } from './promotions';

/** Fills an empty Medusa: `medusa exec ./src/sample-shop/populate.ts`. */
export default async function populate({ container }: ExecArgs): Promise<void> {
  const shop = readCatalogue();
  const places = await createMarkets(container, shop);
  await createProducts(container, shop, places);
  await createPromotions(container, shop);
  await createPeople(container, shop);
}
