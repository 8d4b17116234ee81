let made = 0;

/** Unique within this browser; not a secret. */
export const newId = (kind: string): string => `${kind}-${Date.now().toString(36)}-${(made++).toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
