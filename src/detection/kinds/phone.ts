import type { Kind } from "./kind.ts";

/** Words beside numbers, and requests to be called. Validity is the numbering plan's matter (`../phone`). */
export const phone: Kind = {
  kind: "phone",
  takesNumbers: true,
  cues:
    // English; South and South-East Asian shorthand
    "{call/office/direct/phone/land/hot/work/home/main/help} line|txt|phone|ph|tel|telephone|mob|cell|cellphone|contact no|landline|my digits|call|text|sms|ring|hp|contact|reach|cp|reach me|" +
    // Indonesian, Malay
    "no hp|hape|telepon|telp|tlp|telpon|kontak|handphone|nope|kabari|hubungi|telefon|" +
    "fon|mesej|" +
    // Vietnamese
    "dt|co dinh|may ban|so dien thoai|sdt|dien thoai|di dong|so em|so minh|goi|lien he|alo|nhan tin|lh|" +
    // Filipino
    "kontakin|tawagan|tawag|itext|" +
    // Spanish, Portuguese
    "telefono|tlf|tfno|mov|celular|mvl|llamadas|cel|movil|fono|fijo|llamame|llamenme|llameme|me llama|me llaman|llamar|llamen|llame|marcame|fone|" +
    "contato|fixo|telemovel|liga|ligue|ligar|chama|chame|chamar|" +
    // Turkish
    "cep|iletisim|gsm|ara|arayin|ulasabilirsiniz|" +
    // Italian, French, German
    "telefonatemi|chiamare|chiama|cellulare|recapito|contatto|fisso|chiamami|chiamatemi|chiami|contattatemi|portable|fixe|joignable|appels|" +
    "appelez|appelle|appeler|rappelez|contactez|joindre|rappeler|handynummer|nummer|mobil|" +
    "festnetz|rufnummer|ruft|ruf|rufen|anrufen|ruckruf|erreichbar|melden|zuruckrufen|" +
    // Swahili
    "simu|piga|nipigie",
};
