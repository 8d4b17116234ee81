import type { Words } from './words.js';

export const en: Words = {
  lang: 'en',
  dir: 'ltr',
  code: {
    subject: 'Your code for {shop}',
    heading: 'Your code for {shop}',
    line: 'Type it where you were asked for it. It is valid for {minutes} minutes, once.',
    ignore: 'If you did not ask for it, you need not do anything. Give the code to nobody.',
  },
  gift: {
    subject: '{sender} has sent you a gift',
    heading: '{sender} has sent you a gift',
    line: 'It is from {shop} and waits for you on {host}, {receiver}.',
    button: 'Open your gift',
    alone: 'The link is for you alone: whoever has it can open the gift. If you do not know {sender}, do not open it.',
  },
  thanks: {
    subject: '{receiver} says thank you',
    heading: '{receiver} says thank you',
    about: 'This answers the gift that you sent from {shop}.',
  },
  bounced: {
    subject: 'Your gift to {receiver} could not be delivered',
    heading: 'Your gift to {receiver} could not be delivered',
    line: 'The address does not take mail. Correct it where you bought the gift: it is sent again at once, and nothing is lost.',
    about: 'It is the gift that you sent from {shop}.',
  },
};
