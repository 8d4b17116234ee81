import * as v from 'valibot';

/** As it stands in paths. */
export const shopId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/, 'It is no id of a shop'));
