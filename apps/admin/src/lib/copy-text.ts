/** Puts a text on the clipboard; false when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https, and not on this machine, browsers have no clipboard: there is only the way of old.
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let isPut = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isPut = true;
  };
  document.addEventListener('copy', put);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else works where there is no clipboard
  document.execCommand('copy');
  document.removeEventListener('copy', put);
  return isPut;
}
