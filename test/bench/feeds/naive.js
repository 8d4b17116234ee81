// A list as it is often written: every video in the document, nothing fetched before it is in view.
import { count, play, show, slide } from './slide.js';

show();
const main = document.querySelector('main');
main.className = 'scroller';
main.innerHTML = Array.from({ length: count }, (_, n) => slide(n, 'none')).join('');
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) play(Number(target.dataset.n));
  },
  { threshold: 0.5 },
);
for (const node of main.children) seen.observe(node);
