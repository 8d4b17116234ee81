/** @jsxImportSource solid-js */
import { memoryAdapter } from '@vitrine/adapters/memory';
import type { ProductOpenDetail, VitrineEventMap, VitrinePlayer } from '@vitrine/elements';
import '@vitrine/elements/define/player';
import '@vitrine/elements/define/shop';

const adapter = memoryAdapter();

export function Page() {
  let player: VitrinePlayer | undefined;
  const opened = (event: CustomEvent<ProductOpenDetail>): void => console.info(event.detail.product.id);
  const added = ({ detail }: VitrineEventMap['vitrine-cart-add-success']): void => console.info(detail.cart?.count);
  return (
    <vitrine-shop prop:adapter={adapter} locale="en" no-drawer class="shop" on:vitrine-cart-add-success={added}>
      <vitrine-player
        ref={player}
        id="first"
        src="video.m3u8"
        video-id="tea"
        prop:aspectRatio="9/16"
        preload="metadata"
        muted
        on:vitrine-product-open-request={opened}
        on:vitrine-video-progress={(event) => console.info(event.detail.percent.toFixed())}
        onClick={() => void player?.play()}
      >
        <vitrine-hotspot product-id="mug" start={2} end="4.5" x={0.3} y={0.6}>
          <b>Mug</b>
        </vitrine-hotspot>
        <a href="/tea">Tea</a>
      </vitrine-player>
      <vitrine-product-card handle="mug" layout="row" prop:source={{ element: 'page' }} />
      <vitrine-product-sheet on:vitrine-cart-add-request={(event) => event.respondWith(Promise.resolve())} />
      <vitrine-cart-button showZero />
      <vitrine-cart-drawer on:vitrine-cart-view={(event) => console.info(event.detail.cart?.lines.length)} />
      <vitrine-gift-card-form amount="25" compact />
    </vitrine-shop>
  );
}
