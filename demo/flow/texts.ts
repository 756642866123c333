/** What the page for presenters says, in the three languages that it is shown in. */
export interface FlowTexts {
  readonly title: string;
  readonly lede: string;
  /** The visitor's steps: what happens, and what to say about it. */
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly again: string;
  readonly byHand: string;
  readonly phone: string;
  readonly left: string;
  readonly leftEmpty: string;
  readonly lead: string;
  readonly leadEmpty: string;
  readonly center: string;
  readonly began: string;
  readonly signal: string;
  readonly found: string;
  readonly submitted: string;
  readonly changed: string;
  readonly erased: string;
  readonly notSent: string;
  readonly stays: string;
  readonly stored: string;
  readonly waiting: string;
  readonly whole: string;
  readonly page: string;
  readonly from: string;
  readonly name: string;
  readonly consent: string;
  readonly agreed: string;
  readonly origins: { readonly chat: string; readonly form: string };
  readonly messages: string;
  /** The shop and what is said in its chat. */
  readonly shop: ShopTexts;
}

export interface ShopTexts {
  readonly business: string;
  readonly feed: string;
  readonly sponsored: string;
  readonly words: string;
  readonly product: string;
  readonly price: string;
  readonly when: string;
  readonly send: string;
  readonly headline: string;
  readonly about: string;
  readonly picture: string;
  readonly welcome: string;
  readonly suggestions: readonly string[];
  readonly rule: { readonly when: readonly string[]; readonly say: string };
  readonly question: string;
  readonly number: string;
  readonly visitor: string;
  readonly form: {
    readonly title: string;
    readonly name: string;
    readonly day: string;
    readonly days: readonly [string, string, string];
    readonly submit: string;
    readonly end: string;
    readonly reply: string;
  };
}

const en: FlowTexts = {
  title: "From an ad to a lead",
  lede: "The direct-message lead flow. The phone is real: the same chat, the same events as on a shop's own site.",
  steps: [
    {
      title: "An ad",
      text: "Somebody scrolls through their evening. The ad has one button, and it says what it does: Send message.",
    },
    {
      title: "The chat opens",
      text: "The ad's link brings its campaign and click id along. They wait in memory: nothing is stored, nothing has been sent.",
    },
    {
      title: "A question",
      text: "The visitor asks, the shop's own rules answer. One event says that a conversation began. It doesn't say what was written.",
    },
    {
      title: "A number",
      text: "They leave a number as people do, in the middle of a sentence. The phone itself recognises it, and the chat says so, with Undo beside it.",
    },
    {
      title: "The form",
      text: "Who would rather fill in than type presses the button at the bottom. What the chat knows already stands in it.",
    },
    {
      title: "One lead",
      text: "Two ways, one person, one lead, with the ad that brought them. The sentences never left the phone.",
    },
  ],
  next: "Next",
  play: "Play",
  pause: "Pause",
  again: "Start again",
  byHand: "Or use the phone yourself.",
  phone: "The visitor's phone",
  left: "What leaves the phone",
  leftEmpty: "Nothing yet.",
  lead: "The lead",
  leadEmpty: "There is none yet: nobody has left a way to be reached.",
  center: "See it in the Leads Center",
  began: "A conversation began",
  signal: "A keyword was there",
  found: "Contact details were found",
  submitted: "The form was sent",
  changed: "Details changed",
  erased: "The visitor had their data deleted",
  notSent: "Not in it",
  stays: "stays on the phone",
  stored: "Stored by the server",
  waiting: "Waiting for the server",
  whole: "The whole event",
  page: "Page",
  from: "Came from",
  name: "Name",
  consent: "Agreed to",
  agreed: "being contacted",
  origins: { chat: "from the chat", form: "from the form" },
  messages: "Messages of the visitor in it: none",
  shop: {
    business: "Kopi Senja",
    feed: "Feed",
    sponsored: "Sponsored",
    words: "Make the flat white you keep paying for. Six people, two machines, one Saturday morning in Dago.",
    product: "Weekend barista class",
    price: "Rp 350.000",
    when: "Sat, 2 hours",
    send: "Send message",
    headline: "Weekend barista class",
    about: "Two hours, six people, two machines. You leave with a drink you poured yourself.",
    picture: "A flat white with a leaf poured into the milk.",
    welcome: "Hi! 👋 Thanks for your interest in the barista class. Dates, prices or the venue?",
    suggestions: ["Dates", "Prices", "Where is it?"],
    rule: { when: ["place", "Saturday", "dates"], say: "Yes, three places. Leave a number and we hold one for you." },
    question: "Is there a place left this Saturday?",
    number: "Great! My WhatsApp is 0812-3456-7890",
    visitor: "Budi Santoso",
    form: {
      title: "Book a place",
      name: "Full name",
      day: "Which date suits you?",
      days: ["Sat 28 Nov", "Sat 5 Dec", "Sat 12 Dec"],
      submit: "Keep my place",
      end: "Thank you! Your place is kept until tomorrow evening.",
      reply: "Your place is kept, Budi. We write to you on WhatsApp today.",
    },
  },
};

const id: FlowTexts = {
  title: "Dari iklan menjadi prospek",
  lede: "Alur prospek lewat pesan langsung. Ponsel ini nyata: chat dan event yang sama seperti di situs toko.",
  steps: [
    {
      title: "Sebuah iklan",
      text: "Seseorang menggulir layar di malam hari. Iklannya punya satu tombol yang jelas: Kirim pesan.",
    },
    {
      title: "Chat terbuka",
      text: "Tautan iklan membawa kampanye dan id kliknya. Keduanya menunggu di memori: belum ada yang disimpan, belum ada yang dikirim.",
    },
    {
      title: "Sebuah pertanyaan",
      text: "Pengunjung bertanya, aturan toko menjawab. Satu event memberi tahu bahwa percakapan dimulai, bukan apa yang ditulis.",
    },
    {
      title: "Sebuah nomor",
      text: "Nomor ditulis seperti biasa, di tengah kalimat. Ponsel itu sendiri mengenalinya dan chat memberitahunya, lengkap dengan tombol Urungkan.",
    },
    {
      title: "Formulir",
      text: "Yang lebih suka mengisi daripada mengetik menekan tombol di bawah. Yang sudah diketahui chat langsung terisi.",
    },
    {
      title: "Satu prospek",
      text: "Dua cara, satu orang, satu prospek, beserta iklan yang membawanya. Kalimatnya tidak pernah meninggalkan ponsel.",
    },
  ],
  next: "Lanjut",
  play: "Putar",
  pause: "Jeda",
  again: "Mulai lagi",
  byHand: "Atau pakai ponselnya sendiri.",
  phone: "Ponsel pengunjung",
  left: "Yang keluar dari ponsel",
  leftEmpty: "Belum ada.",
  lead: "Prospek",
  leadEmpty: "Belum ada: belum ada yang meninggalkan kontak.",
  center: "Lihat di Leads Center",
  began: "Percakapan dimulai",
  signal: "Ada kata kunci",
  found: "Info kontak ditemukan",
  submitted: "Formulir dikirim",
  changed: "Data berubah",
  erased: "Pengunjung menghapus datanya",
  notSent: "Tidak ada di dalamnya",
  stays: "tetap di ponsel",
  stored: "Tersimpan di server",
  waiting: "Menunggu server",
  whole: "Event selengkapnya",
  page: "Halaman",
  from: "Datang dari",
  name: "Nama",
  consent: "Setuju untuk",
  agreed: "dihubungi",
  origins: { chat: "dari chat", form: "dari formulir" },
  messages: "Pesan pengunjung di dalamnya: tidak ada",
  shop: {
    business: "Kopi Senja",
    feed: "Beranda",
    sponsored: "Bersponsor",
    words: "Bikin sendiri flat white yang biasa Anda beli. Enam orang, dua mesin, satu Sabtu pagi di Dago.",
    product: "Kelas barista akhir pekan",
    price: "Rp 350.000",
    when: "Sabtu, 2 jam",
    send: "Kirim pesan",
    headline: "Kelas barista akhir pekan",
    about: "Dua jam, enam orang, dua mesin. Anda pulang dengan minuman buatan sendiri.",
    picture: "Secangkir flat white dengan gambar daun di atas susunya.",
    welcome: "Hai! 👋 Terima kasih sudah tertarik dengan kelas barista. Mau tahu jadwal, harga, atau tempatnya?",
    suggestions: ["Jadwal", "Harga", "Di mana?"],
    rule: {
      when: ["tempat", "Sabtu", "jadwal"],
      say: "Masih, tiga tempat. Tinggalkan nomor, kami simpan satu untuk Anda.",
    },
    question: "Masih ada tempat Sabtu ini?",
    number: "Siap, WA saya 0812-3456-7890 ya kak",
    visitor: "Budi Santoso",
    form: {
      title: "Pesan tempat",
      name: "Nama lengkap",
      day: "Tanggal mana yang cocok?",
      days: ["Sab 28 Nov", "Sab 5 Des", "Sab 12 Des"],
      submit: "Simpan tempat saya",
      end: "Terima kasih! Tempat Anda kami simpan sampai besok malam.",
      reply: "Tempatnya sudah kami simpan, Kak Budi. Hari ini kami kirim WhatsApp.",
    },
  },
};

const ar: FlowTexts = {
  title: "من إعلان إلى عميل محتمل",
  lede: "مسار العملاء المحتملين عبر الرسائل المباشرة. الهاتف حقيقي: الدردشة نفسها والأحداث نفسها كما في موقع المتجر.",
  steps: [
    {
      title: "إعلان",
      text: "شخص يتصفّح هاتفه في المساء. في الإعلان زر واحد يقول ما يفعله: أرسل رسالة.",
    },
    {
      title: "تُفتح الدردشة",
      text: "يحمل رابط الإعلان حملته ومعرّف النقرة. يبقيان في الذاكرة: لم يُحفظ شيء ولم يُرسَل شيء.",
    },
    {
      title: "سؤال",
      text: "يسأل الزائر، وتجيب قواعد المتجر. حدث واحد يقول إن محادثة بدأت، ولا يقول ما كُتب فيها.",
    },
    {
      title: "رقم",
      text: "يترك رقمه كما يفعل الناس، وسط الجملة. الهاتف نفسه يتعرّف عليه، والدردشة تقول ذلك وبجانبه زر التراجع.",
    },
    {
      title: "النموذج",
      text: "من يفضّل الملء على الكتابة يضغط الزر في الأسفل. ما تعرفه الدردشة مكتوب فيه سلفًا.",
    },
    {
      title: "عميل محتمل واحد",
      text: "طريقتان وشخص واحد وعميل محتمل واحد، مع الإعلان الذي جاء به. أما الجُمل فلم تغادر الهاتف.",
    },
  ],
  next: "التالي",
  play: "تشغيل",
  pause: "إيقاف مؤقت",
  again: "من البداية",
  byHand: "أو استخدم الهاتف بنفسك.",
  phone: "هاتف الزائر",
  left: "ما يغادر الهاتف",
  leftEmpty: "لا شيء بعد.",
  lead: "العميل المحتمل",
  leadEmpty: "لا يوجد بعد: لم يترك أحد وسيلة للتواصل.",
  center: "شاهده في مركز العملاء",
  began: "بدأت محادثة",
  signal: "وردت كلمة مفتاحية",
  found: "عُثر على معلومات اتصال",
  submitted: "أُرسل النموذج",
  changed: "تغيّرت البيانات",
  erased: "طلب الزائر حذف بياناته",
  notSent: "ليس فيه",
  stays: "يبقى على الهاتف",
  stored: "حفظه الخادم",
  waiting: "بانتظار الخادم",
  whole: "الحدث كاملًا",
  page: "الصفحة",
  from: "جاء من",
  name: "الاسم",
  consent: "وافق على",
  agreed: "أن يُتواصل معه",
  origins: { chat: "من الدردشة", form: "من النموذج" },
  messages: "رسائل الزائر فيه: لا شيء",
  shop: {
    business: "قهوة السحر",
    feed: "الرئيسية",
    sponsored: "إعلان ممول",
    words: "حضّر بنفسك القهوة التي تشتريها كل يوم. ستة أشخاص وآلتان وصباح سبت واحد في داغو.",
    product: "دورة الباريستا في عطلة الأسبوع",
    price: "350.000 روبية",
    when: "السبت، ساعتان",
    send: "أرسل رسالة",
    headline: "دورة الباريستا في عطلة الأسبوع",
    about: "ساعتان وستة أشخاص وآلتان. تغادر ومعك مشروب صببته بنفسك.",
    picture: "فنجان قهوة بالحليب مرسومة على وجهه ورقة.",
    welcome: "أهلًا! 👋 شكرًا لاهتمامك بدورة الباريستا. المواعيد أم الأسعار أم المكان؟",
    suggestions: ["المواعيد", "الأسعار", "أين المكان؟"],
    rule: { when: ["مكان", "السبت", "المواعيد"], say: "نعم، ثلاثة أماكن. اترك رقمًا ونحجز لك واحدًا." },
    question: "هل بقي مكان يوم السبت؟",
    number: "ممتاز! رقم واتساب الخاص بي 0812-3456-7890",
    visitor: "أحمد سالم",
    form: {
      title: "احجز مكانًا",
      name: "الاسم الكامل",
      day: "أي موعد يناسبك؟",
      days: ["السبت 28 نوفمبر", "السبت 5 ديسمبر", "السبت 12 ديسمبر"],
      submit: "احجز لي مكانًا",
      end: "شكرًا! مكانك محجوز حتى مساء الغد.",
      reply: "حُجز مكانك يا أحمد. نراسلك اليوم على واتساب.",
    },
  },
};

export const texts = { en, id, ar } as const satisfies Readonly<Record<string, FlowTexts>>;
