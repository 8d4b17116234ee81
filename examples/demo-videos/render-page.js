/** The page in which pictures are taken. `render.mjs` drives it; nothing here runs by itself. */

import * as THREE from 'three';
import { createStudio } from './studio.js';

let renderer;
let scene;

async function post(body, headers) {
  const answer = await fetch('/frame', { method: 'POST', body, headers });
  if (!answer.ok) throw new Error(`frame refused: ${answer.status}`);
}

window.stage = {
  /**
   * Loads a module of the folder and calls its `setup({ THREE, renderer, createStudio, width, height, options })`,
   * which returns `{ studio, draw(time, samples), ... }`.
   */
  async open(path, { width, height, options = {} }) {
    scene?.studio.dispose();
    renderer ??= new THREE.WebGLRenderer({ antialias: false, powerPreference: 'high-performance' });
    const module = await import(path);
    scene = await module.setup({ THREE, renderer, createStudio, width, height, options });
    return scene.info ?? {};
  },

  /** Draws the moment `time` (seconds) and posts it: `raw` RGBA bytes, or a `png` or `jpeg` file. */
  async frame(time, { format = 'raw', samples, quality = 0.92 } = {}) {
    const started = performance.now();
    scene.draw(time, samples);
    const { width, height } = scene.studio;
    const bytes = scene.studio.pixels();
    const milliseconds = performance.now() - started;
    if (format === 'raw') {
      await post(bytes, {});
    } else {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(bytes.buffer), width, height), 0, 0);
      await post(await canvas.convertToBlob({ type: `image/${format}`, quality }), {});
    }
    return { milliseconds };
  },

  /** Calls another function of the scene, for figures instead of pictures. */
  call: (name, ...args) => scene[name](...args),
};
