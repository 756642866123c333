import type { CueLists } from "../reader/cue-index.ts";

/**
 * Words that introduce the writer, in languages written in Latin letters; other scripts bring theirs along. Roles:
 * - `name`: the name follows
 * - `name:`: the name follows after a colon, as on a form
 * - `name?`: a capitalised name may follow
 * - `end`: the name stood before
 * - `title`: stands before a name and is not part of it
 * - `trap`: somebody's or something else's name
 */
export const latinNames: CueLists = {
  trap:
    "what's the name|name of the|" +
    "nama saya ada|atas nama siapa|" +
    "ten la gi|" +
    "" +
    "a nombre de quien|" +
    "" +
    "" +
    "" +
    "adim adim|bir adim|ilk adim|" +
    "me llamo la atencion|soy yo|call me back|call me on|call me at|call me when|call me later|call me tomorrow|call me asap|call me please|call me now|call me if|call me in|call me after|call me before|call me today",
  name:
    "my name is|full name is|you're speaking with|you are speaking with|my name's|my names|my name:|i go by|hi name is|the name's|the name is|myself|you can call me|u can call me|people call me|everyone calls me|friends call me|in the name of|my self|my name na|under the name|under the name of|in my name,|under my name,|booking under|reservation under|booked under|" +
    "nama saya adalah|nama saya ialah|nama saya|nama aku|nama gue|nama gw|namaku|perkenalkan saya|perkenalkan nama saya|perkenalkan aku|panggil saya|panggil saja|panggil aja|boleh panggil|panggil aku|atas nama|nama sy|nama i|nama ku|a/n|a.n.|a.n|an.|" +
    "ten toi la|ten minh la|ten em la|toi ten|mk ten|goi minh la|goi em la|ten la|ten minh|ten em|ten e la|ten e|" +
    "ang pangalan ko ay|ang pangalan ko po ay|pangalan ko ay|pangalan ko po ay|pangalan ko|pangalan ko po|ako po si|ako nga pala si|ako po ay si|ako si|tawagin mo akong|tawagin nyo na lang akong|tawagin mo na lang akong|tawagin nyo akong|name ko po ay|name ko po|name ko|my name po is|" +
    "me llamo|mi nombre es|mi nombre:|le habla|les habla|le escribe|te escribe|les escribe|me dicen|a nombre de|a mi nombre,|mi nombre completo es|pueden llamarme|puedes llamarme|me puedes decir|" +
    "meu nome e|meu nome:|me chamo|chamo-me|quem fala e o|quem fala e a|quem fala e|aqui e o|aqui e a|pode me chamar de|podem me chamar de|me chama de|em nome de|em meu nome,|pode chamar de|no nome de|" +
    "adim soyadim|ismim|adim|adima|ismime|adi soyadi|" +
    "mi chiamo|il mio nome e|a nome di|mi chiamano|a nome|" +
    "je m'appelle|je mappelle|jm'appelle|je mapelle|mon nom est|mon prenom est|je me nomme|moi c'est|au nom de|mon nom c'est|mon nom:|" +
    "ich heise|ich heisse|mein name ist|hier spricht|man nennt mich|auf den namen|mein name:|" +
    "mera naam|mera nam|mera name|en peyar|en peru|ennoda peru|mage nama|mage namey|jina langu ni|jina langu|naitwa|ninaitwa",
  "name^": "name's|name is|name ist|minh ten|em ten|anh ten|chi ten|chau ten|con ten",
  "name:":
    "name|full name|first name|last name|contact name|guest name|client name|customer name|contact person|contact|attn|nama|nama lengkap|nama penuh|nama pemesan|nama tamu|ten|ho ten|ho va ten|ten khach|ho ten khach|nguoi lien he|pangalan|buong pangalan|nombre|nombre y apellido|nombre y apellidos|nombre completo|nombres|apellidos y nombres|contacto|nome|nome completo|nome e cognome|nome e sobrenome|contato|ad soyad|ad-soyad|adi soyadi|isim|isim soyisim|ad|nom|prenom|nom et prenom|nom complet|nom prenom|vor- und nachname|vorname|nachname|ansprechpartner|naam|peyar|nama|jina|jina kamili|" +
    "my details|my info|details|my contact|my contact details|my contacts|data saya|data diri|mis datos|datos|meus dados|dados|mes coordonnees|i miei dati|meine daten|bilgilerim",
  "name?":
    "i'm|i am|im|am|this side|put it under|put me under|book it under|table under|aca|mai|mein|this is|it's|its|call me|hey it's|saya|aku|gue|gw|dengan|ini dengan|ini|sy|toi la|minh la|em la|anh la|chi la|day la|soy|soy el|soy la|aqui|habla|saluda|con|le saluda|sou o|sou a|eu sou o|eu sou a|sou|fala o|fala a|sono|sono la|qui|parla|je suis|ici|c'est|ich bin|ich bin der|ich bin die|hier ist|hier|bin der|bin die|ben|main|mimi ni|ni mimi|mimi",
  end: "here|day|speaking|po ito|po to|diyebilirsiniz|from|dari|desde|aus|taga|kutoka|calling|enquiring|inquiring|writing|messaging|texting|this side|por aca|por aqui|de este lado|al habla|a l'appareil|au telephone|am apparat|hier|al telefono|di sini|disini|sini|adina|is my name|is the name|es mi nombre|e o meu nome|asi me llamo|ito po|to|de|do|da|di",
  title:
    "mr|mrs|ms|miss|dr|prof|sir|madam|bapak|bpk|pak|ibu|bu|kak|mas|mbak|en|encik|puan|cik|tuan|sr|sra|srta|don|dona|lic|ing|arq|dra|seu|anh|chi|chu|co|ong|ba|si|ate|kuya|herr|frau|monsieur|madame|m|mme|mlle|sig|signor|signora|dott|bay|bayan|shri|smt|bwana|bi|abang|kapten|capt|cikgu|ustaz|ustadz|hj|datuk|mang|aling|tita|tito|atty|engr|pastor|rev|capitan|senor|senora|senorita|doctor|doctora|familia|familie|famille|famiglia|bana|em|con|chau",
};

/**
 * Never a name after a weak introduction, though people write a capital: nations, faiths, trades, greetings; `|` between
 * beginnings of words, `$` where it is a whole one.
 */
export const notNames = new RegExp(
  "^(?:" +
    "chilen|peruan|mexican|argentin|colombian|venezolan|bolivian|paraguay|urugua|ecuatorian|cuban|hondure|guatemal|" +
    "salvador|nicarag|paname|dominican|costarric|brasil|brazil|portug|spanish|italian|frances|french|france$|aleman|" +
    "german|indones|malay|singapor|filipin|pinoy|pinay|thai|viet|japan|korea|chin|india|austral|kiwi|british|english|" +
    "americ|canad|deutsch|turk|turc|arab|egypt|saud|moroc|kenyan|nigeri|muslim|kristen|christian$|cathol|student|" +
    "estud|mahasis|client|custom|kunde|mieter|arzt|lehrer|interes|inter[eè]s|owner|manager|admin|pregnan|" +
    "vegan|vegeta|urgent|amaz|awesome|great|perfect|interior|ready|online|offline|monday|tuesday|wednesday|thursday|" +
    "friday|saturday|sunday|today|tomorrow|gmail|google|apple|iphone|samsung|shopee|ok$|okay|yes$|no$|hi$|hello|" +
    "assalam|salam|selamat|halo$|hola$|hai$|bonjour|ciao$|hallo$|merhaba|good |buen|bom |boa |magandang|thanks|wrong|bad$|broken|damaged|fake$|back$|" +
    "done$|sorry$|sure$|confused$|late$|sick$|free$|busy$|single$|married$|happy$|excited$|glad$|stuck$|lost$|good$|" +
    "fine$|here$|home$|bali$|jakarta|manila|bangkok|hanoi|london|paris|madrid|lima$|beruf|rentner|anfanger|allerg|" +
    "schwanger|selbst|celiac|paulista|carioca|mkenya|mtanzania|mganda|breton|hamburg|berliner|munchner|wiener|milan|" +
    "roman[oa]$|available|zulu|xhosa|yoruba|igbo|hausa|kikuyu|luo|malayali|punjabi|gujarati|bengali|tamil|telugu|" +
    "sinhal|javan|jawa|sunda|batak|betawi|kemal|lihat|tunggu|mau|punya|suka|hamil|orang|syarikat|south |north |west |" +
    "east |bugis|cuma|baru|hi |hey|dear|yo |sup |howdy|oi |ola$|ola |hola |halo |hai |ciao |hallo |love |team|sir$|" +
    "maam|ma'am|everyone|guys|attn|gift|black |red |blue |green |white |special|delivery|shipping|order|flight|size|" +
    "model|new |big |top |happy |noon|morning|evening|afternoon|january|february|april|june|july|august|september|" +
    "october|november|december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|abend|bahnhof|parfait|" +
    "super|genial|infirm|medecin|avocat|maman$|papa$|mutter|vater|mama$|oma$|opa$|krankenschw|ingenieur|rechtsanw|" +
    "hausfrau|veganer|diabetik|stammkund|neukund|gast$|inhaber|verkauf|nachbar|fan |teil|mitglied|patient|linksh|" +
    "braut|monotrib|professional|beginner|doctor$|nurse|teacher|engineer|lawyer|mother|father|mum$|mom$|dad$|senior|" +
    "meinung|ansicht|schwag|bruder|schwester|chef|eigent|leche|certeza|chilang|porteñ|paisa$|catalan|galleg|andaluz|local|you|they|he's |she's |we'|melayu|dayak|libra|virgo|scorpi|escorpi|sagit|capric|aquari|acuari|pisc|gemin|taur|aries|local|tourist|foreign|expat|worker|member|guest|buyer|seller|agent|driver|cristian[oa]$|catolic|evangelic|casad|" +
    "solter|jubilad|abogad|medic[oa]|profesor|enfermer|ingenier|dueñ|duen|vendedor|comprador|turist|nuev|ibu$|bapak$|" +
    "mahasiswa|guru$|dokter|penjual|pembeli|pelanggan|karyawan|ibu rumah|ogrenci|yarin|bugun|musteri" +
    ")",
);

/** What may follow a single word that is a name after "I'm". */
export const following =
  /^ *(?:$|[\n,.!;(\u2022]|(?:thanks|thank|thx|pls|please|from|here|again|with|at|of|speaking|dari|mau|ingin|desde|aus|vom|von|from|taga|po|tu|hoon|hai|bol|a(?= *$)|kutoka|nak|kak|gan|min|sis|bang|ya|yg|yang|and i|and i'.*|dan saya|dan mau)\b)/;
/** Endings of adjectives and of words for where people come from. */
export const attributes =
  /(?:[tksvncdpz]ed|[tcsgz]ad[oa]|ous|able|ible|ful|less|ive|ish|ated|[tnsr]ing|ense|nese|lese|nais|llais|oise|ista|iyim|ıyım|liyim|lıyım|luyum|'[dt][ae][ny]?[iı]?m?)$/;

/** Ordinary words that end a name typed in lower case. */
export const nameStops = new Set(
  (
    "who what siapa apa quien quienes cual quem qual chi wer sino ai gi kim nani i im am want wanted need would like looking interested from and but my we our the a an is are was have has can could please pls from at in on here number phone email asking ask about " +
    "mau ingin tertarik sudah belum tidak bisa dari punya lagi juga tanya pesan butuh rasa akan kira cari order beli minat mohon tolong untuk nak mahu ada dah tak boleh pun cuma yg yang sama dan " +
    "muon can o tu den ben a nhe nha ah voi va dang hoi tim mua dat cho khach ạ gustaria quiero quisiera necesito busco vivo tengo soy estoy de del desde y para por con me mi numero " +
    "quero gostaria preciso moro estou sou e da do meu minha vorrei sono abito cerco ho je suis voudrais habite cherche et mon ich mochte suche und aus bin wohne " +
    "gusto taga mula galing at po ay ko naman lang sana from ve istiyorum ariyorum var hai hoon se aur nataka kutoka na"
  ).split(" "),
);

/** Inside names in lower case; the next word is a part too. */
export const nameParticles = new Set(
  "de da do dos das del della van der den bin binti bint ibn al el la le los las santos mac nee y i ap binte dela delos dei".split(
    " ",
  ),
);
