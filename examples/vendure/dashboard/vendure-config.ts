import type { VendureConfig } from '@vendure/core';
import { engineConfig } from '../src/config';

/** The shop as the build of the dashboard looks at it: fields, plugins and languages. Nothing is started from here. */
export const config: VendureConfig = engineConfig({
  port: 0,
  database: { host: '', port: 0, username: '', password: '', database: '' },
  storefronts: [],
  secret: '',
  password: '',
  mail: '',
  giftCards: {
    slug: '',
    messageMaxLength: 0,
    nameMaxLength: 0,
    scheduleMaxDays: 0,
    maxRecipients: 0,
    min: '',
    max: '',
    step: '',
    from: '',
    lookUps: { perSession: 0, perAddress: 0 },
    everyMs: 60_000,
  },
});
