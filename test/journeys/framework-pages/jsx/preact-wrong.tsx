/** @jsxImportSource preact */
export function Page() {
  return (
    <vitrine-shop adapter="memory" /* wrong: an object, not a name */>
      <vitrine-player muted="yes" /* wrong */ />
      <vitrine-player preload="all" /* wrong */ />
      <vitrine-player video-id={7} /* wrong */ />
      <vitrine-player videos="tea" /* wrong: there is no such property */ />
      <vitrine-player duration={3} /* wrong: can only be read */ />
      <vitrine-player onvitrine-video-progress={(event) => event.detail.seconds} /* wrong */ />
      <vitrine-hotspot product-id="mug" start={true} /* wrong */ />
      <vitrine-product-card layout="grid" /* wrong */ />
      <vitrine-product-sheet onvitrine-product-view={(event) => event.respondWith} /* wrong: no request */ />
      <vitrine-gift-card amount="25" /* wrong: there is no such element */ />
    </vitrine-shop>
  );
}
