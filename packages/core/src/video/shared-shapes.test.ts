import type { Clock as MediaClock, VideoSource as MediaVideoSource } from '@vitrine/media';
import { assert } from 'chai';
import type { Clock } from '../environment/clock.js';
import type { VideoSource } from './video.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

// @vitrine/media may not import @vitrine/core, so both declare these shapes. The compiler checks that they agree.
describe('shapes that core and media share', () => {
  it('are assignable to each other', () => {
    const sameClock: Same<Clock, MediaClock> = true;
    const sameVideoSource: Same<VideoSource, MediaVideoSource> = true;
    assert.isTrue(sameClock && sameVideoSource);
  });
});
