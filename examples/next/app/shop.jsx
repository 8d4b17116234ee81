'use client';
import { useEffect, useRef } from 'react';

export function Shop({ makeAdapter, onAdd, children }) {
  const shop = useRef(null);
  useEffect(() => {
    const element = shop.current;
    element.adapter = makeAdapter();
    element.addEventListener('vitrine-cart-add-success', onAdd);
    return () => element.removeEventListener('vitrine-cart-add-success', onAdd);
  }, [makeAdapter, onAdd]);
  return <vitrine-shop ref={shop}>{children}</vitrine-shop>;
}
