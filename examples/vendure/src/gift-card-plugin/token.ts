/** Where Nest finds the options of the plugin. */
export const GIFT_CARD_OPTIONS = Symbol('GIFT_CARD_OPTIONS');
