// docs/walk.jpg, the picture of the README: a video plays, and the sheet of one of its products is open beside it.
// `node test/support/walk-picture.mjs` takes it anew, after a build.
import { join } from 'node:path';
import { launchChromium } from './browser-flags.mjs';
import { demoServer } from '../../scripts/demo.mjs';
import { root } from '../../scripts/install.mjs';

const [browser, demo] = await Promise.all([launchChromium(), demoServer()]);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(demo.url);
  const player = page.locator('vitrine-player[video-id=shelf-story]');
  await player.locator('[part~=play-button]').click();
  await player.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  // Three products are in the picture then. A marker moves with its product, so it is pressed where it is now.
  await player.evaluate((element) => {
    element.loop = true;
    element.currentTime = 4.5;
  });
  const marker = player.getByRole('button', { name: /storage jar/i });
  await marker.dispatchEvent('click');
  const sheet = page.locator('vitrine-product-sheet');
  await sheet.locator('button[type=submit]').waitFor();
  await sheet
    .locator('img')
    .first()
    .evaluate((image) => image.decode());
  await sheet
    .locator('dialog')
    .evaluate((dialog) => Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished)));
  await page.screenshot({ path: join(root, 'docs/walk.jpg'), type: 'jpeg', quality: 82 });
} finally {
  await browser.close();
  await demo.close();
}
