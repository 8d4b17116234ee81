// Markdown to HTML for the documentation site, with the ids of headings that GitHub gives them.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Marked } from 'marked';
import { addressOf, files } from './map.mjs';
import { root } from '../install.mjs';

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text) => text.replace(/[&<>"]/g, (sign) => escapes[sign]);
/** HTML of a heading or a cell as plain text. */
const plain = (html) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);

/** Ids as GitHub makes them; a second heading of the same text gets a number. */
function slugger() {
  const taken = new Map();
  return (text) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    return count ? `${slug}-${count}` : slug;
  };
}

/** From one page of the site to another, both as addresses below the site. */
export const relativeTo = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** Where a link of a document leads on the site; `null` where the site has nothing to show for it. */
function linkTarget(file, href, assets) {
  if (/^[a-z]+:|^#/.test(href)) return href;
  const [path, hash] = href.split('#');
  let target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '');
  if (!files.includes(target) && files.includes(`${target}/README.md`)) target += '/README.md';
  const from = addressOf(file);
  if (files.includes(target)) return relativeTo(from, addressOf(target)) + (hash ? `#${hash}` : '');
  if (!existsSync(join(root, target))) throw new Error(`${file} links to ${href}, which is not there`);
  if (!/\.(?:jpg|png|svg|json)$/.test(target)) return null;
  const copy = `files/${target}`;
  assets.set(copy, target);
  return relativeTo(from, copy);
}

/**
 * One document: its title, its HTML, its headings, its sections as text for the search, the pages of its live
 * examples, and the files that it needs beside it.
 * A code block whose fence says `html live 420` is shown as a page of its own, 420 px high, above its code.
 */
export function renderDocument(file, markdown) {
  const slug = slugger();
  const headings = [];
  const examples = [];
  const assets = new Map();
  const from = addressOf(file);
  const renderer = {
    heading({ tokens, depth }) {
      const html = this.parser.parseInline(tokens);
      const text = plain(html);
      const id = slug(text);
      headings.push({ id, depth, text });
      const anchor =
        depth === 1 ? '' : ` <a class="anchor" href="#${id}" aria-label="Link to ${escapeHtml(text)}">#</a>`;
      return `<h${depth} id="${id}">${html}${anchor}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const html = this.parser.parseInline(tokens);
      const target = linkTarget(file, href, assets);
      return target === null ? html : `<a href="${escapeHtml(target)}">${html}</a>`;
    },
    image({ href, text }) {
      return `<img src="${escapeHtml(linkTarget(file, href, assets))}" alt="${escapeHtml(text)}" loading="lazy">`;
    },
    code({ text, lang = '' }) {
      const [language = '', kind, height] = lang.split(' ');
      const code = `<pre tabindex="0" data-language="${escapeHtml(language)}"><code>${escapeHtml(text)}</code></pre>\n`;
      if (kind !== 'live') return code;
      const name = `live/${posix.basename(from, '.html')}-${examples.length + 1}.html`;
      const label = headings.at(-1)?.text ?? '';
      examples.push({ name, label, code: text });
      const source = relativeTo(from, name);
      return `<iframe class="live" src="${source}" height="${Number(height)}" loading="lazy" title="Example: ${escapeHtml(label)}" allow="autoplay; fullscreen"></iframe>\n${code}`;
    },
    // On a narrow screen each row is a card: its cells then carry their column's name.
    table({ header, rows }) {
      const heads = header.map(({ tokens }) => this.parser.parseInline(tokens));
      const row = (cells) =>
        cells
          .map(({ tokens }, column) => {
            const html = this.parser.parseInline(tokens);
            return `<td data-head="${escapeHtml(plain(heads[column]))}"${html === '' ? ' class="empty"' : ''}>${html}</td>`;
          })
          .join('');
      return `<div class="table"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${row(cells)}</tr>`).join('\n')}</tbody></table></div>\n`;
    },
  };
  const html = new Marked({ renderer }).parse(markdown);
  const title = headings[0]?.text ?? file;
  return { file, address: from, title, html, headings, examples, assets, sections: sectionsOf(html, title) };
}

/** What the search finds: one entry for each heading, with the text below it. */
function sectionsOf(html, title) {
  let above = '';
  return html
    .split(/(?=<h[1-3] id=")/)
    .map((part) => {
      const [, depth, id] = /^<h([1-3]) id="([^"]*)"/.exec(part) ?? [];
      if (id === undefined) return null;
      const [heading, ...rest] = part.replace(/ <a class="anchor".*?<\/a>/, '').split(/<\/h[1-3]>\n/);
      const text = plain(heading);
      if (depth === '2') above = text;
      const name = depth === '3' && above ? `${above}: ${text}` : text;
      return { id, title, heading: depth === '1' ? '' : name, text: plain(rest.join(' ')).replace(/\s+/g, ' ').trim() };
    })
    .filter(Boolean);
}
