import { expect } from '@open-wc/testing';
import { HandClock, SwitchedLine } from '../../../test/support/hand-clock.js';
import { Patience } from './patience.js';
import { noAnswer, type RequestFailure } from './retry-plan.js';

function setUp() {
  const clock = new HandClock();
  const connection = new SwitchedLine();
  const answers: boolean[] = [];
  const patience = new Patience({ clock, connection });
  const fail = (failure: RequestFailure = noAnswer): void =>
    void patience.wait(failure).then((answer) => answers.push(answer));
  return { clock, connection, answers, patience, fail };
}

describe('Patience', () => {
  it('waits by the plan and then says to ask again', async () => {
    const { clock, answers, patience, fail } = setUp();
    patience.ask();
    fail();
    await clock.turn(999);
    expect(answers).to.deep.equal([]);
    await clock.turn(1);
    expect(answers).to.deep.equal([true]);
  });

  it('gives up when the plan is at its end', async () => {
    const { clock, answers, patience, fail } = setUp();
    for (let round = 0; round < 20 && !answers.includes(false); round++) {
      patience.ask();
      fail();
      await clock.turn(4000);
    }
    expect(answers).to.deep.equal([true, true, true, true, false]);
  });

  it('counts the time a request took', async () => {
    const { clock, answers, patience, fail } = setUp();
    patience.ask();
    await clock.turn(14_500);
    fail();
    await clock.turn(0);
    expect(answers).to.deep.equal([false]);
  });

  it('waits for the line as long as it takes, at no cost', async () => {
    const { clock, connection, answers, patience, fail } = setUp();
    patience.ask();
    connection.set(false);
    fail();
    await clock.turn(3_600_000);
    expect(answers).to.deep.equal([]);
    connection.set(true);
    await clock.turn(0);
    expect(answers).to.deep.equal([true]);
    expect(connection.listeners.size).to.equal(0);
    patience.ask();
    fail();
    await clock.turn(1000);
    expect(answers).to.deep.equal([true, true]);
  });

  it('is silent once cancelled, and leaves nothing behind', async () => {
    const { clock, connection, answers, patience, fail } = setUp();
    patience.ask();
    fail();
    patience.cancel();
    expect(clock.alarms).to.equal(0);
    connection.set(false);
    fail();
    patience.cancel();
    connection.set(true);
    await clock.turn(60_000);
    expect(answers).to.deep.equal([]);
    expect(connection.listeners.size).to.equal(0);
  });

  it('forgives what failed before a success', async () => {
    const { clock, answers, patience, fail } = setUp();
    for (let round = 0; round < 8; round++) {
      patience.ask();
      fail();
      await clock.turn(4000);
      patience.forgive();
    }
    expect(answers).to.deep.equal(Array.from({ length: 8 }, () => true));
  });
});
