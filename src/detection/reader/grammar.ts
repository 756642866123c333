import type { CueLists } from "./cue-index.ts";

/**
 * Words around contacts, in languages written in Latin letters (accents do not matter). Roles:
 * - `other`: a platform that is no kind here; its handle is no contact
 * - `not`: what follows is a number of something else
 * - `num`: says "number": a phone's, unless a word of `not` is with it
 * - `deny`: the platform named next (or, in some languages, before) is not used
 * - `no`: "number" or "not"
 * - `denied`: the platform named before is not used
 * - `your`: the business's own account
 * - `theirs`: behind a number: it is asked about, or somebody else's who does not answer
 * - `my`, `is`, `id`, `acct`, `rel`, `or`: may stand between a cue and its value; `my` and `id` make a weak cue strong
 * - `stop`: never a user name, and ends the search for one
 * - `at`, `dot`, `under`, `dash`: signs written out
 * - `#0`: a digit in words, such as hardly any number lacks
 * - `trap`: a phrase in which a cue word means something else
 */
export const latinGrammar: CueLists = {
  other:
    "tele|tg|zalo|katalk|viber|youtube|threads|discord|imo|" +
    "shopee|tokopedia|gojek|qq|paypal|gcash|" +
    "telegram|{on/via/my} signal|signal {app/id/number}|kakao{/talk}|tik{/ }tok",
  not:
    "bpjs|bsb|card|case|customer|daviplata|iban|ifsc|inv|invoice|member|membership|mercado pago|nequi|nopol|or/cr|order|passport|philhealth|plin|pnr|ref|reference|reservation|rrn|sss|swift|ticket|umid|utr|yape|" +
    "tracking|awb|parcel|room|unit|zip|flat|code|otp|pin|password|price|total|" +
    "qty|amount|serial|imei|isbn|plate|lot|model|sku|tax|vat|ssn|trx|txn|nric|policy|batch|" +
    "akaun|bilik|blok|faktur|harga|ic|idr|invois|jumlah|kad pengenalan|kamar|kod|kode|ktp|nik|npwp|pesanan|poskod|rekening|resi|rm|rp|sandi|" +
    "va|polis|" +
    "dat phong|hoa don|stk|cccd|cmnd|van don|phong|so nha|mat khau|gia|tong|so luong|" +
    "resibo|kwarto|presyo|php|" +
    "cbu|cedula|clabe|cuil|cuit|curp|dni|factura|folio|guia|nit|orden|pedido|reserva|rfc|ruc|rut|seguimiento|tarjeta|" +
    "habitacion|codigo|clave|precio|cantidad|expediente|boleta|comprobante|contrato|poliza|placa|matricula|serie|" +
    "nota fiscal|nf|protocolo|agencia|cpf|cnpj|rg|cartao|quarto|cep e|apartamento|senha|preco|valor|" +
    "quantidade|boleto|pix|" +
    "siparis|rezervasyon|fatura|tc|kimlik|kart|takip|kargo|oda|daire|sifre|fiyat|toplam|adet|plaka|" +
    "ordine|prenotazione|fattura|codice|partita iva|spedizione|camera|prezzo|" +
    "commande|facture|bordereau|versement|virement|rib|ccp|siret|siren|suivi|colis|chambre|prix|dossier|contrat|" +
    "bestellung|auftrag|rechnung|sendung|zimmer|plz|" +
    "preis|summe|" +
    "aed|agizo|akaunti|ars|bei|brl|eur|inr|jumla|kes|ksh|mxn|myr|rs|sar|sgd|thb|usd|vnd|" +
    "{id/or/account/acct/acc/customer/ic/ref/plat/oda} no|{id/account} number|no{/ }rek|zipcode|postcode|don hang|ma {don/so/khach hang/the/van don/giao dich/hoa don}|{/so }hop dong|so tai khoan|{bestell/buchungs/rechnungs/kunden/sendungs/vertrags/auftrags/serien/lieferschein}nummer|lieferschein|buchungscode|delivery note|rastre{o/io/amento}|kode pos|virtual account|licen{s/c}e|transa{ction/ksi}|codice fiscale|booking|buchung",
  num: "n°|so|number|nomor|nomer|nombor|numero|num|nro|nr|nos|numara|nambari|namba|numer",
  denied: "nahi|nahin|yok|degil|kullanmiyorum|kullanmam",
  no: "no",
  deny:
    "hnd na|not|never|nor|neither|without|no longer|dun|xde|takda|stopped using|deleted|" +
    "tidak|tak|bukan|tanpa|ga punya|takde|tiada|" +
    "khong|chua|hindi|walang|wala|huwag|hnd|sin|tampoco|nunca|nao|sem|nem|" +
    "non|niente|nada de|senza|pas|sans|nicht|ohne|weder|sina|hapana|situmii|" +
    "do{n't/nt/ not/esn't}|haven{'/}t|isn't|didn't|can{'t/not}|di {na/ko/ako}|ga{/k}|{e/}nggak|ngga|nessun{/a}|aucun|ningun{/a}|kein{/en}",
  theirs:
    "are you guys|switched off|" +
    "ngaku|tak angkat|tak dapat dihubungi|khong nghe may|kayo ba|" +
    "siete voi|non risponde|" +
    "seid ihr|geht nicht ran|siz misiniz|ni nyinyi|" +
    "{was/is} {it/that/this} you|{doesn't/does not/didn't} {answer/pick up}|not {answering/picking up/reachable}|unreachable|{ga/gak/tidak} bisa dihubungi|{son/es de} ustedes|no {contesta/responde/atiende}|{sao/e de} voces|nao {atende/responde}|{c'est/est-ce} vous|ne repond p{as/lus}|nicht erreichbar|{di/hindi} sumasagot|aap{/ }ka hai",
  your: "who is|whose number is|siapa ini|quem e|marcaron del|wurde von|anruf von|nilipigiwa na|vi su|saw you|found you|tagged you|saw|seen|liat|lihat|nemu|tengok|thay tren|vi en|vi no|vu sur|trovato su|your|ur|you guys|kalian|kamu|anda|vuestro|vuestra|tu|tus|teu|votre|vos|ton|euer|eure|ihr|ihre|dein|inyong|iyong|sizin|senin|vostro|vostra|tuo|tua|cua shop|cua ban|yenu|yako|de ustedes|de voces|{call/called/called me/calls/text/message/sms} from|llama{ron/da} del|mensaje del|lig{aram/acao/ou} do|{appel/sms/appele} du|chiamat{o/a} dal|{telpon/telepon/panggilan} dari|tumawag sa{kin/ akin}|{los/te} {sigo/vi} en|follow{/ing/ed} you|i follow|i{'/}m following|found {on/via/it on}|nakita {ko/sa}|{achei/encontrei} no|{/de }quien es|{qui est/wer ist}",
  my: "my|ku|mera|meri|mere|hamara|apna|enga|mage|mata|yetu|mine|saya|aku|gue|gw|sy|mi|mis|meu|minha|mon|ma|mein|meinem|mio|mia|benim|cua toi|cua minh|cua em|toi|em|minh|ko|akin|aking|yangu|me|our|us|nuestro|nuestra|nosso|nossa|notre|unser|kami|nostro|mijn|jg",
  is: "is|nya|sama|both|je|same|sabit|ekai|ekata|eka|eke|dekama|c'est|are|it's|soy|sou|i'm|im|oo|yes|its|adalah|ialah|yaitu|itu|ini|la|es|son|e|est|ist|ay|on|in|via|di|anda al|en|na|sur|su|auf|unter|con|with|through|the|a|this|that|here|too|also|aja|ya|yaa|po|kak|bang|lah|le|el|mag|ang|yung|sa|al|ao|por|pelo|under|as|como|as well|to|ne|ke|dung|qua|please|pls|direct|lang|nasa|au|per|bu|de|da|only",
  id: "id|name|nama|nombre|nome|adim|ismi|adi|username|user|handle|profil|perfil|usuario|nick|nickname|page|add|follow|search|cari|find me|chat|link|ping me|{dm/pm/message/msg}{/ nyo}",
  acct: "account|acc|akun|cuenta|conta|hesap|hesabi|konto|compte|tk|tai khoan",
  rel:
    "ofc|office|home|work|other|second|local|personal|private|business|husband|wife|friend|mum|mom|dad|mother|father|sister|brother|daughter|boss|driver|assistant|partner|" +
    "suami|istri|adik|kakak|teman|rumah|kantor|isteri|pejabat|pribadi|baru|" +
    "vo|bo|" +
    "esposo|esposa|marido|hija|mama|papa|hermano|hermana|casa|oficina|nuevo|nueva|mae|filho|filha|novo|nova|" +
    "ev|ufficio|mari|" +
    "chong|asawa|nanay|tatay|kapatid|mujer|hijo|amigo|amiga|trabajo|pai|irmao|irma|escritorio|trabalho|esim|annem|babam|moglie|marito|figlio|figlia|femme|fils|fille|bureau|maison|frau|mann|buro|mume|mke",
  or: "ni|n|or|and|&|/|atau|dan|o|y|ou|et|oder|und|ve|veya|hoac|i|+|same as|juga|tambien|tambem|aussi|anche|auch|at saka|ama",
  stop: "active|ada|ads|after|again|aktif|all|ano|anytime|apa|aqui|asap|ask|avete|avez|back|ban|be|before|berapa|best|better|bisa|bitte|boleh|broken|can|cheers|closed|correct|danke|deh|dial|dong|down|duoc|easier|easiest|fast|fine|first|for|from|get|gimana|give|good|gracias|grazie|great|group|haben|habt|hacked|hay|hello|hey|hi|how|icin|if|ile|instead|just|kah|kalau|kayo|kenapa|kindly|kita|later|let|listed|live|lutfen|mana|maybe|merci|meron|new|note|now|obrigado|off|official|ok|okay|old|out|para|photo|pic|pics|por favor|post|public|punya|que|quoi|reel|regards|right|saan|save|send|shop|sih|sim|site|status|store|stories|story|support|sure|take|team|tem|thank you|thanks|there|they|thi|thx|tienen|today|tomorrow|try|until|up|use|var|video|voi|vous|was|we|web|website|what|when|where|which|who|will|working|write|wrong|yang|you",
  trap:
    "in line|line up|on the line|the line|" +
    "snap out|oh snap|snap button|face to face|face mask|face cream|" +
    "jangan lupa|no olvides|" +
    "nao hesite|n'hesitez pas|pas de souci|why not|not only|non esitate|zogern sie nicht|" +
    "in order|order now|number of|in case|" +
    "que tal|me llamo la atencion|a number of|correo postal|" +
    "do{n't/nt/ not} {hesitate/forget/worry}|no {dude/duden/problem/worries}|call cent{er/re}|drop {me/us} a line",
  at: "at the rate of|at the rate|attherate|(at)|[at]|<at>|at|arroba|chiocciola|arobas|klammeraffe|kuyruklu a|(arroba)|(a)|ad|a{ /}cong|a moc|a keong|(alias)",
  dot: "(dot)|[dot]|<dot>|dot|punto|(punto)|ponto|(ponto)|titik|cham|tuldok|nokta|point|punkt|(punkt)|(.)|[.]|nukta",
  under:
    "garis bawah|gach duoi|guion bajo|underline|sublinhado|traco baixo|trattino basso|unterstrich|piso|under{/ }score|tiret{/ du/ en} bas|tiret du 8|{barra/raya} baja|alt{/tan} cizgi|alt tire",
  dash: "dash|hyphen|minus|strip|guion|hifen|traco|trattino|tiret|bindestrich",
  // "Not" besides.
  "#0?": "khong",
  "#0":
    "dieciocho|diecinueve|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|trinta|quarenta|vingt|trente|quarante|cinquante|soixante|zero|oh|seven|eight|nine|nol|kosong|delapan|sembilan|cero|siete|ocho|nueve|sete|oito|nove|sette|otto|sept|huit|" +
    "chin|neuf|null|sieben|acht|neun|sifir|sekiz|dokuz|sifuri|saba|nane|shunya|saat|aath",
};
