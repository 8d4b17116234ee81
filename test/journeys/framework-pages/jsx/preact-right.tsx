/** @jsxImportSource preact */
import { memoryAdapter } from '@vitrine/adapters/memory';
import type { ProductOpenDetail, VitrineEventMap, VitrinePlayer } from '@vitrine/elements';
import '@vitrine/elements/define/player';
import '@vitrine/elements/define/shop';
import { useRef } from 'preact/hooks';

const adapter = memoryAdapter();

export function Page() {
  const player = useRef<VitrinePlayer>(null);
  const opened = (event: CustomEvent<ProductOpenDetail>): void => console.info(event.detail.product.id);
  const added = ({ detail }: VitrineEventMap['vitrine-cart-add-success']): void => console.info(detail.cart?.count);
  return (
    <vitrine-shop adapter={adapter} locale="en" no-drawer className="shop" onvitrine-cart-add-success={added}>
      <vitrine-player
        ref={player}
        id="first"
        src="video.m3u8"
        video-id="tea"
        aspectRatio="9/16"
        preload="metadata"
        muted
        onvitrine-product-open-request={opened}
        onvitrine-video-progress={(event) => console.info(event.detail.percent.toFixed())}
        onClick={() => void player.current?.play()}
      >
        <vitrine-hotspot product-id="mug" start={2} end="4.5" x={0.3} y={0.6}>
          <b>Mug</b>
        </vitrine-hotspot>
        <a href="/tea">Tea</a>
      </vitrine-player>
      <vitrine-product-card handle="mug" layout="row" source={{ element: 'page' }} />
      <vitrine-product-sheet onvitrine-cart-add-request={(event) => event.respondWith(Promise.resolve())} />
      <vitrine-cart-button showZero />
      <vitrine-cart-drawer onvitrine-cart-view={(event) => console.info(event.detail.cart?.lines.length)} />
      <vitrine-gift-card-form amount="25" compact />
    </vitrine-shop>
  );
}
