/** What files and hosts of one's own network end in, and words that a forgotten space makes a label. */
const others =
  /^(?:c(?:on|mo|pm|omm|oom)|png|jpe?g|gif|webp|svg|pdf|docx?|xlsx?|txt|csv|json|html?|php|zip|mov|local|lan|intern(?:al)?|localhost|test|prod|thanks|please|and|dan|gracias)$/;

/**
 * The IANA root zone has 1,400 labels and grows: any word of three letters or more may be one.
 * @param label lower case, without the dot
 */
export function isTopLevel(label: string): boolean {
  return (/^[a-z]{2,14}$/.test(label) && !others.test(label)) || label.startsWith("xn--");
}
