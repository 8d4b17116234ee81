import { expect, fixture, html as litHtml, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { VitrineElement } from './vitrine-element.js';

class TestForm extends VitrineElement {
  submitted: string[] = [];
  protected override view(): TemplateResult {
    return html`<form
      class="root"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.submitted.push((event.submitter as HTMLButtonElement | null)?.value ?? '');
      }}
    >
      <input name="code" required />
      <button value="yes"><span>Apply</span></button>
      <button type="button">Close</button>
    </form>`;
  }
  protected override fallback(): TemplateResult {
    return this.view();
  }
}
customElements.define('test-form', TestForm);

describe('VitrineElement', () => {
  it('submits a form once, by a press on its button and by Enter in a field', async () => {
    const element = await fixture<TestForm>(litHtml`<test-form></test-form>`);
    await element.updateComplete;
    const find = (selector: string): HTMLElement => element.renderRoot.querySelector(selector) as HTMLElement;
    find('span').click();
    expect(element.submitted, 'a required field is empty').to.deep.equal([]);
    (find('input') as HTMLInputElement).value = 'A';
    find('span').click();
    expect(element.submitted).to.deep.equal(['yes']);
    find('button[type=button]').click();
    expect(element.submitted).to.have.lengthOf(1);
    find('input').focus();
    await sendKeys({ press: 'Enter' });
    expect(element.submitted).to.deep.equal(['yes', 'yes']);
  });

  it('submits a form in a frame that may not send forms', async () => {
    const frame = await fixture<HTMLIFrameElement>(
      litHtml`<iframe title="Frame" sandbox="allow-scripts allow-same-origin" srcdoc="<p>frame</p>"></iframe>`,
    );
    await waitUntil(() => frame.contentDocument?.querySelector('p'), 'the page of the frame');
    const element = document.createElement('test-form') as TestForm;
    document.body.append(element);
    await element.updateComplete;
    frame.contentDocument?.body.append(element);
    (element.renderRoot.querySelector('input') as HTMLInputElement).value = 'A';
    element.renderRoot.querySelector('button')?.click();
    expect(element.submitted).to.deep.equal(['yes']);
  });

  it('takes its styles along into another document, and back', async () => {
    const frame = await fixture<HTMLIFrameElement>(litHtml`<iframe title="Frame" srcdoc="<p>frame</p>"></iframe>`);
    await waitUntil(() => frame.contentDocument?.querySelector('p'), 'the page of the frame');
    const element = await fixture<TestForm>(litHtml`<test-form></test-form>`);
    const sheets = (): number => (element.renderRoot as ShadowRoot).adoptedStyleSheets.length;
    const before = sheets();
    expect(before).to.be.greaterThan(0);
    frame.contentDocument?.body.append(element);
    expect(sheets()).to.equal(before);
    expect((element.renderRoot as ShadowRoot).adoptedStyleSheets[0]?.cssRules.length).to.be.greaterThan(0);
    document.body.append(element);
    expect(sheets()).to.equal(before);
    element.remove();
  });
});
