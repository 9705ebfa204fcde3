/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createElement, useState } from 'react';
import { fakeHub, ok } from '../../../../testing/fake-hub.ts';
import { renderScreen } from '../../../../testing/render-screen.tsx';
import { aConnection, aProvider } from '../../testing/builders.ts';
import { SettingsForm } from './settings-form.tsx';

const PATH = '/api/v1/integrations/01twilio';
const BEFORE = { ...aConnection('twilio', 'connected'), label: 'Support', metadata: { team: 'blue', desk: 4 } };

async function open() {
  const hub = fakeHub({ [`PATCH ${PATH}`]: () => ok({ ...BEFORE, label: 'Sales' }) });
  const shown = await renderScreen(<SettingsForm connection={BEFORE} provider={aProvider('twilio')} />);
  await screen.findByLabelText(/^Label/);
  const sent = () => hub.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
  return { ...shown, sent };
}
const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(new RegExp(`^${name}`), { selector: 'input, textarea' });
const save = () => screen.getByRole('button', { name: 'Save' });

afterEach(cleanup);

describe('the settings of a connection', () => {
  it('are sent as far as somebody touched them', async () => {
    const { user, sent } = await open();
    await user.clear(field('Label'));
    await user.type(field('Label'), 'Sales');
    await user.click(save());
    await screen.findByText('Saved.');
    expect(sent()).toEqual([{ label: 'Sales' }]);
  });

  it('lose a note that was taken out', async () => {
    const { user, sent } = await open();
    await user.clear(field('Metadata'));
    await user.type(field('Metadata'), '{{"desk":5}');
    await user.click(save());
    await screen.findByText('Saved.');
    expect(sent()).toEqual([{ metadata: { team: null, desk: 5 } }]);
  });

  it('are not sent when nobody touched them, and say so', async () => {
    const { user, sent } = await open();
    await user.click(save());
    expect(await screen.findByText('Nothing was changed.')).toBeTruthy();
    expect(sent()).toEqual([]);
  });

  it('follow the hub until somebody types, and keep what was typed from then on', async () => {
    const { user } = await renderScreen(<RenamedElsewhere names={['Renamed', 'Renamed again']} />);
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    expect(field('Label').value).toBe('Renamed');
    await user.type(field('Label'), ' and typed');
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    expect(field('Label').value).toBe('Renamed and typed');
  });
});

/** The connection gets another label by other hands, at each press. */
function RenamedElsewhere({ names }: { names: readonly string[] }) {
  const [times, setTimes] = useState(0);
  const rename = createElement('button', { onClick: () => setTimes(times + 1) }, 'Rename');
  const label = names[times - 1] ?? BEFORE.label;
  return (
    <>
      {rename}
      <SettingsForm connection={{ ...BEFORE, label }} provider={aProvider('twilio')} />
    </>
  );
}
