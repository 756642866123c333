import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findSignals } from "../../../src/lead/find-signals.ts";
import { signalPresets } from "../../../src/lead/signal-presets.ts";

const names = ["payment", "price", "order", "appointment", "delivery"] as const;

/** What customers write, by language: one message a signal, in the order of `names`. */
const messages: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  en: [
    "Can I pay by card?",
    "How much is the large one?",
    "I'd like to order two",
    "I want to make an appointment",
    "Is delivery free?",
  ],
  id: [
    "Bisa bayar pakai QRIS?",
    "Harganya? harga berapa",
    "Saya mau pesan dua",
    "Mau janji temu besok",
    "Ongkir ke Solo?",
  ],
  ms: [
    "Macam mana nak buat bayaran?",
    "Kos penuh berapa",
    "Nak buat tempahan",
    "Saya nak temu janji",
    "Boleh hantar ke rumah?",
  ],
  vi: [
    "Thanh toán thế nào ạ?",
    "Giá bao nhiêu vậy shop?",
    "Em muốn đặt hàng",
    "Cho mình đặt lịch thứ bảy",
    "Có giao hàng không ạ?",
  ],
  th: ["ชำระเงินยังไงคะ", "ราคาเท่าไรครับ", "อยากสั่งซื้อสองชิ้น", "ขอจองคิววันเสาร์ค่ะ", "มีจัดส่งไหมคะ"],
  fil: ["Paano po magbayad?", "Magkano po ito?", "Gusto ko umorder", "Pwede magpa-book bukas?", "May padala po ba?"],
  km: ["តើបង់ប្រាក់យ៉ាងម៉េច", "តម្លៃប៉ុន្មាន", "ខ្ញុំចង់បញ្ជាទិញ", "ខ្ញុំចង់កក់ថ្ងៃសៅរ៍", "មានសេវាដឹកជញ្ជូនទេ"],
  ja: [
    "支払いはカードでできますか",
    "値段を教えてください",
    "二つ注文したいです",
    "土曜日に予約したいです",
    "配送はいつですか",
  ],
  es: [
    "¿Puedo pagar con tarjeta?",
    "¿Cuánto cuesta la clase?",
    "Quiero hacer un pedido",
    "Quisiera reservar para el sábado",
    "¿Hacen envíos a Cusco?",
  ],
  pt: [
    "Posso pagar no pix?",
    "Quanto custa o curso?",
    "Quero fazer uma encomenda",
    "Quero agendar para sábado",
    "Fazem entrega?",
  ],
  ar: ["كيف يتم الدفع؟", "كم سعر الدورة؟", "أريد طلب قطعتين", "أريد حجز موعد", "هل يوجد توصيل؟"],
  he: ["אפשר לשלם בכרטיס?", "כמה עולה הקורס?", "אני רוצה להזמין", "אפשר לקבוע תור?", "יש משלוחים?"],
  tr: [
    "Ödeme nasıl yapılıyor?",
    "Fiyatı nedir?",
    "Sipariş vermek istiyorum",
    "Randevu alabilir miyim?",
    "Kargo ücretsiz mi?",
  ],
  ur: ["ادائیگی کیسے ہوگی؟", "اس کی قیمت کیا ہے؟", "آرڈر دینا ہے", "اپائنٹمنٹ چاہیے", "ڈیلیوری کب ہوگی؟"],
  si: ["ගෙවීම කොහොමද?", "මිල කීයද?", "ඇණවුම කරන්න ඕන", "හමුවීමක් දාගන්න පුළුවන්ද", "ගෙදරටම ගේනවද?"],
  ta: ["கட்டணம் எப்படி?", "விலை எவ்வளவு?", "ஆர்டர் செய்ய வேண்டும்", "முன்பதிவு செய்யலாமா?", "டெலிவரி உண்டா?"],
  "zh-Hans": ["怎么付款？", "多少钱一份？", "我想下单", "想预约周六", "包邮吗？"],
  "zh-Hant": ["怎麼付錢？", "價格是多少？", "我想訂購", "想預訂週六", "運費多少？"],
  sw: [
    "Nitafanya malipo vipi?",
    "Bei gani?",
    "Nataka kununua; agiza moja",
    "Nataka miadi kesho",
    "Usafirishaji ni bure?",
  ],
  it: [
    "Posso fare un bonifico?",
    "Quanto costa il corso?",
    "Vorrei fare un ordine",
    "Vorrei un appuntamento",
    "La consegna è gratis?",
  ],
  fr: [
    "Je peux payer par carte ?",
    "C'est combien ?",
    "Je voudrais commander",
    "Je voudrais réserver samedi",
    "La livraison est gratuite ?",
  ],
  de: [
    "Kann ich per Überweisung zahlen?",
    "Was kostet der Kurs?",
    "Ich möchte bestellen",
    "Ich hätte gern einen Termin",
    "Was kostet der Versand?",
  ],
  ko: ["결제는 어떻게 하나요?", "가격이 얼마예요?", "두 개 주문할게요", "토요일 예약 가능한가요?", "배송 되나요?"],
  hi: ["भुगतान कैसे करें?", "कीमत क्या है?", "ऑर्डर करना है", "अपॉइंटमेंट चाहिए", "डिलीवरी कब होगी?"],
};

/** Small talk, by language: nothing of it is a signal. */
const smallTalk: Readonly<Record<string, string>> = {
  en: "Hi, I saw your video yesterday. Nice place!",
  id: "Halo kak, selamat pagi. Tokonya bagus ya",
  ms: "Hai, selamat petang. Kedai awak cantik",
  vi: "Chào shop, quán đẹp quá",
  th: "สวัสดีค่ะ ร้านสวยมากเลย",
  fil: "Hello po, ang ganda ng lugar",
  km: "សួស្តី ហាងស្អាតណាស់",
  ja: "こんにちは。動画を見ました",
  es: "Hola, vi su video ayer. ¡Qué lindo lugar!",
  pt: "Oi, vi o vídeo de vocês ontem. Que lugar lindo!",
  ar: "مرحبا، المكان جميل جدا",
  he: "שלום, המקום יפה מאוד",
  tr: "Merhaba, dükkanınız çok güzel",
  ur: "السلام علیکم، جگہ بہت اچھی ہے",
  si: "ආයුබෝවන්, තැන හරිම ලස්සනයි",
  ta: "வணக்கம், இடம் மிகவும் அழகாக உள்ளது",
  "zh-Hans": "你好，昨天看到你们的视频，很漂亮",
  "zh-Hant": "你好，昨天看到你們的影片，很漂亮",
  sw: "Habari, mahali pazuri sana",
  it: "Ciao, ho visto il video ieri. Che bel posto!",
  fr: "Bonjour, j'ai vu la vidéo hier. Très joli !",
  de: "Hallo, ich habe gestern das Video gesehen. Schön!",
  ko: "안녕하세요, 어제 영상 봤어요. 예뻐요",
  hi: "नमस्ते, जगह बहुत सुंदर है",
};

const all = Object.fromEntries(names.map((name) => [name, true as const]));

for (const [language, texts] of Object.entries(messages)) {
  describe(`ready-made keywords in ${language}`, () => {
    for (const [index, name] of names.entries()) {
      const text = texts[index] ?? "";
      test(`${name}: ${text}`, async () => {
        assert.ok((await findSignals(text, all)).includes(name), JSON.stringify(await findSignals(text, all)));
      });
    }
    test("small talk is none", async () => {
      assert.deepEqual(await findSignals(smallTalk[language] ?? assert.fail("no small talk"), all), []);
    });
  });
}

test("every preset has words of every language", () => {
  assert.deepEqual(Object.keys(signalPresets).sort(), [...names].sort());
  assert.equal(Object.keys(messages).length, 24);
});
