/**
 * Top-level domains that count in running text: any country's two letters, and the generic ones that people's
 * addresses end in (IANA root zone; the rest of its 1,400 labels hardly occurs in personal mail).
 */
const generic = new Set(
  (
    "com net org edu gov mil int info biz name pro mobi asia travel coop app dev shop online store site tech xyz " +
    "club top live life world email group agency studio design digital media blog cloud space website web work " +
    "works team today social solutions services center company global international law ltd llc inc gmbh care " +
    "clinic health fit fitness yoga beauty salon spa food cafe coffee restaurant bar pub wine kitchen tours hotel " +
    "house homes land property estate realty build garden flowers florist school academy education university " +
    "training art photo photos photography camera video music fashion clothing shoes money finance bank capital " +
    "fund insurance tax consulting expert guru marketing events wedding party games game sport sports run bike " +
    "car cars auto repair tools energy solar green earth eco farm organic pet dog vet baby kids family love one " +
    "me now page link click news press africa amsterdam berlin london nyc paris tokyo wien koeln hamburg rio " +
    "sydney melbourne istanbul swiss scot ceo vip zone plus best cool fun chat network systems example software " +
    "support technology ventures"
  ).split(" "),
);

/** @param label lower case, without the dot */
export function isTopLevel(label: string): boolean {
  return /^[a-z]{2}$/.test(label) || label.startsWith("xn--") || generic.has(label);
}
