/** Has the browser save a file, as if it had been downloaded. */
export function saveFile(contents: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(contents);
  link.download = name;
  link.click();
  // Browsers read the address a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
