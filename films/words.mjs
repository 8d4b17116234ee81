/** What the seller says in each film, and what the hotspots are called. Five languages; a line stays up long enough to be read. */

export const languages = ['en', 'bn', 'ar', 'id', 'vi'];

export const labels = {
  'stoneware-mug': { en: 'Stoneware mug', bn: 'স্টোনওয়্যার মগ', ar: 'كوب خزفي', id: 'Mug keramik', vi: 'Cốc gốm' },
  'pour-over-set': { en: 'Pour-over set', bn: 'পোর-ওভার কফি সেট', ar: 'طقم تقطير القهوة', id: 'Set kopi pour-over', vi: 'Bộ pha cà phê pour-over' },
  'glass-carafe': { en: 'Glass carafe', bn: 'কাচের ক্যারাফ', ar: 'دورق زجاجي', id: 'Karaf kaca', vi: 'Bình thủy tinh' },
  'oak-tray': { en: 'Oak tray', bn: 'ওক কাঠের ট্রে', ar: 'صينية من خشب البلوط', id: 'Nampan kayu ek', vi: 'Khay gỗ sồi' },
  'espresso-cups': { en: 'Espresso cups', bn: 'এসপ্রেসো কাপ', ar: 'فناجين إسبريسو', id: 'Cangkir espreso', vi: 'Tách espresso' },
  'table-lamp': { en: 'Table lamp', bn: 'টেবিল ল্যাম্প', ar: 'مصباح طاولة', id: 'Lampu meja', vi: 'Đèn bàn' },
  'ribbed-vase': { en: 'Ribbed vase', bn: 'খাঁজকাটা ফুলদানি', ar: 'مزهرية مضلّعة', id: 'Vas bergaris', vi: 'Bình hoa gân nổi' },
  'pillar-candle': { en: 'Pillar candle', bn: 'পিলার মোমবাতি', ar: 'شمعة أسطوانية', id: 'Lilin pilar', vi: 'Nến trụ' },
  'tealight-holder': { en: 'Tealight holder', bn: 'টিলাইট হোল্ডার', ar: 'حامل شموع صغيرة', id: 'Tempat lilin kecil', vi: 'Cốc nến tealight' },
  'linen-cushion': { en: 'Linen cushion', bn: 'লিনেন কুশন', ar: 'وسادة كتّان', id: 'Bantal linen', vi: 'Gối vải lanh' },
  teapot: { en: 'Teapot', bn: 'চায়ের পট', ar: 'إبريق شاي', id: 'Teko teh', vi: 'Ấm trà' },
  'storage-jar': { en: 'Storage jar', bn: 'সংরক্ষণের বয়াম', ar: 'برطمان حفظ', id: 'Stoples', vi: 'Hũ đựng đồ khô' },
  'plant-pot': { en: 'Plant pot', bn: 'গাছের টব', ar: 'أصيص نباتات', id: 'Pot tanaman', vi: 'Chậu cây' },
  'steel-bottle': { en: 'Steel bottle', bn: 'স্টিলের বোতল', ar: 'قارورة فولاذية', id: 'Botol baja', vi: 'Bình thép giữ nhiệt' },
  'desk-speaker': { en: 'Desk speaker', bn: 'ডেস্ক স্পিকার', ar: 'مكبّر صوت للمكتب', id: 'Speaker meja', vi: 'Loa để bàn' },
  'serving-bowl': { en: 'Serving bowl', bn: 'পরিবেশনের বাটি', ar: 'وعاء تقديم', id: 'Mangkuk saji', vi: 'Tô lớn dọn món' },
};

export const captions = {
  'morning-table': [
    { start: 0.6, end: 3, text: { en: 'Morning starts with a good mug.', bn: 'সকাল শুরু হোক মনের মতো একটা মগে।', ar: 'الصباح يبدأ بكوب جميل.', id: 'Pagi dimulai dengan mug yang pas.', vi: 'Buổi sáng bắt đầu từ một chiếc cốc ưng ý.' } },
    { start: 3.2, end: 5.9, text: { en: 'Stoneware, dipped in glaze by hand.', bn: 'স্টোনওয়্যার, হাতে গ্লেজে চোবানো।', ar: 'خزف حجري، يُغمس في الطلاء باليد.', id: 'Keramik stoneware, diglasir dengan tangan.', vi: 'Gốm nung già lửa, nhúng men bằng tay.' } },
    { start: 6.2, end: 8, text: { en: 'Our pour-over set, for two.', bn: 'আমাদের পোর-ওভার সেট, দুজনের জন্য।', ar: 'طقم التقطير لدينا، لشخصين.', id: 'Set pour-over kami, cukup untuk berdua.', vi: 'Bộ pour-over của chúng tôi, cho hai người.' } },
    { start: 8.2, end: 9.9, text: { en: 'Cold water? There is a carafe.', bn: 'ঠান্ডা পানি? ক্যারাফ তো আছেই।', ar: 'ماء بارد؟ الدورق جاهز.', id: 'Air dingin? Ada karafnya.', vi: 'Nước mát? Đã có bình thủy tinh.' } },
    { start: 10.3, end: 12.8, text: { en: 'The oak tray carries all of it.', bn: 'ওক কাঠের ট্রেতে সবকিছু একসঙ্গে।', ar: 'وصينية البلوط تحمل كل شيء.', id: 'Nampan kayu ek membawa semuanya.', vi: 'Khay gỗ sồi mang được tất cả.' } },
    { start: 13, end: 15.6, text: { en: 'Two espresso cups, and sit down.', bn: 'সঙ্গে দুটো এসপ্রেসো কাপ। এবার একটু বসুন।', ar: 'فنجانا إسبريسو، ثم اجلس واستمتع.', id: 'Dua cangkir espreso, lalu duduklah.', vi: 'Thêm hai tách espresso, rồi ngồi xuống thôi.' } },
  ],
  'evening-light': [
    { start: 1.2, end: 3.4, text: { en: 'When it gets dark, one lamp is enough.', bn: 'সন্ধ্যা নামলে একটা ল্যাম্পই যথেষ্ট।', ar: 'حين يحلّ المساء، يكفي مصباح واحد.', id: 'Saat hari gelap, satu lampu sudah cukup.', vi: 'Khi trời tối, một ngọn đèn là đủ.' } },
    { start: 3.6, end: 5.9, text: { en: 'The ribbed vase loves its light.', bn: 'এই আলোয় খাঁজকাটা ফুলদানিটা দারুণ মানায়।', ar: 'والمزهرية المضلّعة تزداد جمالًا في ضوئه.', id: 'Vas bergaris ini makin indah di bawah cahayanya.', vi: 'Bình gân nổi càng đẹp dưới ánh đèn ấy.' } },
    { start: 6.3, end: 8, text: { en: 'A candle that burns for sixty hours.', bn: 'ষাট ঘণ্টা জ্বলে এই মোমবাতি।', ar: 'شمعة تدوم ستين ساعة.', id: 'Lilin yang menyala enam puluh jam.', vi: 'Cây nến cháy được sáu mươi giờ.' } },
    { start: 8.2, end: 9.9, text: { en: 'And a small glow beside it.', bn: 'পাশে ছোট্ট একটু আভা।', ar: 'وإلى جانبها وهج صغير.', id: 'Dan cahaya kecil di sampingnya.', vi: 'Và một đốm sáng nhỏ bên cạnh.' } },
    { start: 10.4, end: 12.9, text: { en: 'Washed linen, soft from day one.', bn: 'ধোয়া লিনেন, প্রথম দিন থেকেই নরম।', ar: 'كتّان مغسول، ناعم من اليوم الأول.', id: 'Linen yang dicuci, lembut sejak hari pertama.', vi: 'Vải lanh đã giặt, mềm ngay từ ngày đầu.' } },
    { start: 13.1, end: 15.6, text: { en: 'That is our evening corner.', bn: 'এই হলো আমাদের সন্ধ্যার কোণ।', ar: 'هذه زاويتنا المسائية.', id: 'Inilah sudut malam kami.', vi: 'Đó là góc buổi tối của chúng tôi.' } },
  ],
  'shelf-story': [
    { start: 0.5, end: 2.8, text: { en: 'One shelf, starting with the teapot.', bn: 'একটা তাক, শুরু চায়ের পট দিয়ে।', ar: 'رفّ واحد، يبدأ بإبريق الشاي.', id: 'Satu rak, dimulai dari teko teh.', vi: 'Một chiếc kệ, bắt đầu từ ấm trà.' } },
    { start: 3, end: 5.9, text: { en: 'A jar that closes tight, and something green.', bn: 'আঁটসাঁট ঢাকনার বয়াম, আর একটু সবুজ।', ar: 'برطمان محكم الإغلاق، ولمسة خضراء.', id: 'Stoples yang rapat, dan sedikit hijau.', vi: 'Một hũ đậy kín, và chút màu xanh.' } },
    { start: 6.2, end: 8, text: { en: 'The steel bottle keeps tea hot all day.', bn: 'স্টিলের বোতলে চা সারাদিন গরম।', ar: 'القارورة الفولاذية تحفظ الشاي ساخنًا طوال اليوم.', id: 'Botol baja menjaga teh tetap panas seharian.', vi: 'Bình thép giữ trà nóng cả ngày.' } },
    { start: 8.2, end: 9.9, text: { en: 'Small speaker, big room.', bn: 'ছোট স্পিকার, ভরা ঘর।', ar: 'مكبّر صغير يملأ الغرفة.', id: 'Speaker kecil, ruangan besar.', vi: 'Loa nhỏ, vang cả phòng.' } },
    { start: 10.6, end: 13, text: { en: 'Last, the bowl for everyone.', bn: 'সবশেষে, সবার জন্য বড় বাটি।', ar: 'وأخيرًا، وعاء للجميع.', id: 'Terakhir, mangkuk untuk semua.', vi: 'Cuối cùng, chiếc tô cho cả nhà.' } },
    { start: 13.2, end: 15.6, text: { en: 'Take one thing, or the whole shelf.', bn: 'একটা নিন, কিংবা পুরো তাকটাই।', ar: 'خذ قطعة واحدة، أو الرف كله.', id: 'Ambil satu, atau seluruh isi rak.', vi: 'Chọn một món, hay cả chiếc kệ.' } },
  ],
};
