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

describe('a dialog among the dialogs of the page', () => {
  const escape = (init: KeyboardEventInit = {}): KeyboardEvent =>
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true, ...init });

  for (const [title, init] of [
    ['while an input method composes', { isComposing: true }],
    ['that ended a composition in Safari', { keyCode: 229 }],
  ] as const) {
    it(`stays open on an Escape ${title}`, async () => {
      const { overlay, dialog } = await make(false);
      overlay.controller.show();
      dialog.dispatchEvent(escape(init));
      expect(overlay.dismissed).to.equal(0);
      dialog.dispatchEvent(escape());
      expect(overlay.dismissed).to.equal(1);
    });
  }

  for (const modal of [true, false]) {
    for (const shadow of [true, false]) {
      const where = shadow ? 'in a shadow root of the page' : 'of the page';
      it(`leaves Escape and presses to a modal dialog ${where} above ${modal ? 'a modal one' : 'a floating one'}`, async () => {
        const { root, overlay, dialog } = await make(modal);
        overlay.press = 'pass';
        overlay.controller.show();
        const holder = document.createElement('div');
        root.append(holder);
        const place = shadow ? holder.attachShadow({ mode: 'open' }) : holder;
        place.innerHTML = '<dialog><button>agree</button></dialog>';
        const above = place.querySelector('dialog') as HTMLDialogElement;
        const button = place.querySelector('button') as HTMLButtonElement;
        let agreed = 0;
        button.addEventListener('click', () => agreed++);
        above.showModal();
        await sendMouse({ type: 'click', position: middle(button) });
        expect(agreed, 'its button works').to.equal(1);
        expect(overlay.dismissed).to.equal(0);
        button.focus();
        await sendKeys({ press: 'Escape' });
        expect(above.open, 'Escape closes the topmost').to.equal(false);
        expect(overlay.dismissed).to.equal(0);
        expect(isShown(dialog)).to.equal(true);
        await nextFrame();
        dialog.querySelector('button')?.focus();
        await sendKeys({ press: 'Escape' });
        expect(overlay.dismissed, 'the next Escape is its own').to.equal(1);
      });
    }
  }

  for (const shadow of [true, false]) {
    it(`floats above a lightbox as a modal dialog that can be used${shadow ? ', in a shadow root too' : ''}`, async () => {
      const { root, overlay, dialog } = await make(false);
      const holder = document.createElement('div');
      root.append(holder);
      const place = shadow ? holder.attachShadow({ mode: 'open' }) : holder;
      place.innerHTML = '<dialog><button>play</button></dialog>';
      const box = place.querySelector('dialog') as HTMLDialogElement;
      box.showModal();
      place.querySelector('button')?.focus();
      overlay.controller.show();
      expect(dialog.matches(':modal')).to.equal(true);
      const button = dialog.querySelector('button') as HTMLButtonElement;
      let pressed = 0;
      button.addEventListener('click', () => pressed++);
      await sendMouse({ type: 'click', position: middle(button) });
      expect(pressed).to.equal(1);
      overlay.controller.hide();
      expect(box.open).to.equal(true);
      expect(deepActiveElement()?.textContent).to.equal('play');
      box.close();
    });
  }

  it('that is open already comes above a lightbox when it shows something else', async () => {
    const { root, overlay, dialog } = await make(false);
    overlay.controller.show();
    const box = document.createElement('dialog');
    box.innerHTML = '<button>play</button>';
    root.append(box);
    box.showModal();
    overlay.controller.show();
    expect(dialog.matches(':modal'), 'a render alone changes nothing').to.equal(false);
    overlay.shownThing = 'b';
    overlay.controller.show();
    expect(dialog.matches(':modal')).to.equal(true);
    overlay.controller.hide();
    box.close();
  });
});

describe('focus after a dialog whose opener has gone', () => {
  const removals: Record<string, (opener: HTMLElement) => void> = {
    removed: (opener) => opener.remove(),
    disabled: (opener) => ((opener as HTMLButtonElement).disabled = true),
    hidden: (opener) => (opener.style.display = 'none'),
    'removed with its parent': (opener) => opener.parentElement?.remove(),
  };
  for (const [title, remove] of Object.entries(removals)) {
    it(`goes to what comes next: it was ${title}`, async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <p><button>before</button></p>
          <p><button id="opener">open</button></p>
          <p><span>text</span><button id="next">next</button></p>
          <test-overlay></test-overlay>
        </div>`,
      );
      const overlay = root.querySelector('test-overlay') as TestOverlay;
      await overlay.updateComplete;
      const opener = root.querySelector('#opener') as HTMLElement;
      opener.focus();
      overlay.controller.show();
      remove(opener);
      overlay.controller.hide();
      expect(deepActiveElement()?.id).to.equal('next');
    });
  }
});
