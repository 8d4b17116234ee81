// The frame of a page of the documentation site: navigation, search, contents of the page.
import { addressOf } from './map.mjs';
import { escapeHtml, relativeTo } from './render.mjs';

const nameOf = ({ file, title }) => (file === 'README.md' ? 'Overview' : title);

function navigation(current, documents, groups) {
  const entry = (file) => {
    const document = documents.find((one) => one.file === file);
    const here = document === current ? ' aria-current="page"' : '';
    const address = relativeTo(current.address, document.address);
    return `<li><a href="${address}"${here}>${escapeHtml(nameOf(document))}</a></li>`;
  };
  const list = (files) => `<ul>${files.map(entry).join('')}</ul>`;
  return groups
    .map(({ title, files, isClosed }) =>
      isClosed
        ? `<details${files.includes(current.file) ? ' open' : ''}><summary>${title}</summary>${list(files)}</details>`
        : `<h2>${title}</h2>${list(files)}`,
    )
    .join('\n');
}

function contents({ headings }) {
  const main = headings.filter(({ depth }) => depth === 2);
  if (main.length < 3) return '';
  const links = main.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${links.join('')}</ul></nav>`;
}

function neighbors(current, documents) {
  const at = documents.indexOf(current);
  const link = (document, rel) =>
    document
      ? `<a rel="${rel}" href="${relativeTo(current.address, document.address)}">${escapeHtml(nameOf(document))}</a>`
      : '<span></span>';
  return `<nav class="neighbors" aria-label="Next and previous page">${link(documents[at - 1], 'prev')}${link(documents[at + 1], 'next')}</nav>`;
}

/** A whole page, as HTML. */
export function page(document, documents, groups) {
  const to = (address) => relativeTo(document.address, address);
  const title = document.file === 'README.md' ? 'Vitrine' : `${document.title} · Vitrine`;
  return `<!doctype html>
<html lang="en" data-base="${to('index.html').replace(/index\.html$/, '') || './'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site/site.css')}">
<script type="module" src="${to('site/site.js')}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header class="bar">
<a class="brand" href="${to(addressOf('README.md'))}">Vitrine</a>
<search hidden><input type="search" aria-label="Search" placeholder="Search" autocomplete="off" spellcheck="false"><div class="results" role="region" aria-label="Search results" aria-live="polite" hidden></div></search>
<a href="${to('storybook/index.html')}">Storybook</a>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages"><details class="all-pages" open><summary>All pages</summary>
${navigation(document, documents, groups)}
</details></nav>
<main id="content" tabindex="-1">
${document.html}
${neighbors(document, documents)}
</main>
${contents(document)}
</div>
</body>
</html>
`;
}

/** The page of a live example: the code of the document, and the script tag. */
export const examplePage = ({ label, code }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(label)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../site/example.css">
<script async src="../cdn/vitrine.js" data-adapter="memory"></script>
</head>
<body>
${code}
</body>
</html>
`;
