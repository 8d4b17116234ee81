/** The smallest markup of each element that does something, for a page to copy. */
export const exampleHtml: Readonly<Record<string, string>> = {
  'vitrine-shop': `<vitrine-shop locale="en" currency="USD">
  <vitrine-player src="video.mp4"></vitrine-player>
</vitrine-shop>`,
  'vitrine-player': `<vitrine-player src="video.mp4" poster="poster.jpg" hotspots="hotspots.json">
  <a href="video.mp4"><img src="poster.jpg" width="540" height="960" alt="What the video shows"></a>
</vitrine-player>`,
  'vitrine-hotspot': `<vitrine-player src="video.mp4">
  <vitrine-hotspot handle="stoneware-mug" start="1" end="6" x="0.4" y="0.6"></vitrine-hotspot>
</vitrine-player>`,
  'vitrine-product-card': `<vitrine-product-card handle="stoneware-mug" layout="tile">
  <a href="/products/stoneware-mug">Stoneware mug</a>
</vitrine-product-card>`,
  'vitrine-product-sheet': `<vitrine-product-sheet></vitrine-product-sheet>`,
  'vitrine-cart-button': `<vitrine-cart-button><a href="/cart">Cart</a></vitrine-cart-button>`,
  'vitrine-cart-drawer': `<vitrine-cart-drawer>
  <p slot="footer">Visa, Mastercard, bKash, MoMo</p>
</vitrine-cart-drawer>`,
  'vitrine-cart-toast': `<vitrine-cart-toast></vitrine-cart-toast>`,
  'vitrine-gift-card-form': `<vitrine-gift-card-form amount="25">
  <a href="/gift-cards">Gift cards</a>
</vitrine-gift-card-form>`,
  'vitrine-feed': `<vitrine-feed by="feed" feed-id="" layout="swipe">
  <a href="video.mp4"><img src="poster.jpg" width="540" height="960" alt="What the video shows"></a>
</vitrine-feed>`,
};
