// The smallest markup of each element that does something, for a page to copy. With the memory adapter each that has a height
// runs as it stands here: docs/elements.md has them, the documentation site shows them, Storybook's reference copies them.

/** `height`, in px, is that of the running example in the documentation. */
export const elementExamples = {
  'vitrine-shop': {
    // It needs an adapter from a script: without one it shows nothing.
    html: `<vitrine-shop locale="en" currency="USD">
  <vitrine-cart-button></vitrine-cart-button>
  <vitrine-player src="video.mp4"></vitrine-player>
</vitrine-shop>`,
  },
  'vitrine-player': {
    height: 610,
    html: `<vitrine-player video-id="morning-table">
  <a href="/videos/morning-table">A morning at the table</a>
</vitrine-player>`,
  },
  'vitrine-hotspot': {
    height: 610,
    html: `<vitrine-player video-id="shelf-story">
  <vitrine-hotspot handle="stoneware-mug" start="0" end="6" x="0.4" y="0.6"></vitrine-hotspot>
</vitrine-player>`,
  },
  'vitrine-product-card': {
    height: 520,
    html: `<vitrine-product-card handle="stoneware-mug" layout="tile">
  <a href="/products/stoneware-mug">Stoneware mug</a>
</vitrine-product-card>`,
  },
  'vitrine-product-sheet': {
    height: 600,
    html: `<vitrine-product-card handle="linen-cushion"></vitrine-product-card>
<vitrine-product-sheet></vitrine-product-sheet>`,
  },
  'vitrine-cart-button': {
    height: 420,
    html: `<vitrine-cart-button show-zero><a href="/cart">Cart</a></vitrine-cart-button>`,
  },
  'vitrine-cart-drawer': {
    height: 600,
    html: `<vitrine-cart-button></vitrine-cart-button>
<vitrine-cart-drawer>
  <p slot="footer">Visa, Mastercard, bKash, MoMo</p>
</vitrine-cart-drawer>`,
  },
  'vitrine-cart-toast': {
    height: 600,
    html: `<vitrine-product-card handle="pour-over-set"></vitrine-product-card>
<vitrine-cart-toast></vitrine-cart-toast>`,
  },
  'vitrine-feed': {
    height: 580,
    html: `<vitrine-feed by="feed" layout="swipe">
  <a href="/videos">All videos</a>
</vitrine-feed>`,
  },
  'vitrine-gift-card-form': {
    height: 640,
    html: `<vitrine-gift-card-form amount="25">
  <a href="/gift-cards">Gift cards</a>
</vitrine-gift-card-form>`,
  },
};
