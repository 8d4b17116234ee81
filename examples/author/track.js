// The hotspots of one video while they are being authored, and how they are written.

/** A number with at most `digits` digits after the point. */
const round = (value, digits) => Number(value.toFixed(digits));

/** Seconds as `1:02.5`. */
export function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${round(seconds - minutes * 60, 2)
    .toString()
    .padStart(2, '0')}`.replace(/:(\d)\./, ':0$1.');
}

/** Where a path is at `t` seconds: in straight lines between its points, still before and after them. */
export function placeAt(path, t) {
  const after = path.findIndex((point) => point.t > t);
  const [from, to] = after < 0 ? [path.at(-1), null] : after === 0 ? [path[0], null] : [path[after - 1], path[after]];
  if (!to) return { x: from.x, y: from.y };
  const share = (t - from.t) / (to.t - from.t);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Sets the point of this moment; one that is nearer than a tenth of a second is moved. */
export function setPoint(path, point) {
  const added = { t: round(point.t, 2), x: round(point.x, 4), y: round(point.y, 4) };
  return [...path.filter(({ t }) => Math.abs(t - added.t) >= 0.1), added].sort((a, b) => a.t - b.t);
}

export function toJson(hotspots, frame) {
  const list = hotspots.map(({ id, handle, start, end, path }) => {
    const [only] = path;
    const place = path.length > 1 ? { path } : { x: only.x, y: only.y };
    return { id, handle, start, ...(end === null ? {} : { end }), ...place };
  });
  const head = JSON.stringify({ version: 1, ...(frame ? { video: frame } : {}) }).slice(0, -1);
  return `${head},"hotspots":[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]}\n`;
}

const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const percent = (ratio) => `${round(ratio * 100, 2)}%`;

export function toHtml(hotspots, src) {
  const children = hotspots.map(({ handle, start, end, path }) => {
    const [only] = path;
    const place =
      path.length > 1
        ? `path="${path.map(({ t, x, y }) => `${clock(t)} ${percent(x)} ${percent(y)}`).join(', ')}"`
        : `x="${percent(only.x)}" y="${percent(only.y)}"`;
    const times = `start="${clock(start)}"${end === null ? '' : ` end="${clock(end)}"`}`;
    return `  <vitrine-hotspot handle="${escapeHtml(handle)}" ${times} ${place}></vitrine-hotspot>`;
  });
  return `<vitrine-player src="${escapeHtml(src)}">\n${children.join('\n')}\n</vitrine-player>\n`;
}
