/** One form of an address for comparing: nobody has two accounts for capital letters. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** Whether a text can be an address. Whether somebody reads it, only a mail finds out. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u.test(text);
