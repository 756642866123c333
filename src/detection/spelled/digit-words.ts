/** The digits 0–9 in words, `/` between spellings, languages written in Latin letters; other scripts have roles `#0`–`#9`. */
const languages = [
  "zero/oh one two three/tree four five six seven eight nine",
  "nol/kosong satu dua tiga empat lima enam tujuh delapan/lapan sembilan",
  "khong mot hai ba bon nam sau bay tam chin",
  "cero/sero uno/isa dos/dalawa tres/tatlo cuatro/apat/kuwatro cinco/lima/singko seis/anim/sais siete/pito/siyete ocho/walo/otso nueve/siyam/nuwebe",
  "zero um/uma dois/duas tres quatro cinco seis/meia sete oito nove",
  "zero uno due tre quattro cinque sei sette otto nove",
  "zero un/une deux trois quatre cinq six sept huit neuf",
  "null eins/ein zwei/zwo drei vier funf/fuenf sechs sieben acht neun",
  "sifir bir iki uc dort bes alti yedi sekiz dokuz",
  "sifuri moja mbili tatu nne tano sita saba nane tisa",
  "shunya ek do teen/tin char paanch/panch chhe/che saat aath nau",
];

/** The same from ten to nineteen. */
const teens = [
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
  "dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
  "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
  "dix onze douze treize quatorze quinze seize",
  "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
];

/** The tens from twenty on. */
const tens = [
  "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
  "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
  "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
  "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante",
  "yirmi otuz kirk elli altmis yetmis seksen doksan",
  "zwanzig dreisig/dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
];

const rows = (lists: readonly string[], value: (place: number) => number): [string, number][] =>
  lists.flatMap((list) =>
    list.split(" ").flatMap((words, place) => words.split("/").map((word): [string, number] => [word, value(place)])),
  );

/** Written as one word: "veintiuno", "trentacinque", "fünfunddreißig". */
function fused(): [string, number][] {
  const units = (language: number, from: number) =>
    (languages[language] ?? "")
      .split(" ")
      .flatMap((words, digit) => (digit < from ? [] : words.split("/").map((word): [string, number] => [word, digit])));
  const spanish = units(3, 1).map(([word, digit]): [string, number] => [`veinti${word}`, 20 + digit]);
  const italian = (tens[3] ?? "").split(" ").flatMap((ten, place) =>
    units(5, 1).map(([word, digit]): [string, number] => [
      // The last vowel goes before another: "ventuno", "trentotto".
      (/^[uo]/.test(word) ? ten.slice(0, -1) : ten) + word,
      20 + place * 10 + digit,
    ]),
  );
  const german = rows(tens.slice(6), (place) => 20 + place * 10).flatMap(([ten, value]) =>
    units(7, 1).map(([word, digit]): [string, number] => [`${word}und${ten}`, value + digit]),
  );
  return [...spanish, ...italian, ...german];
}

/** What each word counts, from 0 to 99. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...fused(),
  ...rows(tens, (place) => 20 + place * 10),
  ...rows(teens, (place) => 10 + place),
  ...rows(languages, (place) => place),
  // Another word besides, so that no role says it.
  ["එක", 1],
  ["එකයි", 1],
]);

/** `+`, and how many times the next digit is meant. */
export const digitSigns: ReadonlyMap<string, "+" | 2 | 3> = new Map<string, "+" | 2 | 3>([
  ["plus", "+"],
  ["mas", "+"],
  ["mais", "+"],
  ["piu", "+"],
  ["double", 2],
  ["doble", 2],
  ["duplo", 2],
  ["triple", 3],
  ["treble", 3],
]);

/** Tens that take a unit without a word between: "thirty four", "trente-quatre"; and French ones that take a teen. */
export const bareTens = new RegExp(`^(?:${[tens[0], tens[4], tens[5]].join(" ").replace(/[ /]/g, "|")})$`);
