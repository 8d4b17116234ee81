// The pages work without this script; it adds the search, a button to copy code, and closes the list of pages on a
// narrow screen.
import { searchOptions } from './search-options.js';

const base = new URL(document.documentElement.dataset.base, location.href);

const pages = document.querySelector('.all-pages');
if (pages && !matchMedia('(min-width: 900px)').matches) pages.open = false;
else document.querySelector('nav.pages [aria-current]')?.scrollIntoView({ block: 'nearest' });

for (const block of document.querySelectorAll('main pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.querySelector('code').textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });
  const frame = document.createElement('div');
  frame.className = 'code';
  block.replaceWith(frame);
  frame.append(block, button);
}

const search = document.querySelector('search');
const input = search.querySelector('input');
const results = search.querySelector('.results');
search.hidden = false;

let index;
/** The index is fetched with the first use of the search. */
function loadIndex() {
  index ??= Promise.all([
    import('./minisearch.js'),
    fetch(new URL('site/index.json', base)).then((answer) => answer.text()),
  ]).then(([{ default: MiniSearch }, text]) => MiniSearch.loadJSON(text, searchOptions));
  return index;
}

function show(found, words) {
  results.replaceChildren();
  results.hidden = words === '';
  if (results.hidden) return;
  const list = document.createElement('ol');
  for (const { id, title, heading } of found.slice(0, 12)) {
    const link = document.createElement('a');
    link.href = new URL(id, base).href;
    link.append(Object.assign(document.createElement('b'), { textContent: heading || title }));
    if (heading) link.append(Object.assign(document.createElement('span'), { textContent: title }));
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  results.append(
    found.length ? list : Object.assign(document.createElement('p'), { textContent: `Nothing found for “${words}”` }),
  );
}

let asked = 0;
async function update() {
  const words = input.value.trim();
  const turn = (asked += 1);
  const found = words ? (await loadIndex()).search(words) : [];
  if (turn === asked) show(found, words);
}

input.addEventListener('focus', () => void loadIndex());
input.addEventListener('input', () => void update());
const links = () => [...results.querySelectorAll('a')];
search.addEventListener('keydown', (event) => {
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (event.key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]?.focus();
  else if (event.key === 'ArrowUp') (all[at - 1] ?? input).focus();
  else if (event.key === 'Enter' && document.activeElement === input) all[0]?.click();
  else if (event.key === 'Escape') {
    input.value = '';
    show([], '');
    input.focus();
  } else return;
  event.preventDefault();
});
// A press on a result of this page changes only the fragment.
results.addEventListener('click', () => (results.hidden = true));
document.addEventListener('pointerdown', (event) => {
  if (!search.contains(event.target)) results.hidden = true;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  input.focus();
});
