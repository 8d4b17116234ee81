// How the browsers under test are found and started, in one place for unit tests, journeys and the bench.
import { chromium } from 'playwright-core';

/** What Chromium needs as root, without a GPU, without a network of its own, and to play without a gesture. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

/** A page that is not in front must play as one that is: journeys run several at once. */
export const backgroundFlags = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export const firefoxPrefs = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

export const chromePath = () => process.env.CHROME_PATH ?? '/usr/bin/chromium';
export const firefoxPath = () => process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/**
 * Headless Chromium through playwright-core. `args` are added to the flags above; everything else goes to
 * `chromium.launch`. The caller closes it.
 */
export function launchChromium({ args = [], ...options } = {}) {
  return chromium.launch({
    executablePath: chromePath(),
    headless: true,
    args: [...chromiumFlags, ...backgroundFlags, ...args],
    ...options,
  });
}
