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
  gift: {
    subject: '{sender} đã gửi cho bạn một món quà',
    heading: '{sender} đã gửi cho bạn một món quà',
    line: 'Món quà đến từ {shop} và đang chờ bạn tại {host}, {receiver}.',
    button: 'Mở quà',
    alone: 'Liên kết này chỉ dành cho bạn: ai có nó đều có thể mở quà. Nếu bạn không quen {sender}, đừng mở.',
  },
  thanks: {
    subject: '{receiver} gửi lời cảm ơn',
    heading: '{receiver} gửi lời cảm ơn',
    about: 'Đây là hồi đáp cho món quà bạn đã gửi từ {shop}.',
  },
  bounced: {
    subject: 'Không gửi được món quà của bạn đến {receiver}',
    heading: 'Không gửi được món quà của bạn đến {receiver}',
    line: 'Địa chỉ này không nhận thư. Hãy sửa lại ở nơi bạn đã mua quà: quà sẽ được gửi lại ngay, không mất gì cả.',
    about: 'Đây là món quà bạn đã gửi từ {shop}.',
  },
};
