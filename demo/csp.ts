/** Lists every violation of the page's policy. The tests read the list. */
const output = document.querySelector("#violations");
const list = document.querySelector("#list");
let count = 0;

document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
  count++;
  const item = document.createElement("li");
  item.textContent = [effectiveDirective, blockedURI, sourceFile, sample].filter(Boolean).join(" · ");
  list?.append(item);
  if (output) output.textContent = `${count} ${count === 1 ? "violation" : "violations"}`;
});
