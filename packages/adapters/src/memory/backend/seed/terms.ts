import type { Seed } from './seed.js';
import { words } from './words.js';

const parcel = { US: [2, 4], VN: [2, 4], ID: [3, 6], BD: [4, 7], KW: [3, 5], '': [6, 10] } as const;
const heavy = { US: [4, 7], VN: [4, 7], ID: [6, 10], BD: [7, 12], KW: [5, 8], '': [10, 16] } as const;

export const terms: Seed['terms'] = {
  delivery: {
    parcel: { days: parcel, text: words('Arrives in {days} working days ({country})', '{days} কার্যদিবসে পৌঁছায় ({country})', 'يصل خلال {days} أيام عمل ({country})', 'Tiba dalam {days} hari kerja ({country})', 'Giao trong {days} ngày làm việc ({country})') },
    heavy: {
      days: heavy,
      text: words(
        'Packed by hand, arrives in {days} working days ({country})',
        'হাতে মোড়ানো, {days} কার্যদিবসে পৌঁছায় ({country})',
        'يُغلَّف يدويًا ويصل خلال {days} أيام عمل ({country})',
        'Dikemas dengan tangan, tiba dalam {days} hari kerja ({country})',
        'Đóng gói thủ công, giao trong {days} ngày làm việc ({country})',
      ),
    },
    download: { text: words('Sent by e-mail at once', 'সঙ্গে সঙ্গে ই-মেইলে পাঠানো হয়', 'يُرسل بالبريد الإلكتروني فورًا', 'Langsung dikirim lewat email', 'Gửi ngay qua email') },
    booking: {
      text: words('Your place is confirmed by e-mail within a day', 'এক দিনের মধ্যে ই-মেইলে আসন নিশ্চিত করা হয়', 'يُؤكَّد مكانك بالبريد الإلكتروني خلال يوم', 'Tempat Anda dikonfirmasi lewat email dalam sehari', 'Chỗ của bạn được xác nhận qua email trong một ngày'),
    },
    gift: { text: words('Sent by e-mail on the day you choose', 'আপনার বেছে নেওয়া দিনে ই-মেইলে পাঠানো হয়', 'تُرسل بالبريد الإلكتروني في اليوم الذي تختاره', 'Dikirim lewat email pada hari pilihan Anda', 'Gửi qua email vào ngày bạn chọn') },
  },
  returns: {
    thirty: words('Free returns within 30 days', '৩০ দিনের মধ্যে বিনা খরচে ফেরত', 'إرجاع مجاني خلال 30 يومًا', 'Pengembalian gratis dalam 30 hari', 'Trả hàng miễn phí trong 30 ngày'),
    sealed: words('Unopened, within 30 days', 'না খোলা অবস্থায় ৩০ দিনের মধ্যে ফেরত', 'يمكن الإرجاع دون فتح العبوة خلال 30 يومًا', 'Bisa dikembalikan dalam 30 hari bila belum dibuka', 'Trả hàng trong 30 ngày nếu chưa mở'),
    none: words('Cannot be returned', 'ফেরত নেওয়া হয় না', 'غير قابل للإرجاع', 'Tidak dapat dikembalikan', 'Không nhận trả lại'),
    cancel: words('Free cancellation up to 48 hours before', '৪৮ ঘণ্টা আগে পর্যন্ত বিনা খরচে বাতিল', 'إلغاء مجاني حتى 48 ساعة قبل الموعد', 'Batal gratis hingga 48 jam sebelumnya', 'Hủy miễn phí trước 48 giờ'),
  },
  protection: words(
    'Your money back if it arrives broken or not at all',
    'ভাঙা পৌঁছালে বা না পৌঁছালে পুরো টাকা ফেরত',
    'نعيد لك مالك إذا وصل المنتج مكسورًا أو لم يصل',
    'Uang kembali bila barang tiba rusak atau tidak sampai',
    'Hoàn tiền nếu hàng đến bị vỡ hoặc không đến',
  ),
};
