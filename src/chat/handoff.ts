import { referenceCode } from "../shared/reference-code.ts";

/**
 * Address that opens WhatsApp with the business. It carries the code and nothing that the visitor wrote.
 * @param number of the business, international
 * @param conversation id of the conversation
 */
export function whatsappUrl(number: string, conversation: string): string {
  return `https://wa.me/${number.replace(/\D/g, "")}?text=${encodeURIComponent(`#${referenceCode(conversation)}`)}`;
}
