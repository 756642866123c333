import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectContacts } from "../../../src/detection/index.ts";

/** What people say they are, typed with a capital: nations, towns, faiths, trades, states; `{}` is where each stands. */
const said: Readonly<Record<string, { readonly sentences: readonly string[]; readonly words: string }>> = {
  es: {
    sentences: ["soy {} y quiero saber el precio", "soy {}, ¿hay descuento?", "Hola, soy {} y vivo en el centro"],
    words:
      "Limeña|Cusqueño|Arequipeña|Tapatía|Regia|Poblana|Yucateco|Veracruzana|Bogotana|Paisa|Caleña|" +
      "Costeño|Santiaguina|Porteña|Cordobesa|Rosarina|Mendocino|Quiteño|Guayaca|Cochabambina|Paceña|" +
      "Cruceña|Caraqueña|Maracucha|Tica|Nica|Chapina|Catracha|Guanaca|Panameña|Boricua|Dominicana|" +
      "Cubana|Madrileña|Sevillana|Catalana|Gallega|Vasca|Andaluza|Canaria|Argentina|Chilena|Peruana|" +
      "Mexicana|Colombiana|Venezolana|Boliviana|Paraguaya|Uruguaya|Ecuatoriana|Hondureña|Salvadoreña|" +
      "Guatemalteca|Costarricense|Española|Maestra|Médico|Enfermera|Abogado|Contadora|Arquitecto|" +
      "Diseñadora|Fotógrafa|Estudiante|Jubilada|Cliente|Vendedor|Vegana|Celíaco|Alérgica|Diabético|" +
      "Embarazada|Interesada|Nueva|Principiante|Mayorista|Emprendedora|Dueña|Periodista|Psicóloga|" +
      "Cocinero|Peluquera|Mamá|Soltera|Casado|Católica|Cristiana|Atea|Zurdo|Miope",
  },
  "pt-BR": {
    sentences: ["sou {} e quero saber o preço", "sou {}, tem desconto?"],
    words:
      "Paulistana|Carioca|Mineira|Gaúcha|Baiana|Pernambucana|Cearense|Paraense|Goiana|Brasiliense|" +
      "Curitibana|Catarinense|Capixaba|Potiguar|Alagoana|Sergipana|Maranhense|Brasileira|Portuguesa|" +
      "Angolano|Professora|Enfermeira|Advogada|Médico|Dentista|Estudante|Aposentada|Cliente|Vegana|" +
      "Celíaca|Alérgica|Diabético|Gestante|Grávida|Interessada|Nova|Iniciante|Revendedora|Lojista|" +
      "Fotógrafa|Motorista|Autônomo|Síndica|Evangélica|Católica|Casada|Solteira|Estudante|Engenheiro|" +
      "Arquiteta|Psicóloga|Manicure|Confeiteira",
  },
  it: {
    sentences: ["sono {} e vorrei sapere il prezzo", "sono {}, c'è lo sconto?"],
    words:
      "Romana|Milanese|Napoletano|Torinese|Siciliana|Sarda|Toscana|Veneta|Genovese|Bolognese|Fiorentina|" +
      "Calabrese|Pugliese|Barese|Lombarda|Italiana|Straniera|Insegnante|Infermiera|Avvocato|Medico|" +
      "Architetto|Studentessa|Pensionato|Cliente|Vegana|Celiaca|Allergica|Diabetico|Incinta|Interessata|" +
      "Nuova|Principiante|Mamma|Ingegnere|Fotografa|Commerciante|Vegetariano|Cattolica|Mancino|Turista",
  },
  fr: {
    sentences: ["je suis {} et je voudrais un prix", "je suis {}, il y a une remise ?"],
    words:
      "Parisienne|Lyonnais|Marseillais|Bordelaise|Toulousaine|Nantaise|Lilloise|Niçois|Bretonne|" +
      "Alsacienne|Corse|Normande|Marocaine|Algérienne|Tunisienne|Sénégalaise|Ivoirien|Camerounaise|" +
      "Belge|Suisse|Québécoise|Casaouie|Marrakchia|Rbatia|Oranaise|Algéroise|Kabyle|Française|Étudiante|" +
      "Infirmière|Avocat|Médecin|Enseignante|Retraité|Cliente|Végane|Végétarienne|Allergique|Diabétique|" +
      "Enceinte|Intéressée|Nouvelle|Débutant|Photographe|Architecte|Professeur|Ingénieur|Musulmane|" +
      "Maman|Traiteur|Gérante|Fleuriste|Coiffeuse|Intolérante|Gauchère",
  },
  de: {
    sentences: ["ich bin {} und suche etwas", "Ich bin {}, gilt der Rabatt?"],
    words:
      "Berlinerin|Hamburgerin|Münchner|Kölner|Bayer|Schwabe|Sachse|Österreicherin|Wienerin|Schweizerin|" +
      "Frankfurterin|Deutsche|Türkin|Student|Studentin|Lehrerin|Arzt|Ärztin|Krankenschwester|Anwältin|" +
      "Ingenieur|Rentner|Kunde|Kundin|Veganerin|Vegetarier|Allergikerin|Diabetiker|Anfänger|Anfängerin|" +
      "Mutter|Vater|Mieter|Vermieterin|Handwerker|Erzieherin|Fotografin|Azubi|Schülerin|Rollstuhlfahrer|" +
      "Selbstständig|Schwanger|Stammkunde|Neukundin|Interessent|Mitglied|Single|Hausfrau|Grafikerin|" +
      "Köchin|Friseurin|Bauherr|Landwirt|Musiker|Beamter|Polizist|Linkshänder|Alleinerziehend|" +
      "Brillenträger|Hundebesitzerin",
  },
  en: {
    sentences: ["I'm {} and I want the price", "I'm {}, is there a discount?", "I am {}, how much is it?"],
    words:
      "Kenyan|Nigerian|Ghanaian|Kiwi|Aussie|Aucklander|Londoner|Dubliner|Texan|Californian|Emirati|" +
      "Kuwaiti|Omani|Qatari|Saudi|Lebanese|Egyptian|Jordanian|Israeli|Pakistani|Singaporean|Malaysian|" +
      "Filipino|Filipina|Thai|Khmer|Belizean|Jamaican|Ugandan|Tanzanian|Zimbabwean|Zambian|Chinese|" +
      "Japanese|Korean|Indian|Nepali|Bangladeshi|Iranian|Iraqi|Syrian|Turkish|Greek|Polish|Ukrainian|" +
      "Russian|Swedish|Norwegian|Dutch|Swiss|Scottish|Welsh|Irish|Canadian|Mexican|Muslim|Hindu|Sikh|" +
      "Buddhist|Catholic|Jewish|Christian|Vegan|Vegetarian|Pescatarian|Coeliac|Diabetic|Pregnant|" +
      "Allergic|Disabled|Retired|Interested|Available|Curious|Desperate|Local|Lefthanded|Teacher|Nurse|" +
      "Doctor|Lawyer|Engineer|Student|Photographer|Designer|Plumber|Electrician|Chef|Pilot|Journalist|" +
      "Architect|Accountant|Customer|Landlord|Tenant|Beginner|Bride|Mum|Dad|Stylist|Caterer|Florist|" +
      "Planner|Trainer|Therapist|Dentist|Farmer|Hairdresser|Freelancer|Entrepreneur|Owner|Manager",
  },
  id: {
    sentences: ["saya {} dan mau tanya harga", "saya {}, ada diskon?", "Saya {} kak, bisa COD?"],
    words:
      "Jawa|Sunda|Betawi|Padang|Batak|Bugis|Madura|Bali|Minang|Dayak|Papua|Ambon|Manado|Indonesia|" +
      "Muslim|Kristen|Katolik|Hindu|Budha|Mahasiswa|Pelajar|Guru|Dosen|Dokter|Perawat|Bidan|Karyawan|" +
      "Pegawai|PNS|Wiraswasta|Pedagang|Reseller|Dropshipper|Ibu|Bapak|Pelanggan|Pembeli|Penjual|Petani|" +
      "Nelayan|Sopir|Polisi|Tentara|Vegetarian|Hamil|Tertarik|Mau|Butuh|Cari|Sudah|Belum|Orang|Warga|" +
      "Anak|Driver|Seller|Nasabah|Pensiunan",
  },
  ms: {
    sentences: ["saya {}, ada diskaun?", "saya {} nak tanya harga"],
    words:
      "Melayu|Cina|India|Iban|Kadazan|Dayak|Muslim|Kristian|Cikgu|Guru|Jururawat|Doktor|Pelajar|" +
      "Pensyarah|Peguam|Akauntan|Pesara|Pelanggan|Peniaga|Kontraktor|Vegetarian|Orang|Warganegara",
  },
  tr: {
    sentences: ["ben {} indirim var mı", "ben {}, fiyat ne kadar"],
    words:
      "Ankaralıyım|İstanbulluyum|İzmirliyim|Adanalıyım|Türküm|Kürdüm|Öğrenciyim|Öğretmenim|Doktorum|" +
      "Hemşireyim|Emekliyim|Avukatım|Mühendisim|Müşteriyim|Veganım|Hamileyim|Yeniyim|Bursalıyım|" +
      "Antalyalı|Öğrenci|Öğretmen|Emekli|Müşteri|Hasta",
  },
  vi: {
    sentences: ["mình là {}, giá bao nhiêu", "em là {} ạ, có giảm không", "tôi là {}, tư vấn giúp"],
    words:
      "Khách|Sinh viên|Giáo viên|Bác sĩ|Việt kiều|Người Huế|Khách|hàng|Nhân viên|Học sinh|Chủ shop|" +
      "Công nhân|Kế toán|Mẹ bỉm|Người mới|Phật tử",
  },
  sw: {
    sentences: ["Mimi ni {}, kuna punguzo?", "mimi ni {} kutoka Nakuru"],
    words:
      "Mwalimu|Daktari|Mwanafunzi|Mkenya|Mtanzania|Mkulima|Dereva|Fundi|Mteja|Mgeni|Muislamu|Mkristo|" +
      "Mama|Baba|Muuguzi|Mfanyabiashara|Mpishi|Mjasiriamali",
  },
};

describe('a word with a capital behind "I am"', () => {
  it("introduces nobody where it says what somebody is, nine times in ten", async () => {
    const named: string[] = [];
    let count = 0;
    for (const [language, { sentences, words }] of Object.entries(said)) {
      for (const sentence of sentences) {
        for (const word of words.split("|")) {
          const found = await detectContacts(sentence.replace("{}", word), { language, kinds: ["name"] });
          if (found.length > 0) named.push(`${language} ${word}`);
          count++;
        }
      }
    }
    assert.ok(count > 1000 && named.length * 10 <= count, `${named.length} of ${count}: ${named.join(", ")}`);
  });
});
