/** What letters say, in one language. `{shop}`, `{host}`, `{sender}`, `{receiver}` and `{minutes}` stand for values. */
export interface Words {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly code: {
    readonly subject: string;
    readonly heading: string;
    readonly line: string;
    readonly ignore: string;
  };
  readonly gift: {
    readonly subject: string;
    readonly heading: string;
    readonly line: string;
    readonly button: string;
    readonly alone: string;
  };
  readonly thanks: { readonly subject: string; readonly heading: string; readonly about: string };
  readonly bounced: {
    readonly subject: string;
    readonly heading: string;
    readonly line: string;
    readonly about: string;
  };
}
