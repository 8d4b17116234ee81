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
  const make = async (): Promise<{ teller: TestTeller; said: string[] }> => {
    const teller = await fixture<TestTeller>(html`<test-teller></test-teller>`);
    const said: string[] = [];
    new MutationObserver(() => {
      const text = teller.renderRoot.textContent?.trim() ?? '';
      if (text !== '' && said.at(-1) !== text) said.push(text);
    }).observe(teller.renderRoot, { subtree: true, childList: true, characterData: true });
    return { teller, said };
  };

  it('says one thing after the other, each once, and is silent afterwards', async () => {
    const { teller, said } = await make();
    for (const text of ['one', 'two', 'one', 'two']) teller.announcer.announce(text);
    await waitUntil(() => said.length === 2, 'both were said', { timeout: 4000 });
    expect(said).to.deep.equal(['one', 'two']);
    await waitUntil(() => teller.renderRoot.textContent?.trim() === '', 'the regions are empty again', {
      timeout: 4000,
    });
  });

  it('says a refusal in the alert, before what waits', async () => {
    const { teller, said } = await make();
    teller.announcer.announce('one');
    teller.announcer.announce('two');
    teller.announcer.announce('no', 'assertive');
    await waitUntil(() => said.includes('no'), 'the refusal', { timeout: 4000 });
    expect(teller.renderRoot.querySelector('[role=alert]')?.textContent).to.equal('no');
    await waitUntil(() => said.includes('two'), 'the rest', { timeout: 4000 });
    expect(said).to.deep.equal(['one', 'no', 'two']);
  });

  it('forgets what it had to say when its host leaves', async () => {
    const { teller } = await make();
    teller.announcer.announce('one');
    teller.remove();
    document.body.append(teller);
    await teller.updateComplete;
    expect(teller.renderRoot.textContent?.trim()).to.equal('');
    teller.remove();
  });
});
