/**
 * What the seller says in each film, and what the hotspots are called. Five languages; a line stays up long enough to
 * be read.
 */

export const languages = ['en', 'bn', 'ar', 'id', 'vi'];

/** As the shop's catalogue calls them. */
export const labels = {
  'stoneware-mug': {
    en: 'Stoneware mug',
    bn: 'স্টোনওয়্যার মগ',
    ar: 'كوب من الحجر الخزفي',
    id: 'Mug stoneware',
    vi: 'Cốc gốm stoneware',
  },
  'pour-over-set': {
    en: 'Pour-over set',
    bn: 'পোর-ওভার কফি সেট',
    ar: 'طقم تقطير القهوة',
    id: 'Set kopi seduh',
    vi: 'Bộ pha cà phê pour-over',
  },
  'glass-carafe': { en: 'Glass carafe', bn: 'কাচের ক্যারাফ', ar: 'إبريق زجاجي', id: 'Karaf kaca', vi: 'Bình thủy tinh' },
  'oak-tray': { en: 'Oak tray', bn: 'ওক কাঠের ট্রে', ar: 'صينية بلوط', id: 'Nampan kayu ek', vi: 'Khay gỗ sồi' },
  'espresso-cups': {
    en: 'Espresso cups, pair',
    bn: 'এসপ্রেসো কাপ, এক জোড়া',
    ar: 'فنجانا إسبريسو',
    id: 'Sepasang cangkir espreso',
    vi: 'Cặp tách espresso',
  },
  'table-lamp': { en: 'Table lamp', bn: 'টেবিল ল্যাম্প', ar: 'مصباح طاولة', id: 'Lampu meja', vi: 'Đèn bàn' },
  'ribbed-vase': {
    en: 'Ribbed vase',
    bn: 'খাঁজকাটা ফুলদানি',
    ar: 'مزهرية مضلّعة',
    id: 'Vas beralur',
    vi: 'Bình hoa gân nổi',
  },
  'pillar-candle': { en: 'Pillar candle', bn: 'স্তম্ভ মোমবাতি', ar: 'شمعة أسطوانية', id: 'Lilin pilar', vi: 'Nến trụ' },
  'tealight-holder': {
    en: 'Tealight holder',
    bn: 'টি-লাইট হোল্ডার',
    ar: 'حامل شمعة صغيرة',
    id: 'Tempat lilin teh',
    vi: 'Đế nến tealight',
  },
  'linen-cushion': { en: 'Linen cushion', bn: 'লিনেন কুশন', ar: 'وسادة كتان', id: 'Bantal linen', vi: 'Gối vải lanh' },
  teapot: { en: 'Teapot', bn: 'চায়ের কেটলি', ar: 'إبريق شاي', id: 'Teko teh', vi: 'Ấm trà' },
  'storage-jar': {
    en: 'Storage jar',
    bn: 'সংরক্ষণের বয়াম',
    ar: 'مرطبان تخزين',
    id: 'Stoples penyimpanan',
    vi: 'Hũ đựng đồ khô',
  },
  'plant-pot': { en: 'Plant pot', bn: 'গাছের টব', ar: 'أصيص نباتات', id: 'Pot tanaman', vi: 'Chậu cây' },
  'steel-bottle': {
    en: 'Steel bottle',
    bn: 'স্টিলের বোতল',
    ar: 'قارورة فولاذية',
    id: 'Botol baja',
    vi: 'Bình thép giữ nhiệt',
  },
  'desk-speaker': { en: 'Desk speaker', bn: 'ডেস্ক স্পিকার', ar: 'مكبّر صوت مكتبي', id: 'Speaker meja', vi: 'Loa để bàn' },
  'serving-bowl': {
    en: 'Serving bowl',
    bn: 'পরিবেশনের বাটি',
    ar: 'وعاء تقديم',
    id: 'Mangkuk saji',
    vi: 'Bát lớn dọn bàn',
  },
};

export const captions = {
  'morning-table': [
    {
      start: 0.6,
      end: 3,
      text: {
        en: 'Morning starts with a good mug.',
        bn: 'সকাল শুরু হোক মনের মতো একটা মগে।',
        ar: 'الصباح يبدأ بكوب جميل.',
        id: 'Pagi dimulai dengan mug yang pas.',
        vi: 'Buổi sáng bắt đầu từ một chiếc cốc ưng ý.',
      },
    },
    {
      start: 3.2,
      end: 5.9,
      text: {
        en: 'Thrown by hand, glazed inside and out.',
        bn: 'হাতে গড়া, ভেতরে-বাইরে গ্লেজ করা।',
        ar: 'مصنوع يدويًا ومزجّج من الداخل والخارج.',
        id: 'Dibentuk dengan tangan, diglasir luar dan dalam.',
        vi: 'Vuốt tay, tráng men cả trong lẫn ngoài.',
      },
    },
    {
      start: 6.2,
      end: 8,
      text: {
        en: 'Our pour-over set, for two slow cups.',
        bn: 'আমাদের পোর-ওভার সেট, ধীরে বানানো দুই কাপের জন্য।',
        ar: 'طقم التقطير، لفنجانين على مهل.',
        id: 'Set kopi seduh kami, untuk dua cangkir tanpa buru-buru.',
        vi: 'Bộ pour-over cho hai tách cà phê thong thả.',
      },
    },
    {
      start: 8.2,
      end: 9.9,
      text: {
        en: 'Cold water? There is a carafe.',
        bn: 'ঠান্ডা পানি? ক্যারাফ তো আছেই।',
        ar: 'ماء بارد؟ الإبريق جاهز.',
        id: 'Mau air dingin? Ada karafnya.',
        vi: 'Nước mát? Đã có bình thủy tinh.',
      },
    },
    {
      start: 10.3,
      end: 12.8,
      text: {
        en: 'The oak tray carries all of it.',
        bn: 'ওক কাঠের ট্রেতে সবকিছু একসঙ্গে।',
        ar: 'وصينية البلوط تحمل كل شيء.',
        id: 'Nampan kayu ek membawa semuanya.',
        vi: 'Khay gỗ sồi mang được tất cả.',
      },
    },
    {
      start: 13,
      end: 15.6,
      text: {
        en: 'Two espresso cups, and sit down.',
        bn: 'সঙ্গে দুটো এসপ্রেসো কাপ। এবার একটু বসুন।',
        ar: 'فنجانا إسبريسو، ثم اجلس واستمتع.',
        id: 'Dua cangkir espreso, lalu duduklah.',
        vi: 'Thêm hai tách espresso, rồi ngồi xuống thôi.',
      },
    },
  ],
  'evening-light': [
    {
      start: 1.2,
      end: 3.4,
      text: {
        en: 'When it gets dark, one lamp is enough.',
        bn: 'সন্ধ্যা নামলে একটা ল্যাম্পই যথেষ্ট।',
        ar: 'حين يحلّ المساء، يكفي مصباح واحد.',
        id: 'Saat hari gelap, satu lampu sudah cukup.',
        vi: 'Khi trời tối, một ngọn đèn là đủ.',
      },
    },
    {
      start: 3.6,
      end: 5.9,
      text: {
        en: 'The ribbed vase loves its light.',
        bn: 'এই আলোয় খাঁজকাটা ফুলদানিটা দারুণ মানায়।',
        ar: 'والمزهرية المضلّعة تزداد جمالًا في ضوئه.',
        id: 'Vas beralur ini makin indah di bawah cahayanya.',
        vi: 'Bình gân nổi càng đẹp dưới ánh đèn ấy.',
      },
    },
    {
      start: 6.3,
      end: 8,
      text: {
        en: 'The large candle burns for 70 hours.',
        bn: 'বড় মোমবাতিটা ৭০ ঘণ্টা জ্বলে।',
        ar: 'الشمعة الكبيرة تدوم 70 ساعة.',
        id: 'Lilin besarnya menyala 70 jam.',
        vi: 'Cây nến lớn cháy được 70 giờ.',
      },
    },
    {
      start: 8.2,
      end: 9.9,
      text: {
        en: 'And a small glow beside it.',
        bn: 'পাশে ছোট্ট একটু আভা।',
        ar: 'وإلى جانبها وهج صغير.',
        id: 'Dan cahaya kecil di sampingnya.',
        vi: 'Và một đốm sáng nhỏ bên cạnh.',
      },
    },
    {
      start: 10.4,
      end: 12.9,
      text: {
        en: 'Washed linen, soft from day one.',
        bn: 'ধোয়া লিনেন, প্রথম দিন থেকেই নরম।',
        ar: 'كتّان مغسول، ناعم من اليوم الأول.',
        id: 'Linen cuci, lembut sejak hari pertama.',
        vi: 'Vải lanh giặt mềm, êm ngay từ ngày đầu.',
      },
    },
    {
      start: 13.1,
      end: 15.6,
      text: {
        en: 'That is our evening corner.',
        bn: 'এই আমাদের সন্ধ্যার প্রিয় কোণ।',
        ar: 'هذه زاويتنا المسائية.',
        id: 'Inilah sudut malam kami.',
        vi: 'Đó là góc buổi tối của chúng tôi.',
      },
    },
  ],
  'shelf-story': [
    {
      start: 0.5,
      end: 2.8,
      text: {
        en: 'One shelf. The teapot comes first.',
        bn: 'একটা তাক। প্রথমে চায়ের কেটলি।',
        ar: 'رفّ واحد، وأوّله إبريق الشاي.',
        id: 'Satu rak. Teko teh lebih dulu.',
        vi: 'Một chiếc kệ. Ấm trà lên trước.',
      },
    },
    {
      start: 3,
      end: 5.9,
      text: {
        en: 'A jar with a tight cork, and something green.',
        bn: 'আঁটসাঁট কর্কের বয়াম, আর একটু সবুজ।',
        ar: 'مرطبان بسدادة فلين محكمة، ولمسة خضراء.',
        id: 'Stoples dengan gabus rapat, dan sedikit hijau.',
        vi: 'Hũ có nút bần khít, và chút màu xanh.',
      },
    },
    {
      start: 6.2,
      end: 8,
      text: {
        en: 'A bottle that stays hot for twelve hours.',
        bn: 'এই বোতলে বারো ঘণ্টা গরম থাকে।',
        ar: 'قارورة تحفظ الحرارة اثنتي عشرة ساعة.',
        id: 'Botol yang tetap panas dua belas jam.',
        vi: 'Bình giữ nóng suốt mười hai giờ.',
      },
    },
    {
      start: 8.2,
      end: 9.9,
      text: {
        en: 'A speaker no bigger than a loaf.',
        bn: 'পাউরুটির চেয়ে বড় নয় এই স্পিকার।',
        ar: 'مكبّر صوت بحجم رغيف.',
        id: 'Speaker seukuran roti tawar.',
        vi: 'Chiếc loa chỉ cỡ ổ bánh mì.',
      },
    },
    {
      start: 10.6,
      end: 13,
      text: {
        en: 'Last, a bowl for everyone.',
        bn: 'সবশেষে, সবার জন্য বড় বাটি।',
        ar: 'وأخيرًا، وعاء للجميع.',
        id: 'Terakhir, mangkuk untuk semua.',
        vi: 'Cuối cùng, chiếc bát lớn cho cả nhà.',
      },
    },
    {
      start: 13.2,
      end: 15.6,
      text: {
        en: 'Take one thing, or the whole shelf.',
        bn: 'একটা নিন, কিংবা পুরো তাকটাই।',
        ar: 'خذ قطعة واحدة، أو الرف كله.',
        id: 'Ambil satu, atau seluruh isi rak.',
        vi: 'Chọn một món, hay cả chiếc kệ.',
      },
    },
  ],
};
