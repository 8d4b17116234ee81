import type { ConformanceCase } from '../conformance.js';
import { abortCases } from './abort.js';
import { accountCases } from './account.js';
import { adapterCases } from './adapter.js';
import { cartCases } from './cart.js';
import { catalogCases } from './catalog.js';
import { checkoutCases } from './checkout.js';
import { codeCases } from './code.js';
import { crossOriginCases } from './cross-origin.js';
import { giftCardCases } from './gift-card.js';
import { giftCodeCases } from './gift-code.js';
import { giftWalletCases } from './gift-wallet.js';
import { marketCases } from './market.js';
import { moneyCases } from './money.js';
import { stockCases } from './stock.js';
import { transportCases } from './transport.js';
import { videoCases } from './video.js';

/** Every requirement of the contract that can be checked from outside. */
export const cases: readonly ConformanceCase[] = [
  ...adapterCases,
  ...catalogCases,
  ...moneyCases,
  ...cartCases,
  ...stockCases,
  ...transportCases,
  ...abortCases,
  ...codeCases,
  ...giftCardCases,
  ...giftCodeCases,
  ...giftWalletCases,
  ...accountCases,
  ...marketCases,
  ...checkoutCases,
  ...videoCases,
  ...crossOriginCases,
];
