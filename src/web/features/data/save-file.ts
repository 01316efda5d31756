/** Long enough for a browser to have begun. Milliseconds. */
const keptFor = 60_000;

/** Gives the person a file, as if they had clicked on a link to it. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}
