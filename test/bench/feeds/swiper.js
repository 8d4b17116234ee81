// Virtual slides, one more on each side; `cache: false`, because otherwise it keeps every slide that it has shown.
import Swiper from 'swiper';
import { Virtual } from 'swiper/modules';
import 'swiper/css';
import 'swiper/css/virtual';
import { count, play, show, slide } from './slide.js';

show();
const main = document.querySelector('main');
main.innerHTML = '<div class="swiper" style="height:100vh"><div class="swiper-wrapper"></div></div>';
const swiper = new Swiper(main.firstChild, {
  modules: [Virtual],
  direction: 'vertical',
  virtual: {
    slides: Array.from({ length: count }, (_, n) => n),
    renderSlide: (n) => `<div class="swiper-slide">${slide(n)}</div>`,
    addSlidesBefore: 1,
    addSlidesAfter: 1,
    cache: false,
  },
});
swiper.on('slideChange', () => play(swiper.activeIndex));
play(0);
