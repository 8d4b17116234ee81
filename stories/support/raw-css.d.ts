/** Vite answers the text of a file whose address ends with `?raw`. */
declare module '*.css?raw' {
  const text: string;
  export default text;
}
