import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';

/** What is needed here of the page's own types: the rest of the workspace knows no browser. */
interface PageElement {
  readonly tagName: string;
  readonly type?: string;
  readonly name?: string;
  matches(selector: string): boolean;
  contains(other: PageElement): boolean;
  closest(selector: string): PageElement | null;
}
declare const document: { readonly activeElement: PageElement | null };

/** What a person does to a page, however they do it. */
export interface Hands {
  readonly kind: 'mouse' | 'keyboard';
  /** Buttons, links, tabs, menu items, checkboxes, switches, radio buttons. */
  press(target: Locator): Promise<void>;
  /** Replaces what a text field holds. */
  type(field: Locator, text: string): Promise<void>;
  /** Takes an option, by its text: of a browser's own select, of a list that a button opens, of one that typing finds. */
  choose(field: Locator, option: string): Promise<void>;
  /** Moves a row of a list to before another one: its names are those of the rows. */
  moveBefore(list: Locator, moved: string, other: string): Promise<void>;
}

export type HandsKind = Hands['kind'];
export const BOTH_HANDS: readonly HandsKind[] = ['mouse', 'keyboard'];

export function handsOf(kind: HandsKind, page: Page): Hands {
  return kind === 'mouse' ? new Mouse(page) : new Keyboard(page);
}

const isNativeSelect = (field: Locator): Promise<boolean> =>
  field.evaluate((element: PageElement) => element.tagName === 'SELECT');

const isComboBox = (field: Locator): Promise<boolean> =>
  field.evaluate((element: PageElement) => element.matches('input[role=combobox]'));

const isToggle = (element: PageElement): boolean => /^(checkbox|radio)$/.test(element.type ?? '');

class Mouse implements Hands {
  readonly kind = 'mouse';
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(target: Locator): Promise<void> {
    // The box itself is drawn by its label; the input lies under it, out of sight.
    const drawn = (await target.evaluate(isToggle)) ? target.locator('xpath=ancestor::label[1]') : target;
    await drawn.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.fill(text);
  }

  async choose(field: Locator, option: string): Promise<void> {
    if (await isNativeSelect(field)) {
      await field.selectOption({ label: option });
      return;
    }
    if (await isComboBox(field)) await this.type(field, option);
    else await field.click();
    await this.#page.getByRole('option', { name: option }).first().click();
  }

  async moveBefore(list: Locator, moved: string, other: string): Promise<void> {
    const goal = list.getByRole('row', { name: other });
    await list.getByRole('row', { name: moved }).dragTo(goal, { targetPosition: { x: 60, y: 3 } });
  }
}

// More stops than any page has: whoever has not arrived by then cannot.
const MOST_STEPS = 400;

// Inside one of these, arrow keys move; Tab leaves it.
const COMPOSITE =
  '[role=listbox],[role=menu],[role=tablist],[role=radiogroup],[role=grid],[role=treegrid],[role=toolbar]';
const ROWS = '[role=tablist][aria-orientation=horizontal],[role=toolbar]';

const hasFocus = (element: PageElement): boolean => document.activeElement === element;

type Place = 'there' | 'in its row' | 'beside' | 'elsewhere';

/** Where the focus is, seen from the target. Runs in the page, so it can use nothing of this file. */
function placeOfFocus(target: PageElement, composite: string): Place {
  const active = document.activeElement;
  if (active === null) return 'elsewhere';
  const isRadio = (element: PageElement): boolean => element.type === 'radio' && element.name === target.name;
  const isInside = (group: PageElement | null): boolean =>
    group !== null && group !== active && group.contains(active) && !active.matches('input');
  if (active === target || (target.matches('label') && target.contains(active))) return 'there';
  if (isRadio(target) && isRadio(active)) return 'beside';
  if (!isInside(target.closest(composite))) return 'elsewhere';
  return target.closest('[role=row]')?.contains(active) === true ? 'in its row' : 'beside';
}

/** Tab, arrows, Enter, Space and letters; a target that cannot be reached so fails the test. */
class Keyboard implements Hands {
  readonly kind = 'keyboard';
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(target: Locator): Promise<void> {
    await this.#reach(target);
    // An arrow key has chosen the radio button already; Space then changes nothing.
    await this.#page.keyboard.press((await target.evaluate(isToggle)) ? 'Space' : 'Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }

  async choose(field: Locator, option: string): Promise<void> {
    if (await isComboBox(field)) {
      await this.type(field, option);
      await expect(this.#page.getByRole('option', { name: option }).first()).toBeVisible();
      await this.#page.keyboard.press('ArrowDown');
      await this.#page.keyboard.press('Enter');
      return;
    }
    await this.#reach(field);
    if (await isNativeSelect(field)) {
      await this.#page.keyboard.type(option);
      await expect(field.locator('option:checked')).toHaveText(option);
      return;
    }
    await this.#page.keyboard.press('Enter');
    await this.press(this.#page.getByRole('option', { name: option }));
  }

  async moveBefore(list: Locator, moved: string, other: string): Promise<void> {
    await this.press(list.getByRole('button', { name: `Move: ${moved}` }));
    const here = this.#page.getByRole('button', { name: `Insert before ${other}` });
    await expect(here).toBeAttached();
    for (let step = 0; step < MOST_STEPS && !(await here.evaluate(hasFocus)); step += 1) {
      await this.#page.keyboard.press('ArrowUp');
    }
    await this.#page.keyboard.press('Enter');
  }

  async #reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await expect(target).toBeEnabled();
    // By itself, not by its role: what pops up on the way hides the rest of the page.
    const element = (await target.elementHandle()) as JSHandle<PageElement>;
    let isOnItsWay = false;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const place = await element.evaluate(placeOfFocus, COMPOSITE);
      if (place === 'there') return;
      await this.#page.keyboard.press(await this.#keyTowards(target, place, isOnItsWay));
      isOnItsWay = place !== 'elsewhere';
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  }

  /** A list does not go round: from its begin on, everything comes. */
  async #keyTowards(target: Locator, place: Place, isOnItsWay: boolean): Promise<string> {
    if (place === 'elsewhere') return 'Tab';
    if (place === 'in its row') return 'Tab';
    if (!isOnItsWay && !(await target.evaluate(isToggle))) return 'Home';
    const isInRow = await target.evaluate((element: PageElement, rows: string) => element.closest(rows) !== null, ROWS);
    return isInRow ? 'ArrowRight' : 'ArrowDown';
  }
}
