import type { CueLists } from "../reader/cue-index.ts";

/**
 * Words that introduce the writer, in languages written in Latin letters; other scripts bring theirs along. Roles:
 * - `name`: the name follows
 * - `name+`: it follows with a capital
 * - `name:`: the name follows after a colon, as on a form
 * - `name?`: a capitalised name may follow
 * - `end`: the name stood before
 * - `title`: stands before a name and is not part of it
 * - `trap`: somebody's or something else's name
 */
export const latinNames: CueLists = {
  trap:
    "what's the name|name of the|nama saya ada|atas nama siapa|ten la gi|a nombre de quien|{adim/bir/ilk} adim|me llamo la atencion|soy yo|habla con|" +
    "call me {back/on/at/when/later/tomorrow/asap/please/now/if/in/after/before/today}",
  name:
    "{my/full/my real/hi} name is|you{'re/ are} {speaking/chatting} with|my name{'/}s|my names are|my name:|i go by|the name{'s/ is}|my{/ }self|{you can/u can/just} call me|{people/everyone/everybody/friends/they} call{/s} me|i{'m/ am/m} called|in the name of|my name na|{under/by} the name{/ of}|{in/under} my name,|{booking/booked/reservation/reserved} under|" +
    "nama{/ lengkap/ panggilan/ penuh} {saya/aku/gue/gw/sy/i/ku}{/ adalah/ ialah}|namaku|perkenalkan{/ nama} {saya/aku}|{/boleh }panggil {saya/saja/aja/aku}|boleh panggil|atas nama|a/n|a.n.|a.n|" +
    "{toi/mk} ten|{goi/cu goi} {minh/em/chi/anh} la|ten {toi/minh/em/e}{/ la}|ten la|" +
    "pangalan ko{/ po}{/ ay}|ako{/ po/ nga pala/ po ay/ naman po} si|tawagin {mo/nyo/ninyo}{/ na lang}{/ po} akong|name ko{/ po}{/ ay}|my name po is|" +
    "me llamo|mi nombre{/ completo} es|mi nombre:|{le/les/te} {habla/escribe}|me dicen|a nombre de|a mi nombre,|{puede/pueden/puedes} llamarme|me puede{/s/n} {decir/llamar}|" +
    "meu nome{/ completo} e|meu nome:|me chamo|chamo-me|{/aqui }quem {fala/escreve/ta falando/esta falando} e{/ o/ a}|aqui e {o/a}|{pode/podem}{/ me} chama{/r} {/so }de|me chama de|{em/no} {/meu }nome de|em meu nome,|" +
    "adim{/ soyadim}|ismim|adima|ismime|adi soyadi|" +
    "mi chiamo|mio nome e|a nome{/ di}|mi chiamano|" +
    "je m{'/}appelle|jm'appelle|je mapelle|mon {/pre}nom {est/c'est}|je me nomme|moi c'est|au nom de|mon nom:|" +
    "ich {heis/heise/heiss/heisse}|mein name {ist/lautet}|hier spricht|man nennt mich|auf den namen|mein name:|" +
    "mera {nam/naam/name}|en{/noda} {peyar/peru}|mage nam{a/e/ey}|jina langu{/ ni}|{/ni}naitwa|{esmi/esmy/ismy}|ana ismi|{chan/phom/pom/nu} {chue/cheu}|{/khnhom /knhom }chmous{/ knhom}|shmi|{korim/kor'im} li",
  "name+":
    "my name|it{'/}s me|{it/me/us/table/in} under|{booking/reservation} name is|name on the {booking/reservation/order} is|" +
    "saya dengan|dengan saya|kenalin{/ nama}{/ aku/ saya/ gue/ gw}|kenalkan{/ nama}{/ saya/ aku}|nama {panggilan/lengkap/penuh}|" +
    "{dat ban/dat phong/dat lich/book/don/khach} ten|{ito/eto}{/ po} si|" +
    "mi nombre{/ completo}|{le/les/te} saluda|hablas con|{mucho/un} gusto,|me presento{,/:}|me llaman|encantad{o/a},|" +
    "meu nome{/ completo}|aqui e|prazer{,/!}|chiamatemi|mi presento,|piacere,|{le/vi/ti} scrive|mio nome|" +
    "mon {/pre}nom|on m'appelle|appelez-moi|m'appeler|je me presente,|enchante{/e},|" +
    "mein name|ich bin's,|hier {schreibt/meldet sich}{/ der/ die}|nenn{t/en sie} mich|wo {jiao/xing}|{watashi/boku/namae} wa",
  "name^": "name's|name is|name ist|{minh/em/anh/chi/chau/con/chu/co} ten",
  "name:":
    "{/full /first /last /contact /guest /client /customer /your /booking }name|contact person|contact|attn|customer|client|guest|nama{/ pemesan/ tamu/ pelanggan/ penerima/ pembeli/ customer}|" +
    "ten{/ khach/ khach hang/ nguoi nhan/ nguoi dat}|ho{/ va} ten{/ khach}|nguoi lien he|{/buong }pangalan|" +
    "nombre{/s/ completo/ y apellido/ y apellidos/ del cliente/ de contacto/ del titular}|contacto|titular|nome{/ completo/ e cognome/ e sobrenome/ do cliente/ do titular/ do hospede/ del cliente}|contato|" +
    "ad soyad|ad-soyad|isim{/ soyisim}|ad|{/pre}nom{/s}|nom {complet/prenom/et prenom/du client}|vor- und nachname|vorname{/ und nachname}|nachname|ansprechpartner|kontakt|naam|peyar|jina{/ kamili}|" +
    "{my /}details|data saya|{mis /}datos|{meus /}dados|mes coordonnees|meine daten",
  "name?":
    "i'm|i am|im|i m|am|this side|aca|mai|mein|this is|it's|its|call me|hey it's|saya|aku|gue|gw|dengan|ini{/ dengan}|sy|{toi/minh/mk/em/e/anh/chi/chau/con/co/chu/day} la|so{y/i}{/ el/ la}|aqui|habla|saluda|con|{/eu }sou{/ o/ a}|{fala/e} {o/a}|sono{/ il/ la}|qui|parla|je suis|ici|c'est|{/ich }bin{/ der/ die}|hier{/ ist}{/ der/ die}|ben|main|mimi{/ ni}|ni mimi|naan",
  end: "here|again|day|speaking|po ito|po to|diyebilirsiniz|from|dari|desde|aus|taga|kutoka|calling|enquiring|inquiring|writing|messaging|texting|por {aca/aqui}|de este lado|al habla|a l'appareil|au telephone|am apparat|hapa|nih|al telefono|di sini|disini|sini|adina|to {mo/mou}shimasu|{is my/is the/es mi/e o meu} {name/nombre/nome}|asi me llamo|ito po|to|de|do|da|di",
  title:
    "mr|mrs|ms|miss|dr|prof|sir|madam|bapak|bpk|pak|ibu|bu|kak|mas|mbak|en|encik|puan|cik|tuan|sr|sra|srta|don|dona|lic|ing|arq|dra|seu|anh|chi|chu|co|ong|ba|si|ate|kuya|herr|frau|monsieur|madame|m|mme|mlle|sig|signor|signora|dott|bay|bayan|bwana|bi|abang|cikgu|ustaz|ustadz|hj|datuk|mang|aling|gng|bb|tita|tito|atty|engr|pastor|rev|senor|senora|senorita|doctor|doctora|familia|familie|famille|famiglia|bana|em|chau",
};

/** Beginnings of words that are never a name after a weak introduction, though people write a capital: nations, trades. */
const stems =
  // Where people come from.
  "chilen|perua|peruvi|mexican|argentin|colombian|venezol|bolivian|paragua|urugua|ecuator|cuban|hondure|guatema|nicarag|dominican|costarric|puertor|chilang|tapat|poblan|yucat|veracruz|bogotan|rosarin|mendoc|guayaq|cochab|maracu|cordobes|sevill|catalan|galleg|andalu|" +
  "brasil|brazil|portug|carioc|baian|mineir|gauch|goian|cearen|pernamb|curitib|capixab|potiguar|sergip|espan|spanish|italian|roman[oa]|pugl|sicilian|napolet|fiorent|genov|calabr|lombard|stranier|parisi|breton|toulous|nicois|maroc|marroqu|ivoir|belge|suisse|quebec|casaou|marrak|rbat|kabyl|alger|tunis|" +
  "deutsch|munchn|rhein|hamburg|schwa[bg]|sachs|kolner|osterr|indonesi|malays|singapor|filipin|vietnam|japan|korean|coreano|chines|indian|pakist|bangla|nepal|lankan|austral|british|english|ingles|scottish|welsh|irish|swedish|danish|finnish|polish|jewish|dutch|swiss|norweg|greek|russian|ukrain|american|canad|jamaic|beliz|texan|californ|londoner|turki|egypt|emirat|kuwait|omani|qatar|jordani|iraq|irani|israeli|moroc|kenyan|nigerian|ghana|tanzan|ugand|zambi|zimbab|padang|madura|minang|papua|ambon|manado|south |north |west |east |" +
  // Faith, health, age, what one eats.
  "kristen|kristiani|cathol|catolic|cattol|katol|evangel|muslim|musulm|muisl|buddh?|sikh|vegan|vegeta|coeliac|celiac|allerg|alerg|intoler|diabet|pregnan|schwang|hamil|embaraz|gestant|gravid|enceint|incint|retrait|retired|pension|pensiun|jubil|aposent|rentner|emekli|" +
  // Trades and parts that people play.
  "stud|estud|etud|mahasis|pelajar|client|custom|kunde|kundin|stammk|neuk|mieter|vermiet|tenant|landl|locatair|inquilin|arzt|lehrer|enseign|insegn|maestr|teacher|profes|dosen|beruf|selbst|owner|manager|admin|member|mitglied|patient|local|tourist|turist|foreign|worker|infirm|inferm|enferm|krankens|perawat|bidan|medec|medic[oa]|dokt|avoca|avvoc|abogad|anwalt|rechtsan|lawyer|ingeni|ingegn|engineer|hausf|inhaber|verk|vended|comprad|monotrib|linksh|karyawan|pegawai|penjual|pembeli|pelanggan|ogren|ogret|hemsir|avukat|musteri|mwanaf|mkulima|dereva|psic|psych|fotogr|photogr|designer|arquit|archit|journal|giornal|princip|inicia|debut|beginner|coiff|peluq|cabelei|hairdr|parruc|friseur|cocin|cozin|koch$|kochin|erzieh|handwerk|landwirt|beamt|polizi|policia|azubi|bauherr|alleinerz|plumb|electri|elektri|accountant|therapist|trainer|wiraswasta|petani|nelayan|sopir|pedagang|reseller|dropship|polisi|tentara|nasabah|warga|cikgu|jururawat|pensyarah|peguam|pesara|peniaga|mkristo|muuguz|mfanya|mpishi|caterer|mayorist|pilot|farmer|freelan|entrepren|planner|" +
  // States.
  "interes|avail|amaz|awesome|perfect|urgent|desper|disab|broken|damag|confus|excit";
/** Whole words of the same kind, and greetings, days, places, what is bought. */
const words =
  "frances|francesa|french|france|cors[eo]|german|aleman|alemana|thai|khmer|viet|turc|turco|turca|arab|arabic|saudi|kiwi|pinoy|pinay|cina|china|india|hindu|islam|cristiano|cristiana|zulu|xhosa|igbo|kikuyu|punjabi|gujarati|bengali|tamil|telugu|sinhala|melayu|dayak|jawa|sunda|batak|bugis|" +
  "mkenya|mtanzania|mganda|mwalimu|daktari|mteja|mgeni|fundi|guru|ibu|bapak|nurse|driver|agent|seller|buyer|guest|expat|senior|chef|gast|braut|bruder|schwester|nachbar|mother|father|mutter|vater|mum|mom|dad|maman|papa|mam?ma|bride|aussie|oma|opa|" +
  "libra|virgo|scorpio|escorpio|(?:sagit|capric|aquari|acuari|pisc|gemin|taur)[a-z]*|aries|" +
  "hi|hello|hey|hola|ola|oi|halo|hai|hallo|ciao|bonjour|merhaba|selam|salam|assalam[a-z']*|selamat|good|buen[ao]?s?|bom|boa|magandang|dear|thanks|thx|yo|sup|howdy|sorry|yes|no|ok|okay|love|sir|maam|ma'am|everyone|guys|team|attn|you|they|[hs]?he's|we're|we'll|me|once|same|over|down|right|(?:any|no|some|every)(?:one|body|thing|where)|still|all|from|" +
  "(?:mon|tues|wednes|thurs|fri|satur|sun|to)day|tomorrow|tonight|yesterday|noon|morning|evening|afternoon|january|february|july|august|september|october|november|december|senin|selasa|rabu|kamis|jumat|sabtu|minggu|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|anfang|ende|schluss|yarin|bugun|christmas|natale|noel|hari [a-z]+|" +
  "bali|jakarta|manila|bangkok|hanoi|ha noi|sai gon|london|paris|madrid|lima|berlin|berliner|wiener|home|here|weather|delivery|shipping|order|flight|size|model|plan|new|nuev[ao]|big|top|happy|best|black|red|blue|green|white|special|super|genial|parfait|great|ready|online|offline|wrong|bad|fake|back|done|sure|late|sick|free|busy|single|married|lost|fine|mayor|menor|soci[oa]|original|promo|interior|live|" +
  "problem|issue|address|menu|foto|tempat|tolong|gracias|newbie|sold|gratis|gmail|google|apple|iphone|samsung|gucci|nike|adidas|prada|mau|punya|suka|orang|seseorang|cuma|baru|meinung|ansicht|eigent[a-z]*|casad[ao]|tic[oa]|boricua|chapin|catrach[oa]|solter[ao]|dueno|duena|terrible";
export const notNames = new RegExp(`^(?:${stems}|(?:${words})(?![a-z]))`);

/** What may follow a single word that is a name after "I'm". */
export const following =
  /^ *(?:$|[\n,.!;(\u2022]|(?:and|y|e|et|und|ve|dan|btw|que|qui|che|la de|el del?|thanks?|thx|pls|please|calling|texting|messaging|writing|from|here|again|with|at|of|speaking|dari|mau|ingin|desde|aus|vom|von|from|taga|ben|o|tai|po|tu|hoon|hai|bol|a(?= *(?:$|[\n,.!]))|kutoka|nak|kak|gan|min|sis|bang|ya|yg|yang)\b)/;
/** Endings of adjectives, of trades and of words for where people come from, but for the names that have them. */
export const attributes =
  /(?:[a-z]{2}(?<!ar)[tksvncdpz]ed|[a-z]{2}[tcsgz]ad[oa]|ous|[a-z]{3}(?:able|less)|ible|(?:[etrnkp]|ti)ful|[acst]tive|sive|ated|(?:[tkdrvy]|[aeiou][lnms]|ll|mm|[oe])ing|ense|[a-z]{2}(?:[ilt]|(?<!ag)n|ch|gu|gl)ese|[a-z]{2}(?:[ln]|nd|ug)ais|[a-z]{3}aise|(?:ll|[bdgmnv]|[^bh]r)oise|(?:[cdgjmnpx]|[^t]t|[iu]l)ista|[a-z]{2}[aeilnouy][a-z]iste?|[a-z]{3}ante|[a-z]{2}eir[oa]|(?:(?<!vi|he)c|u|ul|n)tora?|[a-z]{3}(?<!salv)[aei]dora?|(?:[fyi]s|ac|er|pt)ien(?:ne)?|(?:tar|gar|ys)ian|[a-z]{3}(?:[^vh]erin|lander(?:in)?)|[a-z]{2}iker(?:in)?|[iu]y[iu]m|(?:[my]en|tor|dis)[iu]m|'[dt][ae][ny]?[iı]?m?)$/;

/** Ordinary words that end a name typed in lower case. */
export const nameStops = new Set(
  (
    "list absent kok sao thieu bakit neden niye kyu kyun kyon kab liko lipo halipo haliko kwa misspelled spelled already tonight salah besok nanti perusahaan bien mal errado manha tarde empresa sempre sbagliato falsch man yanlis galat mara kesho sai gi mali required see siapa apa quien quienes quem qual chi wer sino kim nani am want wanted need would like looking interested " +
    "have has can could asking about mau ingin tertarik sudah belum dari lagi tanya pesan butuh rasa akan kira " +
    "beli minat mohon tolong untuk nak mahu dah pun cuma yg muon den ben nhe nha ah dang hoi tim mua dat cho " +
    "khach ạ gustaria quiero quisiera necesito busco vivo tengo estoy del desde quero gostaria preciso moro estou " +
    "do vorrei sono abito cerco ho suis voudrais habite cherche ich mochte suche aus bin wohne gusto taga mula " +
    "galing naman sana istiyorum ariyorum hai hoon se aur nataka kutoka"
  ).split(" "),
);

/** Inside names in lower case; the next word is a part too. */
export const nameParticles = new Set(
  "de da do dos das del della van der den bin binti bint ibn al el la le los las santos mac nee y i ap binte dela delos dei".split(
    " ",
  ),
);
