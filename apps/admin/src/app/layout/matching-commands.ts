import type { Command } from '../../lib/commands/commands.ts';

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

// So that one letter does not list two hundred vendors.
const MOST_OF_A_GROUP = 8;

/** The commands that hold every word of the text, by group. Those that are only found stay away until something is typed. */
export function matchingCommands(commands: readonly Command[], text: string): CommandGroup[] {
  const words = wordsOf(text);
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (words.length === 0 ? command.isOnlyFound === true : !holds(command, words)) continue;
    const group = groups.get(command.group) ?? [];
    if (words.length === 0 || group.length < MOST_OF_A_GROUP) groups.set(command.group, [...group, command]);
  }
  return [...groups].map(([name, own]) => ({ name, commands: own }));
}

function holds({ label, note = '', keywords = '' }: Command, words: readonly string[]): boolean {
  const text = plain(`${label} ${note} ${keywords}`);
  return words.every((word) => text.includes(word));
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Without capitals and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const ID = /^[0-9a-z]{26}$/;

/** The id that was typed or pasted, as the hub makes them; null when the text is none. */
export function idIn(text: string): string | null {
  const id = text.trim().toLowerCase();
  return ID.test(id) ? id : null;
}
