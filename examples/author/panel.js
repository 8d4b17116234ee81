// The panel of the author mode: shows x, y and time of a press, keeps the hotspots of one video, and writes them.
import { handles } from './handles.js';
import { clock, placeAt, setPoint, toHtml, toJson } from './track.js';

/** An element with properties and children. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/**
 * `stage` is the video that is authored on: `src`, `frame()` (its pixels, or null), `time()`, `seek(seconds)`, and
 * `changed(hotspots, chosen)`, which is called after each change.
 */
export function authorPanel(stage) {
  let hotspots = [];
  let chosen = null;
  let count = 0;

  const where = make('output', { textContent: 'Press on a product in the picture.' });
  const list = make('select', { id: 'author-hotspot' });
  const products = make('datalist', { id: 'author-handles' });
  products.append(...handles.map(([value, label]) => make('option', { value, label })));
  const handle = make('input', { id: 'author-handle', autocomplete: 'off' });
  handle.setAttribute('list', products.id);
  const start = make('button', { type: 'button', textContent: 'Starts now' });
  const end = make('button', { type: 'button', textContent: 'Ends now' });
  const remove = make('button', { type: 'button', textContent: 'Remove' });
  const times = make('span');
  const points = make('ol');
  const json = make('textarea', { readOnly: true, spellcheck: false });
  const markup = make('textarea', { readOnly: true, spellcheck: false });
  json.setAttribute('aria-label', 'JSON');
  markup.setAttribute('aria-label', 'HTML');
  const copier = (area, name) => {
    const button = make('button', { type: 'button', textContent: `Copy ${name}` });
    button.addEventListener('click', async () => {
      area.select();
      try {
        await navigator.clipboard.writeText(area.value);
        button.textContent = `${name} copied`;
      } catch {
        button.textContent = 'Selected: copy it by keyboard';
      }
      setTimeout(() => (button.textContent = `Copy ${name}`), 2000);
    });
    return button;
  };

  function update() {
    const one = hotspots.find(({ id }) => id === chosen) ?? null;
    list.replaceChildren(
      make('option', { value: '', textContent: 'New: press on the picture' }),
      ...hotspots.map(({ id, handle: product }) =>
        make('option', { value: id, textContent: `${product || '(no product)'} · ${id}` }),
      ),
    );
    list.value = chosen ?? '';
    for (const control of [handle, start, end, remove]) control.disabled = one === null;
    if (document.activeElement !== handle) handle.value = one?.handle ?? '';
    times.textContent = one ? `${clock(one.start)} to ${one.end === null ? 'the end' : clock(one.end)}` : '';
    points.replaceChildren(
      ...(one?.path ?? []).map((point) => {
        const go = make('button', { type: 'button', textContent: clock(point.t) });
        go.addEventListener('click', () => stage.seek(point.t));
        const drop = make('button', { type: 'button', textContent: 'Remove' });
        drop.disabled = one.path.length === 1;
        drop.addEventListener('click', () => change({ path: one.path.filter((other) => other !== point) }));
        return make('li', {}, go, ` x ${point.x}, y ${point.y} `, drop);
      }),
    );
    json.value = toJson(hotspots, stage.frame());
    markup.value = toHtml(hotspots, stage.src);
    stage.changed(hotspots, chosen);
  }

  function change(values) {
    hotspots = hotspots.map((one) => (one.id === chosen ? { ...one, ...values } : one));
    update();
  }

  /** A press at this place of the picture (ratios): a new hotspot, or another point of the chosen one. */
  function press({ x, y }) {
    const t = stage.time();
    where.textContent = `x ${x.toFixed(4)}  y ${y.toFixed(4)}  time ${clock(t)} (${t.toFixed(2)} s)`;
    if (chosen === null) {
      chosen = `hotspot-${(count += 1)}`;
      hotspots = [
        ...hotspots,
        { id: chosen, handle: '', start: Math.floor(t * 100) / 100, end: null, path: setPoint([], { t, x, y }) },
      ];
      update();
      handle.focus();
    } else {
      const one = hotspots.find(({ id }) => id === chosen);
      const path = setPoint(one.path, { t, x, y });
      change({ path, start: Math.min(one.start, path[0].t) });
    }
  }

  list.addEventListener('change', () => {
    chosen = list.value || null;
    update();
  });
  handle.addEventListener('input', () => change({ handle: handle.value.trim() }));
  start.addEventListener('click', () => change({ start: Math.floor(stage.time() * 100) / 100 }));
  end.addEventListener('click', () => change({ end: Math.ceil(stage.time() * 100) / 100 }));
  remove.addEventListener('click', () => {
    hotspots = hotspots.filter(({ id }) => id !== chosen);
    chosen = null;
    update();
  });

  const element = make(
    'section',
    { className: 'author-panel' },
    make('h2', { textContent: 'Hotspots' }),
    where,
    make('label', {}, 'Hotspot ', list),
    make('label', {}, 'Product (handle) ', handle, products),
    make('div', { className: 'author-row' }, start, end, remove, times),
    make('p', { textContent: 'Where it is: press again at a later time to move it.' }),
    points,
    json,
    copier(json, 'JSON'),
    markup,
    copier(markup, 'HTML'),
  );
  element.setAttribute('aria-label', 'Author mode');
  update();
  return { element, press, placesAt: (t) => hotspots.map(({ id, path }) => ({ id, ...placeAt(path, t) })) };
}
