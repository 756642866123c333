import type { Page, Patience } from "../drivers/driver.ts";

/**
 * Clicks a field until the focus is in it: a sheet that is still rising may move away from under the click.
 *
 * @param selector of the field, whose id is what stands after the last `#`
 */
export async function focusField(
  page: Page,
  selector: string,
  patience: Patience = { timeout: 20_000 },
): Promise<void> {
  const id = selector.replace(/.*#/, "");
  for (let tries = 0; tries < 5; tries++) {
    await page.click(selector, patience);
    const isThere = await page.evaluate((wanted) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.id === wanted;
    }, id);
    if (isThere) return;
  }
  throw new Error(`The focus does not go into ${selector}.`);
}
