// Slides of HTML, as its documents show them; it swipes sideways only.
import PhotoSwipe from 'photoswipe';
import 'photoswipe/style.css';
import { count, play, show, slide } from './slide.js';

show('x');
const gallery = new PhotoSwipe({
  index: 0,
  loop: false,
  bgOpacity: 1,
  preload: [1, 1],
  showHideAnimationType: 'none',
  closeOnVerticalDrag: false,
  pinchToClose: false,
});
gallery.addFilter('numItems', () => count);
gallery.addFilter('itemData', (_, n) => ({ html: slide(n) }));
gallery.on('change', () => play(gallery.currIndex));
gallery.init();
play(0);
