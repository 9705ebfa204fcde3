import { createHash } from 'node:crypto';

/** A made-up place: the same for the same address, so that two simulated vendors find the same. */
export interface SimulatedPlace {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly label: string;
  /** An address has a number in it. */
  readonly precision: 'address' | 'area';
}

/** What simulated geocoders find: one place, and a second one for an address that says `ambiguous`; none for `nowhere`. */
export function simulatedPlaces(address: string, country: string | null): readonly SimulatedPlace[] {
  const asked = address.trim();
  if (/nowhere/i.test(asked)) return [];
  const label = [asked, country?.toUpperCase()].filter(Boolean).join(', ');
  return /ambiguous/i.test(asked) ? [place(label, 0), place(label, 1)] : [place(label, 0)];
}

function place(label: string, index: number): SimulatedPlace {
  const hash = createHash('sha256').update(`${label.toLowerCase()} ${index}`).digest();
  return {
    id: hash.toString('hex').slice(0, 23),
    latitude: within(hash.readUInt32BE(0), 60),
    longitude: within(hash.readUInt32BE(4), 180),
    label,
    precision: /\d/.test(label) ? 'address' : 'area',
  };
}

/** Between minus and plus `bound` degrees, with six decimals. */
function within(random: number, bound: number): number {
  return Math.round((random / 0xffff_ffff - 0.5) * 2 * bound * 1e6) / 1e6;
}
