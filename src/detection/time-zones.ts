/** Countries by area and city of their time zones: IANA tz database, with older names that browsers still report. */
const zones: Readonly<Record<string, string>> = {
  Asia: "SG Singapore|MY Kuala_Lumpur Kuching|PH Manila|TH Bangkok|VN Ho_Chi_Minh Saigon|ID Jakarta Pontianak Makassar Jayapura Ujung_Pandang|KH Phnom_Penh|JP Tokyo|SA Riyadh|AE Dubai|QA Qatar|OM Muscat|KW Kuwait|LB Beirut|JO Amman|IQ Baghdad|IL Jerusalem Tel_Aviv|LK Colombo|PK Karachi|TR Istanbul|TW Taipei|HK Hong_Kong|MO Macau Macao|CN Shanghai Urumqi Chongqing Harbin Kashgar Chungking|KR Seoul|IN Kolkata Calcutta|BD Dhaka Dacca|NP Kathmandu Katmandu|MM Yangon Rangoon|LA Vientiane|BN Brunei|BH Bahrain|YE Aden|SY Damascus|PS Gaza Hebron|IR Tehran|RU Yekaterinburg Omsk Novosibirsk Barnaul Tomsk Novokuznetsk Krasnoyarsk Irkutsk Chita Yakutsk Khandyga Vladivostok Ust-Nera Magadan Sakhalin Srednekolymsk Kamchatka Anadyr|MN Ulaanbaatar Hovd Ulan_Bator|UZ Samarkand Tashkent|KZ Almaty Qyzylorda Qostanay Aqtobe Aqtau Atyrau Oral|GE Tbilisi|AM Yerevan|AZ Baku",
  Australia:
    "AU Lord_Howe Hobart Melbourne Sydney Broken_Hill Brisbane Lindeman Adelaide Darwin Perth Eucla ACT NSW North Queensland South Tasmania Victoria West Yancowinna Canberra",
  Antarctica: "AU Macquarie",
  Pacific: "NZ Auckland Chatham|CL Easter|EC Galapagos|US Honolulu|FJ Fiji|PG Port_Moresby Bougainville",
  America:
    "AR Argentina/Buenos_Aires Argentina/Cordoba Argentina/Salta Argentina/Jujuy Argentina/Tucuman Argentina/Catamarca Argentina/La_Rioja Argentina/San_Juan Argentina/Mendoza Argentina/San_Luis Argentina/Rio_Gallegos Argentina/Ushuaia Buenos_Aires Catamarca Cordoba Jujuy Mendoza Argentina/ComodRivadavia Rosario|BR Noronha Belem Fortaleza Recife Araguaina Maceio Bahia Sao_Paulo Campo_Grande Cuiaba Santarem Porto_Velho Boa_Vista Manaus Eirunepe Rio_Branco Porto_Acre|CL Santiago Coyhaique Punta_Arenas|CO Bogota|PE Lima|EC Guayaquil|BO La_Paz|GY Guyana|PY Asuncion|UY Montevideo|VE Caracas|BZ Belize|CR Costa_Rica|DO Santo_Domingo|SV El_Salvador|GT Guatemala|HN Tegucigalpa|NI Managua|PA Panama|MX Mexico_City Cancun Merida Monterrey Matamoros Chihuahua Ciudad_Juarez Ojinaga Mazatlan Bahia_Banderas Hermosillo Tijuana Ensenada Santa_Isabel|US New_York Detroit Kentucky/Louisville Kentucky/Monticello Indiana/Indianapolis Indiana/Vincennes Indiana/Winamac Indiana/Marengo Indiana/Petersburg Indiana/Vevay Chicago Indiana/Tell_City Indiana/Knox Menominee North_Dakota/Center North_Dakota/New_Salem North_Dakota/Beulah Denver Boise Phoenix Los_Angeles Anchorage Juneau Sitka Metlakatla Yakutat Nome Adak Indianapolis Knox_IN Louisville Fort_Wayne Shiprock|CA St_Johns Halifax Glace_Bay Moncton Goose_Bay Blanc-Sablon Toronto Iqaluit Atikokan Winnipeg Resolute Rankin_Inlet Regina Swift_Current Edmonton Cambridge_Bay Inuvik Creston Dawson_Creek Fort_Nelson Whitehorse Dawson Vancouver Montreal|JM Jamaica|TT Port_of_Spain|PR Puerto_Rico|CU Havana|HT Port-au-Prince",
  Africa:
    "EG Cairo|MA Casablanca|KE Nairobi|DZ Algiers|NG Lagos|ZA Johannesburg|ES Ceuta|GH Accra|TZ Dar_es_Salaam|UG Kampala|RW Kigali|ET Addis_Ababa|TN Tunis|LY Tripoli|SN Dakar|CI Abidjan|CM Douala",
  Europe:
    "TR Istanbul|GB London Belfast|IE Dublin|FR Paris|DE Berlin Busingen|IT Rome|ES Madrid|PT Lisbon|NL Amsterdam|BE Brussels|CH Zurich|AT Vienna|PL Warsaw|GR Athens|SE Stockholm|NO Oslo|DK Copenhagen|FI Helsinki|RU Kaliningrad Moscow Kirov Volgograd Astrakhan Saratov Ulyanovsk Samara|UA Simferopol Kyiv Uzhgorod Zaporozhye Kiev|RO Bucharest|CZ Prague|HU Budapest",
  Atlantic: "ES Canary|PT Madeira Azores",
  Indian: "MV Maldives",
};

/**
 * @param timeZone IANA name, as `Intl.DateTimeFormat().resolvedOptions().timeZone` gives it
 * @returns ISO 3166-1 country; undefined where the name is unknown or belongs to none
 */
export function countryOfTimeZone(timeZone: string): string | undefined {
  const [area = "", ...rest] = timeZone.split("/");
  const city = rest.join("/");
  const countries = zones[area]?.split("|") ?? [];
  return countries.find((line) => line.split(" ").indexOf(city) > 0)?.slice(0, 2);
}
