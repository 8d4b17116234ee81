import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { deepActiveElement } from '../base/deep-active-element.js';
import { DialogController } from './dialog-controller.js';

class TestOverlay extends LitElement {
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
customElements.define('test-overlay', TestOverlay);

async function make(modal: boolean) {
  const root = await fixture<HTMLElement>(
    html`<div><button id="opener">open</button><button id="other">other</button><test-overlay></test-overlay></div>`,
  );
  const overlay = root.querySelector('test-overlay') as TestOverlay;
  const [opener, other] = [
    root.querySelector('#opener') as HTMLButtonElement,
    root.querySelector('#other') as HTMLButtonElement,
  ];
  overlay.modal = modal;
  await overlay.updateComplete;
  opener.focus();
  const dialog = overlay.renderRoot.querySelector('dialog') as HTMLDialogElement;
  return { root, overlay, opener, other, dialog };
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
      it('opens in the top layer, takes focus and gives it back', async () => {
        const { overlay, opener, dialog } = await make(modal);
        overlay.controller.show();
        expect(isShown(dialog)).to.equal(true);
        expect(dialog.matches(':modal')).to.equal(modal);
        expect(deepActiveElement()?.textContent).to.equal('inside');
        overlay.controller.hide();
        expect(isShown(dialog)).to.equal(false);
        expect(document.activeElement).to.equal(opener);
      });

      it('is dismissed by Escape, once', async () => {
        const { overlay, opener, dialog } = await make(modal);
        overlay.controller.show();
        await sendKeys({ press: 'Escape' });
        await waitUntil(() => !isShown(dialog));
        expect(overlay.dismissed).to.equal(1);
        expect(document.activeElement).to.equal(opener);
      });

      it('closes with its host and opens again where the host was moved to', async () => {
        const { root, overlay, opener, dialog } = await make(modal);
        overlay.controller.show();
        overlay.remove();
        expect(overlay.controller.open).to.equal(false);
        expect(document.activeElement).to.equal(opener);
        root.append(overlay);
        overlay.controller.show();
        expect(isShown(dialog)).to.equal(true);
        overlay.controller.hide();
      });

      it('does not change the styles of the page', async () => {
        const { overlay } = await make(modal);
        const before = document.documentElement.outerHTML.slice(0, 200) + (document.body.getAttribute('style') ?? '');
        overlay.controller.show();
        expect(document.documentElement.outerHTML.slice(0, 200) + (document.body.getAttribute('style') ?? '')).to.equal(
          before,
        );
        overlay.controller.hide();
      });
    });
  }

  it('is dismissed by a press on the backdrop, but not by one inside', async () => {
    const { overlay, dialog } = await make(true);
    overlay.controller.show();
    await sendMouse({ type: 'click', position: middle(overlay.renderRoot.querySelector('button') as Element) });
    expect(overlay.dismissed).to.equal(0);
    await sendMouse({ type: 'click', position: [3, 3] });
    await waitUntil(() => !isShown(dialog));
    expect(overlay.dismissed).to.equal(1);
  });

  it('keeps the page from scrolling behind a modal dialog, and only there', async () => {
    for (const modal of [true, false]) {
      const { overlay } = await make(modal);
      overlay.controller.show();
      const wheel = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
      document.body.dispatchEvent(wheel);
      expect(wheel.defaultPrevented).to.equal(modal);
      overlay.controller.hide();
      const after = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
      document.body.dispatchEvent(after);
      expect(after.defaultPrevented).to.equal(false);
    }
  });

  it('leaves the page usable as a popover, and closes on a press outside', async () => {
    const { overlay, other } = await make(false);
    let pressed = 0;
    other.addEventListener('click', () => (pressed += 1));
    overlay.controller.show();
    press(other);
    expect(pressed).to.equal(1);
    expect(overlay.controller.open).to.equal(false);
  });

  it('cancels a press outside when the host says take', async () => {
    const { overlay, other } = await make(false);
    let pressed = 0;
    other.addEventListener('click', () => (pressed += 1));
    overlay.press = 'take';
    overlay.controller.show();
    press(other);
    expect(pressed).to.equal(0);
    expect(overlay.controller.open).to.equal(false);
  });

  it('stays open when the host says keep, and after a press that changed its subject', async () => {
    const { overlay, opener, other } = await make(false);
    overlay.press = 'keep';
    overlay.controller.show();
    press(other);
    expect(overlay.controller.open).to.equal(true);
    overlay.press = 'pass';
    opener.addEventListener('click', () => (overlay.shownThing = 'b'));
    press(opener);
    expect(overlay.controller.open).to.equal(true);
    overlay.controller.hide();
  });

  it('is not closed by a key that activates something on the page', async () => {
    const { overlay, other } = await make(false);
    overlay.controller.show();
    other.click();
    expect(overlay.controller.open).to.equal(true);
    overlay.controller.hide();
  });

  it('becomes modal over a fullscreen element, a popover again afterwards, and keeps focus', async () => {
    const { overlay, dialog } = await make(false);
    overlay.controller.show();
    for (const fullscreen of [true, false]) {
      overlay.modal = fullscreen;
      document.dispatchEvent(new Event('fullscreenchange'));
      expect(dialog.matches(':modal')).to.equal(fullscreen);
      expect(isShown(dialog)).to.equal(true);
      expect(deepActiveElement()?.textContent).to.equal('inside');
    }
    expect(overlay.dismissed).to.equal(0);
    // The close event comes a moment later and must not be taken for a dismissal.
    await nextFrame();
    expect(overlay.controller.open).to.equal(true);
    overlay.controller.hide();
  });
});
