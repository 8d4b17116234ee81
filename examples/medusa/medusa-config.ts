import { defineConfig } from '@medusajs/framework/utils';

const { DATABASE_URL, STORE_CORS = '', MEDUSA_SECRET, MAIL_FOLDER = '.data/mail' } = process.env;

export default defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      // The pages that may talk to this shop, and nobody else.
      storeCors: STORE_CORS,
      authCors: STORE_CORS,
      adminCors: '',
      jwtSecret: MEDUSA_SECRET,
      cookieSecret: MEDUSA_SECRET,
      authMethodsPerActor: { user: ['emailpass'], customer: ['emailpass'] },
    },
  },
  admin: { disable: true },
  modules: [
    {
      resolve: '@medusajs/medusa/notification',
      options: {
        providers: [
          {
            resolve: './src/modules/dev-mailbox',
            id: 'dev-mailbox',
            options: { channels: ['email'], folder: MAIL_FOLDER },
          },
        ],
      },
    },
  ],
  plugins: [{ resolve: '@medusajs/loyalty-plugin', options: {} }],
});
