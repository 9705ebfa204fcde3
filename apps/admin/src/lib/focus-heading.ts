const MOST_FRAMES = 30;
// A dialog that closes gives the focus back a frame later.
const LOST_FRAMES = 3;

/**
 * After what was pressed has gone from the page (a finished thing cannot be cancelled again), the focus goes to the page's
 * heading instead of nowhere: as soon as a dialog that closes has given its own back.
 */
export function focusHeadingIfLost(): void {
  let frames = 0;
  let lost = 0;
  const look = () => {
    frames += 1;
    lost = document.activeElement === document.body ? lost + 1 : 0;
    if (lost >= LOST_FRAMES) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    else if (frames < MOST_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
