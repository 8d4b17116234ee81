import { expect } from '@open-wc/testing';
import { TestClock } from '@vitrine/testing/test-clock';
import { TestConnection } from '@vitrine/testing/test-connection';
import type { EngineSlot } from '../engine/engine-slot.js';
import { MediaFault } from '../media-fault.js';
import { ResumePoint } from '../playback/resume-point.js';
import { createFaultHandler } from './fault-handler.js';

/** A handler for a video element that has no data at all, so it is starved. `sources` = how many are left to try. */
function setUp({ wanted = true, begun = true, sources = 0 } = {}) {
  const clock = new TestClock();
  const connection = new TestConnection();
  const calls: string[] = [];
  const video = document.createElement('video');
  const slot = {
    engine: { again: () => calls.push('again') },
    sinceBytesMs: 60_000,
    next: () => sources-- > 0,
    drop: () => calls.push('drop'),
  } as unknown as EngineSlot;
  const faults = createFaultHandler({
    video,
    slot,
    resume: new ResumePoint(video),
    clock,
    connection,
    engaged: () => true,
    wanted: () => wanted,
    begun: () => begun,
    restart: () => calls.push('restart'),
    retry: () => calls.push('retry'),
    failed: () => calls.push('failed'),
    changed: () => undefined,
  });
  const pass = (seconds: number): Promise<void> => clock.pass(seconds * 1000);
  return { clock, connection, calls, faults, pass };
}

const fault = new MediaFault('media-network', 'a request failed');

describe('createFaultHandler', () => {
  it('tries the remedy first, and stops when it has failed too', () => {
    const { calls, faults } = setUp();
    faults.fail(fault, 'request');
    expect(calls).to.deep.equal(['again']);
    expect([faults.recovering, faults.error]).to.deep.equal([true, null]);
    faults.fail(fault, 'request');
    expect(calls).to.deep.equal(['again', 'drop', 'failed']);
    expect([faults.recovering, faults.error, faults.pending]).to.deep.equal([false, fault, null]);
  });

  it('keeps a fault pending while nobody watches', () => {
    const { calls, faults } = setUp({ wanted: false });
    faults.fail(fault, 'request');
    expect(calls).to.deep.equal([]);
    expect([faults.pending, faults.error]).to.deep.equal([fault, null]);
    faults.settle();
    expect([faults.pending, faults.error]).to.deep.equal([null, fault]);
  });

  it('changes to the next source before the video has played', () => {
    const { calls, faults } = setUp({ begun: false, sources: 1 });
    faults.fail(fault, 'final');
    expect(calls).to.deep.equal(['restart']);
    expect(faults.error).to.equal(null);
  });

  it('starts again with the remedies after a retry', () => {
    const { calls, faults } = setUp();
    faults.fail(fault, 'request');
    faults.retry();
    faults.fail(fault, 'request');
    expect(calls).to.deep.equal(['again', 'again']);
  });

  it('reloads a stalled video, then stops with the last report of the engine', async () => {
    const { calls, faults, pass } = setUp();
    faults.watch(0);
    faults.failing(fault);
    await pass(40);
    expect(calls).to.deep.equal(['restart', 'drop', 'failed']);
    expect(faults.error).to.equal(fault);
  });

  it('stops with a stall when the engine reported nothing since the video played', async () => {
    const { faults, pass } = setUp();
    faults.failing(fault);
    faults.playing();
    faults.watch(0);
    await pass(40);
    expect(faults.error?.code).to.equal('media-stalled');
  });

  it('reports that the device is offline, and retries when the network is back', async () => {
    const { calls, connection, faults, pass } = setUp();
    faults.watch(0);
    connection.set(false);
    await pass(5);
    expect([faults.error?.code, faults.recovering]).to.deep.equal(['media-offline', true]);
    connection.set(true);
    faults.connectionChanged();
    expect(calls).to.deep.equal(['failed', 'retry']);
  });

  it('watches no longer after the video was unloaded', async () => {
    const { clock, calls, faults, pass } = setUp();
    faults.watch(0);
    faults.unload();
    await pass(40);
    expect([calls.length, clock.timers]).to.deep.equal([0, 0]);
  });
});
