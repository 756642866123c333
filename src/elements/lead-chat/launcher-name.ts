/**
 * "Chat with {business}" in every language of the chat, so that the launcher has its name before anything else is
 * loaded: tags of the language / what stands before / "us", for a business without a name / what stands after / what
 * a name takes along. The texts are those of `src/i18n` (a test compares them); the order is the one
 * that compresses best, with English at the end for every other language.
 */
const names =
  "zh.(hant|tw|hk|mo)/與/我們/聊聊,de/Chat mit /uns,vi/Chat với /chúng tôi,th/แชทกับ /เรา,km/ជជែកជាមួយ /យើង,ar/الدردشة مع /فريقنا,hi//हमसे/ चैट करें/ से,sw/Piga gumzo na /sisi,ko///채팅으로 문의하기/에 ,es/Chatear con /nosotros,id/Chat dengan /kami,ja//スタッフ/とチャット,fr/Discuter avec /nous,fil|tl/Makipag-chat sa /amin,tr//Bizimle/ sohbet/ ile,si//අප/ සමඟ කතාබස් කරන්න,ur//ہم/ سے چیٹ کریں,pt/Conversar com /a gente,ms/Sembang dengan /kami,ta//எங்களுடன்/ அரட்டை/ உடன்,zh/与/我们/聊天,it/Chatta con /noi,he/צ׳אט עם /הצוות,.*/Chat with /us";

/**
 * @param language BCP 47, in any spelling that pages use; English where the chat does not speak it
 * @param business the business's name, if it has one
 * @returns the accessible name of the launcher
 */
export function launcherName(language: string, business: string | null): string {
  const isSpoken = ([tags]: string[]) => RegExp(`^(${tags})(?![a-z])`, "i").test(language);
  const [, before, us, after = "", particle = ""] = names
    .split(",")
    .map((line) => line.split("/"))
    .find(isSpoken) as string[];
  return before + (business ? business + particle : (us as string)) + after;
}
