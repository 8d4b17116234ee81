import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { Announcer } from './announcer.js';

class TestTeller extends LitElement {
  readonly announcer = new Announcer(this);
  protected override render(): TemplateResult {
    return html`<section>${this.announcer.render()}</section>`;
  }
}
customElements.define('test-teller', TestTeller);

describe('Announcer', () => {
  const make = async (): Promise<{ teller: TestTeller; announced: string[] }> => {
    const teller = await fixture<TestTeller>(html`<test-teller></test-teller>`);
    const announced: string[] = [];
    new MutationObserver(() => {
      const text = teller.renderRoot.textContent?.trim() ?? '';
      if (text !== '' && announced.at(-1) !== text) announced.push(text);
    }).observe(teller.renderRoot, { subtree: true, childList: true, characterData: true });
    return { teller, announced };
  };

  it('announces one text after the other, each once, and is silent afterwards', async () => {
    const { teller, announced } = await make();
    for (const text of ['one', 'two', 'one', 'two']) teller.announcer.announce(text);
    await waitUntil(() => announced.length === 2, 'both were announced', { timeout: 4000 });
    expect(announced).to.deep.equal(['one', 'two']);
    await waitUntil(() => teller.renderRoot.textContent?.trim() === '', 'the regions are empty again', {
      timeout: 4000,
    });
  });

  it('announces an error in the alert, ahead of the queue', async () => {
    const { teller, announced } = await make();
    teller.announcer.announce('one');
    teller.announcer.announce('two');
    teller.announcer.announce('no', 'assertive');
    await waitUntil(() => announced.includes('no'), 'the error', { timeout: 4000 });
    expect(teller.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('no');
    await waitUntil(() => announced.includes('two'), 'the rest', { timeout: 4000 });
    expect(announced).to.deep.equal(['one', 'no', 'two']);
  });

  it('drops its queue when its host is removed', async () => {
    const { teller } = await make();
    teller.announcer.announce('one');
    teller.remove();
    document.body.append(teller);
    await teller.updateComplete;
    expect(teller.renderRoot.textContent?.trim()).to.equal('');
    teller.remove();
  });
});
