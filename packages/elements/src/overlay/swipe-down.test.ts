import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { css, LitElement, type TemplateResult } from 'lit';
import { overlayStyles } from './overlay.styles.js';
import { swipeDown } from './swipe-down.js';

class TestSheet extends LitElement {
  static override styles = [
    overlayStyles,
    css`
      dialog {
        height: 300px;
      }

      .scroll > p {
        height: 600px;
      }
    `,
  ];

  below = true;
  dismissed = 0;

  constructor() {
    super();
    swipeDown(
      this,
      () => this.below,
      () => (this.dismissed += 1),
    );
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-label="Test">
      <header><button>x</button></header>
      <div class="scroll"><p>words</p></div>
      <footer>acts</footer>
    </dialog>`;
  }
}
customElements.define('test-sheet', TestSheet);

async function open() {
  const sheet = await fixture<TestSheet>(html`<test-sheet></test-sheet>`);
  const find = (selector: string): HTMLElement => sheet.renderRoot.querySelector(selector) as HTMLElement;
  const dialog = find('dialog') as HTMLDialogElement;
  dialog.showModal();
  const resting = dialog.getBoundingClientRect().top;
  return { sheet, find, dialog, moved: () => Math.round(dialog.getBoundingClientRect().top - resting) };
}

/** A finger on `target`: each event at its place and time. */
function finger(target: Element, pointerType = 'touch') {
  const send = (type: string, at: number, y: number, x: number): void => {
    const event = new PointerEvent(type, {
      pointerType,
      isPrimary: true,
      clientX: x,
      clientY: y,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    target.dispatchEvent(Object.defineProperty(event, 'timeStamp', { value: at }));
  };
  return {
    down: (y = 0, x = 0) => send('pointerdown', 0, y, x),
    move: (at: number, y: number, x = 0) => send('pointermove', at, y, x),
    up: (at: number, y: number, x = 0) => send('pointerup', at, y, x),
    cancel: (at: number, y: number, x = 0) => send('pointercancel', at, y, x),
  };
}
const touchMove = (target: Element): Event => {
  const event = new Event('touchmove', { bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

describe('swipeDown', () => {
  for (const place of ['header', '.scroll p']) {
    it(`follows a finger that begins on ${place}, without delay, and never upwards`, async () => {
      const { find, dialog, moved } = await open();
      const one = finger(find(place));
      one.down(100);
      one.move(16, 110);
      expect(moved()).to.equal(10);
      expect(getComputedStyle(dialog).transitionProperty).to.equal('none');
      one.move(32, 160);
      expect(moved()).to.equal(60);
      one.move(48, 40);
      expect(moved()).to.equal(0);
    });
  }

  it('is dismissed from where the finger lets go, past a third of its height', async () => {
    const { sheet, find, moved } = await open();
    const one = finger(find('header'));
    one.down();
    one.move(400, 90);
    one.move(800, 105);
    one.up(900, 105);
    expect(sheet.dismissed).to.equal(1);
    expect(moved()).to.equal(105);
  });

  it('springs back below that, and when the pointer is canceled', async () => {
    const { sheet, find, dialog, moved } = await open();
    for (const end of ['up', 'cancel'] as const) {
      const one = finger(find('header'));
      const y = end === 'up' ? 95 : 200;
      one.down();
      one.move(400, y);
      one[end](800, y);
      await aTimeout(0);
      expect(moved(), end).to.equal(0);
      expect(dialog.getAttribute('style') ?? '').to.equal('');
    }
    expect(sheet.dismissed).to.equal(0);
  });

  it('is dismissed by a flick, but not by one that stopped or turned, nor by a quick tap', async () => {
    const { sheet, find } = await open();
    const swipe = (...points: [number, number][]): number => {
      const before = sheet.dismissed;
      const one = finger(find('header'));
      one.down();
      for (const [at, y] of points) one.move(at, y);
      const [at, y] = points.at(-1) ?? [0, 0];
      one.up(at + 1, y);
      return sheet.dismissed - before;
    };
    expect(swipe([16, 12], [32, 24], [48, 40]), 'quick').to.equal(1);
    expect(swipe([100, 12], [200, 24], [300, 40]), 'slow').to.equal(0);
    expect(swipe([16, 30], [32, 60], [200, 61], [300, 61]), 'stopped').to.equal(0);
    expect(swipe([16, 40], [32, 80], [48, 60], [120, 30]), 'turned').to.equal(0);
    expect(swipe([16, 20]), 'a tap').to.equal(0);
  });

  it('ignores scrolling, sideways swipes, long presses, the footer and mice', async () => {
    const { sheet, find, dialog, moved } = await open();
    const tries = (selector: string, points: readonly [number, number, number?][], pointerType?: string): void => {
      const one = finger(find(selector), pointerType);
      one.down();
      for (const point of points) one.move(...point);
      expect(moved(), selector).to.equal(0);
      expect(touchMove(find(selector)).defaultPrevented).to.equal(false);
      one.up(2000, 290);
    };
    const down = [
      [16, 10],
      [32, 290],
    ] as const satisfies [number, number][];
    tries(
      'header',
      down.map(([at, y]): [number, number] => [at, y]),
      'mouse',
    );
    tries('footer', [...down]);
    tries('dialog', [...down]);
    tries('.scroll p', [
      [16, -10],
      [32, 290],
    ]);
    tries('.scroll p', [
      [16, 10, 20],
      [32, 290, 20],
    ]);
    tries('.scroll p', [
      [600, 10],
      [700, 290],
    ]);
    find('.scroll').scrollTop = 40;
    tries('.scroll p', [...down]);
    sheet.below = false;
    tries('header', [...down]);
    expect(sheet.dismissed).to.equal(0);
    expect(dialog.open).to.equal(true);
  });

  it('keeps the browser from scrolling only while it follows the finger', async () => {
    const { find } = await open();
    const one = finger(find('.scroll p'));
    expect(touchMove(find('p')).defaultPrevented).to.equal(false);
    one.down();
    one.move(16, 10);
    expect(touchMove(find('p')).defaultPrevented).to.equal(true);
    one.up(600, 10);
    expect(touchMove(find('p')).defaultPrevented).to.equal(false);
    expect(getComputedStyle(find('header')).touchAction).to.equal('pinch-zoom');
  });
});
