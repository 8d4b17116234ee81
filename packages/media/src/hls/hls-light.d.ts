// hls.js has types for its full build only; the light build has the same API with fewer controllers behind it.
declare module 'hls.js/light' {
  export { default } from 'hls.js';
  export * from 'hls.js';
}
