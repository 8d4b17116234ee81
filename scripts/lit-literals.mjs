/** A rollup plugin: `html` and `css` literals without their white space. Runs on emitted JavaScript. */
export function litLiterals(minifyHTMLLiterals) {
  return {
    name: 'lit-literals',
    async transform(code, id) {
      if (/node_modules/.test(id) || !/\b(?:html|css|svg)\s*`/.test(code)) return null;
      const out = await minifyHTMLLiterals(code, { fileName: id });
      return out ? { code: out.code, map: out.map } : null;
    },
  };
}
