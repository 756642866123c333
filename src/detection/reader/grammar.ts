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
    "telegram|tele|tg|tiktok|tik tok|zalo|kakao|kakaotalk|katalk|viber|on signal|via signal|signal app|my signal|signal id|signal number|youtube|yt|threads|discord|skype|pinterest|imo|vk|" +
    "tumblr|twitch|reddit|onlyfans|shopee|tokopedia|lazada|grab|gojek|qq|kik|bluesky|mastodon|steam|github|paypal|venmo|gcash",
  not:
    "or no|id number|id no|account number|acct no|acc no|account no|seriennummer|order|booking|reservation|invoice|inv|reference|ref|ticket|case|card|pnr|or/cr|orcr|bsb|ifsc|swift|sort code|sss|philhealth|umid|bpjs|nopol|plat no|utr|rrn|ref no|yape|plin|nequi|daviplata|mercado pago|iban|passport|member|membership|customer|" +
    "customer no|tracking|awb|parcel|room|unit|zip|zipcode|zip code|postcode|postal code|flat|code|otp|pin|password|price|total|" +
    "qty|amount|serial|imei|isbn|plate|license|licence|lot|model|sku|tax|vat|ssn|transaction|trx|txn|ic no|nric|policy|batch|" +
    "pesanan|ic|no ic|kad pengenalan|poskod|kode pos|blok|invois|faktur|rekening|norek|no rek|akaun|ktp|nik|npwp|resi|no resi|kamar|bilik|kode|kod|sandi|harga|jumlah|rp|idr|rm|" +
    "transaksi|va|virtual account|polis|" +
    "don hang|ma don|dat phong|hoa don|so tai khoan|stk|cccd|cmnd|van don|phong|so nha|mat khau|gia|tong|so luong|ma so|ma khach hang|ma the|ma van don|ma giao dich|ma hoa don|hop dong|so hop dong|" +
    "resibo|kwarto|presyo|php|" +
    "pedido|orden|reserva|factura|folio|tarjeta|dni|rut|cedula|cuit|cuil|cbu|clabe|curp|rfc|nit|ruc|guia|rastreo|seguimiento|" +
    "habitacion|codigo|clave|precio|cantidad|expediente|boleta|comprobante|contrato|poliza|placa|matricula|serie|" +
    "nota fiscal|nf|protocolo|agencia|cpf|cnpj|rg|cartao|rastreio|rastreamento|quarto|cep e|apartamento|senha|preco|valor|" +
    "quantidade|boleto|chave pix|pix|" +
    "siparis|rezervasyon|fatura|tc|kimlik|kart|takip|kargo|oda|daire|sifre|fiyat|toplam|adet|plaka|" +
    "ordine|prenotazione|fattura|codice|codice fiscale|partita iva|spedizione|camera|prezzo|" +
    "commande|facture|bordereau|versement|virement|rib|ccp|siret|siren|suivi|colis|chambre|prix|dossier|contrat|" +
    "bestellnummer|bestellung|buchung|buchungsnummer|rechnung|rechnungsnummer|kundennummer|sendungsnummer|sendung|zimmer|plz|" +
    "preis|summe|vertragsnummer|" +
    "oda no|usd|eur|sgd|myr|thb|vnd|aed|sar|mxn|brl|ars|inr|rs|kes|ksh|agizo|bei|jumla|akaunti",
  num: "n°|so|number|nomor|nomer|nombor|numero|num|nro|nr|nos|numara|nambari|namba|numer|nomer saya",
  denied: "nahi|nahin|yok|degil|kullanmiyorum|kullanmam",
  no: "no",
  deny:
    "don't|dont|di na|di ko|di ako|hnd na|do not|not|never|haven't|havent|isn't|doesn't|nor|neither|without|no longer|dun|xde|takda|can't|cannot|didn't|stopped using|deleted|" +
    "tidak|tak|ga|gak|nggak|ngga|enggak|bukan|tanpa|ga punya|takde|tiada|" +
    "khong|chua|hindi|walang|wala|huwag|hnd|sin|tampoco|nunca|nao|sem|nem|" +
    "non|niente|nessun|nessuna|aucun|aucune|ningun|ninguna|nada de|senza|pas|sans|kein|keinen|nicht|ohne|weder|sina|hapana|situmii",
  theirs:
    "was it you|is it you|is that you|was that you|are you guys|is this you|doesn't answer|does not answer|not answering|didn't answer|doesn't pick up|not picking up|unreachable|not reachable|switched off|" +
    "ngaku|ga bisa dihubungi|gak bisa dihubungi|tidak bisa dihubungi|tak angkat|tak dapat dihubungi|khong nghe may|kayo ba|di sumasagot|hindi sumasagot|di ma contact|" +
    "son ustedes|es de ustedes|es vuestro|sois vosotros|no contesta|no responde|no atiende|sao voces|e de voces|nao atende|nao responde|siete voi|e vostro|non risponde|" +
    "c'est vous|est-ce vous|ne repond pas|ne repond plus|seid ihr|sind sie das|geht nicht ran|nicht erreichbar|antwortet nicht|siz misiniz|sizin mi|acmiyor|cevap vermiyor|ni nyinyi|hapokei|aapka hai|aap ka hai|utha nahi",
  your: "who is|whose number is|quien es|de quien es|qui est|wer ist|siapa ini|quem e|call from|called from|called me from|calls from|missed call from|text from|message from|sms from|llamaron del|marcaron del|llamada del|mensaje del|ligaram do|ligacao do|ligou do|appel du|sms du|appele du|chiamato dal|chiamata dal|wurde von|anruf von|telpon dari|telepon dari|panggilan dari|nilipigiwa na|tumawag sakin|tumawag sa akin|vi su|vi tu|los sigo en|los vi en|te sigo en|saw you|found you|follow you|following you|followed you|tagged you|saw ur|saw|seen|i follow|im following|i'm following|found on|found via|found it on|lihat di|liat di|liat|lihat|nemu di|nemu|tau dari|tahu dari|dapat dari|dapet dari|tengok|nampak|jumpa di|thay tren|thay o|xem tren|biet qua|nakita ko|nakita sa|nakita ko sa|vi en|vi por|encontre en|vi no|vi na|achei no|encontrei no|vu sur|trouve sur|gesehen auf|visto su|visto sul|trovato su|see you|your|ur|you guys|kalian|kamu|anda|vuestro|vuestra|tu|tus|teu|votre|vos|ton|euer|eure|ihr|ihre|dein|inyong|iyong|sizin|senin|vostro|vostra|tuo|tua|cua shop|cua ban|shop minh|yenu|yako|de ustedes|de voces",
  my: "my|ku|mera|meri|mere|hamara|apna|enga|mage|mata|yetu|mine|saya|aku|gue|gw|sy|mi|mis|meu|minha|mon|ma|mein|meinem|mio|mia|benim|cua toi|cua minh|cua em|toi|em|minh|ko|akin|aking|yangu|me|our|us|nuestro|nuestra|nosso|nossa|notre|unser|kami|nostro|mijn|jg",
  is: "is|nya|sama|je|same|sabit|ekai|ekata|eka|eke|dekama|same as my|c'est|are|it's|that's|thats|that is|soy|sou|i'm|im|oo|yes|its|adalah|ialah|yaitu|itu|ini|la|es|son|e|est|ist|ay|on|in|via|di|anda al|en|na|sur|su|auf|unter|con|with|through|the|a|this|that|here|too|also|aja|ya|yaa|po|kak|bang|lah|le|el|mag|ang|yung|sa|al|ao|por|pelo|under|as|como|as well|ini ya|to|at me on|ne|ke|dung|qua|please|pls|direct|directly|lang|nasa|au|per|bu|de|da|est le|only",
  id: "id|name|nama|nombre|nome|adim|ismi|adi|username|user|user name|handle|profil|perfil|usuario|utilizador|nick|nickname|pseudo|nama pengguna|utente|identifiant|kullanici adi|nom d'utilisateur|benutzername|nutzername|page|add|follow|search|cari|find me|add me|add us|chat|link|nama akun|hit me up|write me|ping me|{dm/pm/message/msg}{/ nyo}",
  acct: "account|acc|akun|cuenta|conta|hesap|hesabi|konto|compte|tk|tai khoan",
  rel:
    "ofc|office|home|work|other|second|local|personal|private|business|husband|wife|friend|mum|mom|dad|mother|father|sister|brother|daughter|boss|driver|assistant|partner|" +
    "suami|istri|adik|kakak|teman|rumah|kantor|isteri|pejabat|pribadi|baru|" +
    "chong|vo|bo|nha rieng|asawa|nanay|tatay|kapatid|kaibigan|" +
    "esposo|esposa|marido|mujer|hijo|hija|mama|papa|hermano|hermana|amigo|amiga|casa|oficina|trabajo|nuevo|nueva|mae|pai|irmao|irma|filho|filha|novo|nova|escritorio|trabalho|" +
    "esim|annem|babam|ev|yeni|marito|moglie|figlio|figlia|ufficio|mari|femme|fils|fille|bureau|maison|frau|mann|buro|privat|mume|mke",
  or: "ni|n|or|and|&|/|atau|dan|o|y|ou|et|oder|und|ve|veya|hoac|i|+|same as|juga|tambien|tambem|aussi|anche|auch|at saka|ama",
  stop: "gimana|bagaimana|berapa|kenapa|how|what|which|where|who|que|quoi|quel|cual|wie|welche|ano|saan|nani|be|can|get|give|hello|hey|hi|send|write|dial|use|try|take|note|save|was|will|just|kindly|let|ask|after|before|until|maybe|sure|great|cheers|regards|please dm|thanks|thank you|thx|yes|there|group|story|stories|post|ads|ad|live|reel|when|if|for|from|you|we|they|all|out|up|off|now|today|tomorrow|back|asap|public|hacked|blocked|locked|banned|closed|inactive|active|aktif|activo|activa|ativo|attivo|aktiv|suspended|working|down|broken|new|old|better|best|fine|ok|okay|good|easier|easiest|fast|kita|kah|apa|bisa|boleh|punya|ada|yang|mana|dong|deh|sih|kalau|hay|voi|gi|thi|duoc|ban|opo|meron|kayo|para|por favor|gracias|aqui|privado|tienes|tienen|sim|tem|obrigado|var|icin|ile|lutfen|avete|vous|avez|habt|haben|bitte|merci|grazie|danke|status|photo|pic|pics|video|website|site|web|team|support|shop|store|official|anytime|instead|later|first|again|right|correct|wrong|listed|below|above",
  trap:
    "drop me a line|drop us a line|in line|line up|line item|product line|bottom line|on the line|the line|line break|" +
    "waiting line|front of the line|next in line|first in line|airline|finish line|dress line|straight line|" +
    "snap out|oh snap|snap button|face to face|face mask|face cream|face wash|face painting|x-ray|iphone x|x box|xbox|model x|" +
    "don't hesitate|do not hesitate|don't forget|dont forget|don't worry|jangan ragu|jangan lupa|no dude|no duden|no olvides|" +
    "nao hesite|n'hesitez pas|pas de souci|no problem|no worries|why not|not only|non esitate|zogern sie nicht|" +
    "in order to|in order|order now|made to order|no sin antes|number of|in case|face value|call center|call centre|in any case|just in case|" +
    "mess hall|what a mess|" +
    "que tal|me llamo la atencion|call of duty|a number of|correo postal",
  at: "at the rate of|at the rate|attherate|(at)|[at]|{at}|<at>|at|arroba|chiocciola|arobas|klammeraffe|kuyruklu a|guzel a|et isareti|a moc|a keong|(arroba)|[arroba]|(a)|ad|(alias)|acong|a cong",
  dot: "(dot)|[dot]|{dot}|<dot>|dot|punto|(punto)|[punto]|ponto|(ponto)|titik|cham|tuldok|nokta|point|(point)|punkt|(punkt)|(.)|[.]|nukta",
  under:
    "underscore|under score|garis bawah|gach duoi|guion bajo|underline|sublinhado|traco baixo|alt cizgi|alttan cizgi|alt tire|trattino basso|tiret bas|tiret du bas|tiret en bas|tiret du 8|unterstrich|barra baja|raya baja|piso",
  dash: "dash|hyphen|minus|strip|tanda hubung|sengkang|gach ngang|gitling|guion|hifen|traco|tire|trattino|tiret|bindestrich|guion medio",
  // "Not" besides.
  "#0?": "khong",
  "#0":
    "dieciocho|diecinueve|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|trinta|quarenta|vingt|trente|quarante|cinquante|soixante|zero|oh|seven|eight|nine|nol|kosong|delapan|sembilan|cero|siete|ocho|nueve|sete|oito|nove|sette|otto|sept|huit|" +
    "chin|neuf|null|sieben|acht|neun|sifir|sekiz|dokuz|sifuri|saba|nane|shunya|saat|aath",
};
