// The form registers itself here when it is built; until then a gift card is sold like any product.
export {};
