/**
 * The sound of a film: a quiet bed of soft notes, and what is heard when things are put down. Computed, the same every
 * time.
 */

const rate = 48000;

/** Numbers that look random and are not. */
function numbers(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

const hertz = (note) => 440 * 2 ** ((note - 69) / 12);

/** A struck bar: a sine, its fourth partial, and a little wood at the start. */
function bar(out, at, note, level, pan) {
  const frequency = hertz(note);
  const length = Math.round(rate * 2.2);
  const start = Math.round(at * rate);
  for (let i = 0; i < length && start + i < out[0].length; i++) {
    const t = i / rate;
    const body =
      Math.sin(2 * Math.PI * frequency * t + 0.7 * Math.exp(-t * 9) * Math.sin(2 * Math.PI * frequency * 2 * t)) *
      Math.exp(-t * 2.6);
    const ring = Math.sin(2 * Math.PI * frequency * 3.93 * t) * Math.exp(-t * 14) * 0.22;
    const value = (body + ring) * level * Math.min(1, t * 220);
    out[0][start + i] += value * (1 - pan * 0.5);
    out[1][start + i] += value * (0.5 + pan * 0.5);
  }
}

/** A breath of chord: detuned sines that rise and go. */
function pad(out, at, length, notes, level) {
  const start = Math.round(at * rate);
  const count = Math.round(length * rate);
  for (const note of notes) {
    for (const [side, detune] of [
      [0, 0.9988],
      [1, 1.0012],
    ]) {
      const frequency = hertz(note) * detune;
      for (let i = 0; i < count && start + i < out[0].length; i++) {
        const t = i / rate;
        const swell = Math.sin(Math.PI * Math.min(1, t / length)) ** 1.4;
        const wave = Math.sin(
          2 * Math.PI * frequency * t +
            0.35 * Math.sin(2 * Math.PI * frequency * t) +
            0.2 * Math.sin(2 * Math.PI * 0.23 * t),
        );
        out[side][start + i] += wave * swell * (level / notes.length);
      }
    }
  }
}

/** Noise through two gentle low passes and one high pass; `brightness` and `level` may move. */
function air(out, at, length, level, brightness, envelope, seed) {
  const next = numbers(seed);
  const start = Math.round(at * rate);
  const count = Math.round(length * rate);
  for (const side of [0, 1]) {
    let [low, lower, slow] = [0, 0, 0];
    for (let i = 0; i < count && start + i < out[0].length; i++) {
      const u = i / count;
      const k = brightness(u);
      low += k * (next() * 2 - 1 - low);
      lower += k * (low - lower);
      slow += 0.004 * (lower - slow);
      out[side][start + i] += (lower - slow) * level * envelope(u);
    }
  }
}

/** What a thing says when it touches the table: partials in Hz with level and decay per second. */
const materials = {
  stone: {
    partials: [
      [310, 0.5, 26],
      [742, 0.36, 38],
      [1490, 0.2, 60],
      [2630, 0.1, 90],
    ],
    thud: 0.8,
  },
  glass: {
    partials: [
      [1270, 0.3, 9],
      [2890, 0.2, 13],
      [4710, 0.1, 20],
    ],
    thud: 0.35,
  },
  wood: {
    partials: [
      [190, 0.6, 30],
      [410, 0.4, 42],
      [930, 0.16, 70],
    ],
    thud: 0.9,
  },
  metal: {
    partials: [
      [520, 0.3, 14],
      [1385, 0.26, 17],
      [2710, 0.16, 24],
      [4480, 0.07, 30],
    ],
    thud: 0.55,
  },
  wax: {
    partials: [
      [150, 0.5, 36],
      [330, 0.2, 50],
    ],
    thud: 0.8,
  },
  cloth: { partials: [[95, 0.5, 24]], thud: 0.5, brush: 0.5 },
  click: {
    partials: [
      [1900, 0.3, 120],
      [3300, 0.22, 160],
    ],
    thud: 0.12,
  },
};

function touch(out, { t, kind, level = 1 }, seed) {
  const { partials, thud, brush = 0 } = materials[kind];
  const next = numbers(seed);
  const start = Math.round(t * rate);
  const count = Math.round(rate * 0.7);
  for (let i = 0; i < count && start + i < out[0].length; i++) {
    const s = i / rate;
    let value = Math.sin(2 * Math.PI * 74 * s * (1 + 0.5 * Math.exp(-s * 60))) * Math.exp(-s * 34) * thud;
    for (const [frequency, part, decay] of partials)
      value += Math.sin(2 * Math.PI * frequency * s) * Math.exp(-s * decay) * part;
    value += (next() * 2 - 1) * Math.exp(-s * 320) * 0.25;
    value *= level * 0.2 * Math.min(1, s * 2500);
    out[0][start + i] += value;
    out[1][start + i] += value * 0.94;
  }
  if (brush)
    air(
      out,
      t - 0.08,
      0.5,
      level * brush * 0.5,
      () => 0.12,
      (u) => Math.sin(Math.PI * u) ** 2,
      seed + 7,
    );
}

/** One long room for everything: four combs and an echo that crosses. */
function room(out, wet) {
  const dry = out.map((channel) => Float64Array.from(channel));
  const delays = [
    [1423, 1789, 2203, 2647],
    [1511, 1867, 2311, 2753],
  ];
  for (const side of [0, 1]) {
    for (const delay of delays[side]) {
      const line = new Float64Array(delay);
      let damp = 0;
      for (let i = 0, at = 0; i < dry[side].length; i++, at = (at + 1) % delay) {
        const echo = line[at];
        damp += 0.35 * (echo - damp);
        line[at] = dry[1 - side][i] * 0.4 + dry[side][i] * 0.6 + damp * 0.78;
        out[side][i] += echo * wet * 0.25;
      }
    }
  }
}

const clampUnit = (u) => Math.min(1, Math.max(0, u));

/**
 * A stereo 16-bit WAV.
 * @param {object} score `{ duration, tempo, chords: [[notes]], seed, sounds: [{ t, kind, level, length }] }`; notes are MIDI numbers
 */
export function compose({ duration, tempo, chords, seed, sounds }) {
  const out = [new Float64Array(Math.round(duration * rate)), new Float64Array(Math.round(duration * rate))];
  const next = numbers(seed);
  const beat = 60 / tempo;
  const barLength = beat * 4;
  for (let index = 0; index * barLength < duration - 1; index++) {
    const chord = chords[index % chords.length];
    const from = index * barLength;
    pad(
      out,
      Math.max(0, from - 0.4),
      barLength + 1.2,
      chord.map((note) => note - 12),
      0.085,
    );
    // Eighths on a thinned-out pattern: the first beat always, the rest by the dice.
    for (let step = 0; step < 8; step++) {
      const chance = [1, 0.25, 0.55, 0.5, 0.7, 0.2, 0.6, 0.35][step];
      const dice = next();
      const note = chord[Math.floor(next() * chord.length)] + (next() > 0.72 ? 12 : 0);
      const at = from + step * beat * 0.5 + next() * 0.012;
      if (dice < chance && at < duration - 1.6)
        bar(out, at, step === 0 ? chord[0] : note, 0.075 + 0.03 * next(), next());
    }
  }
  air(
    out,
    0,
    duration,
    0.05,
    () => 0.05,
    () => 1,
    seed + 1,
  );
  sounds.forEach((sound, index) => {
    if (sound.kind === 'slide')
      air(
        out,
        sound.t,
        sound.length,
        sound.level * 0.4,
        (u) => 0.13 - 0.08 * u,
        (u) => Math.sin(Math.PI * clampUnit(u * 2)) * 0.3 + (1 - u) ** 2 * Math.min(1, u * 12),
        seed + 31 * index,
      );
    else touch(out, sound, seed + 17 * index);
  });
  room(out, 0.5);
  const fade = 0.7 * rate;
  const bytes = Buffer.alloc(44 + out[0].length * 4);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(out[0].length * 4, 40);
  for (let i = 0; i < out[0].length; i++) {
    const gain = Math.min(1, i / (0.25 * rate), (out[0].length - i) / fade);
    for (const side of [0, 1])
      bytes.writeInt16LE(Math.round(Math.tanh(out[side][i] * 1.5 * gain) * 32000), 44 + i * 4 + side * 2);
  }
  return bytes;
}
