/** Codes that platforms have a name for and that are no country to live in. */
const NO_COUNTRY = /^(A[CN]|BU|C[PQST]|D[DGY]|E[AUZ]|FX|I[CO]|NT|QO|S[UF]|T[AP]|U[KN]|X[ABK]|Y[DU]|Z[RZ])$/;
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Every country that the platform has a name for, sorted as the language sorts. */
export function listCountries(language: string): { readonly country: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" });
  const found = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const country = first + second;
      const name = NO_COUNTRY.test(country) || isFormer(country) ? undefined : names.of(country);
      return name ? [{ country, name }] : [];
    }),
  );
  return found.sort((a, b) => a.name.localeCompare(b.name, language));
}

/** A code of before is replaced by today's. */
function isFormer(country: string): boolean {
  return (
    new Intl.Locale(`und-${country}`).region !== country ||
    Intl.getCanonicalLocales(`und-${country}`)[0] !== `und-${country}`
  );
}
