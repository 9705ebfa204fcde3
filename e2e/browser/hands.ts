import { expect, type Locator, type Page } from '@playwright/test';

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
  /** Takes an option, by its text, of a browser's own select or of a list that a button opens. */
  choose(field: Locator, option: string): Promise<void>;
}

export type HandsKind = Hands['kind'];
export const BOTH_HANDS: readonly HandsKind[] = ['mouse', 'keyboard'];

export function handsOf(kind: HandsKind, page: Page): Hands {
  return kind === 'mouse' ? new Mouse(page) : new Keyboard(page);
}

const isNativeSelect = (field: Locator): Promise<boolean> =>
  field.evaluate((element: PageElement) => element.tagName === 'SELECT');

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
    await field.click();
    await this.#page.getByRole('option', { name: option }).click();
  }
}

// More stops than any page has: whoever has not arrived by then cannot.
const MOST_STEPS = 400;

// Inside one of these, arrow keys move; Tab leaves it.
const COMPOSITE =
  '[role=listbox],[role=menu],[role=tablist],[role=radiogroup],[role=grid],[role=treegrid],[role=toolbar]';
const ROWS = '[role=tablist][aria-orientation=horizontal],[role=toolbar]';

type Place = 'there' | 'beside' | 'elsewhere';

/** Where the focus is, seen from the target: on it, in the same composite, elsewhere. Runs in the page. */
function placeOfFocus(target: PageElement, composite: string): Place {
  const active = document.activeElement;
  if (active === null) return 'elsewhere';
  if (active === target || (target.matches('label') && target.contains(active))) return 'there';
  if (target.type === 'radio' && active.type === 'radio' && active.name === target.name) return 'beside';
  const group = target.closest(composite);
  if (group === null || group === active || active.matches('input')) return 'elsewhere';
  return group.contains(active) ? 'beside' : 'elsewhere';
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
    await this.#reach(field);
    if (await isNativeSelect(field)) {
      await this.#page.keyboard.type(option);
      await expect(field.locator('option:checked')).toHaveText(option);
      return;
    }
    await this.#page.keyboard.press('Enter');
    await this.press(this.#page.getByRole('option', { name: option }));
  }

  async #reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await expect(target).toBeEnabled();
    let isBeside = false;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const where = await target.evaluate(placeOfFocus, COMPOSITE);
      if (where === 'there') return;
      const key = where === 'beside' ? await this.#arrow(target, isBeside) : 'Tab';
      isBeside = where === 'beside';
      await this.#page.keyboard.press(key);
    }
    throw new Error(`The keyboard does not reach ${target.toString()}.`);
  }

  /** A list does not go round: from its begin on, everything comes. */
  async #arrow(target: Locator, isOnItsWay: boolean): Promise<string> {
    if (!isOnItsWay && !(await target.evaluate(isToggle))) return 'Home';
    const isInRow = await target.evaluate((element: PageElement, rows: string) => element.closest(rows) !== null, ROWS);
    return isInRow ? 'ArrowRight' : 'ArrowDown';
  }
}
