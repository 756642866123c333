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

/** Two digits said as one number, as in Brazilian area codes. */
const tens: [string, string][] = (
  "onze=11 doze=12 treze=13 catorze=14 quatorze=14 quinze=15 dezesseis=16 dezessete=17 dezoito=18 dezenove=19 vinte=20 " +
  "trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 " +
  "once=11 doce=12 trece=13 catorce=14 quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 ochenta=80"
)
  .split(" ")
  .map((pair): [string, string] => [pair.slice(0, -3), pair.slice(-2)]);

/** What each word writes: a digit, `+`, or `x2` and `x3` for "double" and "triple". */
export const digitWords = new Map<string, string>([
  ...tens,
  ...Object.entries({
    plus: "+",
    mas: "+",
    mais: "+",
    piu: "+",
    double: "x2",
    doble: "x2",
    duplo: "x2",
    triple: "x3",
    treble: "x3",
  }),
  ...languages.flatMap((language) =>
    language
      .split(" ")
      .flatMap((words, digit) => words.split("/").map((word): [string, string] => [word, String(digit)])),
  ),
]);
