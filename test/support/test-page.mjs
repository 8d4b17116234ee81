/** The page that a file of unit tests runs in. */
export const testPage = (framework) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Tests</title>
    <script>(${prepare})()</script>
  </head>
  <body><script type="module" src="${framework}"></script></body>
</html>`;

/** Runs in the page, before the tests. */
function prepare() {
  // nanostores reads process.env.NODE_ENV, which no browser has.
  globalThis.process = { env: { NODE_ENV: 'development' } };
  // The runner clones what a test expected and got. An element cannot be cloned: without this, a file in which one is
  // compared in vain never says that it has failed.
  const clone = globalThis.structuredClone;
  globalThis.structuredClone = (value, options) => {
    try {
      return clone(value, options);
    } catch {
      const open = new Set();
      const copy = (one) => {
        if (typeof one === 'function' || one instanceof Node) return one.localName ? `<${one.localName}>` : String(one);
        if (typeof one !== 'object' || one === null) return typeof one === 'symbol' ? String(one) : one;
        if (open.has(one) || open.size > 8) return '…';
        open.add(one);
        const copied = Array.isArray(one)
          ? one.map(copy)
          : Object.fromEntries(Object.keys(one).map((key) => [key, copy(one[key])]));
        open.delete(one);
        return copied;
      };
      return copy(value);
    }
  };
}
