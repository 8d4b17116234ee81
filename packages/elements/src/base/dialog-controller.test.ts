import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { deepActiveElement } from './deep-active-element.js';
import { DialogController } from './dialog-controller.js';

class TestSurface extends LitElement {
  modal = true;
  dismissed = 0;
  shownThing = 'a';
  press: 'keep' | 'take' | 'pass' = 'pass';
  readonly controller = new DialogController(this, {
    dialog: () => this.renderRoot.querySelector('dialog'),
    modal: () => this.modal,
    focusIn: () => this.renderRoot.querySelector('button'),
    dismiss: () => {
      this.dismissed += 1;
      this.controller.hide();
    },
    outside: () => this.press,
    subject: () => this.shownThing,
  });

  protected override render(): TemplateResult {
    return html`<dialog aria-label="Test"><button>inside</button></dialog>`;
  }
}
customElements.define('test-surface', TestSurface);

async function make(modal: boolean) {
  const root = await fixture<HTMLElement>(
    html`<div><button id="opener">open</button><button id="other">other</button><test-surface></test-surface></div>`,
  );
  const surface = root.querySelector('test-surface') as TestSurface;
  const [opener, other] = [
    root.querySelector('#opener') as HTMLButtonElement,
    root.querySelector('#other') as HTMLButtonElement,
  ];
  surface.modal = modal;
  await surface.updateComplete;
  opener.focus();
  const dialog = surface.renderRoot.querySelector('dialog') as HTMLDialogElement;
  return { root, surface, opener, other, dialog };
}

const isShown = (dialog: HTMLDialogElement): boolean => dialog.matches(':modal, :popover-open');
const middle = (element: Element): [number, number] => {
  const box = element.getBoundingClientRect();
  return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
};
/** A press that needs no pointer: what a browser sends, in order. */
function press(element: Element): void {
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, cancelable: true }));
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
}

describe('DialogController', () => {
  for (const modal of [true, false]) {
    describe(modal ? 'modal' : 'floating', () => {
      it('opens in the top layer, takes the focus and gives it back', async () => {
        const { surface, opener, dialog } = await make(modal);
        surface.controller.show();
        expect(isShown(dialog)).to.equal(true);
        expect(dialog.matches(':modal')).to.equal(modal);
        expect(deepActiveElement()?.textContent).to.equal('inside');
        surface.controller.hide();
        expect(isShown(dialog)).to.equal(false);
        expect(document.activeElement).to.equal(opener);
      });

      it('is dismissed by Escape, once', async () => {
        const { surface, opener, dialog } = await make(modal);
        surface.controller.show();
        await sendKeys({ press: 'Escape' });
        await waitUntil(() => !isShown(dialog));
        expect(surface.dismissed).to.equal(1);
        expect(document.activeElement).to.equal(opener);
      });

      it('closes with its host and opens again where it was moved to', async () => {
        const { root, surface, opener, dialog } = await make(modal);
        surface.controller.show();
        surface.remove();
        expect(surface.controller.open).to.equal(false);
        expect(document.activeElement).to.equal(opener);
        root.append(surface);
        surface.controller.show();
        expect(isShown(dialog)).to.equal(true);
        surface.controller.hide();
      });

      it('leaves the style of the page alone', async () => {
        const { surface } = await make(modal);
        const before = document.documentElement.outerHTML.slice(0, 200) + (document.body.getAttribute('style') ?? '');
        surface.controller.show();
        expect(document.documentElement.outerHTML.slice(0, 200) + (document.body.getAttribute('style') ?? '')).to.equal(
          before,
        );
        surface.controller.hide();
      });
    });
  }

  it('is dismissed by a press on the backdrop, not by one inside', async () => {
    const { surface, dialog } = await make(true);
    surface.controller.show();
    await sendMouse({ type: 'click', position: middle(surface.renderRoot.querySelector('button') as Element) });
    expect(surface.dismissed).to.equal(0);
    await sendMouse({ type: 'click', position: [3, 3] });
    await waitUntil(() => !isShown(dialog));
    expect(surface.dismissed).to.equal(1);
  });

  it('holds the page still behind a modal dialog, and only there', async () => {
    for (const modal of [true, false]) {
      const { surface } = await make(modal);
      surface.controller.show();
      const wheel = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
      document.body.dispatchEvent(wheel);
      expect(wheel.defaultPrevented).to.equal(modal);
      surface.controller.hide();
      const after = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
      document.body.dispatchEvent(after);
      expect(after.defaultPrevented).to.equal(false);
    }
  });

  it('lets the page be used while it floats, and closes when the press was elsewhere', async () => {
    const { surface, other } = await make(false);
    let pressed = 0;
    other.addEventListener('click', () => (pressed += 1));
    surface.controller.show();
    press(other);
    expect(pressed).to.equal(1);
    expect(surface.controller.open).to.equal(false);
  });

  it('takes a press for itself when it is told to', async () => {
    const { surface, other } = await make(false);
    let pressed = 0;
    other.addEventListener('click', () => (pressed += 1));
    surface.press = 'take';
    surface.controller.show();
    press(other);
    expect(pressed).to.equal(0);
    expect(surface.controller.open).to.equal(false);
  });

  it('stays for a press that it is told to keep, and for one that showed something else', async () => {
    const { surface, opener, other } = await make(false);
    surface.press = 'keep';
    surface.controller.show();
    press(other);
    expect(surface.controller.open).to.equal(true);
    surface.press = 'pass';
    opener.addEventListener('click', () => (surface.shownThing = 'b'));
    press(opener);
    expect(surface.controller.open).to.equal(true);
    surface.controller.hide();
  });

  it('is not closed by a key that presses something on the page', async () => {
    const { surface, other } = await make(false);
    surface.controller.show();
    other.click();
    expect(surface.controller.open).to.equal(true);
    surface.controller.hide();
  });

  it('becomes modal over what has gone fullscreen, floats again afterwards, and keeps the focus', async () => {
    const { surface, dialog } = await make(false);
    surface.controller.show();
    for (const fullscreen of [true, false]) {
      surface.modal = fullscreen;
      document.dispatchEvent(new Event('fullscreenchange'));
      expect(dialog.matches(':modal')).to.equal(fullscreen);
      expect(isShown(dialog)).to.equal(true);
      expect(deepActiveElement()?.textContent).to.equal('inside');
    }
    expect(surface.dismissed).to.equal(0);
    // A dialog that closes says so a moment later: nobody takes that for a wish.
    await nextFrame();
    expect(surface.controller.open).to.equal(true);
    surface.controller.hide();
  });
});
