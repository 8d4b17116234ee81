// One track of a fragmented MP4 that has several: tests need streams whose sound is a rendition of its own, and the
// recorded ones have sound and picture in one file.

/** The boxes in `data` between two offsets: type, start and end. */
function* boxes(data, start = 0, end = data.length) {
  for (let at = start; at + 8 <= end;) {
    const size = data.readUInt32BE(at);
    yield { type: data.toString('latin1', at + 4, at + 8), start: at, end: at + size };
    at += size;
  }
}
const find = (data, { start, end }, type) => [...boxes(data, start + 8, end)].find((box) => box.type === type);
const isKind = (data, trak, kind) => {
  const handler = find(data, find(data, trak, 'mdia'), 'hdlr');
  return data.toString('latin1', handler.start + 16, handler.start + 20) === kind;
};
const idOf = (data, trak) => data.readUInt32BE(find(data, trak, 'tkhd').start + 20);

/** A copy of the box without some of its children. */
function without(data, box, drop) {
  const kept = [...boxes(data, box.start + 8, box.end)].filter((child) => !drop(child));
  const copy = Buffer.concat([
    data.subarray(box.start, box.start + 8),
    ...kept.map(({ start, end }) => data.subarray(start, end)),
  ]);
  copy.writeUInt32BE(copy.length);
  return copy;
}

/** Id of the track of a kind (`vide`, `soun`) in an init segment. */
export function trackId(init, kind) {
  const moov = [...boxes(init)].find(({ type }) => type === 'moov');
  const trak = [...boxes(init, moov.start + 8, moov.end)].find((box) => box.type === 'trak' && isKind(init, box, kind));
  return idOf(init, trak);
}

/** An init or media segment with one track only. The samples of the others stay in the file and are not pointed to. */
export function oneTrack(segment, id) {
  const parts = [];
  for (const box of boxes(segment)) {
    if (box.type === 'moov') {
      const moov = without(segment, box, (child) => child.type === 'trak' && idOf(segment, child) !== id);
      const mvex = find(moov, { start: 0, end: moov.length }, 'mvex');
      const extends_ =
        mvex && without(moov, mvex, (child) => child.type === 'trex' && moov.readUInt32BE(child.start + 12) !== id);
      if (mvex) {
        const joined = Buffer.concat([moov.subarray(0, mvex.start), extends_, moov.subarray(mvex.end)]);
        joined.writeUInt32BE(joined.length);
        parts.push(joined);
      } else parts.push(moov);
    } else if (box.type === 'moof') {
      const isOther = (child) =>
        child.type === 'traf' && segment.readUInt32BE(find(segment, child, 'tfhd').start + 12) !== id;
      const moof = without(segment, box, isOther);
      const removed = box.end - box.start - moof.length;
      // The samples are found by their distance from the beginning of the box, which is smaller now.
      for (const traf of boxes(moof, 8))
        if (traf.type === 'traf')
          for (const trun of boxes(moof, traf.start + 8, traf.end))
            if (trun.type === 'trun') moof.writeInt32BE(moof.readInt32BE(trun.start + 16) - removed, trun.start + 16);
      parts.push(moof);
    } else if (box.type !== 'sidx') parts.push(segment.subarray(box.start, box.end));
  }
  return Buffer.concat(parts);
}
