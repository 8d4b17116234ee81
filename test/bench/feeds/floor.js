// What is possible: the platform's own scrolling and snapping over empty boxes, and three slides that are moved.
import { address, count, play, poster, show, slide } from './slide.js';

show();
const main = document.querySelector('main');
main.className = 'scroller';
const track = document.createElement('div');
track.style.cssText = `position:relative;height:${count * 100}vh`;
main.append(track);
const place = (node, n) => {
  node.style.cssText = `position:absolute;inset:${n * 100}vh 0 auto;height:100vh;scroll-snap-align:start;scroll-snap-stop:always`;
};
const slides = [0, 1, 2].map((n) => {
  track.insertAdjacentHTML('beforeend', slide(n));
  place(track.lastElementChild, n);
  return track.lastElementChild;
});
let current = -1;
const go = (n) => {
  if (n === current) return;
  current = n;
  for (const at of [n - 1, n, n + 1]) {
    if (at < 0) continue;
    const node = slides[at % 3];
    if (Number(node.dataset.n) === at) continue;
    node.dataset.n = at;
    node.querySelector('p').textContent = `Video ${at}`;
    Object.assign(node.querySelector('video'), { poster: poster(at), src: address(at) });
    place(node, at);
  }
  play(n);
};
main.addEventListener('scroll', () => go(Math.round(main.scrollTop / innerHeight)), { passive: true });
go(0);
