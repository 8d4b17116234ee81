import type { Words } from './words.js';

export const vi: Words = {
  lang: 'vi',
  dir: 'ltr',
  code: {
    subject: 'Mã của bạn cho {shop}',
    heading: 'Mã của bạn cho {shop}',
    line: 'Nhập mã này vào nơi đã yêu cầu. Mã có hiệu lực {minutes} phút và dùng được một lần.',
    ignore: 'Nếu bạn không yêu cầu mã, bạn không cần làm gì. Đừng đưa mã cho bất kỳ ai.',
  },
};
