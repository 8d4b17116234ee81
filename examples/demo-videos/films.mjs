/**
 * The films: frame, the share of it that is drawn before it is enlarged, passes a frame, quality and music. What
 * happens in them is in `scenes/`. Notes are MIDI numbers.
 */
export const films = [
  {
    id: 'morning-table',
    width: 540,
    height: 960,
    scale: 0.8,
    samples: 6,
    hi: { crf: 22, maxrate: 1100, audio: 80 },
    lo: { crf: 25, maxrate: 360, audio: 48 },
    score: {
      tempo: 84,
      seed: 11,
      chords: [
        [62, 66, 69, 73],
        [59, 66, 69, 74],
        [55, 62, 66, 71],
        [57, 64, 69, 73],
      ],
    },
  },
  {
    id: 'evening-light',
    width: 540,
    height: 960,
    scale: 396 / 540,
    samples: 5,
    hi: { crf: 22, maxrate: 1100, audio: 80 },
    lo: { crf: 25, maxrate: 360, audio: 48 },
    score: {
      tempo: 66,
      seed: 29,
      chords: [
        [57, 60, 64, 71],
        [53, 60, 64, 69],
        [60, 64, 67, 74],
        [55, 62, 64, 71],
      ],
    },
  },
  {
    id: 'shelf-story',
    width: 960,
    height: 540,
    scale: 704 / 960,
    samples: 5,
    hi: { crf: 22, maxrate: 1100, audio: 80 },
    lo: { crf: 25, maxrate: 360, audio: 48 },
    score: {
      tempo: 92,
      seed: 47,
      chords: [
        [60, 64, 67, 71],
        [57, 64, 67, 72],
        [65, 69, 72, 76],
        [55, 62, 67, 71],
      ],
    },
  },
];
