/** What is said in the pictures, in one language. */
export interface Scene {
  readonly language: "en" | "ar" | "ja" | "th";
  readonly region: string;
  readonly business: string;
  readonly product: { readonly title: string; readonly price: string; readonly detail: string };
  readonly welcome: string;
  readonly question: string;
  /** A word of the question, and what it is answered. */
  readonly rule: { readonly when: string; readonly say: string };
  readonly contact: string;
}

export const scenes: readonly Scene[] = [
  {
    language: "en",
    region: "ID",
    business: "Kopi Senja",
    product: { title: "Weekend barista class", price: "Rp 350.000", detail: "Sat, 2 hours" },
    welcome: "Hi! 👋 Thanks for your interest in the barista class. Dates, prices or the venue?",
    question: "Is there a place left this Saturday?",
    rule: { when: "place", say: "Yes, three places. Leave a number and we hold one for you." },
    contact: "WA saya 0812-3456-7890 ya kak",
  },
  {
    language: "ar",
    region: "ID",
    business: "قهوة السحر",
    product: { title: "دورة الباريستا", price: "350.000 روبية", detail: "السبت، ساعتان" },
    welcome: "أهلًا! 👋 شكرًا لاهتمامك بدورة الباريستا. كيف نساعدك؟",
    question: "هل بقي مكان يوم السبت؟",
    rule: { when: "مكان", say: "نعم، ثلاثة أماكن. اترك رقمًا ونحجز لك واحدًا." },
    contact: "ممتاز! رقم واتساب 0812-3456-7890",
  },
  {
    language: "ja",
    region: "JP",
    business: "コピ・センジャ",
    product: { title: "週末バリスタ講座", price: "5,500円", detail: "土曜日・2時間" },
    welcome: "こんにちは👋 バリスタ講座へのお問い合わせありがとうございます。ご希望の日程はありますか?",
    question: "今週の土曜日はまだ空いていますか?",
    rule: { when: "土曜", say: "はい、あと3名様です。ご連絡先をいただければお席をお取りします。" },
    contact: "メールは hanako@example.com です",
  },
  {
    language: "th",
    region: "TH",
    business: "โกปีเซินจา",
    product: { title: "คลาสบาริสต้าวันหยุด", price: "฿790", detail: "เสาร์ 2 ชั่วโมง" },
    welcome: "สวัสดีค่ะ 👋 ขอบคุณที่สนใจคลาสบาริสต้า อยากทราบวันที่ ราคา หรือสถานที่คะ",
    question: "วันเสาร์นี้ยังมีที่ว่างไหมคะ",
    rule: { when: "เสาร์", say: "ยังว่าง 3 ที่ค่ะ ฝากเบอร์ไว้ได้เลย เดี๋ยวเราจองให้" },
    contact: "เบอร์ 081-234-5678 ค่ะ",
  },
];
