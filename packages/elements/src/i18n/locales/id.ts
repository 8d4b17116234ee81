import type { Locale, Words } from '../words.js';

const plural = new Intl.PluralRules('id');

const words: Words = {
  // everywhere
  close: 'Close',
  retry: 'Try again',
  offline: 'You are offline. What you changed is kept and sent when you are back.',
  loading: 'Loading',
  itemCount: (count: number, shown: string) => `${shown} ${plural.select(count) === 'one' ? 'item' : 'items'}`,
  priceWas: (price: string) => `Was ${price}`,
  priceNow: (price: string) => `Now ${price}`,
  priceFrom: (price: string) => `From ${price}`,

  // what can go wrong
  errorNetwork: 'The connection failed. Please try again.',
  errorTimeout: 'The shop took too long to answer. Please try again.',
  errorAborted: 'That was stopped.',
  errorRateLimited: 'Too many tries at once. Please wait a moment.',
  errorServer: 'The shop has a problem. Please try again.',
  errorBadResponse: 'The shop gave an answer we could not read. Please try again.',
  errorMisconfigured: 'This shop is not set up yet.',
  errorUnsupported: 'The shop cannot do that here.',
  errorUnsafeUrl: 'That address is not safe to open.',
  errorCartGone: 'Your cart was no longer there. We began a new one.',
  errorCartCompleted: 'That order is placed already. We began a new cart.',
  errorConflict: 'The cart changed at the same time. Please look again.',
  errorLineNotFound: 'That item is no longer in the cart.',
  errorCurrencyMismatch: 'The cart is in another currency.',
  errorProductNotFound: 'This product is no longer for sale.',
  errorVariantUnavailable: 'This choice cannot be had.',
  errorOutOfStock: 'Sold out.',
  errorQuantityBelowMinimum: 'That is fewer than can be ordered.',
  errorQuantityAboveMaximum: 'That is more than can be ordered.',
  errorQuantityNotAStep: 'This is sold in fixed steps.',
  errorCodeInvalid: 'We do not know this code.',
  errorCodeExpired: 'This code has expired.',
  errorCodeNotApplicable: 'This code does not apply to this cart.',
  errorCodeAlreadyApplied: 'This code is applied already.',
  errorGiftCardEmpty: 'There is nothing left on this gift card.',
  errorGiftCardNotFound: 'This gift card cannot be used.',
  errorValidation: 'Please check the marked fields.',
  errorAmountOutOfRange: 'Choose an amount within the limits.',
  errorAmountNotAStep: 'Choose a whole step.',
  errorEmailInvalid: 'Enter an e-mail address such as name@example.com.',
  errorDateOutOfRange: 'Choose a day from today on.',
  errorTextRequired: 'Please fill this in.',
  errorTextTooLong: 'This is too long.',
  errorConsentRequired: 'Please agree to go on.',
  errorHotspotInvalid: 'A product mark in this film could not be read.',
  errorUnknown: 'Something went wrong. Please try again.',
};

export const locale: Locale = { lang: 'id', dir: 'ltr', words };
