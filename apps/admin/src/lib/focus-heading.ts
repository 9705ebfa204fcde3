const MOST_FRAMES = 30;

/**
 * After what was pressed has gone from the page (a finished thing cannot be cancelled again), the focus goes to the page's
 * heading instead of nowhere: as soon as a dialog that closes has given its own back.
 */
export function focusHeadingIfLost(): void {
  let frames = 0;
  const look = () => {
    frames += 1;
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
    else if (frames < MOST_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
