import { expect, type Locator, type Page } from '@playwright/test';

/** Role and accessible name, as somebody who does not see the page would ask for it. */
export type Named = readonly [role: 'button' | 'combobox' | 'menuitem' | 'link', name: string | RegExp];

/** Something that opens in front of a screen, by keyboard alone. */
export interface Overlay {
  readonly name: string;
  /** What is pressed, one after the other: a button, and then perhaps an item of the menu it opened. */
  readonly press: readonly [Named, ...Named[]];
  readonly opens: 'dialog' | 'alertdialog' | 'menu' | 'listbox';
}

export const named = (page: Page, [role, name]: Named): Locator =>
  page.getByRole(role, { name, exact: typeof name === 'string' }).first();

/** Opens it with the keyboard, and finds what is then in front: the last, as a list of options may hang in a drawer. */
export async function openOverlay(page: Page, { press, opens }: Overlay): Promise<Locator> {
  for (const one of press) await named(page, one).press(one[0] === 'combobox' ? 'ArrowDown' : 'Enter');
  const front = page.getByRole(opens).last();
  await expect(front).toBeVisible();
  return front;
}

const menu = (name: string, button: string | RegExp): Overlay => ({ name, press: [['button', button]], opens: 'menu' });
const list = (name: string, field: Named): Overlay => ({ name, press: [field], opens: 'listbox' });
const dialog = (name: string, ...press: [Named, ...Named[]]): Overlay => ({ name, press, opens: 'dialog' });
const question = (name: string, ...press: [Named, ...Named[]]): Overlay => ({ name, press, opens: 'alertdialog' });

const ACTIONS: Named = ['button', 'Actions'];
const GRACE: Named = ['button', 'What to do with Grace Hopper'];
const KEY: Named = ['button', /^What to do with key Reports/];

/**
 * Everything that opens in front of a screen, below the name of that screen (screens.ts). A new one is added here, and
 * is then looked at by axe in both themes and at both widths, takes the focus, closes on Escape, gives the focus back to
 * what opened it, and is pictured.
 */
export const OVERLAYS: Readonly<Record<string, readonly Overlay[]>> = {
  integrations: [
    menu('tenants', /^Tenant .*, switch$/),
    menu('you', 'You and your preferences'),
    dialog('palette', ['button', /^Search or go to/]),
    dialog('bell', ['button', /^Alerts: /]),
  ],
  provider: [dialog('connect', ['button', 'Connect'])],
  connection: [
    menu('actions', 'Actions'),
    dialog('test', ['button', 'Test']),
    dialog('disable', ACTIONS, ['menuitem', 'Disable']),
    question('disconnect', ACTIONS, ['menuitem', 'Disconnect']),
    question('delete', ACTIONS, ['menuitem', 'Delete']),
  ],
  'connection-credentials': [dialog('replace', ['button', 'Replace: Auth token'])],
  'connection-calls': [dialog('call', ['button', /^POST /])],
  'connection-settings': [question('delete-below', ['button', 'Delete'])],
  operations: [menu('export', 'Export')],
  'operation-waiting': [question('cancel', ['button', 'Cancel operation'])],
  'operation-unknown': [question('retry', ['button', 'Retry'])],
  'try-it': [list('capabilities', ['combobox', 'Capability']), list('connections', ['button', /Connection$/])],
  routing: [menu('rule-actions', 'Actions: Germany'), dialog('new', ['button', 'New rule'])],
  rule: [list('capabilities', ['combobox', 'Capability']), list('connections', ['button', /Goes to$/])],
  'workflow-run-waiting': [question('cancel', ['button', 'Cancel run'])],
  approvals: [
    dialog('approve', ['button', 'Approve: Send an SMS']),
    dialog('reject', ['button', 'Reject: Send an SMS']),
  ],
  policies: [menu('policy-actions', /^Actions: No interns/), dialog('new', ['button', 'New policy'])],
  bindings: [menu('binding-actions', 'Actions: texts'), dialog('new', ['button', 'New binding'])],
  members: [
    menu('role', GRACE[1]),
    question('remove', GRACE, ['menuitem', 'Remove']),
    question('revoke-invitation', ['button', /^What to do with the invitation/], ['menuitem', 'Revoke']),
    dialog('invite', ['button', 'Invite somebody']),
  ],
  'api-keys': [
    menu('key-actions', KEY[1]),
    dialog('rotate', KEY, ['menuitem', 'Rotate']),
    question('revoke', KEY, ['menuitem', 'Revoke']),
    dialog('create', ['button', 'Create a key']),
  ],
  account: [question('sign-out', ['button', 'Sign out everywhere'])],
};
