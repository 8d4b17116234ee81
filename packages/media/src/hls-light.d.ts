// hls.js types its full build only; the light one has the same shape with fewer controllers behind it
declare module 'hls.js/light' {
  export { default } from 'hls.js';
  export * from 'hls.js';
}
