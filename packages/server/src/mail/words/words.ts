/** What letters say, in one language. `{shop}`, `{sender}`, `{receiver}` and `{minutes}` stand for values. */
export interface Words {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly code: {
    readonly subject: string;
    readonly heading: string;
    readonly line: string;
    readonly ignore: string;
  };
}
