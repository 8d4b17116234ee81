import type { Words } from './words.js';

export const ar: Words = {
  lang: 'ar',
  dir: 'rtl',
  code: {
    subject: 'رمزك لدى {shop}',
    heading: 'رمزك لدى {shop}',
    line: 'اكتبه حيث طُلب منك. يصلح مرة واحدة خلال {minutes} دقائق.',
    ignore: 'إن لم تطلبه فلا حاجة إلى فعل أي شيء. لا تعطِ الرمز لأحد.',
  },
  gift: {
    subject: 'أرسل إليك {sender} هدية',
    heading: 'أرسل إليك {sender} هدية',
    line: 'الهدية من {shop} وهي بانتظارك على {host} يا {receiver}.',
    button: 'افتح هديتك',
    alone: 'الرابط لك وحدك: من يملكه يستطيع فتح الهدية. إن كنت لا تعرف {sender} فلا تفتحه.',
  },
  thanks: {
    subject: 'يشكرك {receiver}',
    heading: 'يشكرك {receiver}',
    about: 'هذا ردّ على الهدية التي أرسلتها من {shop}.',
  },
  bounced: {
    subject: 'تعذّر تسليم هديتك إلى {receiver}',
    heading: 'تعذّر تسليم هديتك إلى {receiver}',
    line: 'هذا العنوان لا يستقبل البريد. صحّحه حيث اشتريت الهدية: تُرسل من جديد فورًا ولا يضيع شيء.',
    about: 'إنها الهدية التي أرسلتها من {shop}.',
  },
};
