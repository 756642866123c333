import type { LeadChatConfig } from "../src/protocol/config.ts";

type Form = NonNullable<LeadChatConfig["form"]>;

/** A caterer's quote in two steps. */
export const quote: Form = {
  id: "quote",
  language: "en",
  title: { en: "Coffee cart for your event", id: "Gerobak kopi untuk acara Anda", ar: "عربة قهوة لمناسبتك" },
  policy: { url: "./privacy.html" },
  disclaimer: {
    en: "Prices include two baristas and travel within Bandung.",
    id: "Harga termasuk dua barista dan perjalanan dalam kota Bandung.",
    ar: "تشمل الأسعار اثنين من معدّي القهوة والتنقل داخل باندونغ.",
  },
  submit: { en: "Ask for a quote", id: "Minta penawaran", ar: "اطلب عرض سعر" },
  steps: [
    {
      title: { en: "Your event", id: "Acara Anda", ar: "مناسبتك" },
      questions: [
        {
          type: "choice",
          name: "occasion",
          label: { en: "What is the occasion?", id: "Acara apa?", ar: "ما المناسبة؟" },
          required: true,
          other: true,
          options: [
            { value: "wedding", label: { en: "Wedding", id: "Pernikahan", ar: "زفاف" } },
            { value: "office", label: { en: "Office", id: "Kantor", ar: "مكتب" } },
            { value: "birthday", label: { en: "Birthday", id: "Ulang tahun", ar: "عيد ميلاد" } },
          ],
        },
        {
          type: "number",
          name: "guests",
          label: { en: "How many guests?", id: "Berapa tamu?", ar: "كم عدد الضيوف؟" },
          unit: { en: "people", id: "orang", ar: "شخص" },
          required: true,
          validation: { min: 20, max: 500 },
        },
        {
          type: "date",
          name: "day",
          label: { en: "On which day?", id: "Tanggal berapa?", ar: "في أي يوم؟" },
          validation: { earliest: "today+7", latest: "today+365" },
        },
        {
          type: "choices",
          name: "drinks",
          label: { en: "What should we pour?", id: "Mau minum apa?", ar: "ماذا نقدّم؟" },
          options: [
            { value: "espresso", label: { en: "Espresso drinks", id: "Minuman espresso", ar: "مشروبات الإسبريسو" } },
            { value: "es-kopi", label: { en: "Es kopi susu", id: "Es kopi susu", ar: "قهوة مثلجة بالحليب" } },
            { value: "tea", label: { en: "Tea", id: "Teh", ar: "شاي" } },
          ],
        },
      ],
    },
    {
      title: { en: "Where to send the quote", id: "Ke mana penawaran dikirim", ar: "إلى أين نرسل العرض" },
      questions: [
        {
          type: "name",
          name: "name",
          label: { en: "Full name", id: "Nama lengkap", ar: "الاسم الكامل" },
          required: true,
        },
        { type: "whatsapp", name: "whatsapp", label: "WhatsApp", required: true },
        { type: "email", name: "email", label: { en: "E-mail", id: "Email", ar: "البريد الإلكتروني" } },
        {
          type: "company",
          name: "company",
          label: { en: "Company", id: "Perusahaan", ar: "الشركة" },
          required: true,
          when: { show: { question: "occasion", is: "office" } },
        },
        {
          type: "long-text",
          name: "note",
          label: { en: "Anything else?", id: "Ada lagi?", ar: "هل من شيء آخر؟" },
          validation: { maxLength: 1000 },
        },
        {
          type: "consent",
          name: "news",
          text: {
            en: "Also send me offers and news. I can stop this at any time.",
            id: "Kirimi saya juga penawaran dan kabar. Saya bisa berhenti kapan saja.",
            ar: "أرسلوا لي أيضًا العروض والأخبار. يمكنني إيقاف ذلك في أي وقت.",
          },
          version: "2026-11",
        },
        { type: "hidden", name: "campaign", source: { fact: "campaign" } },
      ],
    },
  ],
  ends: [
    {
      id: "thanks",
      text: {
        en: "Thank you! The quote is on its way by tomorrow evening.",
        id: "Terima kasih! Penawaran kami kirim paling lambat besok malam.",
        ar: "شكرًا! سيصلك العرض قبل مساء الغد.",
      },
      chat: {
        en: "We got your request and write to you by tomorrow evening.",
        id: "Permintaan Anda sudah kami terima, kami balas paling lambat besok malam.",
        ar: "وصلنا طلبك وسنكتب إليك قبل مساء الغد.",
      },
    },
  ],
};

/** A clinic's visit with a preferred time, and questions that follow from answers. */
export const visit: Form = {
  id: "visit",
  title: "Ask for a visit",
  policy: { url: "./privacy.html", text: "How the clinic keeps your data" },
  intro: {
    headline: "Teras Dental, Bandung",
    text: "Tell us when you would like to come. We call to confirm.",
    points: ["Open Monday to Saturday", "English, Indonesian, Sundanese", "Wheelchair access"],
    button: "Ask for a visit",
  },
  steps: [
    {
      title: "About the visit",
      questions: [
        {
          type: "choice",
          name: "reason",
          label: "What brings you?",
          required: true,
          display: "list",
          options: [
            { value: "check", label: "A check-up" },
            { value: "pain", label: "Pain, or something broke" },
            { value: "child", label: "A visit for my child" },
          ],
        },
        {
          type: "choice",
          name: "since",
          label: "Since when does it hurt?",
          options: [{ value: "today" }, { value: "days", label: "some days" }, { value: "longer" }],
          when: { show: { question: "reason", is: "pain" } },
        },
        {
          type: "birth-date",
          name: "born",
          label: "When was your child born?",
          required: true,
          when: { show: { question: "reason", is: "child" } },
        },
        {
          type: "choice",
          name: "new",
          label: "Have you been here before?",
          required: true,
          options: [
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ],
        },
      ],
    },
    {
      title: "A time that suits you",
      when: {
        skip: {
          all: [
            { question: "reason", is: "pain" },
            { question: "since", is: "today" },
          ],
        },
      },
      questions: [
        {
          type: "preferred-time",
          name: "time",
          label: "When would you like to come?",
          required: true,
          timeZone: "Asia/Jakarta",
          slots: ["08:30", "10:00", "13:30", "15:00", "16:30"],
          days: 12,
          weekdays: [1, 2, 3, 4, 5, 6],
        },
      ],
    },
    {
      title: "How we reach you",
      questions: [
        { type: "first-name", name: "first", label: "First name", required: true },
        { type: "last-name", name: "last", label: "Last name" },
        { type: "phone", name: "phone", label: "Phone", required: true, help: "We call this number to confirm." },
        { type: "email", name: "email", label: "E-mail" },
        {
          type: "address",
          name: "address",
          label: "Address",
          help: "Only for new patients, for the file.",
          when: { show: { question: "new", is: "no" } },
        },
        {
          type: "consent",
          name: "health",
          text: "The clinic may use what I wrote about my health to prepare the visit.",
          link: { text: "What that means", url: "./privacy.html" },
          required: true,
        },
      ],
    },
  ],
  ends: [
    {
      id: "urgent",
      when: { question: "since", is: "today" },
      title: "We call you now",
      text: "Please keep your phone near you.",
      button: { type: "call", text: "Call us instead", phone: "+622212345678" },
      chat: "We call you in the next minutes.",
    },
    { id: "thanks", text: "We call you today to confirm your visit." },
  ],
};

/** A car dealer's test drive with a review and two end pages. */
export const drive: Form = {
  id: "drive",
  title: "Book a test drive",
  policy: { url: "./privacy.html" },
  layout: "questions",
  review: { title: "Is this right?", text: "You can change everything before you send it." },
  questions: [
    {
      type: "choice",
      name: "car",
      label: "Which car?",
      required: true,
      options: [
        { value: "city", label: "Senja City", image: { url: "./pictures/car-city.svg", alt: "A small blue car." } },
        { value: "van", label: "Senja Van", image: { url: "./pictures/car-van.svg", alt: "A white van." } },
      ],
    },
    {
      type: "choice",
      name: "licence",
      label: "Do you have a driving licence?",
      required: true,
      options: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "Not yet" },
      ],
    },
    {
      type: "choice",
      name: "when",
      label: "When do you want to buy?",
      options: [
        { value: "month", label: "Within a month" },
        { value: "quarter", label: "Within three months" },
        { value: "later", label: "Later" },
      ],
    },
    { type: "name", name: "name", label: "Full name", required: true },
    { type: "phone", name: "phone", label: "Phone", required: true },
    { type: "email", name: "email", label: "E-mail" },
    { type: "country", name: "country", label: "Where is your licence from?", required: true },
    { type: "consent", name: "contact", text: "The dealer may call me about this test drive.", required: true },
  ],
  ends: [
    {
      id: "no-licence",
      fit: false,
      when: { question: "licence", is: "no" },
      title: "Not yet, then",
      text: "A test drive needs a licence. Come by and sit in one: the coffee is on us.",
      button: { type: "link", text: "Find the showroom", url: "./index.html#visit" },
    },
    {
      id: "thanks",
      title: "See you soon",
      text: "We call you to fix the hour.",
      button: { type: "chat", text: "Ask a question" },
      chat: "Thanks for booking. Which hour suits you best?",
    },
  ],
};
