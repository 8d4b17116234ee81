import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { SettledPress } from './settled-press.js';

class TestPanel extends LitElement {
  static override properties = { acts: { state: true } };
  acts: readonly string[] = ['add'];
  readonly done: string[] = [];

  constructor() {
    super();
    new SettledPress(this);
  }

  protected override render(): TemplateResult {
    return html`${this.acts.map((act) => html`<button @click=${() => this.done.push(act)}>${act}</button>`)}`;
  }
}
customElements.define('test-panel', TestPanel);

type Pointer = 'mouse' | 'touch';
const place = { x: 40, y: 40 };

function pointer(type: string, target: Element, { x, y } = place, pointerType: Pointer = 'mouse'): Event {
  const at = { clientX: x, clientY: y, pointerType, bubbles: true, composed: true, cancelable: true };
  const event = new PointerEvent(type, at);
  target.dispatchEvent(event);
  return event;
}
/** A whole press, as a browser sends it. */
function press(target: Element, at = place, pointerType: Pointer = 'mouse'): Event {
  pointer('pointermove', target, at, pointerType);
  pointer('pointerdown', target, at, pointerType);
  pointer('pointerup', target, at, pointerType);
  return pointer('click', target, at, pointerType);
}
function key(target: Element, name: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
  if (name === 'Enter')
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
}

describe('SettledPress', () => {
  /** Presses the first button, which is then another one. */
  async function changed(acts: readonly string[] = ['check out'], pointerType: Pointer = 'mouse') {
    const root = await fixture<HTMLElement>(html`<div><test-panel></test-panel><a href="#below">below</a></div>`);
    const panel = root.querySelector('test-panel') as TestPanel;
    const button = (): Element => panel.renderRoot.querySelector('button') as Element;
    // Nothing was pressed before.
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    press(button(), place, pointerType);
    expect(panel.done).to.deep.equal(['add']);
    panel.acts = acts;
    await panel.updateComplete;
    return { panel, button, link: root.querySelector('a') as HTMLElement };
  }

  for (const pointerType of ['mouse', 'touch'] as const)
    for (const waitMs of [0, 100, 250, 450, 800])
      it(`ignores a ${pointerType} press on what came under it ${waitMs} ms ago`, async () => {
        const { panel, button } = await changed(['check out'], pointerType);
        await aTimeout(waitMs);
        press(button(), place, pointerType);
        press(button(), { x: place.x + 3, y: place.y - 2 }, pointerType);
        expect(panel.done).to.deep.equal(['add']);
      });

  it('takes it when a second has passed since the change', async () => {
    const { panel, button } = await changed();
    await aTimeout(1050);
    press(button());
    expect(panel.done).to.deep.equal(['add', 'check out']);
  });

  it('takes it when the pointer has moved in between, or came down elsewhere', async () => {
    const { panel, button } = await changed();
    pointer('pointermove', button(), { x: 90, y: 90 });
    press(button());
    expect(panel.done).to.deep.equal(['add', 'check out']);
    const touch = await changed(['check out'], 'touch');
    press(touch.button(), { x: 120, y: 40 }, 'touch');
    expect(touch.panel.done).to.deep.equal(['add', 'check out']);
  });

  it('takes every press on the same control, however quick', async () => {
    const { panel, button } = await changed(['add', 'other']);
    press(button());
    press(button());
    expect(panel.done).to.deep.equal(['add', 'add', 'add']);
  });

  it('ignores a press on the page below what has gone', async () => {
    const { panel, link } = await changed();
    panel.remove();
    expect(press(link).defaultPrevented).to.equal(true);
    await waitUntil(() => !press(link).defaultPrevented, 'only for a second', { timeout: 2000 });
  });

  it('never touches presses that have nothing to do with an element of ours', async () => {
    const { panel, link } = await changed();
    const other = document.createElement('button');
    link.after(other);
    press(other, { x: 200, y: 200 });
    panel.requestUpdate();
    await panel.updateComplete;
    expect(press(link, { x: 200, y: 200 }).defaultPrevented).to.equal(false);
  });

  it('ignores the same key again on what has got focus by itself, until another key is pressed', async () => {
    const { panel, button } = await changed(['add']);
    key(button(), 'Enter');
    panel.acts = ['check out'];
    await panel.updateComplete;
    key(button(), 'Enter');
    expect(panel.done).to.deep.equal(['add', 'add']);
    key(button(), 'Tab');
    key(button(), 'Enter');
    expect(panel.done).to.deep.equal(['add', 'add', 'check out']);
  });

  it('takes clicks of scripts and of assistive technology, which no press comes before', async () => {
    const { panel, button } = await changed();
    (button() as HTMLElement).click();
    expect(panel.done).to.deep.equal(['add', 'check out']);
  });
});
