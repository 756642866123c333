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
    "order|reservation|invoice|inv|reference|ref|ticket|case|card|pnr|or/cr|bsb|ifsc|swift|sort code|sss|philhealth|umid|bpjs|nopol|utr|rrn|yape|plin|nequi|daviplata|mercado pago|iban|passport|member|membership|customer|" +
    "tracking|awb|parcel|room|unit|zip|flat|code|otp|pin|password|price|total|" +
    "qty|amount|serial|imei|isbn|plate|lot|model|sku|tax|vat|ssn|trx|txn|nric|policy|batch|" +
    "pesanan|ic|kad pengenalan|poskod|blok|invois|faktur|rekening|akaun|ktp|nik|npwp|resi|kamar|bilik|kode|kod|sandi|harga|jumlah|rp|idr|rm|" +
    "va|polis|" +
    "dat phong|hoa don|stk|cccd|cmnd|van don|phong|so nha|mat khau|gia|tong|so luong|" +
    "resibo|kwarto|presyo|php|" +
    "pedido|orden|reserva|factura|folio|tarjeta|dni|rut|cedula|cuit|cuil|cbu|clabe|curp|rfc|nit|ruc|guia|seguimiento|" +
    "habitacion|codigo|clave|precio|cantidad|expediente|boleta|comprobante|contrato|poliza|placa|matricula|serie|" +
    "nota fiscal|nf|protocolo|agencia|cpf|cnpj|rg|cartao|quarto|cep e|apartamento|senha|preco|valor|" +
    "quantidade|boleto|chave pix|pix|" +
    "siparis|rezervasyon|fatura|tc|kimlik|kart|takip|kargo|oda|daire|sifre|fiyat|toplam|adet|plaka|" +
    "ordine|prenotazione|fattura|codice|partita iva|spedizione|camera|prezzo|" +
    "commande|facture|bordereau|versement|virement|rib|ccp|siret|siren|suivi|colis|chambre|prix|dossier|contrat|" +
    "bestellung|auftrag|rechnung|sendung|zimmer|plz|" +
    "preis|summe|" +
    "usd|eur|sgd|myr|thb|vnd|aed|sar|mxn|brl|ars|inr|rs|kes|ksh|agizo|bei|jumla|akaunti|" +
    "{id/or/account/acct/acc/customer/ic/ref/plat/oda} no|{id/account} number|no{/ }rek|no {ic/resi}|zip{/ }code|post{/al }code|don hang|ma {don/so/khach hang/the/van don/giao dich/hoa don}|{/so }hop dong|so tai khoan|{bestell/buchungs/rechnungs/kunden/sendungs/vertrags/auftrags/serien/lieferschein}nummer|lieferschein|buchungscode|delivery note|rastre{o/io/amento}|kode pos|virtual account|licen{s/c}e|transa{ction/ksi}|codice fiscale|booking|buchung",
  num: "n°|so|number|nomor|nomer|nombor|numero|num|nro|nr|nos|numara|nambari|namba|numer",
  denied: "nahi|nahin|yok|degil|kullanmiyorum|kullanmam",
  no: "no",
  deny:
    "hnd na|not|never|nor|neither|without|no longer|dun|xde|takda|stopped using|deleted|" +
    "tidak|tak|bukan|tanpa|ga punya|takde|tiada|" +
    "khong|chua|hindi|walang|wala|huwag|hnd|sin|tampoco|nunca|nao|sem|nem|" +
    "non|niente|nada de|senza|pas|sans|nicht|ohne|weder|sina|hapana|situmii|" +
    "do{n't/nt/ not/esn't}|haven{'/}t|isn't|didn't|can{'t/not}|di {na/ko/ako}|ga{/k}|{e/}nggak|ngga|nessun{/a}|aucun{/e}|ningun{/a}|kein{/en}",
  theirs:
    "are you guys|switched off|" +
    "ngaku|tak angkat|tak dapat dihubungi|khong nghe may|kayo ba|" +
    "siete voi|non risponde|" +
    "seid ihr|geht nicht ran|siz misiniz|ni nyinyi|" +
    "{was/is} {it/that/this} you|{doesn't/does not/didn't} {answer/pick up}|not {answering/picking up/reachable}|unreachable|{ga/gak/tidak} bisa dihubungi|{son/es de} ustedes|no {contesta/responde/atiende}|{sao/e de} voces|nao {atende/responde}|{c'est/est-ce} vous|ne repond p{as/lus}|nicht erreichbar|{di/hindi} sumasagot|aap{/ }ka hai",
  your: "who is|whose number is|siapa ini|quem e|marcaron del|wurde von|anruf von|nilipigiwa na|vi su|saw you|found you|tagged you|saw ur|saw|seen|liat|lihat|nemu|tengok|thay tren|vi en|vi no|vu sur|trovato su|your|ur|you guys|kalian|kamu|anda|vuestro|vuestra|tu|tus|teu|votre|vos|ton|euer|eure|ihr|ihre|dein|inyong|iyong|sizin|senin|vostro|vostra|tuo|tua|cua shop|cua ban|yenu|yako|de ustedes|de voces|{call/called/called me/calls/text/message/sms} from|llama{ron/da} del|mensaje del|lig{aram/acao/ou} do|{appel/sms/appele} du|chiamat{o/a} dal|{telpon/telepon/panggilan} dari|tumawag sa{kin/ akin}|{los/te} {sigo/vi} en|follow{/ing/ed} you|i follow|i{'/}m following|found {on/via/it on}|nakita {ko/sa}|{achei/encontrei} no|{/de }quien es|{qui est/wer ist}",
  my: "my|ku|mera|meri|mere|hamara|apna|enga|mage|mata|yetu|mine|saya|aku|gue|gw|sy|mi|mis|meu|minha|mon|ma|mein|meinem|mio|mia|benim|cua toi|cua minh|cua em|toi|em|minh|ko|akin|aking|yangu|me|our|us|nuestro|nuestra|nosso|nossa|notre|unser|kami|nostro|mijn|jg",
  is: "is|nya|sama|both|je|same|sabit|ekai|ekata|eka|eke|dekama|c'est|are|it's|that's|thats|that is|soy|sou|i'm|im|oo|yes|its|adalah|ialah|yaitu|itu|ini|la|es|son|e|est|ist|ay|on|in|via|di|anda al|en|na|sur|su|auf|unter|con|with|through|the|a|this|that|here|too|also|aja|ya|yaa|po|kak|bang|lah|le|el|mag|ang|yung|sa|al|ao|por|pelo|under|as|como|as well|ini ya|to|ne|ke|dung|qua|please|pls|direct|lang|nasa|au|per|bu|de|da|est le|only",
  id: "id|name|nama|nombre|nome|adim|ismi|adi|username|user|user name|handle|profil|perfil|usuario|nick|nickname|page|add|follow|search|cari|find me|add me|add us|chat|link|ping me|{dm/pm/message/msg}{/ nyo}",
  acct: "account|acc|akun|cuenta|conta|hesap|hesabi|konto|compte|tk|tai khoan",
  rel:
    "ofc|office|home|work|other|second|local|personal|private|business|husband|wife|friend|mum|mom|dad|mother|father|sister|brother|daughter|boss|driver|assistant|partner|" +
    "suami|istri|adik|kakak|teman|rumah|kantor|isteri|pejabat|pribadi|baru|" +
    "vo|bo|" +
    "esposo|esposa|marido|hija|mama|papa|hermano|hermana|casa|oficina|nuevo|nueva|mae|filho|filha|novo|nova|" +
    "ev|ufficio|mari|" +
    "chong|asawa|nanay|tatay|kapatid|mujer|hijo|amigo|amiga|trabajo|pai|irmao|irma|escritorio|trabalho|esim|annem|babam|moglie|marito|figlio|figlia|femme|fils|fille|bureau|maison|frau|mann|buro|mume|mke",
  or: "ni|n|or|and|&|/|atau|dan|o|y|ou|et|oder|und|ve|veya|hoac|i|+|same as|juga|tambien|tambem|aussi|anche|auch|at saka|ama",
  stop: "gimana|berapa|kenapa|how|what|which|where|who|que|quoi|ano|saan|be|can|get|give|hello|hey|hi|send|use|try|take|note|was|will|just|kindly|ask|after|before|until|maybe|sure|great|cheers|regards|thanks|thank you|thx|there|group|story|stories|post|ads|ad|live|reel|when|if|for|from|you|we|they|all|out|up|off|now|today|tomorrow|back|public|hacked|closed|active|aktif|working|down|broken|new|old|better|best|fine|ok|good|easier|easiest|fast|kita|kah|apa|bisa|boleh|punya|ada|yang|mana|dong|kalau|hay|voi|thi|duoc|ban|meron|kayo|para|por favor|gracias|aqui|tienen|sim|tem|var|icin|ile|lutfen|avete|vous|avez|habt|haben|bitte|merci|grazie|danke|status|photo|pic|pics|video|website|site|web|team|support|shop|store|official|anytime|instead|later|first|again|right|correct|wrong|listed|write|dial|save|let|yes|asap|okay|deh|sih|obrigado",
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
